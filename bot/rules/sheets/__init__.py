"""Read a list of problems as the agent's site or staff give it: CSV in whatever encoding, one short item a row."""

from collections.abc import Iterator
from datetime import datetime

from bot.rules.reading import read
from bot.rules.sheets.handed_back import without_own
from bot.rules.sheets.headers import Headed, filled_in, headed
from bot.rules.sheets.rows import Cells, cells_of, row_of
from bot.rules.sheets.values import ROW_ERRORS, SHEET_ERRORS, RowKind, Sheet, SheetError, SheetRow, SheetSeen
from bot.rules.totals import is_totals_row

__all__ = [
    "LIMIT",
    "LONGEST",
    "ROW_ERRORS",
    "SHEET_ERRORS",
    "RowKind",
    "Sheet",
    "SheetError",
    "SheetRow",
    "SheetSeen",
    "read_sheet",
]

#: How many rows of a list are read; the others are told, not dropped.
LIMIT = 2000
#: How long a list may be: a longer one is refused whole.
LONGEST = 5 * LIMIT
#: Columns of which the first that is there says what is short.
_SPEAKING = frozenset({"qty_short", "qty_possible", "kind"})


def read_sheet(content: bytes, *, as_of: datetime) -> Sheet:
    """The list with every row told apart. Raises SheetError where the file is none."""
    found = without_own(headed(content))
    rows = tuple(_rows(found, as_of))
    if not rows:
        raise SheetError("no_rows")
    return Sheet(encoding=found.encoding, header=found.header, rows=_once(rows))


def _rows(found: Headed, as_of: datetime) -> Iterator[SheetRow]:
    speaks = bool(_SPEAKING & set(found.columns.values()))
    filled = filled_in(found, LONGEST)
    given = read(found.above, received_at=as_of).order_no if found.above.strip() else None
    current = given.value if given else None
    for at, (number, raw) in enumerate(filled):
        cells = cells_of(number, raw, found.columns, as_of)
        own = cells.get("order_no")
        if is_totals_row(raw):
            yield _beside(cells, "totals_row")
            continue
        if at >= LIMIT or _overflows(raw, found.header):
            yield _beside(cells, "beyond_limit" if at >= LIMIT else "too_many_cells")
            continue
        carried = not own and current is not None and (given is None or current != given.value)
        row = row_of(cells, own or current, carried=carried, speaks=speaks)
        current = own if own and row.kind is not RowKind.UNUSABLE else current
        yield row


def _overflows(raw: list[str], header: tuple[str, ...]) -> bool:
    """More cells than columns: a comma that nobody quoted has moved everything behind it."""
    return any(cell.strip() for cell in raw[len(header) :])


def _beside(cells: Cells, error: str) -> SheetRow:
    return SheetRow(number=cells.number, cells=cells.raw, kind=RowKind.UNUSABLE, error=error)


def _once(rows: tuple[SheetRow, ...]) -> tuple[SheetRow, ...]:
    """A row that stands there twice counts once, and says so."""
    seen: dict[tuple[str, ...], int] = {}
    kept = []
    for row in rows:
        first = seen.setdefault(row.said, row.number)
        again = row.kind is RowKind.SHORT and first != row.number
        kept.append(
            SheetRow(
                number=row.number,
                cells=row.cells,
                kind=RowKind.UNUSABLE,
                error="repeated_row",
                value=str(first),
            )
            if again
            else row
        )
    return tuple(kept)
