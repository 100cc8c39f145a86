"""Figures that stand right beside a colour or a size: how many of it."""

from bot.rules.colors import color_key
from bot.rules.regex import regex
from bot.rules.script import pattern

# `小号10 中号10`, `红5黄5`: the figure glued to a variant is how many of it.
_BEHIND_VARIANT = pattern(r"""
    (?:[大中小特均]号|码|色|(?:(?<![一-龥お])|(?<=[的订拍要了是]))[红黄蓝绿白黑灰粉紫橙棕赤青茶金银绀桃])$
    |(?:^|[\s/、,(一-龥])(?:[2-7]?x{0,3}[sl]|m|[2-7]xl)[\s:]?$""")
# `37码的0`, `金的0`, `小的0`: the figure that stands behind nothing but a variant.
OF_A_VARIANT = pattern(r"(?:[\x00大中小色码号]|(?<![一-龥])[红黄蓝绿白黑灰粉紫橙棕赤青茶金银绀桃])的?$")
# `ピンク8 イエロー8`: one after another.
_COLOR_AND_FIGURE = r"[ァ-ヺー]{2,8}[\s:]?\d{1,3}(?![\d.])"
_IN_A_ROW_BEHIND = pattern(rf"[\s、,/・]+{_COLOR_AND_FIGURE}")
_IN_A_ROW_BEFORE = pattern(rf"{_COLOR_AND_FIGURE}[\s、,/・]+[ァ-ヺー]{{2,8}}[\s:]?$")
_LAST_WORD = regex(r"([ァ-ヺー]{2,8}|(?<![a-z])[a-z]{3,12})[\s:]?$")
# `purple 5, blue 5`: behind the figure nothing goes on.
_ENDED = regex(r"\s*(?:[,;/)\n]|\.(?!\d)|$|(?:and|but|is|are)\b|&)")


def is_of_a_variant(before: str, after: str) -> bool:
    if _BEHIND_VARIANT.search(before):
        return True
    word = _LAST_WORD.search(before)
    if word is not None and word[1].isascii():
        return color_key(word[1]) is not None and _ENDED.match(after) is not None
    in_a_row = word and (_IN_A_ROW_BEHIND.match(after) or _IN_A_ROW_BEFORE.search(before))
    return bool(word and in_a_row and color_key(word[1]) is not None)
