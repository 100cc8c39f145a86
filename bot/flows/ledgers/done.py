"""What became of a list's rows, and what every kind of list needs to tell it."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, tzinfo
from enum import StrEnum
from typing import Protocol, TypeVar

from sqlmodel import Session

from bot.flows.work import Work
from bot.rules.ledgers.values import LedgerRow, RowWrong, sku_key
from store.importing import add_with_ids
from store.questions.goods import variants_with_products
from store.tables import Product, Variant
from store.tables.base import Row

E = TypeVar("E")
K = TypeVar("K", bound=Hashable)
R = TypeVar("R", bound=Row)
E_contra = TypeVar("E_contra", contravariant=True)


class Fate(StrEnum):
    """What a row changed."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


class Unsettled(StrEnum):
    """Why a list that is said to be complete leaves the orders alone that are not in it."""

    NOTHING_KEPT = "nothing_kept"  # not one of its rows could be used: it may be another list
    UNREADABLE = "unreadable"  # some of its rows cannot be read: they may be those orders
    TOO_LONG = "too_long"  # it has more rows than are read at once
    HANDED_BACK = "handed_back"  # it holds only the rows of another list that could not be used


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field that a row changed."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowDone:
    """A row that was kept, and what that changed."""

    number: int
    title: str
    fate: Fate
    changes: tuple[Change, ...] = ()  # of a new row all that it says


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """For what nobody waits any more, since it is not in a complete list; or why that is not said."""

    orders: int = 0
    lines: int = 0  # of orders that are in it
    why_not: Unsettled | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerDone:
    """What became of a whole list."""

    rows: tuple[RowDone, ...]
    refused: tuple[LedgerRow, ...]
    settled: Settled = Settled()

    @property
    def changes(self) -> int:
        """How much there is to keep."""
        rows = self.count(Fate.NEW) + self.count(Fate.CHANGED)
        return rows + self.settled.orders + self.settled.lines

    def count(self, fate: Fate) -> int:
        """How many rows had this fate."""
        return sum(row.fate is fate for row in self.rows)


#: A row's fields as they stand, or None where it is not there yet.
Seen = Mapping[str, object] | None


class Keeper(Protocol[E_contra]):
    """Keeps the rows of one kind of list."""

    def seen(self, entry: E_contra, /) -> Seen:
        """What is kept of it now."""
        ...

    def keep(self, entry: E_contra, /) -> None:
        """Keep it. Raises RowWrong for what only the store can know to be wrong."""
        ...

    def title(self, entry: E_contra, /) -> str:
        """How it is called."""
        ...


def kept(
    keeper: Keeper[E], rows: Iterable[tuple[LedgerRow, E]], zone: tzinfo
) -> tuple[list[RowDone], list[LedgerRow]]:
    """Keep each row; answers those that were kept, and those that were refused. Days are told in the zone."""
    done: list[RowDone] = []
    refused: list[LedgerRow] = []
    listed = list(rows)
    before = {row.number: keeper.seen(entry) for row, entry in listed}
    for row, entry in listed:
        try:
            keeper.keep(entry)
        except RowWrong as wrong:
            refused.append(_refused(row, wrong))
        else:
            changes = _changes(before[row.number], keeper.seen(entry), zone)
            done.append(_done(row.number, keeper.title(entry), changes, new=before[row.number] is None))
    return done, refused


def _refused(row: LedgerRow, wrong: RowWrong) -> LedgerRow:
    return LedgerRow(number=row.number, cells=row.cells, entry=row.entry, error=wrong.code, value=wrong.value)


def _done(number: int, title: str, changes: tuple[Change, ...], *, new: bool) -> RowDone:
    fate = Fate.CHANGED if changes else Fate.SAME
    return RowDone(number=number, title=title, fate=Fate.NEW if new else fate, changes=changes)


def _changes(before: Seen, after: Seen, zone: tzinfo) -> tuple[Change, ...]:
    known = before or {}
    return tuple(
        Change(field=name, old=_shown(known.get(name), zone), new=_shown(new, zone))
        for name, new in (after or {}).items()
        if known.get(name) != new
    )


def _shown(value: object, zone: tzinfo) -> str:
    """A value as people write it into their lists."""
    match value:
        case None:
            return ""
        case bool():
            return "○" if value else "×"
        case datetime():
            return _moment(value.astimezone(zone))
        case _:
            return str(value)


def _moment(local: datetime) -> str:
    """A day, with its time where it has one."""
    return f"{local:%Y-%m-%d}" if local.time() == time() else f"{local:%Y-%m-%d %H:%M}"


def say(row: Row, **said: object) -> None:
    """Write into a row what is said; what is not said (None) stays as it was."""
    for name, value in said.items():
        if value is not None and getattr(row, name) != value:
            setattr(row, name, value)


def add_new(work: Work, known: dict[K, R], named: Iterable[K], make: Callable[[K], R]) -> None:
    """What is named and not known yet is made, all at once, so that it knows its id."""
    new = {key: make(key) for key in dict.fromkeys(named) if key not in known}
    add_with_ids(work.session, list(new.values()))
    known |= new


def fields_of(row: Row, *names: str) -> dict[str, object]:
    """The fields of a row that a list may change."""
    return {name: getattr(row, name) for name in names}


@dataclass(slots=True)
class Catalogue:
    """The variants by their SKUs, with their products."""

    by_sku: dict[str, tuple[Variant, Product]]

    @classmethod
    def of(cls, session: Session, workspace_id: int) -> "Catalogue":
        """All that the workspace sells."""
        found = variants_with_products(session, workspace_id)
        return cls({sku_key(variant.sku): (variant, product) for variant, product in found})

    def variant(self, sku: str) -> Variant:
        """The variant with this SKU. Raises RowWrong."""
        found = self.by_sku.get(sku_key(sku))
        if found is None:
            raise RowWrong("sku_unknown", sku)
        return found[0]

    def get(self, sku: str) -> Variant | None:
        """The variant with this SKU, if there is one."""
        found = self.by_sku.get(sku_key(sku))
        return found[0] if found else None
