"""All of them, and that they are well: `all 44 are on the way to us`, `all 20 are packed`."""

import re

from bot.rules.reading.text.tokens import Sheet, Token
from bot.rules.script import pattern

_WELL = pattern(r"""
    (?<![a-z])(?<!not\s)all\s(?:of\s(?:the|them|your)\s|the\s|your\s)?(?P<n>\d{1,5})(?:\s(?:pcs|pieces|sets|units|pairs|[a-z]{3,12}s))?
    (?P<said>\s(?:(?:are|were|is|have|has|been|now|already|today|safely|got)\s){0,3}
    (?:on\s(?:the|their|its)\sway|packed|safe|here|in\sour\s\w+|with\sus|arrived|came|reserved|secured|bought|checked\sin|there))\b
    (?!\s(?:but|except|later|only|until|next|damaged|broken|wrong))""")
# `that makes the 126 you ordered`
_IN_SUM = pattern(r"""
    (?<![a-z])(?:makes?|made|add(?:s|ed)?\sup\sto|comes?\sto|came\sto|total(?:s|led)?)\s(?:up\s)?(?:the|your|all|exactly)\s(?:the\s)?
    (?P<n>\d{1,5})(?=\s(?:(?:pcs|pieces|sets|units)\s)?(?:(?:that\s)?you\sordered|ordered|on\syour\sorder|you\swanted|you\sneed))""")


def take_all_well(sheet: Sheet) -> None:
    """So many were ordered, and all of them are there or on their way."""
    if "order" in sheet.work or "you " in sheet.work:
        sheet.take(_IN_SUM, lambda match: Token(*match.span("n"), "qty", match["n"], "came"))
    if "all " in sheet.work:
        sheet.take(_WELL, lambda match: _well(sheet, match))


def _well(sheet: Sheet, match: re.Match[str]) -> Token:
    sheet.tokens.append(Token(*match.span("n"), "qty", match["n"], "ordered"))
    return Token(*match.span("said"), "mark", "arrived", "ok")
