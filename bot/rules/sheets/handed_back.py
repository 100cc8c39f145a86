"""A list that we have handed back, mended: what we had written into it is no part of its rows."""

from dataclasses import replace

from bot.rules.sheets.headers import Headed, column_of

OWN = "own"


def without_own(found: Headed) -> Headed:
    """The file without our own columns, so that a row is the same row as in the list that it came from."""
    kept = [at for at, name in enumerate(found.header) if column_of(name) != OWN]
    if len(kept) == len(found.header):
        return found
    return replace(
        found,
        columns={new: found.columns[old] for new, old in enumerate(kept) if old in found.columns},
        header=tuple(found.header[at] for at in kept),
        records=[(number, _kept(cells, kept, len(found.header))) for number, cells in found.records],
    )


def _kept(cells: list[str], kept: list[int], width: int) -> list[str]:
    """The cells of those columns; cells without any stay behind them."""
    return [cells[at] for at in kept if at < len(cells)] + cells[width:]
