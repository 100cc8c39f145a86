"""Colours made of another word and a colour's name: スモークグリーン, くすみ紫, 赤金."""

from bot.rules.colors import color_key
from bot.rules.reading.text.tokens import Sheet, Token
from bot.rules.reading.things.goods import is_goods
from bot.rules.regex import regex
from bot.rules.script import pattern

_KATAKANA = regex(r"[ァ-ヺー]")
# `赤金`, `緑銀`: two colours of one letter each, one thing in both.
_TWO = pattern(r"(?<![一-龥ァ-ヺ々])[赤青绿緑黄黑白桃紫茶灰绀银金橙粉]{2}(?![一-龥々ァ-ヺ]|と)")
_KATAKANA_COLOR = regex(
    r"(?:カラー|ブルー|グリーン|ピンク|グレー|ブラウン|レッド|ホワイト|ブラック|イエロー|パープル|ベージュ)(?![ァ-ヺー])"
)

#: `うすい青`, `くすみピンク`, `マット黒` are one colour.
SHADED = pattern(r"""
    (?<![ァ-ヺー])(?:うすい|薄い|浓い|こい|明るい|暗い|淡い|くすみ|くすんだ|スモーキー|ライト|ダーク|マット|萤光
    |蛍光|パステル|アンティーク|ビンテージ|ヴィンテージ|メタリック|ミルキー|ディープ|ネオン|スモーク|クリア|シャイニー
    |グレイッシュ|ソフト|反射|蓄光|艶消し|つや消し|ペール|オフ)$""")


def take_compounds(sheet: Sheet) -> None:
    """The whole word, where a colour's name is its end."""
    sheet.take(_TWO, lambda m: _pair(sheet, *m.span()))
    sheet.take(_KATAKANA_COLOR, lambda m: _katakana_color(sheet, *m.span()))


def _pair(sheet: Sheet, start: int, end: int) -> Token | None:
    word = sheet.work[start:end]
    last = None if word[0] == word[1] or word in _NO_PAIRS else color_key(word[1])
    return Token(start, end, "color", sheet.written(start, end), last) if last else None


# A metal.
_NO_PAIRS = frozenset(["白金", "青白"])


def _katakana_color(sheet: Sheet, start: int, end: int) -> Token | None:
    """A compound such as スモークグリーン; the colour's name alone was found before."""
    first = start
    while first > 0 and start - first < _LONGEST and _KATAKANA.match(sheet.work[first - 1]):
        first -= 1
    word = sheet.work[first:end]
    if first == start or word in _NOT_COMPOUNDS:
        return None
    if is_goods(word[: start - first]):
        # `ストールグレー`: the goods, and their colour.
        return Token(start, end, "color", sheet.written(start, end), color_key(sheet.work[start:end]) or "")
    return Token(first, end, "color", sheet.written(first, end))


_LONGEST = 8
_NOT_COMPOUNDS = frozenset(
    ["フルカラー", "ヘアカラー", "ツーカラー", "フェイクグリーン", "インテリアグリーン"]
)


def is_shade(word: str) -> bool:
    """`くすみ紫`: no colour of the list, but what it is a shade of is one."""
    shade = next((at for at in range(len(word) - 1, 0, -1) if SHADED.fullmatch(word, 0, at)), 0)
    return bool(shade and color_key(word[shade:]))


# `木目濃い色なら`: a tone of a material.
_DEEP_OR_PALE = pattern(r"""
    (?:(?<=[\x00\sはがをも、,。:])|^)[一-龥ァ-ヺー]{0,6}(?:の)?(?:浓い|薄い|明るい|暗い|淡い|深い|浅い)め?の?色(?=なら|でしたら|であれば|だったら|は|が|に|も|で|の(?!あ))""")


def take_tones(sheet: Sheet) -> None:
    """A tone of a material: `木目濃い色`."""
    sheet.take(_DEEP_OR_PALE, lambda m: Token(*m.span(), "color", sheet.written(*m.span())))
