"""Figures in brackets behind what they count: `M (4), L (6)`."""

from collections.abc import Callable

from bot.rules.reading.text.tokens import Sheet, Token
from bot.rules.script import pattern

_BRACKETED = pattern(r"(?<![\s(\d,、。:])\s?\(([1-9]\d{0,3})(?:\s[a-z]{3,10}s)?\)")
_ENUMERATION = pattern(r"\(1\)\s?[^\W\d_][^\n]{0,120}?\(2\)\s?[^\W\d_]")
_NUMBERS_SOMETHING = pattern(r"(?:line|item|no\.?|#|番|号|第|step|page|図|表)$")


def take_bracketed(sheet: Sheet, role_of: Callable[[str, str], str]) -> None:
    """`M (4), L (6)`: how many, unless they count sentences: `(1) wait (2) refund`."""
    found = list(_BRACKETED.finditer(sheet.work))
    if not found or _ENUMERATION.search(sheet.work):
        return
    taken = {token.end for token in sheet.tokens if token.kind in {"qty", "date", "price", "line"}}
    for match in found:
        before = sheet.work[max(0, match.start() - _REACH) : match.start()]
        if match.start() not in taken and not _NUMBERS_SOMETHING.search(before):
            role = role_of(before, "")
            sheet.tokens.append(Token(*match.span(1), "qty", match[1], role))
    sheet.cover(match.span(1) for match in found)


_REACH = 24
