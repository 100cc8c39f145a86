"""Known words that do not say what they mostly say: denied (`none in stock`), or in a name (`photo album`)."""

import re

from bot.rules.reading.goods import GOODS_EN
from bot.rules.reading.lexicon import Hit
from bot.rules.reading.tokens import Sheet
from bot.rules.script import pattern

_DENIED = re.compile(
    r"(?<![a-z])(?:no|none|nothing|neither|not (?:even )?(?:one|a|any|a single)|zero|hardly any)\b"
    r"(?! (?:problem|issue|more than|shortage|change|longer|need|worry|extra))[^.,;:!?\n(]*$"
)
_REACH = 48


def denied(sheet: Sheet, start: int) -> bool:
    """Whether what is said from there on is denied by a word before it."""
    return bool(_DENIED.search(sheet.page.folded, max(0, start - _REACH), start))


_KATAKANA = re.compile(r"[ァ-ヺー]")
_NAMED_SO = pattern(r"""
    写真(?:立て|たて|フレーム)|割れ(?:物|せんべい)|休み(?:着|布)|(?:シール|ラベル)\s?(?:\d|欠品|在库|品切)""")
# `photo album`, `packing tape`.
_NEXT_WORD = re.compile(r" ([a-z]+)")
_NEWS = frozenset(["notice", "quality"])


def is_part_of_a_name(sheet: Sheet, hit: Hit[str]) -> bool:
    """シール and ラベル announce other news; フレークシール and トラベルポーチ are goods."""
    if hit.value not in _NEWS:
        return False
    following = _NEXT_WORD.match(sheet.work, hit.end)
    if _NAMED_SO.match(sheet.page.folded, hit.start) or (following and following[1] in GOODS_EN):
        return True
    if not _KATAKANA.match(sheet.work, hit.start):
        return False
    before = _KATAKANA.match(sheet.work, hit.start - 1) if hit.start else None
    return bool(before or (_KATAKANA.match(sheet.work, hit.end - 1) and _KATAKANA.match(sheet.work, hit.end)))
