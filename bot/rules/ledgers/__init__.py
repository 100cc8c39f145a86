"""Read the lists that a team keeps itself: goods, stock, other shops, customers' orders, orders at the agent."""

from collections.abc import Iterator
from dataclasses import replace

from bot.rules.ledgers.agreeing import agreeing
from bot.rules.ledgers.cells import Cells
from bot.rules.ledgers.columns import marketplace_named, place_named, places, profile
from bot.rules.ledgers.rows import Told, entry_of
from bot.rules.ledgers.values import ROW_ERRORS, Ledger, LedgerKind, LedgerRow, RowWrong
from bot.rules.ledgers.variants import told_whole
from bot.rules.sheets.headers import Headed, filled_in, headed
from bot.rules.sheets.values import SheetError

__all__ = [
    "LONGEST",
    "MOST_ROWS",
    "ROW_ERRORS",
    "Ledger",
    "LedgerKind",
    "LedgerRow",
    "Told",
    "marketplace_named",
    "place_named",
    "read_ledger",
]

#: How many rows of a list are read; the others are told, not dropped.
MOST_ROWS = 10_000
#: How long a list may be: a longer one is refused whole.
LONGEST = 10 * MOST_ROWS


def read_ledger(kind: LedgerKind, content: bytes, told: Told) -> Ledger:
    """The list with every row told apart. Raises SheetError where the file is none of this kind."""
    found = headed(content, profile(kind))
    rows = tuple(_rows(kind, found, told))
    if not rows:
        raise SheetError("no_rows")
    rows = tuple(_once(rows))
    return Ledger(
        kind=kind,
        encoding=found.encoding,
        header=found.header,
        rows=tuple(agreeing(rows)) if kind is LedgerKind.GOODS else rows,
    )


def _rows(kind: LedgerKind, found: Headed, told: Told) -> Iterator[LedgerRow]:
    where = places(kind, found.header, found.columns)
    for at, (number, raw) in enumerate(told_whole(filled_in(found, LONGEST), where)):
        row = LedgerRow(number=number, cells=tuple(raw))
        if at >= MOST_ROWS or any(cell.strip() for cell in raw[len(found.header) :]):
            yield replace(row, error="beyond_limit" if at >= MOST_ROWS else "too_many_cells")
            continue
        try:
            entry = entry_of(kind, Cells(raw, where, told.zone, told.as_of), told)
        except RowWrong as wrong:
            yield replace(row, error=wrong.code, value=wrong.value[:80])
        else:
            if entry is not None:
                yield replace(row, entry=entry)


def _once(rows: tuple[LedgerRow, ...]) -> Iterator[LedgerRow]:
    """What stands there twice counts once, and says so."""
    first: dict[str, LedgerRow] = {}
    for row in rows:
        keys = row.entry.keys if row.entry else ()
        before = next((first[key] for key in keys if key in first), None)
        if before is None:
            first.update(dict.fromkeys(keys, row))
            yield row
        else:
            error = "repeated_row" if before.entry == row.entry else "repeated_key"
            yield replace(row, entry=None, error=error, value=str(before.number))
