"""Compounds of a colour's name in katakana: スモークグリーン."""

from bot.rules.reading.text.tokens import Sheet, Token
from bot.rules.regex import regex

_KATAKANA = regex(r"[ァ-ヺー]")
_KATAKANA_COLOR = regex(
    r"(?:カラー|ブルー|グリーン|ピンク|グレー|ブラウン|レッド|ホワイト|ブラック|イエロー|パープル|ベージュ)(?![ァ-ヺー])"
)


def take_compounds(sheet: Sheet) -> None:
    """The whole word, where a colour's name is its end."""
    sheet.take(_KATAKANA_COLOR, lambda m: _katakana_color(sheet, *m.span()))


def _katakana_color(sheet: Sheet, start: int, end: int) -> Token | None:
    """A compound such as スモークグリーン; the colour's name alone was found before."""
    first = start
    while first > 0 and start - first < _LONGEST and _KATAKANA.match(sheet.work[first - 1]):
        first -= 1
    word = sheet.work[first:end]
    if first == start or word in _NOT_COMPOUNDS:
        return None
    return Token(first, end, "color", sheet.written(first, end))


_LONGEST = 8
_NOT_COMPOUNDS = frozenset(
    ["フルカラー", "ヘアカラー", "ツーカラー", "フェイクグリーン", "インテリアグリーン"]
)
