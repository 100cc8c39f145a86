"""A list as somebody hands it in: text as it is, and of a workbook the first sheet on which one stands.

What reads workbooks is large, and most days nobody needs it: like the commands (bot/__main__.py) they are loaded
when they are wanted.
"""

import csv
import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from importlib import import_module
from typing import Any, TypeVar

from bot.rules.ledgers import LONGEST as LONGEST_LEDGER
from bot.rules.ledgers import Ledger
from bot.rules.sheets import LONGEST, Sheet, SheetError, read_sheet
from store.lists import sheet_from_json
from store.tables import DroppedFile

L = TypeVar("L", Sheet, Ledger)

WORKBOOK = b"PK\x03\x04"
#: What a workbook may hold, unpacked: order sheets come with pictures, and mischief with mountains of zeros.
UNPACKED, PARTS = 200_000_000, 2_000
SHEETS, COLUMNS = 10, 60
#: Marketplaces' own exports are wide.
WIDE = 250
#: A sheet is read so much further than a list may be long (titles and headings come first) that whoever reads it
#: sees that it is longer.
FURTHER = 100
#: So many rows without a word end a sheet: ruled rows often go on below it by the ten thousand.
BLANK = 500
#: The parts that are read; pictures are not.
TEXT = 60_000_000
_BROKEN = (
    zipfile.BadZipFile,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    OSError,
    SyntaxError,
    EOFError,
)


#: Which of several sheets' errors says most: that of the one on which a list stands.
_TELLING = ("too_many_rows", "no_rows", "no_header", "excel", "empty")


def read_list(content: bytes, *, as_of: datetime) -> Sheet:
    """The list with every row told apart. Raises SheetError where the file is none."""
    return _first(content, lambda text: read_sheet(text, as_of=as_of), (LONGEST, COLUMNS))


def sheet_of(kept: DroppedFile) -> Sheet:
    """A list that was kept, as it was read when it came. Raises SheetError where it was none or is forgotten."""
    return sheet_from_json(kept.sheet) if kept.sheet else read_list(kept.content, as_of=kept.written_at)


def read_ledger_in(content: bytes, read: Callable[[bytes], Ledger]) -> Ledger:
    """One of the team's own lists, as `read` understands it. Raises SheetError where the file is none."""
    return _first(content, read, (LONGEST_LEDGER, WIDE))


def _first(content: bytes, read: Callable[[bytes], L], most: tuple[int, int]) -> L:
    """The text, or the first sheet of a workbook on which such a list stands."""
    if not content.startswith(WORKBOOK):
        return read(content)
    refused: list[SheetError] = []
    for text in _sheets(content, most):
        try:
            return replace(read(text), encoding="xlsx")
        except SheetError as error:
            refused.append(error)
    raise min(refused, key=lambda error: _TELLING.index(error.code), default=SheetError("empty"))


def _sheets(content: bytes, most: tuple[int, int]) -> Iterator[bytes]:
    """The visible sheets of a workbook, one after the other, each as the CSV that it would be. Raises SheetError."""
    _refuse_bombs(content)
    try:
        book = import_module("openpyxl").load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        for sheet in shown[:SHEETS]:
            yield _as_csv(sheet, most)
    except _BROKEN as error:  # a file of other people's programs, or none at all
        raise SheetError("excel") from error


def _refuse_bombs(content: bytes) -> None:
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except _BROKEN as error:
        raise SheetError("excel") from error
    written = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    if len(parts) > PARTS or written > TEXT or sum(part.file_size for part in parts) > UNPACKED:
        raise SheetError("excel")


def _as_csv(sheet: Any, most: tuple[int, int]) -> bytes:  # noqa: ANN401 - openpyxl is not typed
    written = io.StringIO(newline="")
    rows = csv.writer(written)
    filled = blank = 0
    for row in sheet.iter_rows(max_col=most[1], values_only=True):
        cells = [_cell(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        if not cells and blank == BLANK:
            break
        if not cells:
            blank += 1
            continue
        rows.writerows([[""]] * blank)
        rows.writerow(cells)
        filled, blank = filled + 1, 0
        if filled > most[0] + FURTHER:
            break
    return written.getvalue().encode()


def _cell(value: Any) -> str:  # noqa: ANN401 - whatever a spreadsheet holds
    """A cell as a person reads it."""
    if value is None or (isinstance(value, str) and value.startswith("#N")):
        return ""
    if isinstance(value, datetime):
        midnight = (value.hour, value.minute, value.second) == (0, 0, 0)
        return value.date().isoformat() if midnight else value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
