"""Codes of goods without a label before each: where the notice speaks of such codes, or several are made alike."""

import re
from collections import Counter

from bot.rules.reading.layout.codes import CODE, is_code
from bot.rules.reading.text.tokens import Sheet, Token
from bot.rules.regex import regex
from bot.rules.script import pattern

_SPOKEN_OF = pattern(r"管理番号|商品コード|品番|型番|货号|款号|编码|(?<![a-z])skus?(?![a-z])")
_LETTERS, _FIGURES = regex(r"[a-z]+"), regex(r"\d+")
_HELD = regex(r"[-_]")
_SEVERAL, _SHORTEST = 2, 5
# `理发器M-205`
_IN_A_NAME = regex(r"[一-龥ぁ-ヺー]")
# `USB-C`, `A4-50`: what a thing is, not which one.
_OF_A_THING = pattern(r"(?:usb|type|led|pm|covid|no|line|item|ver|vol|a[2-6]|b[3-6])[-_].*")


def take_codes(sheet: Sheet) -> None:
    """Codes in which letters and figures are held together; an order's number is taken already."""
    if not sheet.has("-", "_"):
        return
    codes = [
        code
        for code in CODE.finditer(sheet.work)
        if _may_be_one(code[0]) and not _IN_A_NAME.match(sheet.work, code.start() - 1)
    ]
    if not codes:
        return
    alike = Counter(_shape(word) for word in {code[0] for code in codes})
    spoken = _SPOKEN_OF.search(sheet.page.folded) is not None
    chosen = [code for code in codes if spoken or alike[_shape(code[0])] >= _SEVERAL]
    sheet.tokens += [Token(*code.span(), "sku", sheet.written(*code.span()), "label") for code in chosen]
    sheet.cover(code.span() for code in chosen)


def _may_be_one(word: str) -> bool:
    if len(word) < _SHORTEST or not _HELD.search(word) or "/" in word or _OF_A_THING.fullmatch(word):
        return False
    return _LETTERS.search(word) is not None and is_code(word, 1)


def _shape(word: str) -> str:
    """`A-12-KH` and `A-12-WH` are made alike: the same beginning, and the same kinds of parts."""
    first = re.split(r"[-_]", word)[0]
    return first + "|" + _FIGURES.sub("0", _LETTERS.sub("a", word))
