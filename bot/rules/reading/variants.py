"""Colours and sizes in running text: known words where they stand alone, and measures."""

import re

from bot.rules.colors import color_key, color_words
from bot.rules.reading.lexicon import Words
from bot.rules.reading.tokens import Sheet, Starts, Token
from bot.rules.script import fold, pattern
from bot.rules.sizes import size_key, size_words

# Words that mean a colour in a field but mostly something else in a sentence.
_NOT_RUNNING = frozenset(
    ["be", "or", "check", "checked", "mix", "multi", "natural", "dot", "flower", "border", "as", "チェック"]
)
_COLORS = {word: "color" for word in color_words() if word not in _NOT_RUNNING}
_SIZES = {
    word: "size"
    for word in size_words()
    if (len(word) > 1 and not word.isascii()) or " " in word or word == "onesize"
}
_WORDS = Words(_SIZES | _COLORS)
_SINGLE = "".join(sorted(word for word in color_words() if len(word) == 1))
_HAN = re.compile(r"[一-龥々]")
_KATAKANA = re.compile(r"[ァ-ヺー]")
_HIRAGANA = re.compile(r"[ぁ-ん]")
# What may touch a one-character colour or a colour without 色: counters, particles, words of stock.
_MAY_PRECEDE = frozenset(fold("里那些番的是换成要把和与跟及或款只、有说选改拍件个为发送每各号は。那这"))
_MAY_FOLLOW = frozenset(
    fold(
        "和与跟及或款的缺没无断在欠不各也有大小中均两三四五六七八九十都全只还需卖售已均色系组个件码已可能行品入完再先吗吧呢么行好"
    )
)
_COLOR_ONE = re.compile(rf"[{_SINGLE}](?![色系])")
_SOME_COLOR = re.compile(r"[一-龥]{1,3}色(?!系|号|差|块|彩|选|码|字)")
# What a colour may be coined with: 恐龙绿, 磨砂黑; and the words of everyday that only end like one.
_PATTERNS = frozenset(map(fold, ("印花", "碎花", "渐变", "格子", "条纹", "波点", "花柄", "ドット柄")))
_BASES = fold("黑白红绿蓝灰黄粉紫棕橙咖褐")
_COINED = pattern(
    rf"(?<![一-龥ァ-ヺ])(?:[一-龥]{{1,3}}[{_BASES}]|[一-龥ァ-ヺぁ-んー]{{1,5}}(?:[纹柄](?!理)|印花|渐变))(?=[\s\x00,，、()（）/;；。!？?|:：]|$|的|款|の|が|は|没|缺|断|卖|有|也|都)"
)
_NO_COINED = pattern(r"空白|表白|明白|坦白|自白|蛋白|告白|网红|分红|面粉|奶粉|米粉|花粉|抹黑|眼红|走红|大红包|脸红|买红|是[^的]$|要[^的]$|颜色|のない|横柄|人柄|事柄|家柄|大柄|小柄|花纹|皱纹|指纹|裂纹|波纹|这柄|一柄|里[^的]$|^[问要选换改给没有拍订就]|渐变$(?<=^..)")
# A known colour of more letters right before the name of the thing: 藏青毛巾.
_GLUED = pattern(rf"[一-龥]+[{_BASES}青](?:色)?$")
_KATAKANA_COLOR = re.compile(
    r"(?:カラー|ブルー|グリーン|ピンク|グレー|ブラウン|レッド|ホワイト|ブラック|イエロー|パープル|ベージュ)(?![ァ-ヺー])"
)
_BEFORE_COLOR = frozenset(fold(" \n\x00、，,(/：:的番の"))
_NO_COLOR = frozenset(
    fold(
        "颜色 花色 特色 各色 换色 同色 其他色 多色 一色 单色 两色 别色 他色 改色 何色 双色 三色 配色 变色 全部颜色 此色"
        " 该色 这色 断色 缺色 选色 几色 其它色 哪色 哪个色 角色 出色 什么颜色"
    ).split()
)
_DASH_X = r"\s?[x*×]\s?"
_FIG = r"\d{1,4}(?:\.\d{1,2})?"
_MEASURE = Starts(
    (
        "0123456789",
        pattern(rf"""(?<![\d.\-+大小长短宽高差])(?<!约)(?:{_FIG}\s?(?:cm|mm|m)(?:{_DASH_X}{_FIG}\s?(?:cm|mm|m)){{1,2}}|{_FIG}(?:{_DASH_X}{_FIG}){{1,2}}\s?
            (?:cm|mm|m(?![a-z])|厘米|公分|センチ|インチ|寸)?(?![\d个件双枚点])
            |{_FIG}(?:\s?[-~]\s?{_FIG})?\s?(?:cm|mm|ml|毫升|厘米|公分|センチ|毫米|ミリ|リットル|cc(?![a-z])|kg|克|インチ
            |英寸|inch(?:es)?|寸|m(?![a-z0-9])|米|メートル|g(?![a-wyz0-9])|w(?![a-z0-9])|l(?=[\s,、。)）の的没还有缺はが]|$)|升)(?![a-wyz]))"""),
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
        pattern(r"""(?<![\d.])(\d{1,3}(?:\.5)?(?:\s?[-~]\s?\d{2,3})?\s?
            (?:码|头|インチ|号(?=[\s,、,/)(（）。\x00]|$|(?:没|缺|断|无|欠|在|は|が|サイズ|的)))
            |(?:2[1-9]|3\d|4[0-8])\.5(?=\s?(?:和|、|,|还|也|没|有|缺|断|码|号|の|が|は|サイズ|店))|(?:2[1-9]|3\d|4[0-8])(?=的(?:没|卖|断|缺|有|还|都|也|已))
            |(?<!-)(?:(?:2[1-9]|3\d|4[0-8])-(?:2[1-9]|3\d|4[0-8])|(?:[6-9]0|1[0-7]0)-(?:[7-9]0|1[0-8]0))(?![\d\-]|\s?(?:天|日|周|元|円|个|%|days|cm))
            |[1-9]\d?/\d{1,2}(?=\s?サイズ)|(?<![a-z])\d{1,3}(?:\.5)?(?=\s?サイズ))"""),
    )
)
_NUMBERED_SIGNS = tuple(map(fold, ("码", "头", "インチ", "号", "サイズ", ".5", "的", "-")))
# With one size in 码, a bare figure like it is a size as well: 42码断码了，43 44还有.
_SHOE = pattern(r"\d{2}(?:\.5)?码")
_BARE_SHOES = pattern(r"(?<![\d.:/-])(?:2[1-9]|3\d|4[0-8])(?:\.5)?(?=\s?(?:还有|也?有|没|缺|断|都|和|、|,|/|\s\d\d(?!\d)))(?![.:/-]?\d)")
_PREFIXED = pattern(r"""(?<![a-z0-9大小中])(?:サイズ|尺码|尺寸|size)\s?[:は]?\s?
    (\d{1,3}(?:\.\d)?(?:cm|号|码)?|[xsmlf2-6]{1,4}(?![a-z])|[大中小])(?![\d年月日])""")
_PREFIXED_SIGNS = tuple(map(fold, ("サイズ", "尺码", "尺寸", "size")))
_LETTERS = Starts(
    (
        "234567xsmlf",
        re.compile(
            r"(?<![a-z0-9'&.\-])(?:[2-7]xl|x{1,4}[sl]|[smlf]|ss|ll|[2-7]l|xs|xl)(?![a-z0-9'&\-])"
            r"(?:\s?-\s?(?:[2-7]xl|x{1,4}[sl]|[sml])(?![a-z0-9]))?"
        ),
    )
)
_PAPER = re.compile(r"(?<![a-z0-9-])[ab][3-6](?![a-z0-9])")
_MODIFIED = re.compile(
    r"(?:moonlight|midnight|dusty|pale|deep|dark|light|bright|soft|pastel|neon|matte|glossy|metallic|vintage|antique|smoky|ash|pea|apple|lemon|sea|cloud|jet|pearl|baby|powder|ice|faded|washed)\s$"
)
_LETTER_SIGNS = re.compile(r"[SMLF](?![a-z])|[XLS]{2}|[smlf](?:码|碼|号|號|サイズ)")
_SIZE_TAIL = pattern(r"\s?(码|号|(?:サイズ|size))")
_SIZE_END = pattern(r"\s?(?:サイズ|size)$")
_WHOLE_WORDS = frozenset(map(fold, ("ワンサイズ", "one size", "free size")))
_BIG = Starts(
    (
        "大中小",
        pattern(
            r"(?:(?<=[\s\x00(/、,・的])|^)([大中小])(?=[\s\x00)/、,・]|サイズ|号|码)|([大中小])(?=サイズ)"
        ),
    )
)


def take_measures(sheet: Sheet) -> None:
    """Sizes with units, before their figures can pass for quantities."""
    if sheet.has(*_MEASURE_SIGNS):
        sheet.take(_MEASURE, lambda m: _size(sheet, *m.span()))
    if sheet.has(*_NUMBERED_SIGNS):
        sheet.take(_NUMBERED, lambda m: _size(sheet, *m.span(1)))
        if _SHOE.search(sheet.page.folded):
            sheet.take(_BARE_SHOES, lambda m: _size(sheet, *m.span()))
    if sheet.has(*_PREFIXED_SIGNS):
        sheet.take(_PREFIXED, lambda m: _size(sheet, *m.span(1)))


def take_colors_and_sizes(sheet: Sheet) -> None:
    """Colour words and size words, each only where it stands for itself."""
    hits = _WORDS.find(sheet.work, sheet.pairs)
    read = {"color": _color, "size": _size}
    found = [token for hit in hits if (token := read[hit.value](sheet, hit.start, hit.end))]
    sheet.tokens += found
    sheet.cover((token.start, token.end) for token in found)
    sheet.take(_COLOR_ONE, lambda m: _color(sheet, *m.span()))
    if "色" in sheet.work:
        sheet.take(_SOME_COLOR, lambda m: _some_color(sheet, *m.span()))
    sheet.take(_COINED, lambda m: _coined(sheet, *m.span()))
    sheet.take(_KATAKANA_COLOR, lambda m: _katakana_color(sheet, *m.span()))
    if _LETTER_SIGNS.search(sheet.page.text):
        sheet.take(_LETTERS, lambda m: _letters(sheet, m))
    sheet.take(_PAPER, lambda m: _size(sheet, *m.span()))
    if sheet.has("大", "中", "小"):
        sheet.take(_BIG, lambda m: _big(sheet, *m.span(1 if m[1] else 2)))


def _size(sheet: Sheet, start: int, end: int) -> Token:
    value = sheet.written(start, end).strip()
    plain = fold(value)
    tail = None if plain in _WHOLE_WORDS else _SIZE_END.search(plain)
    return Token(start, end, "size", value[: tail.start()] if tail else value)


def _big(sheet: Sheet, start: int, end: int) -> Token | None:
    """大 and 小 behind a figure belong to it: 15枚中 is no size."""
    before = sheet.page.folded[max(0, start - 1) : start]
    return None if before and before not in " 　(/、,・的色" else _size(sheet, start, end)


def _letters(sheet: Sheet, match: re.Match[str]) -> Token | None:
    start, end = match.span()
    tail = _SIZE_TAIL.match(sheet.work, end)
    written = sheet.written(start, end)
    if not tail and not written.isupper():
        return None
    if not tail and written == "F":
        return None
    if tail and tail[1] in "码号":
        end = tail.end()
    return Token(start, end, "size", sheet.written(start, end))


def _color(sheet: Sheet, start: int, end: int) -> Token | None:
    work = sheet.work
    if work[end : end + 1] == "柄":
        end += 1
    if work[end : end + 1] == "色" and work[end + 1 : end + 2] not in {"违", "系"}:
        end += 1
    start = _widened(work, start, end)
    modified = _MODIFIED.search(work, max(0, start - 12), start) if work[start] < "{" else None
    start = modified.start() if modified else start
    if work.startswith(_PRINTS, end):
        end += next(len(word) for word in _PRINTS if work.startswith(word, end))
    word, before, after = work[start:end], work[start - 1 : start], work[end : end + 1]
    if _runs_on(_KATAKANA, word, before, after) or _runs_on(_HIRAGANA, word, before, after):
        return None
    if _HAN.match(word[-1]) and not _stands_alone(word, before, after):
        return None
    return Token(start, end, "color", sheet.written(start, end), color_key(word) or "")


def _widened(work: str, start: int, end: int) -> int:
    """奶茶色 is one word, of which 茶色 is the end: what stands before it up to a boundary belongs to it."""
    first = start
    while first > 0 and start - first < _MOST_BEFORE and _HAN.match(work[first - 1]):
        first -= 1
    whole = (work[end - 1] == "色" or work[start:end] in _PATTERNS) and 0 < start - first < _MOST_BEFORE
    free = first == 0 or work[first - 1] in _BEFORE_COLOR
    return first if whole and free and not _NOT_WIDENED.search(work, first, start) else start


# A pattern in that colour is a colour of its own.
_PRINTS = ("チェック", "ストライプ", "ボーダー", "ドット", " check", " stripes", " stripe", " plaid", " floral")
_MOST_BEFORE = 4
_NOT_WIDENED = pattern(r"[的是有个款这那换成要把和与跟及或只说选改拍件为发送每各号番全都浅深]")


def _runs_on(script: re.Pattern[str], word: str, before: str, after: str) -> bool:
    """Whether a word in kana goes on in the same kana, so that it is only a part of another word."""
    if script is _HIRAGANA and not script.match(word[0]):
        return False
    return bool(
        (script.match(word[-1]) and script.match(after)) or (script.match(word[0]) and script.match(before))
    )


def _stands_alone(word: str, before: str, after: str) -> bool:
    if word.endswith("色"):
        return before != "其"
    if not _HAN.match(before or " ") and len(word) > 1 and _GLUED.match(word):
        return True
    if len(word) > 1 and not _HAN.match(after or " "):
        return True
    free_before = not _HAN.match(before or " ") or before in _MAY_PRECEDE
    free_after = not _HAN.match(after or " ") or after in _MAY_FOLLOW
    return free_before and free_after


def _coined(sheet: Sheet, start: int, end: int) -> Token | None:
    """恐龙绿 standing for itself is a colour that nobody knows yet."""
    if _NO_COINED.search(sheet.work, start, end):
        return None
    return Token(start, end, "color", sheet.written(start, end))


def _some_color(sheet: Sheet, start: int, end: int) -> Token | None:
    """A word in 色 that nobody knows yet."""
    free = start == 0 or sheet.work[start - 1] in _BEFORE_COLOR
    if not free or sheet.work[start:end] in _NO_COLOR or "颜" in sheet.work[start:end]:
        return None
    return Token(start, end, "color", sheet.written(start, end))


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
_NOT_COMPOUNDS = frozenset(["フルカラー", "ヘアカラー", "ツーカラー"])


def variant_kind(word: str) -> str | None:
    """Whether a word beside a product's name is its colour or its size."""
    if size_key(word) is not None and (word.isascii() or word[0].isdigit()) and not word.isdigit():
        return "size"
    return "color" if color_key(word) is not None else None


def is_size(word: str) -> bool:
    """Whether a word of a variant field is a size rather than a colour."""
    return size_key(word) is not None and color_key(word) is None
