"""Two figures told as one: `6 of 15`, `5/9`, `订12到9`."""

import re
from collections.abc import Callable

from bot.rules.reading.quantity.clauses import heard
from bot.rules.reading.quantity.prices import COUNTER, NUMBER
from bot.rules.reading.text.counting import SPELT, whole_number
from bot.rules.reading.text.tokens import Sheet, Starts, Token
from bot.rules.regex import regex
from bot.rules.script import fold, pattern

_DIGITS = "0123456789"
_FRACTION = pattern(r"(?<![\d./])(\d{1,4})/(\d{1,4})(?![\d/])(?!\s?(?:サイズ|インチ|英?寸|吋|\d{1,2}:\d\d))")
_FRACTIONS = Starts((_DIGITS, _FRACTION))
# What makes `5/9` a share, which else may be a day: the words behind it, or before it.
_SHARE_BEHIND = pattern(r"""
    [、,，]\s?(?:残|あと|其余|余下|余る|剩|另外?|没到|差|还[差缺有剩]|少|缺|rest)|[枚足着本台冊膳脚個]|しか|のみ|だけ""")
_SHARE_BEFORE = pattern(r"""
    (?:在库(?:数)?|库存|现货|只[有剩]|仅[有剩]?|就剩|[凑拍买收拿]到了?|实到|到货数?|stock|received|shipped\sqty|qty|数量)[\s:はが=]{0,2}$|[^/\n]/[^/\n]{1,6}=$
    |[红黄蓝绿白黑灰粉紫橙棕赤青茶]色?\s?$""")
_AFTER_NAME = pattern(r"[:→\x00]\s$")
_BEFORE_STATE = pattern(r"\s*(?:ok|\(|$|\n|left|avail|in\sstock|missing|short|[个件枚点双套]|pcs|在库|有)")
_RETURNS = pattern(r"\s?(?:に|日)?(?:入荷|再|补|到货|到|发|出|回|予定|以降|左右|前后|顷)")
_OF = Starts(
    (
        _DIGITS,
        pattern(rf"""
            (?<![\d.])({NUMBER})\s?{COUNTER}?\s?(?:out\s)?(left\s|available\s|missing\s|short\s)?of\s(?:the\s
            |your\s)?({NUMBER})(?!\d|\.\d)(?!\s?(?:colou?rs?|sizes?|cartons?|ctns?|boxes|parcels?|styles?|items?|lines?
            |types?|kinds?|shops?)\b)(?:[ ]?{COUNTER})?"""),
    ),
    (
        "otfsen",
        pattern(
            rf"({SPELT})\s{COUNTER}?\s?(?:out\s)?()of\s(?:the\s|your\s)?({NUMBER}|{SPELT})(?![\da-z])"
            rf"(?:[ ]?{COUNTER})?"
        ),
    ),
)
# `2 of 36 have black dots`: they came, and something is wrong with them.
_FAULTY = pattern(r"""
    \s?(?:[a-z-]+\s){0,3}?(?:have|has|had|with|show|are|were|is|was|came)\s(?:[a-z-]+\s){0,4}?(?:dots?|spots?|marks?
    |stain\w*|scratch\w*|dent\w*|crack\w*|chip(?:s|ped)|holes?|dirt\w*|threads?|leak\w*|torn|faded|bent
    |defect\w*|damaged?|wet|smell\w*)\b""")
_HAVE_OF = regex(
    r"only(?:\s\w+){0,2}\s?$|(?:maximum|max|up to|at most|not more than|no more than|just)\s?$"
    r"|(?:has|have|got|get|buy|bought|find|found|supply|send|sent|ship|secured|received)\s?$"
)
_LEFT_OF = regex(r"\s?(?:left|available|in stock|ready|arrived|ok|received)")
_CAME = Starts(
    (
        fold("订拍买要应下采写单"),
        pattern(rf"""
            (?:订购?|拍|买|要|应[到收发]?|下单?|采购|(?:单上|单子|箱单)?写|单上)(?:了|的)?\s?(?P<whole>\d{{1,5}})\s?
            {COUNTER}?[、,，\s]?(?:只|才|就)?(?:实[到收发际点]|[到来收发得]|拿到|收到|给)(?:了|货|手)?\s?
            (?P<part>\d{{1,5}})(?![\d月号日天./:-])"""),
    )
)
# `22双（应40）`: what came, and what was to come.
_DUE = Starts(
    (
        _DIGITS,
        pattern(rf"""
            (?<![\d.])(?P<part>\d{{1,5}})\s?{COUNTER}?\s?\(\s?应该?(?:是|为|[到收发有])?\s?(?P<whole>\d{{1,5}})\s?{COUNTER}?\)"""),
    )
)
# `20到12`: more were ordered than came, so it is no range.
_FELL = Starts(
    (
        _DIGITS,
        pattern(rf"""
            (?<![\d./:-])(?P<whole>\d{{1,5}})\s?(?:{COUNTER})?\s?[只才就]?到(?:了|货)?\s?(?P<part>\d{{1,5}})
            (?!\d|[./:%-]\d|\s?(?:[月日号天点时年周元円块码岁度]|cm|mm|ml|kg|个(?:月|工作日)))(?:[ ]?{COUNTER})?"""),
    )
)
# `change from 24 to 20`, `qty 24 to 20`: ordered, and what can be had.
_REDUCED = Starts(
    (
        _DIGITS,
        pattern(rf"""
            (?:(?<=from\s)|(?<=qty\s)|(?<=quantity\s)|(?<=change\s)|(?<=reduce\s)|(?<=cut\s))(?P<whole>\d{{1,5}})\s?{COUNTER}?\sto
            \s(?:only\s)?(?P<part>\d{{1,5}})(?![\d./:]|\s?(?:yuan|rmb|days?|weeks?|cm|mm|元|円))(?:[ ]?{COUNTER})?"""),
    ),
)
_CAME_SIGNS = tuple("到来收发给得")
_REACH = 24


def take_shares(sheet: Sheet) -> None:
    """`5/9` is no date behind a line number or before the rest, nor among pairs that cannot be dates."""
    if "/" not in sheet.work:
        return
    figures = [(int(part), int(whole)) for part, whole in _PAIR.findall(sheet.work)]
    strange = [one for one in figures if one[0] == 0 or one[0] == one[1] or one[1] > _LONGEST_MONTH]
    if strange and len(figures) > 1:
        pairs: list[Token] = []
        sheet.take(_FRACTIONS, lambda m: _fraction(m, pairs, either=True))
        sheet.tokens += pairs
    else:
        _take_pairs(sheet, _FRACTIONS, _fraction, lambda m: _is_share(sheet.work, *m.span()))


def _is_share(work: str, start: int, end: int) -> bool:
    if _SHARE_BEHIND.match(work, end):
        return True
    before = work[max(0, start - _REACH) : start]
    if _AFTER_NAME.search(before):
        return bool(_BEFORE_STATE.match(work, end))
    return bool(_SHARE_BEFORE.search(before)) and not _RETURNS.match(work, end)


_PAIR = regex(r"(?<![\d./])(\d{1,4})/(\d{1,4})(?![\d/])")
_LONGEST_MONTH = 31
_MONTHS = 12


def take_pairs(sheet: Sheet) -> None:
    """How many were ordered, and how many of them are there or lack."""
    if "of " in sheet.work:
        pairs: list[Token] = []
        sheet.take(_OF, lambda m: _of(sheet, m, pairs))
        sheet.tokens += pairs
    if "/" in sheet.work:
        _take_pairs(sheet, _FRACTIONS, _fraction)
    if " to " in sheet.work:
        _take_pairs(sheet, _REDUCED, _came, lambda m: int(m["whole"]) > int(m["part"]))
    if sheet.has(*_CAME_SIGNS):
        _take_pairs(sheet, _CAME, _came)
        _take_pairs(sheet, _FELL, _came, lambda m: int(m["whole"]) >= int(m["part"]))
    if sheet.has("(应"):
        _take_pairs(sheet, _DUE, _came)


_Reader = Callable[[re.Match[str], list[Token]], Token | None]


def _take_pairs(
    sheet: Sheet,
    finder: Starts,
    read: _Reader,
    chosen: Callable[[re.Match[str]], bool] = bool,
) -> None:
    pairs: list[Token] = []
    sheet.take(finder, lambda m: read(m, pairs) if chosen(m) else None)
    sheet.tokens += pairs


def _of(sheet: Sheet, match: re.Match[str], pairs: list[Token]) -> Token | None:
    part, whole = whole_number(match[1]), whole_number(match[3])
    if part is None or whole is None or part > whole:
        return None
    pairs.append(Token(match.start(3), match.end(3), "qty", str(whole), "ordered"))
    after = (match[2] or "") + sheet.work[match.end() : match.end() + _REACH]
    before = sheet.work[max(0, match.start() - _REACH) : match.start()]
    if _FAULTY.match(sheet.work, match.end()):
        sheet.tokens.append(Token(match.end(), match.end(), "mark", "quality", "quality"))
    there = _LEFT_OF.match(after) or _HAVE_OF.search(before) or heard(sheet.work, *match.span()) == "have"
    role = "have" if there and "missing" not in after and "short" not in after else "short"
    return Token(match.start(1), match.end(1), "qty", str(part), role)


def _came(match: re.Match[str], pairs: list[Token]) -> Token:
    """`订12到9`: how many were ordered, and how many of them came."""
    pairs.append(Token(*match.span("whole"), "qty", match["whole"], "ordered"))
    return Token(*match.span("part"), "qty", match["part"], "have")


def _fraction(match: re.Match[str], pairs: list[Token], *, either: bool = False) -> Token | None:
    """`5/9`, and among several pairs or where it can be no day also `30/22`: the larger one was ordered."""
    first = match.start() + match.group().index("/")
    sides = (match.start(), first), (first + 1, match.end())
    one, other = (int(figure) for figure in match.groups())
    if (other < one <= _MONTHS and not either) or max(one, other) == 0:
        return None
    (part, part_at), (whole, whole_at) = sorted(zip((one, other), sides, strict=True))
    pairs.append(Token(*whole_at, "qty", str(whole), "ordered"))
    return Token(*part_at, "qty", str(part), "have")
