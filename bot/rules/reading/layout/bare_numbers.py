"""Order numbers without a label: codes that stand as only an order's number does."""

import re

from bot.rules.reading.layout.codes import CODE, is_code
from bot.rules.reading.text.tokens import Sheet
from bot.rules.regex import regex
from bot.rules.script import pattern

# Behind the number: `…の件`, `…这单`, `9921单`.
_CALLED = pattern(r"""
    号?(?:\s?の件|\s?につき|\s?について|的?(?:这|那)?(?:一|个)?单(?![价品独个件双位量])|的?订单|\s?の?ご?(?:注文|依頼)(?!数)
    |\s?のオーダー|\sorder(?!ed)|里的?|里边)""")
# A line of the order follows.
_LINE = pattern(r"""
    [\s,:、。>→】\])」的の中里は-]{0,4}(?:第\s?[\d一二三四五六七八九十]|\d{1,3}\s?(?:番(?!地)|行目|つ目)
    |(?:no\.?|line|item|row|l)\s?#?\d{1,3}(?![\d-])|(?:商品|明细|番号|品目|项目|行|序号)\s?\d{1,3}(?!\d))""")
_OPEN = regex(r"[【\[(「<]\s?$")
_CLOSED = regex(r"\s?[】\])」>]")
_BEGIN = pattern(
    r"(?:(?:^|\n)[ \t]*|(?:[】\]]|様|さん|您好[,、!]?|こんにちは[、。]?)\s{0,3})(?:[-*•・■◆]\s?)?$"
)
_GOES_ON = regex(r"(?=[\s,、:;])\s?[,、:;—-]{0,2}\s|[,、:]|\n|$")
_DASH = regex(r"(?:[\s。]-{1,3}|[:>→])\s?$")
_SENTENCE = regex(r"(?:^|[。.!\n]\s?)$")
_ENDS = pattern(r"\s?(?:です|でした)?\s?(?:[。.!]|\n|$)")
_CIRCLE = regex(r"[\s,:の的里]{0,3}(?=\d)")
_NEAR = 12
_FEW, _SOME, _MANY = 4, 5, 6
# Longer rows of mere figures are numbers of goods, parcels and telephones.
_LONGEST = 10


def bare_numbers(sheet: Sheet) -> list[tuple[int, int]]:
    """Where they stand; of several that only begin a line none counts, since they tell goods apart."""
    certain, first = [], []
    for code in CODE.finditer(sheet.work):
        if not _may_be_one(code[0]):
            continue
        if _is_called(sheet, code) or _stands_alone(sheet.work, code):
            certain.append(code.span())
        elif _begins(sheet.work, code):
            first.append(code.span())
    return certain or (first if len(first) == 1 else [])


def _may_be_one(word: str) -> bool:
    if word.isdigit() and (len(word) > _LONGEST or word[0] == "0"):
        return False
    return "/" not in word and is_code(word, _FEW)


def _is_called(sheet: Sheet, code: re.Match[str]) -> bool:
    """The order is spoken of, or one of its lines."""
    if _CALLED.match(sheet.work, code.end()):
        return True
    if not is_code(code[0], _SOME):
        return False
    circle = _CIRCLE.match(sheet.work, code.end())
    return bool(_LINE.match(sheet.work, code.end()) or (circle and circle.end() in sheet.page.circled))


def _stands_alone(work: str, code: re.Match[str]) -> bool:
    """In brackets before or behind the notice, signed below it, or a sentence of its own."""
    if not is_code(code[0], _MANY):
        return False
    near, (start, end) = max(0, code.start() - _NEAR), code.span()
    if _OPEN.search(work, near, start):
        closed = _CLOSED.match(work, end)
        return closed is not None and (
            not work[:start].strip("【[(「< \n") or not work[closed.end() :].strip()
        )
    if not _ENDS.match(work, end):
        return False
    return bool(
        _SENTENCE.search(work, near, start) or (_DASH.search(work, near, start) and not work[end:].strip())
    )


def _begins(work: str, code: re.Match[str]) -> bool:
    if not is_code(code[0], _MANY + code[0].isdigit()) or not _GOES_ON.match(work, code.end()):
        return False
    return _BEGIN.search(work, max(0, code.start() - _NEAR), code.start()) is not None
