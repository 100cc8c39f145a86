"""Which rows of a list have been cases before, by whatever name they were kept."""

import hashlib
from collections.abc import Iterable, Sequence

from sqlmodel import col, select

from bot.flows.files.lists import sheet_of
from bot.flows.work import Work
from bot.rules.sheets import RowKind, SheetError, SheetRow
from bot.rules.words import Origin
from store.tables import DroppedFile, TakenRow


def mark(cells: Sequence[str]) -> str:
    """The name of a row by what it says."""
    return hashlib.sha256("\t".join(" ".join(cell.split()) for cell in cells).encode()).hexdigest()


def row_key(kept: DroppedFile, row: SheetRow) -> str:
    """The name under which a row becomes a case once."""
    return f"{kept.agent_id}:{mark(row.said)}"


def rows_taken(work: Work, kept: DroppedFile, rows: Sequence[SheetRow]) -> frozenset[str]:
    """The names of those rows that have been cases before."""
    keys = {row_key(kept, row) for row in rows}
    known = select(TakenRow.key).where(
        TakenRow.workspace_id == work.workspace.id, col(TakenRow.key).in_(keys)
    )
    return frozenset(work.session.exec(known)) | taken_by_cells(work, kept, rows)


def taken_by_cells(work: Work, kept: DroppedFile, rows: Sequence[SheetRow]) -> frozenset[str]:
    """The names of those rows, below their order, that were kept when an order above was no part of a row's name.

    Migration 0011 cannot give them their new names, since what was kept cannot be read back. But the lists
    themselves are kept: the one that was opened when the row was taken tells below which order it stood.
    """
    below = [row for row in rows if row.order_elsewhere]
    cells = {_key_of_cells(kept, row) for row in below}
    taken = select(TakenRow.at).where(
        TakenRow.workspace_id == work.workspace.id, col(TakenRow.key).in_(cells)
    )
    moments = set(work.session.exec(taken)) if cells else set()
    earlier = select(DroppedFile).where(
        DroppedFile.workspace_id == work.workspace.id,
        DroppedFile.agent_id == kept.agent_id,
        DroppedFile.origin == Origin.SHEET,
        DroppedFile.id != kept.id,
        col(DroppedFile.opened_at).in_(moments),
    )
    lists = work.session.exec(earlier).all() if moments else ()
    names = {row_key(kept, row) for each in lists for row in _taken_then(each)}
    return frozenset(names & {row_key(kept, row) for row in below})


def _taken_then(earlier: DroppedFile) -> Iterable[SheetRow]:
    """The short rows of a list; of those that only their orders tell apart the first alone was a case then."""
    try:
        short = sheet_of(earlier).of(RowKind.SHORT)
    except SheetError:
        return ()
    first: dict[str, SheetRow] = {}
    for row in short:
        first.setdefault(_key_of_cells(earlier, row), row)
    return first.values()


def _key_of_cells(kept: DroppedFile, row: SheetRow) -> str:
    return f"{kept.agent_id}:{mark(row.cells)}"
