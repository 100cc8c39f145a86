"""What a file of rows is made of: what each row means, or why it cannot be used."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.rules.reading.values import ShortItem


class RowKind(StrEnum):
    """What a row turned out to be."""

    SHORT = "short"
    FINE = "fine"  # nothing is missing: told, but no case
    UNUSABLE = "unusable"


#: Every reason for which a row cannot be used; templates/<language>/sheets.txt puts them into words.
ROW_ERRORS = (
    "qty_unreadable",
    "nothing_named",
    "order_damaged",
    "shipment_number",
    "other_problem",
    "repeated_row",
    "totals_row",
    "too_many_cells",
    "says_nothing",
    "beyond_limit",
)
#: Every reason for which a whole file cannot be used.
SHEET_ERRORS = ("empty", "excel", "no_header", "no_rows", "too_many_rows")


class Wrong(ValueError):  # noqa: N818 - it reads as what it is
    """What cannot be used; a code says why."""

    def __init__(self, code: str, value: str = "") -> None:
        """With what the code is about."""
        super().__init__(code)
        self.code = code
        self.value = value


class SheetError(Wrong):
    """A file that is no list of ours as a whole; the code is one of SHEET_ERRORS."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One row, numbered as a spreadsheet numbers it."""

    number: int
    cells: tuple[str, ...]
    kind: RowKind
    order_no: str | None = None
    order_elsewhere: bool = False  # the order stands in a row above, or above the list
    item: ShortItem | None = None
    written: datetime | None = None  # as written, without a time zone
    error: str = ""
    value: str = ""  # what the error is about

    @property
    def said(self) -> tuple[str, ...]:
        """All that makes it this row and no other: its cells, and the order that they leave out."""
        return (*self.cells, self.order_no or "") if self.order_elsewhere else self.cells


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A list as it was understood."""

    encoding: str
    header: tuple[str, ...]
    rows: tuple[SheetRow, ...]

    def of(self, kind: RowKind) -> tuple[SheetRow, ...]:
        """The rows of one kind, in their order."""
        return tuple(row for row in self.rows if row.kind is kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSeen:
    """A list that was handed in, with what became of it, for those who are to see it."""

    id: int
    name: str
    sheet: Sheet
    written_at: datetime
    opened_by: str | None = None
    opened_at: datetime | None = None
    case_numbers: tuple[int, ...] = ()
    added_to: tuple[int, ...] = ()  # cases that were there, and were told of their rows
    known_rows: int = 0  # rows that were cases before
