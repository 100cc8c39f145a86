"""Lines of a numbered list that are cut into cells without a heading: `2) phone strap / mint / 50 / 31 left`."""

import re
from collections.abc import Iterator

from bot.rules.reading.text.tokens import Sheet, Token
from bot.rules.regex import regex

_ROW = regex(r"(?:^|(?<=\n))[ ]*(?:no\.?[ ]?|#|l|line[ ])?\d{1,3}[.):、]?[ ]+[^\n]*[^\W\d_][^\n]*")
_CUTS = (regex(r"[ ]+/[ ]+"), regex(r"[ ]+\|[ ]+"), regex(r"[ ]+[-–—][ ]+"), regex(r"[ ]*;[ ]*"))
_FIGURE = regex(r"[ ]*(\d{1,4})[ ]*")
_SEVERAL, _FEWEST = 2, 3


def take_cells(sheet: Sheet) -> None:
    """A cell that holds nothing but a figure, at the same place of every line, is how many were ordered."""
    if "\n" not in sheet.work:
        return
    rows = list(_ROW.finditer(sheet.work))
    for cut in _CUTS if len(rows) >= _SEVERAL else ():
        cells = [list(_cells(sheet.work, row, cut)) for row in rows]
        column = _column(sheet.work, cells)
        if column is not None:
            found = [sheet_figure for one in cells if (sheet_figure := _figure(sheet.work, one[column]))]
            sheet.tokens += [Token(*one.span(1), "qty", one[1], "label ordered") for one in found]
            sheet.cover(one.span(1) for one in found)
            return


def _cells(work: str, row: re.Match[str], cut: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    start = row.start()
    for edge in cut.finditer(work, *row.span()):
        yield start, edge.start()
        start = edge.end()
    yield start, row.end()


def _figure(work: str, cell: tuple[int, int]) -> re.Match[str] | None:
    return _FIGURE.fullmatch(work, *cell)


def _column(work: str, rows: list[list[tuple[int, int]]]) -> int | None:
    """The only column of mere figures, behind the name and before what is said of the goods."""
    width = min(map(len, rows))
    if width < _FEWEST:
        return None
    found = [at for at in range(1, width) if all(_figure(work, row[at]) for row in rows)]
    return found[0] if len(found) == 1 and all(len(row) > found[0] + 1 for row in rows) else None
