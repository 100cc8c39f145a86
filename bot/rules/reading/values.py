"""What a reading is made of: every value with the place in the notice where it was found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Generic, Protocol, Self, TypeVar

T = TypeVar("T")
Span = tuple[int, int]
#: The order's number, where one is known, and the number of its line.
OrderLineName = tuple[str | None, str]


class Reason(StrEnum):
    """Why an item cannot be bought; unknown when the agent does not say."""

    TEMPORARY = "temporary"
    DISCONTINUED = "discontinued"
    PRICE_CHANGE = "price_change"
    MOQ = "moq"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Generic[T]):
    """A value, where it stands in the original text, and how sure the reader is (0 to 1)."""

    value: T
    spans: tuple[Span, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Something the agent proposes instead; price is the new price as written."""

    url: str | None = None
    color: str | None = None
    size: str | None = None
    price: str | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortItem:
    """One order line that is short, as far as the notice tells; order_no only where it is about several orders."""

    order_no: Found[str] | None = None
    line: Found[str] | None = None
    product: Found[str] | None = None
    sku: Found[str] | None = None
    color: Found[str] | None = None
    size: Found[str] | None = None
    qty_ordered: Found[int] | None = None
    qty_short: Found[int] | None = None
    url: Found[str] | None = None
    reason: Found[Reason] = field(default_factory=lambda: Found(value=Reason.UNKNOWN, confidence=0.5))
    #: Of a minimum lot: so many pieces, or the amount as written; told to people only.
    least: str = ""
    restock: Found[str] | None = None
    restock_from: date | None = None
    restock_to: date | None = None
    restock_undecided: bool = False
    alternatives: tuple[Offer, ...] = ()
    confidence: float = 1.0
    doubts: tuple[str, ...] = ()
    #: `2番以外すべて`: it stands for every line of the order but these.
    all_but: tuple[str, ...] = ()
    #: The fields that a person should look at, also such that nothing was found for.
    unsure: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What Keppin understood of one notice; unplaced is what it could not put anywhere."""

    is_stockout: bool
    stockout_confidence: float
    lang: str
    order_no: Found[str] | None = None
    items: tuple[ShortItem, ...] = ()
    unplaced: tuple[str, ...] = ()
    needs_check: bool = False
    #: As an item's: of `is_stockout`, `lang`, `agent_order_no` and `item_count`.
    unsure: tuple[str, ...] = ()

    def order_of(self, item: ShortItem | None) -> str | None:
        """The number of the order that an item is of."""
        found = (item.order_no if item is not None else None) or self.order_no
        return found.value if found is not None else None

    def line_of(self, item: ShortItem) -> OrderLineName | None:
        """The order's line that an item names, if it names one."""
        return (self.order_of(item), item.line.value.lstrip("0")) if item.line is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownLine:
    """An order line still open in the store."""

    order_no: str
    line_no: str
    product: str | None = None
    sku: str | None = None
    color: str | None = None
    size: str | None = None
    qty: int | None = None


class OnOrder(Protocol):
    """Open order lines that are too many to be given: those that can matter are asked for."""

    def numbers_in(self, work: str, /) -> Iterable[str]:
        """The numbers of open orders that may stand in a folded text."""
        ...

    def beside(self, items: Sequence[ShortItem], order_no: str | None, /) -> Iterable[KnownLine]:
        """The lines that items of an order can mean, or be told from: with any others, all say the same of them."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the workspace knows before it reads: its customer number, open lines, learnt words by kind.

    order_no is the order that the notice is about where it names none, as in the thread of another notice.
    """

    order_no: str | None = None
    customer_no: str | None = None
    open_lines: tuple[KnownLine, ...] = ()
    vocabulary: dict[str, dict[str, str]] = field(default_factory=dict)
    on_order: OnOrder | None = None  # where the open lines are asked for

    def numbers_in(self, work: str) -> Iterable[str]:
        """The numbers of open orders that may stand in a folded text."""
        given = {line.order_no for line in self.open_lines}
        return given if self.on_order is None else given.union(self.on_order.numbers_in(work))

    def beside(self, items: Sequence[ShortItem], order_no: str | None) -> Self:
        """The same, with the lines that these items can mean."""
        if self.on_order is None:
            return self
        return replace(self, open_lines=tuple(self.on_order.beside(items, order_no)), on_order=None)
