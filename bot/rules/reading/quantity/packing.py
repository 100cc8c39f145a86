"""Figures that are no quantity of this order: contents of a pack, what comes with it, shops asked, items of a list."""

import re

from bot.rules.reading.quantity.prices import COUNTER, NUMBER
from bot.rules.reading.text.counting import whole_number
from bot.rules.reading.text.tokens import Sheet, Starts, Token
from bot.rules.regex import regex
from bot.rules.script import fold, pattern

_DIGITS = "0123456789"
_NUMERALS = "一二两三四五六七八九十百半"
_PACKED = pattern(
    rf"{NUMBER}\s?(?:[个点枚本足粒]入(?:り(?!ま)|(?![荷库手っらるれりん]))|[个枚本点足着客膳組组件双]セット|in1|p(?:ack)?(?![a-z]))"
)
# `有两个不够：`, `(共5项，缺2项)` above a list count its lines.
_OF_LINES = pattern(rf"""
    (?:(?<=有)|(?<=共)|(?<=以下)|(?<=下面)|(?<=[这那还就])|(?<=单)|(?<=[\n\x00]))\s?{NUMBER}\s?(?:个|件|点|条|款|种|样|项|处|行)
    (?:商品|产品|东西|货品?|品|款式)?(?:不[够齐足]|缺|没|少|断|短|欠|差|有问题|要改|发不)[^\n\d,，。]{{0,8}}:\s*\n""")
_COUNTED = pattern(rf"""
    (?:下记|以下|上记|次|下面|以上|following)の?\s?{NUMBER}\s?{COUNTER}
    |(?:问了|聞|闻|他店铺|店铺){NUMBER}\s?[家轩店]|(?:1|一|每|整)[箱包盒袋件手打]\s?[有装]?{NUMBER}\s?{COUNTER}
    |[(]\s?(?:内?含|附带?|赠送?|送|带|配|每[套盒包箱袋件]|[一1][套盒包箱袋件])[^()\n]{{0,14}}?{NUMBER}\s?{COUNTER}[^()\n]{{0,6}}[)]""")
# `500根×4包` counts packs, `5款×2个=10个` what they make.
_TIMES = Starts(
    (
        _DIGITS,
        pattern(rf"""
            (?<![\d.])\d{{1,4}}\s?[个枚本根片条只张支粒颗双件块]\s?组\s?(?=[x*]\s?\d)
            |(?<![\d.])\d{{1,4}}\s?(?:[个枚本根片条只张支粒颗]|pcs)\s?[x*]\s?(?=\d{{1,4}}\s?(?:[包盒箱袋套组卷打]|セット|boxes|packs))
            |(?<![\d.])\d{{1,4}}\s?(?:{COUNTER}|[款色种])\s?[x*]\s?\d{{1,4}}\s?{COUNTER}?\s?=\s?(?=\d)"""),
    )
)
_CONTENTS = Starts((fold("下以上次f问聞闻他店1一每整("), _COUNTED), (_DIGITS + _NUMERALS, _PACKED))
_CONTENTS_IN_WORDS = (
    "入",
    "セット",
    "in1",
    "pack",
    "下記",
    "以下",
    "次の",
    "上記",
    "下面",
    "以上",
    "following",
    "箱",
    "包",
    "盒",
    "袋",
    "问",
    "(含",
    "(内含",
    "(带",
    "(附",
    "(送",
    "(赠",
    "(配",
    "(每",
    "聞",
    "他店",
)
_CONTENT_SIGNS = tuple(map(fold, _CONTENTS_IN_WORDS))


def take_packed(sheet: Sheet) -> None:
    """What only looks like a quantity."""
    if sheet.has(*_CONTENT_SIGNS):
        sheet.take(_CONTENTS, lambda m: Token(m.start(), m.end(), "other", ""))
    if sheet.has(":\n", ": \n"):
        sheet.take(_OF_LINES, lambda m: Token(m.start(), m.end(), "other", ""))
    if sheet.has("x", "*"):
        sheet.take(_TIMES, lambda m: Token(m.start(), m.end(), "other", ""))
    if sheet.has(*_KINDS):
        sheet.take(_OF_KINDS, lambda m: Token(m.start(), m.end(), "other", ""))
    if "\n" in sheet.work and _LINE_OF_A_LIST.search(sheet.work):
        sheet.take(_LISTED, lambda m: _of_a_list(sheet, m))


# `9品のうち8品は揃い、残る1品は…`: lines of the order.
_KINDS = ("品", "アイテム", "项目")
_OF_KINDS = pattern(
    r"(?<![\d.])\d{1,3}\s?(?:品目?|アイテム|项目)(?=の?うち|[のはがもをで、。中]|とも|だけ|のみ|すべて|全て|全部|につ)"
)
# `2点欠品です` above two lines of a list.
_LISTED = pattern(rf"(?<![\d.a-z/])({NUMBER})\s?{COUNTER}(?=[^\n]{{0,40}}\n(?:[ ]*\n)?[ ]*[^\w\s])")
_LINE_OF_A_LIST = regex(r"\n(?:[ ]*\n)?[ ]*([^\w\s])[^\n]*")


def _of_a_list(sheet: Sheet, match: re.Match[str]) -> Token | None:
    """A figure that counts the lines that stand below it with the same mark each."""
    counted = whole_number(match[1]) or 0
    if not 1 < counted <= _MOST_LINES:
        return None
    at = sheet.work.index("\n", match.end())
    first = sheet.work[sheet.work.rfind("\n", 0, match.start()) + 1 : match.start()].lstrip(" ")[:1]
    lines, mark = 0, ""
    while (
        lines <= counted and (line := _LINE_OF_A_LIST.match(sheet.work, at)) and line[1] == (mark or line[1])
    ):
        lines, mark, at = lines + 1, line[1], line.end()
    return Token(match.start(), match.end(), "other", "") if lines == counted and mark != first else None


_MOST_LINES = 20
