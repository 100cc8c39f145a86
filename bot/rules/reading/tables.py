"""Tables in a notice: Markdown, tabs, or columns kept apart by spaces; every cell becomes a labelled value."""

import re
from typing import NamedTuple

from bot.rules.reading.labels import FIELD_OF, Labelled

_SEPARATORS = (
    re.compile(r"\s*\|\s*"),
    re.compile(r"[ \x00]*\t[ ]*"),
    re.compile(r"(?<=\S)[ ]{2,}(?=\S)"),
    re.compile(r"\s*,\s*"),
    re.compile(r"[ ]+"),
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
    if "\n" not in text:
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
        if known >= _least(separator) and known * 3 >= len(fields) * _share(separator):
            return fields, separator
    return None


def _least(separator: re.Pattern[str]) -> int:
    return _ENOUGH if separator in _SEPARATORS[3:] else 2


def _share(separator: re.Pattern[str]) -> int:
    """Columns kept apart by one space are a table only if every heading is a known one."""
    return 3 if separator is _SEPARATORS[-1] else 2


def _row(line: re.Match[str], separator: re.Pattern[str], header: list[str]) -> Row | None:
    if _RULE.fullmatch(line.group()):
        return Row(line.start(), line.end(), ())
    cells = _cells(line, separator)
    if separator is _SEPARATORS[-1] and len(cells) > len(header):
        cells = [*cells[: len(header) - 1], (cells[len(header) - 1][0], cells[-1][1])]
    if len(cells) != len(header) and not ("|" in separator.pattern and 1 < len(cells) <= len(header)):
        return None
    named = zip(header, cells, strict=False)
    values = tuple(
        Labelled(start, field or "other", start, end) for field, (start, end) in named if end > start
    )
    return Row(line.start(), line.end(), values)
