"""A measure told again without its unit: `110cm x4, 120cm x6. They have two of the 120`."""

import re

from bot.rules.reading.text.tokens import Sheet, Token
from bot.rules.regex import regex
from bot.rules.script import pattern

_MEASURED = regex(r"(\d{2,4})\s?(cm|mm|ml|inch|in|w|l|g|kg)$")
_AGAIN = pattern(r"""
    (?:(?<=the\s)|(?<=\.\s)|(?<=\n)|(?<=and\s)|(?<=,\s))(?P<n>\d{2,4})
    (?=\s(?:is|are|was|were|has|have|ones?|size|sold|out|not|ok|fine|complete|came|arrived|and)\b|[.,;!?)]|\s?$)""")
_SEVERAL = 2


def take_measures_again(sheet: Sheet) -> None:
    """Figures that are those of two measures or more told before are these sizes."""
    told: dict[str, str] = {}
    for token in sheet.tokens:
        measured = _MEASURED.match(token.value.lower()) if token.kind == "size" else None
        if measured is not None:
            told.setdefault(measured[1], token.value)
    if len(told) >= _SEVERAL:
        sheet.take(_AGAIN, lambda match: _size(match, told))


def _size(match: re.Match[str], told: dict[str, str]) -> Token | None:
    value = told.get(match["n"])
    return Token(*match.span("n"), "size", value) if value is not None else None
