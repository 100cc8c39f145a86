"""Ranges of order lines: `5番から8番まで`, `第5到第8行`, `lines 5-8` are four lines each."""

import re

from bot.rules.reading.text.tokens import Sheet, Token
from bot.rules.regex import regex
from bot.rules.script import pattern

_LINE = r"\s?(?:番目?|行目?|[项号])"
_TO = r"\s?(?:から|より|到|至|[-~→]|\.{2,3})\s?"
_RANGES = (
    pattern(
        rf"(?<![\d.a-z/-])第?\s?(?P<first>\d{{1,3}}){_LINE}{_TO}第?\s?(?P<last>\d{{1,3}}){_LINE}(?:まで|为止)?"
    ),
    pattern(rf"""
        (?<![\d.a-z/-])第?\s?(?P<first>\d{{1,3}}){_TO}第?\s?(?P<last>\d{{1,3}})
        \s?(?:番(?![号地街手])目?|行(?!业)目?|项(?!目)|号(?=(?:商|产)?品))(?:まで|为止)?"""),
    regex(
        r"(?<![a-z])(?:lines?|items?|rows?|pos(?:itions?)?)\s?#?(?P<first>\d{1,3})\s?"
        r"(?:-|~|to|through|thru|until|till)\s?(?:lines?\s?|items?\s?|rows?\s?)?#?(?P<last>\d{1,3})(?![\d.,]\d|\d|\s?(?:pcs|pieces))"
    ),
)
_SIGNS = ("番", "行", "项", "号", "line", "item", "row", "pos")
# More lines than that in one breath are no range of lines.
_MOST = 60


def take_ranges(sheet: Sheet) -> None:
    """A token for each line of a range; what `1~2番` may mean besides is left to people."""
    if not sheet.has(*_SIGNS):
        return
    for finder in _RANGES:
        spans = []
        for match in finder.finditer(sheet.work):
            first, last = int(match["first"]), int(match["last"])
            if 0 < last - first <= _MOST:
                sheet.tokens += _each(match, range(first, last + 1))
                spans.append(match.span())
        sheet.cover(spans)


def _each(match: re.Match[str], lines: range) -> list[Token]:
    """The words that tell of all of them are shared out, so that each stands behind the one before."""
    start, length = match.start(), match.end() - match.start()
    edges = [start + length * at // len(lines) for at in range(len(lines) + 1)]
    return [Token(a, b, "line", str(line)) for line, a, b in zip(lines, edges, edges[1:], strict=False)]
