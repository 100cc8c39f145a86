"""Line numbers and list marks: where in an order, and where in the notice, an item stands."""

import re

from bot.rules.reading.text.tokens import Sheet, Starts, Token
from bot.rules.regex import regex
from bot.rules.script import fold, pattern

_AND = r"(?:と|和|、|,|及び?|・|/|&|and|跟)"
# Behind these a figure counts: `5番要9有8，6番要9有2`.
_COUNTING = fold("有要到缺差少剩给发订收来欠拍足够")
_LINES = Starts(
    (
        "0123456789",
        pattern(rf"""
            (?<!\d/)(?<![\d.a-z→])(?<!->)(\d{{1,3}})(?:\s?行目|\s?つ目(?!の?(?:候补|案|url|リンク|链接|お?店|商家|质问|写真|画像|方法))|号(?=(?:商|产)?品(?!质|番))
            |\s?番(?:目)?(?![号地街]|手(?![机环套提帐账表链电袋巾工绳摇绘持动推拉柄势册写])|ではな
            |じゃな|でな)|(?!(?<=[番行项号][{_COUNTING}]\d)\s?、)(?!(?<=[番行项号][{_COUNTING}]\d\d)\s?、)(?!(?<=[{_COUNTING}]\d)\s?,)(?!(?<=[{_COUNTING}]\d\d)\s?,)(?=\s?{_AND}\s?第?(?:\d{{1,3}}\s?{_AND}\s?第?){{0,8}}\d{{1,3}}\s?(?:番|(?<=\d)[行项](?![业目]))))
            |(?<=\d[、,和与及/])(\d{{1,3}})[行项](?![业目])|(\d{{1,3}})(?:st|nd|rd|th)\s(?:line|item|row)(?![a-z])"""),
    ),
    (
        "第",
        pattern(r"""
            (?<!没)(?<!没有)第\s?(\d{1,3}|[一二三四五六七八九十]{1,3})(?:\s?(?:番|项|行|个(?:商品|产品|(?=没|缺|断|无货|也没|都没|卖|停|下架))|款|条)(?!货)
            |(?=\s?(?:和|跟|与|、)\s?第?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s?(?:个|款|项|条|行|番)(?:商品|产品|也|都|没|缺|断|无货|卖|停|下架)))"""),
    ),
    (
        "一二三四五六七八九十",
        pattern(
            r"(?:(?<![一-龥])|(?<=[和跟与及]))(十?[一二三四五六七八九]|十)(?:号(?=(?:商|产)品(?!质))|番(?=[の目はが、的\s]|商品))"
        ),
    ),
    (
        "nlirp",
        pattern(r"""
            (?<![a-z])(?:no|line|item|row|pos|position)s?\s?[.#:]?\s?#?(\d{1,3})(?!\d|[.,:/-]\d|%
            |\s?(?:pcs|pc|cm|mm|个|元|円|月|日))(?:号)?"""),
    ),
    ("l", pattern(r"(?<![a-z0-9-])l0?(\d{1,3})(?=[\s:的は])(?!\s?(?:码|号|サイズ|size))")),
    ("#", pattern(r"(?<![\w#&])#(\d{1,3})(?!\d)")),
    (
        fold("品商明项行"),
        pattern(r"""
            (?:品[目项]|商品|明细行?|项目|行)\s?(?:no\.?|番号)?\s?(\d{1,2})(?=[\s:はがの、,「『(]|我们|咱们|您)(?!\s?[点个枚本件])"""),
    ),
    (
        fold("番序行"),
        pattern(r"(?<![废型品])(?:番号|序号|番|行号)[ \t]?[:は.]?[ \t]?(\d{1,3})(?![\d-])(?!\s?[个点枚件])"),
    ),
)
_NUMBERED_LINE = pattern(r"(?:(?<=\n)|^)[ \t]{0,8}(\d{1,2})号(?=[\s商的链])")
_BULLET = regex(
    r"^[ \t\x00]*(?:(?P<n>\d{1,3})(?:[.)、:](?!\d)[ \t]?|\s?:)|\((?P<m>\d{1,3})\)|(?P<a>[a-z])\)"
    r"|(?P<s>[-*•●・■◆◇□○◎★☆▪►▶※]+(?!\d)(?:[ \t]*\[[ x✓v]?\])?))[ \t]*",
    re.MULTILINE,
)
_PADDED = regex(r"^[ \t•・*\-]*(0\d)(?=[\s:.　])[.:]?", re.MULTILINE)
# Where some lines are padded, the others have two figures of their own.
_TWO_FIGURES = regex(r"^[ \t•・*\-]*(\d\d)(?=[\s:.　])[.:]?", re.MULTILINE)
_CIRCLED = regex(r"(\d{1,2})\. ")
_NUMERALS = {name: str(value) for value, name in enumerate("一二三四五六七八九十", 1)} | {
    f"十{name}": str(10 + value) for value, name in enumerate("一二三四五六七八九", 1)
}


_SEVERAL = regex(
    r"(?<![a-z])(?:lines|items|rows|nos\.?)\s(#?\d{1,3}(?:(?:\s?,\s?|\s?&\s?|\s?/\s?|,?\sand\s)#?\d{1,3}){1,8})(?!\d|\s?(?:pcs|sets|pairs))"
)
_PAIR = regex(
    r"(?<![a-z])(?:line|item|row|no\.?)\s(#?\d{1,3}(?:\s?,\s?#?\d{1,3}){0,8}\s?(?:,\s)?(?:and|&)\s?#?\d{1,3})(?![\d.]|\s?(?:pcs|pieces|sets|pairs|of|ordered|left|short|more|in|ready)\b)"
)
# The first letters of `lines`, `items`, `rows`, `no.`
_OF_WORDS = frozenset("lirn")
# `3/4/9番`
_SLASHED = pattern(r"(?<![\d./])(\d{1,3}(?:\s?[/・]\s?\d{1,3}){1,8})\s?番(?!号|地|街)目?")
_FIGURE = regex(r"\d+")


def take_rows_of_numbers(sheet: Sheet) -> None:
    """`lines 2, 3 & 5`, `3/4/9番`: before the first of them passes for all of it."""
    spoken = () if sheet.lacks(_OF_WORDS) else (*_SEVERAL.finditer(sheet.work), *_PAIR.finditer(sheet.work))
    for several in [*spoken, *_SLASHED.finditer(sheet.work)]:
        numbers = list(_FIGURE.finditer(sheet.work, *several.span(1)))
        sheet.tokens += [_line(*number.span(), number.group()) for number in numbers]
        sheet.cover(number.span() for number in numbers)


def take_positions(sheet: Sheet) -> None:
    """Order lines by their number; list marks at the start of a line; a circled number names a line."""
    circled = sheet.page.circled
    sheet.take(_LINES, lambda m: _said(sheet, m))
    known = {token.value for token in sheet.tokens if token.kind == "line"}
    if len(known) > 1:
        sheet.take(_TOLD_AGAIN, lambda m: _line(*m.span(1), m[1]) if m[1] in known else None)
    if "号" in sheet.work:
        sheet.take(_NUMBERED_LINE, lambda m: _line(m.start(1), m.end(1), m[1]))
    if circled:
        sheet.take(_CIRCLED, lambda m: _counted(sheet, m) if m.start() in circled else None)
    if sheet.work.startswith("0") or sheet.has("\n0", "\n ", " 0"):
        sheet.take(
            _PADDED if not _PADDED.search(sheet.work) else _TWO_FIGURES,
            lambda m: _line(m.start(1), m.end(1), m[1]),
        )
    sheet.take(_BULLET, _bullet)


# `4为冰袖，6为风扇`, where `第4、6行` was told before.
_TOLD_AGAIN = pattern(r"(?:(?<=[:,，、;；。\n(])|^)\s?(\d{1,3})\s?(?=[为系是は]|则为)")
_DENIED = pattern(r"(?:では|じゃ|で)なく")


def _said(sheet: Sheet, match: re.Match[str]) -> Token:
    """`不是3番，是4番`: a line that is denied is none."""
    start, end = match.span()
    if sheet.work.endswith("不是", 0, start) or _DENIED.match(sheet.work, end):
        return Token(start, end, "other", "")
    return _line(start, end, match[match.lastindex or 1])


def _counted(sheet: Sheet, match: re.Match[str]) -> Token:
    """A circled number names a line of the order, but before a link it only counts the links."""
    if _TO_LINK.match(sheet.work, match.end()) or _CANDIDATE.search(
        sheet.work, max(0, match.start() - _NEAR), match.start()
    ):
        return Token(match.start(), match.end(), "bullet", match[1], "number")
    return _line(match.start(), match.end(), match[1])


_NEAR = 8
# `候補①茶 XL`
_CANDIDATE = pattern(r"(?:候补|案|代替(?:品|案)?|おすすめ|备选|推荐)\s?$")
_TO_LINK = regex(r"\s*[<(]?\x00{10,}")


def _line(start: int, end: int, word: str) -> Token:
    return Token(start, end, "line", _NUMERALS.get(word) or word.lstrip("0") or "0")


def _bullet(match: re.Match[str]) -> Token:
    number = match["n"] or match["m"]
    role = "number" if number or match["a"] else "sign"
    return Token(match.start(), match.end(), "bullet", number or "", role)
