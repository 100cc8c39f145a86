"""Colours in running text: words everybody knows where they stand for themselves, and words coined like them."""

import re
from collections.abc import Callable

from bot.rules.colors import color_key, color_words
from bot.rules.reading.text.tokens import Sheet, Token
from bot.rules.reading.things.compounds import SHADED, is_shade, take_compounds, take_tones
from bot.rules.reading.things.goods import GOODS_EN, is_goods
from bot.rules.reading.things.patterned import names_a_thing, names_none
from bot.rules.regex import regex
from bot.rules.script import fold, pattern

_SINGLE = "".join(sorted(word for word in color_words() if len(word) == 1))
_HAN = regex(r"[一-龥々]")
_KATAKANA = regex(r"[ァ-ヺー]")
_HIRAGANA = regex(r"[ぁ-ん]")
# What may touch a one-character colour or a colour without 色: counters, particles, words of stock.
_MAY_PRECEDE = frozenset(
    fold(
        "您你咱里那些番的问做给用拿是换成要把和与跟及或款只就、有说选改拍件个为发送每各号は。那这缺差欠货到剩看时后店"
    )
)
_MAY_FOLLOW = frozenset(
    fold(
        "和与跟及或款的缺差少剩到够补凑顶没无断在欠不各也有大小中均两三四五六七八九十都全只还需卖售已均色系组个件码已可能行品入完再先吗吧呢么行好那这"
    )
)
_COLOR_ONE = pattern(rf"(?!茶(?:こし|さじ|たく|せん|漉|托|筅))[{_SINGLE}](?![色系])")
_SOME_COLOR = regex(
    r"(?:(?![您你咱他])(?:(?!色)[一-龥]){1,4}|(?<!\d)\d{1,2}号|[ァ-ヺー]{2,10}|(?<![ぁ-ん])[ぁ-ん]{2,4})色(?!系|号|差|块|彩|选|码|字|ごと|違|违|味|落)"
)
# What a colour may be coined with: 恐龙绿, 磨砂黑; and the words of everyday that only end like one.
_PATTERNS = frozenset(map(fold, ("印花", "碎花", "渐变", "格子", "条纹", "波点", "花柄", "ドット柄")))
_BASES = fold("黑白红绿蓝灰黄粉紫棕橙咖褐")
_COINED = pattern(rf"""
    (?<![一-龥ァ-ヺ])(?:[一-龥]{{1,7}}?[{_BASES}](?![{_BASES}])
    |[一-龥ァ-ヺぁ-んー]{{1,5}}(?:[纹柄](?!理)|印花|渐变|图案|小花))(?=[\s\x00,，、()（）/;；。!？?|:：]|$
    |[的款のがはにをもとでな没缺断卖做染织有也都可还今明现马能行换先那这只就才订拍要全仅另不]|[\u2600-\u27bf\U0001f000-\U0001faff])""")
# Every coined word has one of them.
_OF_COINED = frozenset(f"{_BASES}纹柄印渐图小")
_NO_COINED = pattern(r"""
    ^の|同柄|^もう|空白|表白|明白|坦白|自白|蛋白|告白|网红|分红|面粉|奶粉|米粉|花粉|抹黑|眼红|走红|大红包|脸红
    |买红|是[^的]$|要[^的]$|颜色|のない|横柄|人柄|事柄|家柄|大柄|小柄|花纹|皱纹|指纹|裂纹|波纹|这柄|一柄
    |里[^的]$
    |[发寄装送]错?成|^[问要选换改给没有拍订就做用拿挑织染成]|同じ|[このそあど他别]の柄|渐变$(?<=^..)""")
# What stands before a colour and is no part of it: 同款雾蓝, 做黑的行不行.
_LED = pattern(r"""
    (?:其中(?:的|有)?|(?:收到|到货|到仓|打开)(?:时|后|一看)?|同款|同家|同店|同系列|还有|只有|另有|这个|那个|有[没无]有|(?:[改换做问给拿用上拍跟和与]|发(?!夹|箍|带|圈|饰|套|梳|卡|绳|簪|网)))(?=[一-龥])(?![的了过成色])""")
# A known colour of more letters right before the name of the thing: 藏青毛巾.
_GLUED = pattern(rf"[一-龥]+[{_BASES}青](?:色)?$")
_BEFORE_COLOR = frozenset(fold(" \n\x00、，,(/：:的番の"))
_MODIFIED = regex(
    r"(?:moonlight|midnight|dusty|pale|deep|dark|light|bright|soft|pastel|neon|matte|glossy|metallic|vintage|antique|smoky|ash|pea|apple|lemon|sea|cloud|jet|pearl|baby|powder|ice|faded|washed)\s$"
)


def take_other_colors(sheet: Sheet) -> None:
    """Single characters, and words that are built as colours are."""
    sheet.take(_COLOR_ONE, lambda m: known_color(sheet, *m.span()))
    if "色" in sheet.work:
        _take(sheet, _SOME_COLOR, _some_color)
        take_tones(sheet)
    if not sheet.lacks(_OF_COINED):
        _take(sheet, _COINED, _coined)
    take_compounds(sheet)


def _take(sheet: Sheet, form: re.Pattern[str], read: Callable[[Sheet, int, int], Token | None]) -> None:
    """Take the colour only: what stands before it is still to be read."""
    found = [token for match in form.finditer(sheet.work) if (token := read(sheet, *match.span()))]
    sheet.tokens += found
    sheet.cover((token.start, token.end) for token in found)


# 别的颜色都有: no word for all colours.
_OF_OTHERS = frozenset(fold("的他它余个"))


def known_color(sheet: Sheet, start: int, end: int) -> Token | None:
    """A known word with what belongs to it, unless it is only a part of another word."""
    work = sheet.work
    end = _prolonged(work, end)
    start = _modified(work, _widened(work, start, end))
    word, before, after = work[start:end], work[start - 1 : start], work[end : end + 1]
    if word.startswith("颜") and before in _OF_OTHERS:
        return None
    if _runs_on(_KATAKANA, word, before, after) or _runs_on(_HIRAGANA, word, before, after):
        return None
    before = " " if _is_behind_goods(work, start) else before
    if _HAN.match(word[-1]) and not _stands_alone(word, before, after):
        return None
    if names_a_thing(work, start, end) or _OF_A_BUTTON.search(work, max(0, start - _FAR), start):
        return None
    role = color_key(word) or (f"shade {word}" if is_shade(word) else "")
    return Token(start, end, "color", sheet.written(start, end), role)


# A button or an icon that is grey says nothing of the goods.
_OF_A_BUTTON = pattern(
    r"(?:旺旺|按钮|选项|规格|一选就?|头像|图标|ボタン[がはも]|(?:button|icon|option)s?\s(?:is|are|was|turned|shows?|went))[^,，。、\n]{0,6}$|お$|[发寄装送拿配]错?成了?$"
)


def _prolonged(work: str, end: int) -> int:
    """色 and 柄 belong to the word, and a pattern in that colour is a colour of its own."""
    end += work[end : end + 1] == "柄"
    end += work[end : end + 1] == "色" and work[end + 1 : end + 2] not in {"违", "系"}
    if work.startswith(_PRINTS, end):
        end += next(len(word) for word in _PRINTS if work.startswith(word, end))
    return end


def _modified(work: str, start: int) -> int:
    """`moonlight blue` is one colour, and so is `frog green` where a comma or bracket sets it apart."""
    form = _MODIFIED if work[start] < "{" else SHADED
    match = form.search(work, max(0, start - _FAR), start) or _SET_APART.search(
        work, max(0, start - _FAR), start
    )
    return match.start() if match and match.group().strip() not in GOODS_EN else start


_SET_APART = regex(
    r"(?<=[,(] )(?!the |because |and |all |have |has |got |they |still |also |just |with |now )"
    r"(?!only |in |no |but |or |its )[a-z]{3,8}\s$|(?<=\()[a-z]{3,8}\s$"
)


_FAR = 12


def _widened(work: str, start: int, end: int) -> int:
    """奶茶色 is one word, of which 茶色 is the end: what stands before it up to a boundary belongs to it."""
    first = start
    while first > 0 and start - first < _MOST_BEFORE and _HAN.match(work[first - 1]):
        first -= 1
    led = _LED.match(work, first, end)
    first = _behind_goods(work, led.end() if led and led.end() <= start else first, start)
    whole = (work[end - 1] == "色" or work[start:end] in _PATTERNS) and 0 < start - first < _MOST_BEFORE
    free = (
        led is not None
        or first == 0
        or work[first - 1] in _BEFORE_COLOR
        or is_goods(work[max(0, first - _MOST_BEFORE) : first])
    )
    return first if whole and free and not _NOT_WIDENED.search(work, first, start) else start


def _is_behind_goods(work: str, start: int) -> bool:
    """毛巾蓝: what stands before it, of two letters or more, ends as names of goods do."""
    before = work[max(0, start - _SHORT_NAME) : start]
    return before == "t恤" or (
        len(before) == _SHORT_NAME and _HAN.match(before[-1]) is not None and is_goods(before)
    )


_SHORT_NAME = 2


def _behind_goods(work: str, first: int, start: int) -> int:
    """卫衣燕麦色 is 燕麦色: the name of the thing that touches it is no part of a colour."""
    ends = (
        end for end in range(start, first + 1, -1) if _HAN.match(work[end - 1]) and is_goods(work[first:end])
    )
    return next(ends, first)


_PRINTS = (
    *("チェック", "ストライプ", "ボーダー", "ドット"),
    *(" check", " stripes", " stripe", " plaid", " floral", " gingham", " striped"),
)
_MOST_BEFORE = 4
_NOT_WIDENED = pattern(r"[的是有个款这那换成要把和与跟及或只说选改拍件为发送每各号番全都浅深剩就仅余]")


def _runs_on(script: re.Pattern[str], word: str, before: str, after: str) -> bool:
    """Whether a word in kana goes on in the same kana, so that it is only a part of another word."""
    if script is _HIRAGANA:
        if not script.match(word[0]):
            return False
        before = " " if before in _PARTICLES else before
    return bool(
        (script.match(word[-1]) and script.match(after)) or (script.match(word[0]) and script.match(before))
    )


_PARTICLES = frozenset("のはがとやもにをで")


def _stands_alone(word: str, before: str, after: str) -> bool:
    if word.endswith("色"):
        return before != "其"
    if not _HAN.match(before or " ") and len(word) > 1 and _GLUED.match(word):
        return True
    if len(word) > 1 and (after == "了" or not _HAN.match(after or " ")):
        return True
    free_before = not _HAN.match(before or " ") or before in _MAY_PRECEDE
    free_after = not _HAN.match(after or " ") or after in _MAY_FOLLOW
    return free_before and free_after


def _coined(sheet: Sheet, first: int, end: int) -> Token | None:
    """恐龙绿 standing for itself is a colour that nobody knows yet."""
    led = _LED.match(sheet.work, first, end)
    first = led.end() if led else first
    start = _behind_goods(sheet.work, first, end - 1)
    if start > first and end - first == _OF_A_THING and _is_beside_goods(sheet.work, first):
        start = first
    start += sheet.work[start] == "的"
    if end - start == 1:
        return known_color(sheet, start, end)
    if is_goods(sheet.work[start:end]):
        return None
    if (start == first and end - first > _LONGEST_COINED) or _NO_COINED.search(sheet.work, start, end):
        return None
    return Token(start, end, "color", sheet.written(start, end))


_LONGEST_COINED = 4
# 酒瓶绿, 石板灰: the colour of a thing, where the name of the goods stands before it.
_OF_A_THING = 3


def _is_beside_goods(work: str, start: int) -> bool:
    before = work[max(0, start - 1 - _SHORT_NAME) : start - 1]
    return bool(work[start - 1 : start].strip(_BESIDE) == "" and len(before) > 1 and is_goods(before))


_BESIDE = " (/、,，:"


def _some_color(sheet: Sheet, start: int, end: int) -> Token | None:
    """A word in 色 that nobody knows yet."""
    led = _LED.match(sheet.work, start, end)
    first = led.end() if led else start
    start = _behind_goods(sheet.work, first, end - 1)
    free = (
        led is not None
        or start == 0
        or sheet.work[start - 1] in _BEFORE_COLOR
        or is_goods(sheet.work[max(0, start - 4) : start])
    )
    if sheet.work[start:end] == "色":
        # `牛皮纸色` is the colour of such paper.
        start = first
    if not free or names_none(sheet.work[start:end]):
        return None
    return Token(start, end, "color", sheet.written(start, end))
