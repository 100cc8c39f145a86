"""What could be bought or done instead, as plain values: shops, other variants, and the shortage itself."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.rules.reading.values import Offer, Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A shop's page for the same item, with what is known of the shop; None where nothing is known."""

    id: int
    url: str
    shop: str = ""
    price: Decimal | None = None  # yuan a unit
    color: str | None = None
    size: str | None = None
    shop_years: Decimal | None = None
    repeat_rate: Decimal | None = None  # per cent
    shipping_score: Decimal | None = None  # out of 5
    shop_group: str | None = None
    shown_stock: int | None = None
    material: str | None = None
    logo_differs: bool = False
    failed: bool = False  # it was chosen before and turned out to be empty


@dataclass(frozen=True, slots=True, kw_only=True)
class Sibling:
    """Another variant of the same product."""

    variant_id: int
    sku: str
    color: str | None = None
    size: str | None = None
    offered_by_agent: bool = False
    source: Source | None = None  # a page that is known to hold it


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortage:
    """One short order line and what hangs on it."""

    color: str | None = None
    size: str | None = None
    qty_ordered: int | None = None
    qty_short: int | None = None
    unit_price: Decimal | None = None
    url: str | None = None  # the page it was ordered from
    shop_group: str | None = None  # of the shop that ran out
    material: str | None = None
    reason: Reason = Reason.UNKNOWN
    restock_from: date | None = None
    restock_to: date | None = None
    restock_undecided: bool = False
    offers: tuple[Offer, ...] = ()
    affected_orders: int = 0
    other_units_or_lines_can_go: bool = False
    struck_keys: frozenset[str] = frozenset()  # options that the agent said are out too
    year: int | None = None  # the present one

    @property
    def is_part(self) -> bool:
        """Whether some of what was ordered can be had as it was ordered."""
        return bool(self.qty_short and self.qty_ordered and self.qty_short < self.qty_ordered)

    @property
    def qty(self) -> int:
        """How many units an answer is about; 0 where the notice does not tell."""
        return self.qty_short or self.qty_ordered or 0
