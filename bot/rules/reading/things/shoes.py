"""Sizes of shoes, which are bare figures: `37は届いた、38は無`, `37 … 5足中3足`."""

from collections.abc import Callable

from bot.rules.reading.text.tokens import Sheet, Token
from bot.rules.script import pattern

# With one size in 码, a bare figure like it is a size as well: 42码断码了，43 44还有.
_SHOE = pattern(r"\d{2}(?:\.5)?码")
_BARE_SHOES = pattern(r"""
    (?<![\d.:/-])(?:2[1-9]|3\d
    |4[0-8])(?:\.5)?(?=\s?(?:还有|也?有|没|缺|断|都|和|、|,|/|\s\d\d(?!\d)))(?![.:/-]?\d)""")
# In a notice about shoes: 37は届いた、38は無.
_SHOES = pattern(r"靴(?!下)|ブーツ|サンダル|スニーカー|パンプス|ローファー|シューズ(?!ラック)|スリッポン")
# `37 … 5足中3足`, a line each.
_SHOES_IN_ROWS = pattern(r"""
    (?:(?<=\n)|^)[ \t・\-]*(?P<size>(?:2[2-9]|3\d|4[0-6])(?:\.\d)?)
    (?=\s?(?:…{1,2}|\.{2,3}|[:=→-]|->|[ \t])[ \t]*\d{1,3}\s?[足双])""")
_BARE_SHOES_JA = pattern(r"""
    (?<![\d.:/-])(?:2[2-9]|3\d|4[0-6])(?:\.5)?(?=(?:は|が|も|だけ|のみ)(?!\d)|の(?:残り|分(?!の)|在库|ほう)|は\d{1,3}[足枚点]
    |[と、/・]\d\d(?:\.5)?(?:は|が|も|と|の))""")


def take_shoes(sheet: Sheet, size: Callable[[int, int], Token]) -> None:
    """Where a notice is about shoes, or counts in pairs."""
    if _SHOE.search(sheet.page.folded):
        sheet.take(_BARE_SHOES, lambda m: size(*m.span()))
    if sheet.has("足", "双"):
        sheet.take(_SHOES_IN_ROWS, lambda m: size(*m.span("size")))
    if _SHOES.search(sheet.work):
        sheet.take(_BARE_SHOES_JA, lambda m: size(*m.span()))
