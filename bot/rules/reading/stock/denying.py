"""Known words that do not say what they mostly say: denied (`none in stock`), or in a name (`photo album`)."""

from bot.rules.reading.text.lexicon import Hit
from bot.rules.reading.text.tokens import Sheet
from bot.rules.reading.things.goods import GOODS_EN
from bot.rules.regex import regex
from bot.rules.script import pattern

_DENIED = regex(
    r"(?<![a-z])(?:no|none|nothing|neither|not (?:even )?(?:one|a|any|a single)|zero|hardly any)\b"
    r"(?! (?:problem|issue|more than|shortage|change|longer|need|worry|extra))[^.,;:!?\n(]*$"
)
_REACH = 48


def denied(sheet: Sheet, start: int) -> bool:
    """Whether what is said from there on is denied by a word before it."""
    return bool(_DENIED.search(sheet.page.folded, max(0, start - _REACH), start))


_HAN = regex(r"[一-龥]")
_KATAKANA = regex(r"[ァ-ヺー]")
_NAMED_SO = pattern(r"""
    文件[袋夹柜盒架筐栏包]|写真(?:立て|たて|フレーム)|割れ(?:物|せんべい)|休み(?:着|布)
    |(?:シール|ラベル)\s?(?:\d|欠品|在库|品切)""")
# `stopped producing it for a while` is no end.
_FOR_NOW = regex(
    r"[^.;\n]{0,40}?(?:for (?:a (?:while|time|bit|moment|few)|now|the moment|some time)"
    r"|temporarily|at the moment|until|till)\b"
)
# `2台しか送ってくれず`: what did not happen.
_DONE = frozenset(["resolved", "arrived", "in_stock"])
_NOT_DONE = pattern(r"(?:ず|な(?:い|く|かった)|ま?せん)")
# `5枚とお伝えしましたが、3枚の間違いでした`: the figure that was meant.
_MEANT = pattern(r"(?:が|けど|けれど)、?[^、。\n]{0,6}\d.{0,2}の$")
# `the mould of the box is damaged`: no fault of what was bought.
_OF_A_MOULD = regex(r"(?<![a-z])mou?lds?\b[^.,;\n]*$")


def meant(sheet: Sheet, hit: Hit[str]) -> str:
    """What a known phrase says where it stands."""
    text = sheet.page.folded
    if hit.value == "in_stock" and denied(sheet, hit.start):
        return "short"
    if hit.value == "discontinued" and text[hit.start].isascii() and _FOR_NOW.match(text, hit.end):
        return "temporary"
    if hit.value in _DONE and _NOT_DONE.match(text, hit.end):
        return "short"
    if hit.value == "wrong" and _MEANT.search(text, max(0, hit.start - _REACH), hit.start):
        return "stop"
    if hit.value == "quality" and _OF_A_MOULD.search(text, max(0, hit.start - _REACH), hit.start):
        return "discontinued"
    return hit.value


# `photo album`, `packing tape`.
_NEXT_WORD = regex(r" ([a-z]+)")
_NEWS = frozenset(["notice", "quality"])
# `门神贴纸30张`, and `定制布袋` as what the goods are called.
_STICKERS = pattern(r"(?:贴纸|标签)(?=\s?[\x00有一])")
_MADE = pattern(r"""
    (?:(?<=[\s\x00,、:(])|^)定制(?![中的品款货期做要需周时][^一-龥]|周期|时间|生产|需要)(?=[一-龥]{2,5}(?:[\s\x00,、。)]|$))""")


def is_part_of_a_name(sheet: Sheet, hit: Hit[str]) -> bool:
    """シール and ラベル announce other news; フレークシール and トラベルポーチ are goods."""
    if hit.value not in _NEWS:
        return _MADE.match(sheet.work, hit.start) is not None
    if hit.start > 1 and _HAN.match(sheet.work, hit.start - 1) and _STICKERS.match(sheet.work, hit.start):
        return True
    following = _NEXT_WORD.match(sheet.work, hit.end)
    if _NAMED_SO.match(sheet.page.folded, hit.start) or (following and following[1] in GOODS_EN):
        return True
    if not _KATAKANA.match(sheet.work, hit.start):
        return False
    before = _KATAKANA.match(sheet.work, hit.start - 1) if hit.start else None
    return bool(before or (_KATAKANA.match(sheet.work, hit.end - 1) and _KATAKANA.match(sheet.work, hit.end)))
