"""Tables in a notice: Markdown, tabs, or columns kept apart by spaces; every cell becomes a labelled value."""

import re
from typing import NamedTuple

from bot.rules.reading.labels import FIELD_OF, Labelled

_SEPARATORS = (
    re.compile(r"\s*\|\s*"),
    re.compile(r"[ \x00]*\t[ ]*"),
    re.compile(r"(?<=\S)[ ]{2,}(?=\S)"),
    re.compile(r"\s*,\s*"),
)
_RULE = re.compile(r"[\s|:+=\-─━]+")
_LINE = re.compile(r"[^\n]+")
_TRIM = re.compile(r"[\s*:【】\[\]()]+")
_ENOUGH = 3


class Row(NamedTuple):
    """One data row with its cells; the header row has no cells."""

    start: int
    end: int
    cells: tuple[Labelled, ...]


def find_tables(text: str) -> list[Row]:
    """The rows of all tables, header rows included."""
    if "|" not in text and "\t" not in text and "  " not in text and text.count(",") < _ENOUGH:
        return []
    rows: list[Row] = []
    header: list[str] = []
    separator = _SEPARATORS[0]
    for line in _LINE.finditer(text):
        found = _header(line)
        if found:
            header, separator = found
            rows.append(Row(line.start(), line.end(), ()))
        elif header:
            row = _row(line, separator, header)
            header = header if row else []
            rows += [row] if row else []
    return rows


def _cells(line: re.Match[str], separator: re.Pattern[str]) -> list[tuple[int, int]]:
    text = line.group()
    edges = [(match.start(), match.end()) for match in separator.finditer(text)]
    starts = [0, *(end for _, end in edges)]
    ends = [*(start for start, _ in edges), len(text)]
    cells = [(line.start() + start, line.start() + end) for start, end in zip(starts, ends, strict=True)]
    if "|" in separator.pattern:
        cells = cells[1:] if text.lstrip().startswith("|") else cells
        cells = cells[:-1] if text.rstrip().endswith("|") else cells
    return cells


def _header(line: re.Match[str]) -> tuple[list[str], re.Pattern[str]] | None:
    for separator in _SEPARATORS:
        if not separator.search(line.group()):
            continue
        cells = _cells(line, separator)
        fields = [FIELD_OF.get(_TRIM.sub(" ", line.string[start:end]).strip(), "") for start, end in cells]
        known = sum(map(bool, fields))
        if known >= (_ENOUGH if "," in separator.pattern else 2) and known * 3 >= len(fields) * 2:
            return fields, separator
    return None


def _row(line: re.Match[str], separator: re.Pattern[str], header: list[str]) -> Row | None:
    if _RULE.fullmatch(line.group()):
        return Row(line.start(), line.end(), ())
    cells = _cells(line, separator)
    if len(cells) != len(header) and not ("|" in separator.pattern and 1 < len(cells) <= len(header)):
        return None
    named = zip(header, cells, strict=False)
    values = tuple(
        Labelled(start, field or "other", start, end) for field, (start, end) in named if end > start
    )
    return Row(line.start(), line.end(), values)
