"""Colours and sizes in running text: known words where they stand alone, and measures."""

import re
from functools import partial

from bot.rules.colors import color_key, color_words
from bot.rules.reading.text.lexicon import Hit, Words
from bot.rules.reading.text.tokens import Sheet, Starts, Token
from bot.rules.reading.things.coloring import known_color, take_other_colors
from bot.rules.reading.things.compounds import is_shade
from bot.rules.reading.things.metres import in_metres
from bot.rules.reading.things.patterned import take_patterned
from bot.rules.reading.things.shoes import take_shoes
from bot.rules.regex import regex
from bot.rules.script import fold, pattern
from bot.rules.sizes import size_key, size_words

# Words that mean a colour in a field but mostly something else in a sentence.
_NOT_RUNNING = frozenset(
    [
        "be",
        "or",
        "wood",
        "copper",
        "check",
        "checked",
        "mix",
        "multi",
        "natural",
        "dot",
        "flower",
        "border",
        "as",
        "チェック",
        "原木",
    ]
)
_COLORS = {word: "color" for word in color_words() if word not in _NOT_RUNNING}
_SIZES = {
    word: "size"
    for word in size_words()
    if (len(word) > 1 and not word.isascii()) or " " in word or word == "onesize"
}
_WORDS = Words(_SIZES | _COLORS)
_DASH_X = r"\s?[x*×]\s?"
_FIG = r"\d{1,4}(?:\.\d{1,2})?"
_MEASURE = Starts(
    (
        "0123456789",
        pattern(rf"""
            (?<![\d\-+大小长短宽高差])(?<!(?<!\.)\.)(?<!约)(?<!line)(?<!item)(?<!row)(?<!no)(?:\d{{3,6}}\s?mah(?![a-z])|[1-9]/[1-9]\d?\s?(?:英寸|寸|吋|インチ|inch(?:es)?)|{_FIG}\s?(?:cm|mm|m)(?:{_DASH_X}{_FIG}\s?(?:cm|mm|m)){{1,2}}
            |{_FIG}(?:{_DASH_X}{_FIG}){{1,2}}\s?(?:cm|mm|m(?![a-z])|厘米|公分|センチ|インチ
            |寸)?(?![\d个件双枚点])
            |{_FIG}(?:\s?[-~]\s?{_FIG})?[ \t]?(?:[m米]床(?![单品垫头笠罩裙])|cm|mm
            |ml|毫升|厘米|公分|センチ|毫米|ミリ|リットル|cc(?![a-z])|kg
            |克|インチ|英寸|inch(?:es)?|寸|m(?![a-wyz0-9])|米|メートル|g(?![a-wyz0-9])|w(?![a-z0-9])
            |l(?=[\s,、。:;」』】\])）の的没还有缺要订拍只剩はが]|$)|升)(?![a-wyz]))"""),
    )
)
_MEASURE_SIGNS = tuple(
    map(
        fold,
        (
            "cm",
            "mm",
            "ml",
            "cc",
            "kg",
            "g",
            "m",
            "w",
            "l",
            "x",
            "*",
            "×",
            "米",
            "厘",
            "公",
            "寸",
            "升",
            "克",
            "センチ",
            "インチ",
            "メートル",
            "ミリ",
            "リットル",
        ),
    )
)
_NUMBERED = Starts(
    (
        "0123456789",
        pattern(r"""
            (?<![\d.])(\d{1,3}(?:\.5)?(?:\s?[-~]\s?\d{2,3})?\s?(?:码|头|インチ
            |号(?=[\s,、,/)(（）。\x00]|$|(?:没|缺|断|无|欠|在|は|が|サイズ|的)))
            |\d{3,4}片(?=的|没|缺|断|无|有|装)
            |(?:2[1-9]|3\d|4[0-8])\.5(?=\s?(?:和|、|,|还|也|没|有|缺|断|码|号|の|が|は|サイズ|店))
            |(?:2[1-9]|3\d|4[0-8])(?=的(?:没|卖|断|缺|有|还|都|也|已))
            |(?<!-)(?:(?:2[1-9]|3\d|4[0-8])-(?:2[1-9]|3\d|4[0-8])
            |(?:[6-9]0|1[0-7]0)-(?:[7-9]0|1[0-8]0))(?![\d\-]|\s?(?:天|日|周|元|円|个|%|days|cm))
            |[1-9]\d?/\d{1,2}(?=\s?サイズ)|(?<![a-z])\d{1,3}(?:\.5)?(?=\s?サイズ))"""),
    )
)
_NUMBERED_SIGNS = tuple(map(fold, ("码", "片", "头", "インチ", "号", "サイズ", ".5", "的", "-")))
# `slippers 38/39`: a size between two.
_TWO_SIZES = Starts(
    (
        "34",
        pattern(r"""
    (?<![\d./])(3[4-9]|4[0-6])/(3[5-9]|4[0-7])(?![\d/.%]|\s?(?:available|left|ok|in\sstock|pcs|pairs|[个枚足双本点件]))"""),
    )
)
_PREFIXED = pattern(r"""
    (?<![a-z0-9大小中])(?:サイズ|尺码|尺寸|size)\s?[:は]?\s?(\d{1,3}(?:\.\d)?(?:cm|号|码)?
    |[xsmlf2-6]{1,4}(?![a-z])|[大中小])(?![\d年月日]
    |(?<=\d)\s?(?:[个点枚着本足双条件只]|pcs|pairs))""")
_PREFIXED_SIGNS = tuple(map(fold, ("サイズ", "尺码", "尺寸", "size")))
_LETTERS = Starts(
    (
        "234567xsmlf",
        regex(
            r"(?:(?<![a-z0-9'&.\-])|(?<=[\x00色]-))(?:[2-7]xl|x{1,4}[sl]|[smlf]|ss|ll|[2-7]l|xs|xl)(?![a-z0-9'&\-])"
            r"(?:\s?-\s?(?:[2-7]xl|x{1,4}[sl]|[sml])(?![a-z0-9]))?"
        ),
    )
)
_PAPER = regex(r"(?<![a-z0-9-])[ab][3-6](?![a-z0-9])")
_OF_PAPER, _OF_LETTERS = frozenset("ab"), frozenset("smlfx")
_LETTER_SIGNS = regex(
    r"[SMLF](?![a-z])|[XLS]{2}|[2-6x]xl|xs(?![a-z])|(?<![a-z])xl(?![a-z])|[smlf](?:码|碼|号|號|サイズ)"
)
# Sizes in small letters that are no words.
_SMALL = frozenset(["xs", "xl", "xxl", "xxxl", "2xl", "3xl", "4xl", "5xl", "6xl"])
_SIZE_TAIL = pattern(r"\s?(码|号|(?:サイズ|size))")
_SIZE_END = pattern(r"\s?(?:サイズ|size)$")
_WHOLE_WORDS = frozenset(map(fold, ("ワンサイズ", "one size", "free size")))
_BIG = Starts(
    (
        "大中小",
        pattern(
            r"(?:(?<=[\s\x00(/、,・的])|^)([大中小])(?=[\s\x00)/、,・]|サイズ|号|码|的(?!是))|([大中小])(?=サイズ)"
            r"|(?:(?<=の)|(?<=[。、,\s\x00]))([大小])(?=[はがをも](?:\x00|[^ぁ-ん]))"
        ),
    )
)


def take_measures(sheet: Sheet) -> None:
    """Sizes with units, before their figures can pass for quantities."""
    if sheet.has(*_MEASURE_SIGNS):
        amounts = in_metres(sheet)
        sheet.take(_MEASURE, lambda m: None if m.start() in amounts else _size(sheet, *m.span()))
    sheet.take(_TWO_SIZES, lambda m: _size(sheet, *m.span()) if int(m[2]) - int(m[1]) == 1 else None)
    if sheet.has(*_NUMBERED_SIGNS):
        sheet.take(_NUMBERED, lambda m: _size(sheet, *m.span(1)))
    take_shoes(sheet, partial(_size, sheet))
    if sheet.has(*_PREFIXED_SIGNS):
        sheet.take(_PREFIXED, lambda m: _size(sheet, *m.span(1)))


def take_colors_and_sizes(sheet: Sheet) -> None:
    """Colour words and size words, each only where it stands for itself."""
    take_patterned(sheet)
    hits = _joined(_WORDS.find(sheet.work, sheet.pairs))
    read = {"color": known_color, "size": _size}
    found = [token for hit in hits if (token := read[hit.value](sheet, hit.start, hit.end))]
    sheet.tokens += found
    sheet.cover((token.start, token.end) for token in found)
    take_other_colors(sheet)
    if not sheet.lacks(_OF_LETTERS) and _LETTER_SIGNS.search(sheet.page.text):
        sheet.take(_LETTERS, lambda m: _letters(sheet, m))
    if not sheet.lacks(_OF_PAPER):
        sheet.take(_PAPER, lambda m: _size(sheet, *m.span()))
    if sheet.has("大", "中", "小"):
        sheet.take(_BIG, lambda m: _big(sheet, *m.span(m.lastindex or 0)))


def _joined(hits: list[Hit[str]]) -> list[Hit[str]]:
    """灰豆绿 is one colour, not two that touch."""
    found: list[Hit[str]] = []
    for hit in hits:
        before = found[-1] if found else None
        if (
            before
            and before.end == hit.start
            and before.value == hit.value == "color"
            and hit.end - hit.start > 1
        ):
            found[-1] = Hit(before.start, hit.end, hit.value)
        else:
            found.append(hit)
    return found


def _size(sheet: Sheet, start: int, end: int) -> Token:
    value = sheet.written(start, end).strip()
    plain = fold(value)
    tail = None if plain in _WHOLE_WORDS else _SIZE_END.search(plain)
    return Token(start, end, "size", value[: tail.start()] if tail else value)


def _big(sheet: Sheet, start: int, end: int) -> Token | None:
    """大 and 小 behind a figure belong to it: 15枚中 is no size."""
    before = sheet.page.folded[max(0, start - 1) : start]
    return None if before and before not in " 　(/、,・的色の。\n" else _size(sheet, start, end)


def _letters(sheet: Sheet, match: re.Match[str]) -> Token | None:
    start, end = match.span()
    tail = _SIZE_TAIL.match(sheet.work, end)
    written = sheet.written(start, end)
    if not tail and not written.isupper() and written not in _SMALL:
        return None
    if not tail and written == "F":
        return None
    if tail and tail[1] in "码号":
        end = tail.end()
    return Token(start, end, "size", sheet.written(start, end))


def variant_kind(word: str) -> str | None:
    """Whether a word beside a product's name is its colour or its size."""
    shown = word.isascii() or word[0].isdigit() or word in "大中小"
    if size_key(word) is not None and shown and not word.isdigit():
        return "size"
    return "color" if color_key(word) is not None or is_shade(fold(word)) else None


def is_size(word: str) -> bool:
    """Whether a word of a variant field is a size rather than a colour."""
    return size_key(word) is not None and color_key(word) is None
