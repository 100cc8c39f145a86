"""What a team's own lists are made of: what each row says, or why it cannot be used.

A field is None where its row does not say it, and text is empty where the row says that there is none.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from unicodedata import normalize

from bot.rules.sheets.values import Wrong
from bot.rules.words import Language, Marketplace, Place


class LedgerKind(StrEnum):
    """What a list is about."""

    GOODS = "goods"
    STOCK = "stock"
    SOURCES = "sources"
    ORDERS = "orders"  # of customers, on the marketplaces
    AGENT_ORDERS = "agent_orders"


#: Every reason for which a row cannot be used; templates/<language>/ledger_rows.txt puts them into words.
ROW_ERRORS = (
    "missing",
    "damaged",
    "qty_unreadable",
    "figure_unreadable",
    "figure_out_of_range",
    "price_in_yen",
    "price_not_in_yuan",
    "date_unreadable",
    "yes_or_no",
    "place_unknown",
    "place_missing",
    "nothing_counted",
    "nothing_ordered",
    "marketplace_unknown",
    "marketplace_missing",
    "language_unknown",
    "not_a_product",
    "short_link",
    "order_missing",
    "shipment_number",
    "repeated_row",
    "totals_row",
    "repeated_key",
    "product_disagrees",
    "too_many_cells",
    "beyond_limit",
    # what only the store can tell
    "sku_unknown",
    "product_unknown",
    "agent_line_unknown",
    "foreign_order",
    "other_agents_order",
)


#: Errors that leave no doubt which orders a list holds: of a marketplace beyond ours, or of an order told above.
HARMLESS = frozenset({"marketplace_unknown", "repeated_row", "repeated_key", "totals_row"})


class RowWrong(Wrong):
    """A row that cannot be used; the code is one of ROW_ERRORS."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsEntry:
    """A variant and its product."""

    sku: str
    product: str
    color: str | None = None
    size: str | None = None
    category: str | None = None
    material: str | None = None
    daily_sales: Decimal | None = None
    lead_days: int | None = None
    margin_units: int | None = None
    ended: bool | None = None  # no longer sold

    @property
    def keys(self) -> tuple[str, ...]:
        """What stands in a list only once."""
        return (sku_key(self.sku),)


@dataclass(frozen=True, slots=True, kw_only=True)
class StockEntry:
    """How many of a variant lie where."""

    sku: str
    levels: tuple[tuple[Place, int], ...]
    counted_at: datetime | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """What stands in a list only once."""
        return tuple(f"{sku_key(self.sku)} {place}" for place, _ in self.levels)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    """Another shop's page for a variant, or for a product in any variant."""

    sku: str
    product: str
    url: str
    shop: str | None = None
    shop_group: str | None = None
    price: Decimal | None = None
    color: str | None = None
    size: str | None = None
    shop_years: Decimal | None = None
    repeat_rate: Decimal | None = None
    shipping_score: Decimal | None = None
    shown_stock: int | None = None
    material: str | None = None
    logo_differs: bool | None = None
    verified_at: datetime | None = None
    ended: bool | None = None  # no longer there

    @property
    def keys(self) -> tuple[str, ...]:
        """What stands in a list only once."""
        return (f"{sku_key(self.sku) or name_key(self.product)} {self.url}",)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderEntry:
    """A line of a customer's order."""

    marketplace: Marketplace
    number: str
    line: str  # empty where the list has none: then the SKU tells lines apart
    sku: str
    qty: int
    ordered_at: datetime | None = None
    ship_by: datetime | None = None
    over: bool | None = None  # shipped or cancelled
    customer: str | None = None
    language: Language | None = None
    agent_order: str | None = None
    agent_line: str | None = None

    @property
    def order(self) -> tuple[Marketplace, str]:
        """What all lines of the order share."""
        return self.marketplace, self.number

    @property
    def keys(self) -> tuple[str, ...]:
        """What stands in a list only once."""
        return (f"{self.marketplace} {self.number} {self.line or sku_key(self.sku)}",)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentOrderEntry:
    """A line of an order at the agent."""

    number: str
    line: str
    sku: str
    qty: int
    unit_price: Decimal | None = None
    url: str | None = None
    shop_group: str | None = None
    ordered_at: datetime | None = None
    arrived: bool | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """What stands in a list only once."""
        return (f"{self.number} {self.line}",)


Entry = GoodsEntry | StockEntry | SourceEntry | OrderEntry | AgentOrderEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One row, numbered as a spreadsheet numbers it; without an entry it cannot be used."""

    number: int
    cells: tuple[str, ...]
    entry: Entry | None = None
    error: str = ""
    value: str = ""  # what the error is about


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """A list as it was understood."""

    kind: LedgerKind
    encoding: str
    header: tuple[str, ...]
    rows: tuple[LedgerRow, ...]


@lru_cache(maxsize=1 << 16)
def sku_key(sku: str) -> str:
    """An SKU as it is compared: marketplaces change the case of letters, spreadsheets their width."""
    return " ".join(normalize("NFKC", sku).casefold().split())


@lru_cache(maxsize=1 << 16)
def name_key(name: str) -> str:
    """A product's name as it is compared."""
    return "".join(normalize("NFKC", name).casefold().split())
