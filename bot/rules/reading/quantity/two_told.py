"""What was wanted and what there is, told side by side: `wanted 60, bought 41`, and below `Ordered / ready`."""

import re

from bot.rules.reading.text.tokens import Sheet, Token
from bot.rules.regex import regex
from bot.rules.script import pattern

_WANTED = r"(?:wanted|want|ordered|order|asked(?:\sfor)?|needed|need|requested|planned)"
_GOT = r"(?:bought|got|received|found|have|has|came|arrived|ready|shipped|packed|in\sstock|confirmed)"
_NONE = frozenset(["none", "nothing", "zero", "nil", "no"])
_SIDE_BY_SIDE = pattern(rf"""
    (?<![a-z]){_WANTED}:?\s(?P<whole>\d{{1,5}})(?:\s?(?:pcs|pairs|sets|pc))?\s?(?:,|;|/|-|->|→|but|and)\s?(?:but\s|and\s|we\s|only\s|just\s)*
    {_GOT}:?\s(?:only\s|just\s)?(?P<part>\d{{1,5}}|none|nothing|zero|nil)(?![\w.:/%-])(?![ ](?:yuan|rmb|days|weeks))""")
# A line that says what stands left and right of the strokes below it.
_HEAD = pattern(r"""
    (?:^|\n)[^\n\d]{0,24}?(?:ordered|order|qty|wanted|订购?|下单|注文|発注)(?:数量?)?\s?/\s?
    (?:ready|received|arrived|stock|in\sstock|available|got|bought|shipped|到货?|实到|入荷|在库|库存|现货|有货)(?:数量?)?\s?:?\s*\n""")
_STROKE = regex(r"(?<![\d./:-])(\d{1,5})\s?/\s?(\d{1,5})(?![\d./:-])")


def take_two_told(sheet: Sheet) -> None:
    """Both figures with their roles."""
    spans = []
    for match in _SIDE_BY_SIDE.finditer(sheet.work) if _COUNTS.search(sheet.work) else ():
        part = "0" if match["part"] in _NONE else match["part"]
        spans += _both(sheet, match, "whole", "part", part)
    head = _HEAD.search(sheet.work) if "/" in sheet.work else None
    for match in _STROKE.finditer(sheet.work, head.end()) if head else ():
        spans += _both(sheet, match, 1, 2, match[2])
    for match in _EACH_OF.finditer(sheet.work) if "each" in sheet.work or "every" in sheet.work else ():
        sheet.tokens.append(Token(*match.span("n"), "qty", match["n"], "each ordered"))
        spans.append(match.span("n"))
    if spans:
        sheet.cover(sorted(spans))


# `Every colour of the scarf was ordered 20x`
_EACH_OF = pattern(r"""
    (?<![a-z])(?:each|every)\s(?:colou?r|size|style)s?(?:\sof\s(?:the\s|your\s)?[a-z]+(?:\s[a-z]+)?)?:?\s
    (?:(?:was|were|is|are|you)\s)?(?:ordered\s)?(?P<n>\d{1,4})(?!\s?(?:pcs\s|pairs\s|sets\s)?(?:are\s|is\s)?(?:short|missing|less|lacking|sold))(?=x(?![a-z\d])|\s?(?:pcs|pairs|sets)|[.,;]|\swere|\swas|\sordered|$)""")
_COUNTS = regex(r"(?:want|order|ask|need|request|plan)\w*:? ")


def _both(
    sheet: Sheet, match: re.Match[str], whole: str | int, part: str | int, there: str
) -> list[tuple[int, int]]:
    sheet.tokens += [
        Token(*match.span(whole), "qty", match[whole], "ordered"),
        Token(*match.span(part), "qty", there, "have"),
    ]
    return [match.span(whole), match.span(part)]
