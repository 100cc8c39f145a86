"""Finding the header: the encoding and the delimiter are those in which known column names appear."""

import csv
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from unicodedata import normalize

from bot.rules.charsets import decoded, keepable, marked, strangeness
from bot.rules.data import load
from bot.rules.regex import regex
from bot.rules.sheets.values import SheetError

_TABLE = load("sheet_columns")
_ENCODINGS = ("utf-8", "cp932", "gb18030", "utf-16-le", "utf-16-be")
_DELIMITERS = ",\t;"
#: How far down a header may stand: titles and dates may come before it.
_DEPTH = 10
_BRACKETS = regex(r"[(\[【<].*?[)\]】>]")
_SPACE = regex(r"[\s_:]+")
_GUARD = regex(r'^(?:="(.*)"|\'(?=[=+\-@\d])(.*))$', re.DOTALL)
_EXCEL = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
#: A list must say which item, and something about it.
_WHICH = frozenset({"line", "order_no", "sku", "product", "url"})
_WHAT = frozenset({"qty_ordered", "qty_short", "qty_possible", "kind", "status", "reason"})
_FEWEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Headed:
    """A file taken apart under its header."""

    encoding: str
    columns: dict[int, str]  # what stands in which column
    above: str
    header: tuple[str, ...]
    records: list[tuple[int, list[str]]]  # numbered from 1, as a spreadsheet does


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """By what a kind of list is known."""

    column_of: Callable[[str], str | None]  # what a column holds, by the name above it
    is_header: Callable[[Mapping[int, str]], bool]
    repeats: frozenset[str] = frozenset()  # what may stand in several columns


def headed(content: bytes, profile: Profile | None = None) -> Headed:
    """The file as rows under a known header, by default that of a problem list. Raises SheetError."""
    if not content.strip(b"\xef\xbb\xbf\xff\xfe\x00\r\n\t ,"):
        raise SheetError("empty")
    if content.startswith(_EXCEL):
        raise SheetError("excel")
    found = [each for text, name in _texts(content) for each in _tables(text, name, profile or PROBLEMS)]
    best = max(found, key=lambda each: each[0], default=None)
    if best is None or best[1] is None:
        raise SheetError("no_header", _first_words(content))
    return best[1]


def filled_in(found: Headed, most: int) -> list[tuple[int, list[str]]]:
    """The rows in which something stands. Raises SheetError where they are more than a list may have."""
    filled = [(number, raw) for number, raw in found.records if any(cell.strip() for cell in raw)]
    if len(filled) > most:
        raise SheetError("too_many_rows", f"{most:,}")
    return filled


def column_of(name: str) -> str | None:
    """What a column holds, by the name above it."""
    return _NAMES.get(plain(name))


def plain(text: str) -> str:
    """A name or word as they are compared: without width, case, spaces and brackets."""
    folded = normalize("NFKC", text).lower().strip("\ufeff '\"*※")
    return _SPACE.sub("", _BRACKETS.sub("", folded)) or _SPACE.sub("", folded)


def unguarded(cell: str) -> str:
    """The cell without a spreadsheet's guards around figures."""
    guarded = _GUARD.match(cell.strip())
    return next((part for part in guarded.groups() if part is not None), "") if guarded else cell


_NAMES = {plain(name): column for column, names in _TABLE["columns"].items() for name in names}
KINDS = {plain(word): kind for kind, words in _TABLE["kinds"].items() for word in words}


def _texts(content: bytes) -> list[tuple[str, str]]:
    mark = marked(content)
    names = (mark,) if mark else _ENCODINGS
    return [(keepable(text), name) for name in names if (text := decoded(content, name)) is not None]


def _tables(text: str, encoding: str, profile: Profile) -> list[tuple[tuple[float, float], Headed | None]]:
    """The file under each delimiter that shows a header, with how well it fits."""
    strange = strangeness(text[:4000], encoding)
    tables = (_table(text, encoding, delimiter, profile) for delimiter in _DELIMITERS)
    return [((len(table.columns), -strange), table) for table in tables if table]


def _table(text: str, encoding: str, delimiter: str, profile: Profile) -> Headed | None:
    try:
        records = list(enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), start=1))
    except csv.Error:
        return None
    for at, (_, cells) in enumerate(records[:_DEPTH]):
        columns = _columns(cells, profile)
        if profile.is_header(columns):
            above = "\n".join(" ".join(row) for _, row in records[:at])
            return Headed(
                encoding=encoding,
                columns=columns,
                above=above,
                header=tuple(cells),
                records=records[at + 1 :],
            )
    return None


def _columns(cells: list[str], profile: Profile) -> dict[int, str]:
    """Each known column once, but for what may be repeated: the first of several that say the same."""
    found: dict[int, str] = {}
    for at, cell in enumerate(cells):
        column = profile.column_of(cell)
        if column and (column in profile.repeats or column not in found.values()):
            found[at] = column
    return found


def _is_header(columns: Mapping[int, str]) -> bool:
    held = set(columns.values())
    return len(columns) >= _FEWEST and bool(held & _WHICH) and bool(held & _WHAT)


#: Agents' problem lists and order sheets.
PROBLEMS = Profile(column_of=column_of, is_header=_is_header, repeats=frozenset({"aside"}))


def _first_words(content: bytes) -> str:
    text = min(_texts(content) or [("", "")], key=lambda each: strangeness(each[0][:4000], each[1]))[0]
    return " ".join(text.split())[:120]
