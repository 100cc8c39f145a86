"""Quantities: a figure's role (ordered, there, lacking) comes from the words that touch it."""

import re

from bot.rules.reading import quantity_words as words
from bot.rules.reading.counting import whole_number
from bot.rules.reading.goods import GOODS_EN, GOODS_HEADS
from bot.rules.reading.prices import COUNTER, NUMBER
from bot.rules.reading.shares import say_alike
from bot.rules.reading.tokens import TAKEN, Sheet, Starts, Token
from bot.rules.script import fold, pattern

_DIGITS = "0123456789"
_COUNTED = r"(?=\s?[个点枚着本足台册箱件只条双把张套包盒支打盏顶副对根片瓶袋组卷块串幅棵朵粒颗捆扎辆部床节枝筒束板座])"
_SPELT = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty)"
# The size that a figure is glued to: `M5着`, `XL3点`.
_NO_WORD = r"(?<![a-z0-9])"
_GLUED = rf"(?:(?<={_NO_WORD}[smlf])|(?<={_NO_WORD}[xls2-6][sl])|(?<={_NO_WORD}[2-6x]xl))"
_FRACTION = pattern(r"(?<![\d./])(\d{1,4})/(\d{1,4})(?![\d/])(?!\s?(?:サイズ|インチ|寸))")
_FRACTIONS = Starts((_DIGITS, _FRACTION))
_SHARES = Starts(
    (
        _DIGITS,
        pattern(r"""
            (?<![\d./])(\d{1,4})/(\d{1,4})(?=[、,，]\s?(?:残|あと|其余|余下|余る|剩|另外?|没到|差|还[差缺]|少|缺|rest))
            |(?<=[:→\x00]\s)(\d{1,4})/(\d{1,4})(?![\d/])(?=\s*(?:ok|\(|$|\n|left|avail|in\sstock|missing|short
            |[个件枚点双套]|pcs|在库|有))"""),
    )
)
_OF = Starts(
    (
        _DIGITS,
        pattern(rf"""
            (?<![\d.])({NUMBER})\s?{COUNTER}?\s?(?:out\s)?(left\s|available\s|missing\s|short\s)?of\s(?:the\s
            |your\s)?({NUMBER})(?!\d|\.\d)\s?{COUNTER}?"""),
    ),
    (
        "otfsen",
        pattern(
            rf"({_SPELT})\s{COUNTER}?\s?(?:out\s)?()of\s(?:the\s|your\s)?({NUMBER}|{_SPELT})(?![\da-z])"
            rf"\s?{COUNTER}?"
        ),
    ),
)
# `2 of 36 have black dots`: they came, and something is wrong with them.
_FAULTY = pattern(r"""
    \s?(?:[a-z-]+\s){0,3}?(?:have|has|had|with|show|are|were|is|was|came)\s(?:[a-z-]+\s){0,4}?(?:dots?|spots?|marks?
    |stain\w*|scratch\w*|dent\w*|crack\w*|chip(?:s|ped)|holes?|dirt\w*|threads?|leak\w*|torn|faded|bent
    |defect\w*|damaged?|wet|smell\w*)\b""")
_HAVE_OF = re.compile(
    r"only(?:\s\w+){0,2}\s?$|(?:has|have|got|get|buy|bought|find|found|supply|send|sent|ship|secured|received)\s?$"
)
_LEFT_OF = re.compile(r"\s?(?:left|available|in stock|ready|arrived|ok|received)")
_QUANTITY = pattern(rf"""
    (?P<times>(?<![\da-z])[x*]\s?)?(?P<n>(?<![\d.a-z-])(?<!\d/)\d{{1,3}}(?:,\d{{3}})+(?![\d,])
    |(?<![\d.a-wyz-])(?<!\d/)\d{{1,5}}(?!\d|[./:]\d|%)
    |{_GLUED}\d{{1,3}}(?=\s?{COUNTER})
    |(?<![一-龥])[一二两三四五六七八九十百]{{1,5}}{_COUNTED}
    |(?:(?<=[了订拍买要给有剩到出缺差少够发来货下共各])|(?<=[下余外他]的))[一二两三四五六七八九十百]{{1,5}}{_COUNTED}
    |(?<![第这那前后每几哪])[两三四五六七八九十]{{1,3}}{_COUNTED}(?=.(?:里|当中|[中都也全均没缺有发拿，,。、\s]
    |$))|(?<=的)[一两三四五六](?=打)
    |(?<![a-z])(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty
    |thirty)(?=\s(?:pcs|pieces|sets|pairs|units|were|are|of\s|left|short|missing|came|on\syour|out\sof))
    |半(?=打))(?:[ \t]?(?P<unit>{COUNTER}))?""")
_QUANTITIES = Starts((_DIGITS + "x*一二两三四五六七八九十百半otfsent", _QUANTITY))
_CAME = Starts(
    (
        fold("订拍买要应下采写单"),
        pattern(rf"""
            (?:订购?|拍|买|要|应[到收发]?|下单?|采购|(?:单上|单子|箱单)?写|单上)(?:了|的)?\s?(?P<whole>\d{{1,5}})\s?
            {COUNTER}?[、,，\s]?(?:只|才|就)?(?:实[到收发际点]|[到来收发]|拿到|收到|给)(?:了|货|手)?\s?
            (?P<part>\d{{1,5}})(?![\d月号日天./:-])"""),
    )
)
_CAME_SIGNS = tuple("到来收发给")
_OTHER_UNIT = pattern(r"""
    \s?(?:色|种|款|家|店|号|番|日|天|月|年|周|时|分|度|%|倍|元|円|块|cm|mm|ml|kg|g(?![a-z])|l(?![a-z])|寸|码|楼
    |点(?:半|前|后|まで)|ページ|回|次|位|名|人|軒|轩|社|者|级|股|层|代|期|c(?![a-z]))""")

_BEFORE = ((words.LACK_BEFORE, "short"), (words.ORDERED_BEFORE, "ordered"), (words.TOTAL_BEFORE, "total"))
_AFTER = (
    (words.OUT_AFTER, "ordered"),
    (words.ORDERED_AFTER, "ordered"),
    (words.LACK_AFTER, "short"),
    (words.CANNOT_AFTER, "cannot"),
    (words.HAVE_AFTER, "there"),
)
_REACH = 24


def take_shares(sheet: Sheet) -> None:
    """`5/9` is no date behind a line number or before the rest, nor among pairs that cannot be dates."""
    if "/" not in sheet.work:
        return
    pairs = _PAIR.findall(sheet.work)
    strange = [
        pair for pair in pairs if pair[0] == "0" or pair[0] == pair[1] or int(pair[1]) > _LONGEST_MONTH
    ]
    _take_pairs(sheet, _FRACTIONS if strange and len(pairs) > 1 else _SHARES)


_PAIR = re.compile(r"(?<![\d./])(\d{1,4})/(\d{1,4})(?![\d/])")
_LONGEST_MONTH = 31


def take_quantities(sheet: Sheet) -> None:
    """Pairs such as `6 of 15` and `5/9` give two quantities; then every single one with its role."""
    if "of " in sheet.work:
        pairs: list[Token] = []
        sheet.take(_OF, lambda m: _of(sheet, m, pairs))
        sheet.tokens += pairs
    if "/" in sheet.work:
        _take_pairs(sheet, _FRACTIONS)
    if sheet.has(*_CAME_SIGNS):
        _take_pairs(sheet, _CAME, ordered_first=True)
    sheet.take(_QUANTITIES, lambda m: _single(sheet, m))
    if "(" in sheet.work:
        _take_bracketed(sheet)
    say_alike(sheet)


_BRACKETED = pattern(r"(?<![\s(\d,、。:])\s?\(([1-9]\d{0,3})\)")
_ENUMERATION = pattern(r"\(1\)\s?[^\W\d_][^\n]{0,120}?\(2\)\s?[^\W\d_]")
_NUMBERS_SOMETHING = pattern(r"(?:line|item|no\.?|#|番|号|第|step|page|図|表)$")


def _take_bracketed(sheet: Sheet) -> None:
    """`M (4), L (6)`: how many, unless they count sentences: `(1) wait (2) refund`."""
    found = list(_BRACKETED.finditer(sheet.work))
    if not found or _ENUMERATION.search(sheet.work):
        return
    taken = {token.end for token in sheet.tokens if token.kind in {"qty", "date", "price", "line"}}
    for match in found:
        before = sheet.work[max(0, match.start() - _REACH) : match.start()]
        if match.start() not in taken and not _NUMBERS_SOMETHING.search(before):
            role = _role(before, "")
            sheet.tokens.append(Token(*match.span(1), "qty", match[1], role))
    sheet.cover(match.span(1) for match in found)


def _take_pairs(sheet: Sheet, finder: Starts, *, ordered_first: bool = False) -> None:
    pairs: list[Token] = []
    sheet.take(finder, lambda m: (_came if ordered_first else _fraction)(m, pairs))
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
    role = "have" if _LEFT_OF.match(after) or _HAVE_OF.search(before) else "short"
    return Token(match.start(1), match.end(1), "qty", str(part), role)


def _came(match: re.Match[str], pairs: list[Token]) -> Token:
    """`订12到9`: how many were ordered, and how many of them came."""
    pairs.append(Token(*match.span("whole"), "qty", match["whole"], "ordered"))
    return Token(*match.span("part"), "qty", match["part"], "have")


def _fraction(match: re.Match[str], pairs: list[Token]) -> Token | None:
    part, whole = (int(figure) for figure in match.groups() if figure)
    if part > whole or whole == 0:
        return None
    first = match.start() + match.group().index("/")
    pairs.append(Token(first + 1, match.end(), "qty", str(whole), "ordered"))
    return Token(match.start(), first, "qty", str(part), "have")


def _single(sheet: Sheet, match: re.Match[str]) -> Token | None:
    value = _value(match)
    if value is None:
        return None
    before = sheet.work[max(0, match.start() - _REACH) : match.start()]
    after = sheet.work[match.end() : match.end() + _REACH]
    if value == 1 and _EACH_COSTS.search(sheet.page.folded, max(0, match.start() - 2), match.start()):
        return Token(match.start(), match.end(), "other", "")
    if words.DENIED.match(after) or words.DENIED_BEFORE.search(before[-_NEAR:]):
        return Token(match.start(), match.end(), "other", "")
    before = words.TAKEN_BACK.sub("", before)
    role = "plain" if match["times"] else _role(before, after)
    if match["unit"] and (words.REFUNDED_AFTER.match(after) or words.REFUNDED_BEFORE.search(before[-_NEAR:])):
        role = "refunded"
    if not _counts(match, value, role, before, after):
        return None
    each = "each " if words.EACH.search(before[-_NEAR:]) or words.EACH.match(after) else ""
    return Token(match.start("n"), match.end(), "qty", str(value), each + role)


_NEAR = 6
# `11元一个`: what one costs.
_EACH_COSTS = pattern(r"[元块円¥]\s?$")


def _counts(match: re.Match[str], value: int, role: str, before: str, after: str) -> bool:
    """Whether a figure is a quantity at all."""
    if not value:
        return role in {"have", "there"}
    if (value == 1 and (_NOT_COUNTED_BEFORE.search(before) or _A_UNIT_AFTER.match(after))) or (
        _NOT_COUNTED_AFTER.match(match.group() + after) and before[-1:] not in GOODS_HEADS | {"各"}
    ):
        return False
    if match["unit"] or match["times"] or _names_goods(after) or _BEHIND_VARIANT.search(before):
        return True
    told = role != "plain" and not _OTHER_UNIT.match(after)
    return told or bool(words.PLAIN_BEFORE.search(before))


def _names_goods(after: str) -> bool:
    """`14 lamps` needs no counter."""
    words = after.split()[:2] if after[:1] == " " else []
    return any(word.strip(".,;") in GOODS_EN and word.strip(".,;").endswith("s") for word in words)


# `小号10 中号10`, `红5黄5`: the figure glued to a variant is how many of it.
_BEHIND_VARIANT = pattern(r"""
    (?:[大中小特均]号|码|色|(?:(?<![一-龥])|(?<=[的订拍要了是]))[红黄蓝绿白黑灰粉紫橙棕])$
    |(?:^|[\s/、,一-龥])(?:[2-7]?x{0,3}[sl]|m|[2-7]xl)[\s:]?$""")
# The last one, and one of a price `11元一个`, are no quantities; nor is `两个都`.
_NOT_COUNTED_BEFORE = pattern(r"(?:最後の|最后|ラスト|last|[元块円¥])\s?$")
# `1袋10枚入り`, `一件72本`: what one holds or costs.
_A_UNIT_AFTER = pattern(r"\s?(?:[\d\x00]|あたり|につき|当たり|里?有\d|入り?り?\d|装\d|就?要?\d)")
_NOT_COUNTED_AFTER = pattern(rf"""
    [两三四2-4]\s?[个款色样种]都|[1一][个件只条双把张套包盒](?:都|也)?没
    |[1一]\s?{COUNTER}(?:すら|さえ|たりとも)?も
    |\d{{1,2}}\s?(?:件|点)\s?(?:ございま|あり(?:ま|、)|(?:の)?(?:ご?报告|ご?连络|ご?案内|お?知らせ|ご?相谈))
    |\d{{1,2}}\s?件(?:です|の欠品|が欠品|欠品)""")


def _value(match: re.Match[str]) -> int | None:
    dozen = 12 if match["unit"] in {"打", "dozen", "dozens", "ダース"} else 1
    if match["n"] == "半":
        return dozen // 2
    value = whole_number(match["n"])
    return None if value is None else value * dozen


def _role(before: str, after: str) -> str:
    """What the words that touch a figure make of it; the surest first."""
    if before.rstrip(" ")[-1:] in _SILENT or _ORDERED_TOLD.search(before):
        return _role_behind("", after)
    role = next((role for form, role in _FIRST if form.search(before)), "")
    if role:
        return role
    if words.REST_BEFORE.search(before) and not words.HAVE_AFTER.match(after):
        return "rest"
    return next((role for form, role in _BEFORE if form.search(before)), "") or _role_behind(before, after)


# `10 ordered 3 available`: the word belongs to the figure before it.
_ORDERED_TOLD = pattern(r"\d\s?(?:pcs\s)?ordered\s$")
# Behind these no word touches the figure.
_SILENT = frozenset(["", "\n", TAKEN])


def _role_behind(before: str, after: str) -> str:
    found = next((role for form, role in _AFTER if form.match(after)), "plain")
    if found == "plain" and words.SHARE_BEFORE.search(before):
        return "part"
    return "have" if found == "plain" and words.HAVE_BEFORE.search(before) else found


_FIRST = (
    (words.STOCK_LEFT, "have"),
    (words.YOURS_BEFORE, "ordered"),
    (words.PLAIN_BEFORE, "plain"),
    (words.ONLY_BEFORE, "there"),
)
