"""Figures whose role is told by signs, not words: `38码→2`, `XL -3`, `3套(12个)`, `9 pcs (M 4, L 5)`."""

import re
from itertools import islice

from bot.rules.reading.quantity.prices import COUNTER
from bot.rules.reading.quantity.quantity_words import LACK_BEFORE
from bot.rules.reading.text.counting import whole_number
from bot.rules.reading.text.tokens import Sheet, Token
from bot.rules.regex import regex
from bot.rules.script import fold, pattern

# `38码→1双`: how many of a size, of those that are there or of those that were ordered.
_OF_A_SIZE = pattern(rf"""
    (?:(?<=[\x00色])|(?<=[\s、,][红黄蓝绿白黑灰粉紫橙棕赤青茶])|(?<=^[红黄蓝绿白黑灰粉紫橙棕赤青茶]))\s?(?:→|->|=>)\s?(\d{{1,4}})(?![\d%]|[./:,]\d|\s?(?:元|円|块|¥|yuan|rmb|月|日|号|cm|mm|ml|kg|m(?![a-z])))
    (?:[ ]?{COUNTER})?""")
_CONTENT = pattern(rf"""
    (?<![\d.])(?P<outer>\d{{1,4}}|[一两二三四五六七八九十])\s?(?P<one>{COUNTER})\s?\((?:共计?|一共|计|全部で|合计|total\s|=\s?)?
    (?P<inner>\d{{1,5}})\s?(?P<other>{COUNTER})\)""")
# `2箱48丁`
_IN_PACKS = pattern(rf"""
    (?<![\d.])(?P<outer>\d{{1,3}})\s?(?P<one>[箱袋包盒打束]|ケース|カートン|パック|ダース|cartons?\s|boxes\s|packs\s)(?:、|=)?
    (?P<inner>\d{{1,5}})\s?(?P<other>{COUNTER})(?![入り装])""")
_PACKS = (*"箱袋包盒打束", *map(fold, ("ケース", "カートン", "パック", "ダース")), "carton", "boxes", "packs")
_MINUS = pattern(r"""
    (?:(?<=[码号色番\x00])|(?<=[smlx码号色番\x00][\s:]))-\s?(\d{1,4})(?![\d%]|[-/.~:]\d|\s?(?:元|円|块|yuan|rmb|cm|mm|℃|度
    |[a-z]))""")
_LACKS = pattern(r"[欠缺差少不没]|short|lack|missing|out\b")


def take_signs(sheet: Sheet) -> None:
    """What needs no word, because signs say it in every language."""
    if sheet.has("→", "->", "=>"):
        sheet.take(_OF_A_SIZE, lambda m: Token(*m.span(1), "qty", m[1], "arrow"))
    if "(" in sheet.work or sheet.has(*_PACKS):
        found = [*_CONTENT.finditer(sheet.work), *_IN_PACKS.finditer(sheet.work)]
        _take_contents(sheet, [match for match in found if _is_content(match)])
    if "-" in sheet.work and _LACKS.search(sheet.page.folded):
        sheet.take(_MINUS, lambda m: Token(*m.span(1), "qty", m[1], "short"))


def _take_contents(sheet: Sheet, found: list[re.Match[str]]) -> None:
    """One of the two figures; pieces in brackets lack where the packs before them do: `少一箱（24个）`."""
    spans = []
    for match in found:
        other = _the_other(sheet.work, match)
        before = sheet.work[max(0, match.start() - _REACH) : match.start()]
        if other == "outer" and LACK_BEFORE.search(before):
            value = match["inner"]
            sheet.tokens.append(Token(match.start("inner"), match.end("other"), "qty", value, "short"))
            spans.append(match.span())
        else:
            spans.append(match.span(other))
    sheet.cover(sorted(spans))


_REACH = 24


def _is_content(match: re.Match[str]) -> bool:
    """`3套(12个)`: the same told in another unit."""
    outer, inner = whole_number(match["outer"]) or 0, int(match["inner"])
    return match["one"] != match["other"] and 0 < outer < inner and inner % outer == 0


def _the_other(work: str, match: re.Match[str]) -> str:
    """`3箱(72個)頼み、24個が不足`: the notice counts pieces elsewhere; else what was told first counts."""
    pieces = regex(rf"\d\s?{re.escape(match['other'].strip())}(?![入り装)])")
    before = work[max(0, match.start() - _REACH) : match.start()]
    elsewhere = pieces.search(work, match.end()) or (
        LACK_BEFORE.search(before) and pieces.search(work, 0, match.start())
    )
    return "outer" if elsewhere else "inner"


_OPENS = regex(r"\d[^\d\n]{0,16}[(:][^\d\n]{0,16}\d")


def spread_totals(sheet: Sheet) -> None:
    """`9 pcs (M 4, L 5)`: a figure that the ones in the brackets behind it add up to is of none of them."""
    tokens = (
        sorted(token for token in sheet.tokens if token.kind == "qty" and token.value.isdigit())
        if _OPENS.search(sheet.page.folded)
        else []
    )
    told: dict[int, Token | None] = {}
    for at, token in enumerate(tokens):
        bracket = _BRACKET.match(sheet.page.folded, token.end)
        if bracket is not None:
            following = islice(tokens, at + 1, at + 1 + _MOST)
            told |= _spread(token, [one for one in following if one.start < bracket.end()])
    if told:
        kept = ((told.get(one.start, one) if one.kind == "qty" else one) for one in sheet.tokens)
        sheet.tokens = [one for one in kept if one is not None]


def _spread(total: Token, parts: list[Token]) -> dict[int, Token | None]:
    """The parts with the role of the total, and nothing in its place."""
    alike = {one.role for one in parts} <= {"plain", total.role}
    if len(parts) < _SEVERAL or not alike or sum(int(one.value) for one in parts) != int(total.value):
        return {}
    role = "short" if total.role in {"rest", "left"} else total.role
    return {total.start: None} | {one.start: one._replace(role=role) for one in parts}


_MOST = 20
_SEVERAL = 2
_BRACKET = pattern(rf"""
    \s?{COUNTER}?(?:\s(?:in\stotal|total|altogether))?(?:\s?\([^()\n]{{0,200}}\)|:[^()\n.。;]{{0,80}})""")
