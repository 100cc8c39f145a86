"""A rise of price: from how much to how much, or by how much, which is no new price."""

import re

from bot.rules.reading.text.tokens import Sheet, Token
from bot.rules.script import fold, pattern

_FIGURE = r"\d{1,5}(?:\.\d{1,2})?"
_MONEY = r"(?:元|円|块钱?|rmb|yuan|cny)"
_SPEAKS = pattern(
    r"涨|值上|上が|贵|提价|调价|加价|高くな|アップ|(?<![a-z])(?:price|rise[sn]?|rose|raised?|increased?|dearer)(?![a-z])"
)
#: Where none of these stands, no price rises.
SIGNS = tuple(
    map(
        fold,
        (
            "涨",
            "上げ",
            "上が",
            "贵",
            "价",
            "高く",
            "アップ",
            "だった",
            "でした",
            "price",
            "rise",
            "rose",
            "raise",
            "increase",
            "instead of",
            "rather than",
            ", was",
        ),
    )
)
_PAIR = pattern(rf"""
    (?<![\d.:/a-z-])(?P<old>{_FIGURE})\s?(?:{_MONEY})?\s?(?:→|->|=>|变成?了?|涨到了?|涨成了?|改成了?|调到了?|から|to)\s?
    (?P<new>{_FIGURE}(?![\d.])(?:\s?{_MONEY})?)(?!\d|\s?(?:→|->|=>|[个枚点本件双条足套包盒箱月日号天台]|pcs|sets|pairs|days|weeks|%))""")
_WAS = pattern(rf"""
    (?<![\d.])(?P<old>{_FIGURE}\s?{_MONEY})(?:だった|でした)(?:のが|ものが|が|けど|けれど)?[、\s]?(?:今は|现在は?|今回は?)?\s?
    (?P<new>{_FIGURE}\s?{_MONEY})(?=に|です|と|へ|。|$)""")
# `58 yuan now instead of 52`, `now 22 yuan, was 18`
_INSTEAD = pattern(rf"""
    (?<![\d.])(?P<new>{_FIGURE}\s?{_MONEY})\s?(?:(?:each|now|per\s\w+)\s){{0,2}}(?:instead\sof|rather\sthan|[,;]\s?(?:it\s|price\s)?was)\s
    (?P<old>{_FIGURE})(?:\s?{_MONEY})?(?![\d%]|\s?(?:pcs|pairs|sets))""")
_MONEY_BY = rf"{_FIGURE}\s?{_MONEY}"
# `2元値上げ`, `涨价2元`, `price +2 yuan`: by how much.
_BY = pattern(rf"""
    (?<![\d.]){_MONEY_BY}(?:\s?アップ(?=です|しま|とな)|(?=\s?(?:の|ほど|ずつ)?(?:值上|上が[りっる])))
    |(?:(?<=涨价)|(?<=涨价了)|(?<=加价)|(?<=提价)|(?<=price\s)(?=\+)|(?<=price\sup\s)|(?<=price\sup\sby\s)|(?<=up\sby\s))\+?\s?{_MONEY_BY}""")
_PERCENT = pattern(
    r"\d{1,2}(?:\.\d)?\s?%\s?(?:の|ほど)?(?:值上|上が|アップ|涨|高く|up(?![a-z])|increase|higher)"
)
_TODAY = pattern(rf"(?:今は?|现在は?|目前|now\s(?:is\s)?)\s?(?P<price>{_MONEY_BY})")


def take_rises(sheet: Sheet) -> None:
    """Old and new price of a rise, and the mark that says so."""
    if not sheet.has(*SIGNS):
        return
    if _SPEAKS.search(sheet.work):
        _take_pairs(sheet, [match for match in _PAIR.finditer(sheet.work) if _rises(match)])
    _take_pairs(sheet, list(_WAS.finditer(sheet.work)))
    _take_pairs(sheet, [match for match in _INSTEAD.finditer(sheet.work) if _rises(match)])
    found = list(_BY.finditer(sheet.work))
    percent = list(_PERCENT.finditer(sheet.work))
    sheet.tokens += [Token(*match.span(), "other", "") for match in found]
    sheet.tokens += [_mark(match.end()) for match in (*found, *percent)]
    sheet.cover(match.span() for match in found)
    if percent:
        sheet.take(_TODAY, lambda m: Token(*m.span(), "price", sheet.written(*m.span("price")), "old"))


def _mark(end: int) -> Token:
    return Token(end, end, "mark", "price_change", "short")


_DOUBLE = 2


def _rises(match: re.Match[str]) -> bool:
    old, new = (float(_DIGITS.sub("", match[side])) for side in ("old", "new"))
    return old < new <= old * _DOUBLE


_DIGITS = pattern(r"[^\d.]")


def _take_pairs(sheet: Sheet, pairs: list[re.Match[str]]) -> None:
    for pair in pairs:
        old, new = pair.span("old"), pair.span("new")
        sheet.tokens += [
            Token(*old, "price", sheet.written(*old), "old"),
            Token(*new, "price", sheet.written(*new), "new"),
            _mark(new[1]),
        ]
    sheet.cover(pair.span() for pair in pairs)
