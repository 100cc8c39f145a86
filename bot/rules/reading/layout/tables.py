"""Tables in a notice: Markdown, tabs, commas or spaces; every cell becomes a labelled value."""

import re
from typing import NamedTuple

from bot.rules.reading.layout.columns import fields_of
from bot.rules.reading.layout.labels import Labelled
from bot.rules.reading.text.lexicon import Hit
from bot.rules.regex import regex
from bot.rules.script import pattern

Span = tuple[int, int]
_PIPE, _TAB, _COLUMNS = (
    regex(r"\s*\|\s*"),
    regex(r"[ \x00]*\t[ ]*"),
    regex(r"(?<=\S)[ ]{2,}(?=\S)"),
)
_COMMA, _SEMICOLON, _SPACE = regex(r"\s*,\s*"), regex(r"\s*;\s*"), regex(r"[ ]+")
_SEPARATORS = (_PIPE, _TAB, _COLUMNS, _COMMA, _SEMICOLON, _SPACE)
_RULE = regex(r"[\s|:+=\-─━]+")
# What a last row adds up is no line of the order.
_SUM = pattern(
    r"[\s|*]*(?:小计|合计|总计|总共|计|合计数|sub-?total|grand\stotal|total|sum)[\s:|,;*](?![^\d\n]*[^\W\d_][^\n]*$)"
)
_TRIM = regex(r"[\s*:【】\[\]()\"]+")
_ENOUGH = 3


class Row(NamedTuple):
    """One row with its cells; header and rule have none."""

    start: int
    end: int
    cells: tuple[Labelled, ...] = ()


class Header(NamedTuple):
    """The fields of a table's columns and how the columns are kept apart."""

    fields: list[str]
    separator: re.Pattern[str]


def find_tables(text: str, hits: list[Hit[str]]) -> list[Row]:
    """The rows of all tables, their headers first; a header is a line of labels."""
    rows: list[Row] = []
    for start, end in _label_lines(text, hits):
        if not rows or start > rows[-1].end:
            rows += _table(text, start, end)
    return rows


def _label_lines(text: str, hits: list[Hit[str]]) -> list[Span]:
    """Lines with more than one label and another line below."""
    lines: list[Span] = []
    end, count = -1, 0
    for hit in hits:
        if hit.start > end:
            start, end = text.rfind("\n", 0, hit.start) + 1, text.find("\n", hit.start)
            if end < 0:
                break
            count = 0
        count += 1
        if count == 2:  # noqa: PLR2004  the second label makes the line a header's candidate
            lines.append((start, end))
    return lines


def _table(text: str, start: int, end: int) -> list[Row]:
    header = _header(text, start, end)
    if header is None:
        return []
    rows = [Row(start, end)]
    while end < len(text):
        start, end = end + 1, _line_end(text, end + 1)
        row = _row(text, start, end, header)
        if row is None:
            break
        rows.append(row)
    if not any(row.cells for row in rows):
        return []
    return _counted(text, _arrived(text, rows, header), header)


def _arrived(text: str, rows: list[Row], header: Header) -> list[Row]:
    """`発注 | 入荷` over figures: not when something comes, but how many came of so many."""
    if "ordered" not in header.fields or "restock" not in header.fields or "have" in header.fields:
        return rows
    ordered, at = header.fields.index("ordered"), header.fields.index("restock")
    told = [row.cells for row in rows if len(row.cells) == len(header.fields)]
    figures = [(_figure(text, cells[at]), _figure(text, cells[ordered])) for cells in told]
    if not figures or not all(came is not None and came <= (of or 0) for came, of in figures):
        return rows
    return _renamed(rows, header, at, "have")


def _counted(text: str, rows: list[Row], header: Header) -> list[Row]:
    """A column of figures under a heading that nobody knows, beside what is there or lacks: how many were ordered."""
    unknown = [at for at, field in enumerate(header.fields) if not field]
    if "ordered" in header.fields or not {"have", "short"} & set(header.fields) or not unknown:
        return rows
    told = [row.cells for row in rows if len(row.cells) == len(header.fields)]
    figures = [at for at in unknown if told and all(_is_most(text, cells, at) for cells in told)]
    if len(figures) != 1:
        return rows
    return _renamed(rows, header, figures[0], "ordered")


def _renamed(rows: list[Row], header: Header, at: int, field: str) -> list[Row]:
    """The same rows, with another meaning of one column."""
    return [
        row._replace(cells=(*row.cells[:at], row.cells[at]._replace(field=field), *row.cells[at + 1 :]))
        if len(row.cells) == len(header.fields)
        else row
        for row in rows
    ]


def _is_most(text: str, cells: tuple[Labelled, ...], at: int) -> bool:
    """Whether a cell holds a figure, and none of what is there or lacks is more."""
    figures = {cell.field: _figure(text, cell) for cell in cells if cell.field in _PARTS}
    whole = _figure(text, cells[at])
    return whole is not None and all(part is None or part <= whole for part in figures.values())


def _figure(text: str, cell: Labelled) -> int | None:
    match = _COUNT.match(text, cell.value_start, cell.value_end)
    return int(match[1]) if match and not text[match.end() : cell.value_end].strip() else None


_PARTS = frozenset(["have", "short"])
_COUNT = regex(r"\s*(\d{1,5})\D?")


def _line_end(text: str, start: int) -> int:
    newline = text.find("\n", start)
    return newline if newline >= 0 else len(text)


def _header(text: str, start: int, end: int) -> Header | None:
    for separator in _SEPARATORS:
        cells = _cells(text, start, end, separator)
        fields = fields_of([_TRIM.sub(" ", text[first:last]).strip() for first, last in cells])
        if _is_header(fields, separator):
            return Header(fields, separator)
    return None


def _is_header(fields: list[str], separator: re.Pattern[str]) -> bool:
    """Two known headings, mostly known ones; kept apart by one space or comma, three and all."""
    known = sum(map(bool, fields))
    if separator in {_COMMA, _SEMICOLON, _SPACE}:
        return known >= _ENOUGH and known == len(fields)
    return known > 1 and known * 3 >= len(fields) * 2


def _cells(text: str, start: int, end: int, separator: re.Pattern[str]) -> list[Span]:
    edges = [match.span() for match in separator.finditer(text, start, end)]
    starts, ends = [start, *(last for _, last in edges)], [*(first for first, _ in edges), end]
    cells = list(zip(starts, ends, strict=True))
    if separator is _PIPE:
        cells = cells[1:] if text[start:end].lstrip().startswith("|") else cells
        cells = cells[:-1] if text[start:end].rstrip().endswith("|") else cells
    cells = [_unquoted(text, first, last) for first, last in cells]
    return [(first, last) for first, last in cells if last > first] if separator is _SPACE else cells


def _unquoted(text: str, first: int, last: int) -> Span:
    quoted = last - first > 1 and text[first] == '"' == text[last - 1]
    return (first + 1, last - 1) if quoted else (first, last)


# The row of sums is about no goods of its own.
_SUM = regex(r"[|\s]{0,9}(?:合计|总计|小计|共计|(?:sub\s?|grand\s)?totals?)\s?:?\s?[|\t,;]")


def _row(text: str, start: int, end: int, header: Header) -> Row | None:
    if start < end and (_RULE.fullmatch(text, start, end) or _SUM.match(text, start, end)):
        return Row(start, end)
    if _SUM.match(text, start, end):
        return Row(start, end)
    cells, width = _cells(text, start, end, header.separator), len(header.fields)
    if header.separator is _SPACE and len(cells) > width:
        cells = [*cells[: width - 1], (cells[width - 1][0], cells[-1][1])]
    if len(cells) != width and not (header.separator is _PIPE and 1 < len(cells) < width):
        return None
    named = zip(header.fields, cells, strict=False)
    return Row(start, end, tuple(Labelled(a, field or "reason", a, b) for field, (a, b) in named if b > a))
