"""Quantities: a figure's role (ordered, there, lacking) comes from the words that touch it."""

import re

from bot.rules.reading.quantity import quantity_words as words
from bot.rules.reading.quantity.beside import OF_A_VARIANT, is_of_a_variant
from bot.rules.reading.quantity.beyond_goods import said_beyond_goods
from bot.rules.reading.quantity.bracketed import take_bracketed
from bot.rules.reading.quantity.headings import take_headings
from bot.rules.reading.quantity.making_en import was_made
from bot.rules.reading.quantity.notations import take_arrows
from bot.rules.reading.quantity.pairs import take_pairs
from bot.rules.reading.quantity.prices import COUNTER
from bot.rules.reading.quantity.shares import say_alike
from bot.rules.reading.quantity.uncounted import is_of_none
from bot.rules.reading.text.counting import SPELT, whole_number
from bot.rules.reading.text.tokens import TAKEN, Sheet, Starts, Token
from bot.rules.reading.things.goods import GOODS_EN, GOODS_HEADS
from bot.rules.regex import regex
from bot.rules.script import pattern

_DIGITS = "0123456789"
_COUNTED = r"""(?=\s?(?:[个点枚着本足台册箱件只条双把张套包盒支打盏顶副对根片瓶袋组卷块串幅棵朵粒颗捆扎辆床节枝筒束板座]
    |部(?!分)))"""
# The size that a figure is glued to: `M5着`, `XL3点`.
_NO_WORD = r"(?<![a-z0-9])"
_GLUED = rf"(?:(?<={_NO_WORD}[smlf])|(?<={_NO_WORD}[xls2-6][sl])|(?<={_NO_WORD}[2-6x]xl))"
_QUANTITY = pattern(rf"""
    (?P<times>(?<![\da-z])[x*]\s?)?(?P<n>(?<![\d.a-z-])(?<!\d/)\d{{1,3}}(?:,\d{{3}})+(?![\d,])
    |(?<![\d.a-wyz-])(?<!\d/)\d{{1,5}}(?!\d|[./:]\d|%)
    |{_GLUED}\d{{1,3}}(?=\s?{COUNTER})
    |(?<![一-龥])[一二两三四五六七八九十百]{{1,5}}{_COUNTED}
    |(?:(?<=[了订拍买要给有剩到出缺差少够发来货下共各])|(?<=[下余外他]的))[一二两三四五六七八九十百]{{1,5}}{_COUNTED}
    |(?:(?<=您[那这的])|(?<=的[那这]))[两三四五六七八九十]{{1,3}}{_COUNTED}
    |(?<![第这那前后每几哪])[两三四五六七八九十]{{1,3}}{_COUNTED}(?=.(?:里|当中|[中都也全均没缺有发拿，,。、\s]
    |$))|(?<=的)[一两三四五六](?=打)
    |(?:(?<=want\s)|(?<=need\s)|(?<=only\s)|(?<=just\s)|(?<=have\s)|(?<=has\s)|(?<=got\s)|(?<=ordered\s)|(?<=asked\s)|(?<=by\s))
    (?:{SPELT})(?=\s?(?:[,.;?!)]|$))
    |(?<=[差缺少欠])[二两俩仨三四五六七八九十百]{{1,4}}(?=[，。,;!\s(]|$)|(?<=[剩有到给了])[俩仨](?=[，。,;!\s(]|$)
    |(?<![a-z])(?:{SPELT})(?=\s(?:[a-z]+\s)?too\sfew)|(?<![a-z])(?:{SPELT})(?=\s(?:dozen|pcs|pieces|sets|pairs|units|were|are|of\s|left|short|missing|came|on\syour|out\sof|(?:cartons?|box(?:es)?|packs?|bags?|cases?|rolls?|bundles?)\s(?:short|missing|left|too\sfew)))
    |半(?=打))(?:[ \t]?(?P<unit>{COUNTER})(?P<half>(?<=打)半)?)?""")
_QUANTITIES = Starts((_DIGITS + "x*一二两俩仨三四五六七八九十百半otfsent", _QUANTITY))
_OTHER_UNIT = pattern(r"""
    \s?(?:色|种|款|项(?!链)|样|处|家(?![里有])|店(?![里铺家主有])|号|番|日|天|月|年|周|时|分|度|%|倍|元|円|块|cm|mm|ml|kg|g(?![a-z])|l(?![a-z])|寸|码|楼
    |点(?:半|前|后|まで)|ページ|回|次|位|名|人|軒|轩|社|者|级|股|层|代|期|c(?![a-z]))""")

_BEFORE = (*words.LACKING_OR_ORDERED_BEFORE, (words.TOTAL_BEFORE, "total"))
_AFTER = (
    (words.OUT_AFTER, "ordered"),
    (words.ORDERED_AFTER, "ordered"),
    (words.LACK_AFTER, "short"),
    (words.CANNOT_AFTER, "cannot"),
    (words.AWAITED_AFTER, "awaited"),
    (words.HAVE_AFTER, "there"),
)
_REACH = 24


# `5 x desk organiser`
_TIMES_BEFORE = pattern(r"(?<![\w.,-])([1-9]\d{0,3}) x (?=[a-z]{3})")


def take_quantities(sheet: Sheet) -> None:
    """Pairs such as `6 of 15` and `5/9` give two quantities; then every single one with its role."""
    take_headings(sheet)
    take_pairs(sheet)
    take_arrows(sheet)
    sheet.take(_QUANTITIES, lambda m: _single(sheet, m))
    if " x " in sheet.work:
        sheet.take(_TIMES_BEFORE, lambda m: Token(*m.span(), "qty", m[1], "turned plain"))
    if "(" in sheet.work:
        take_bracketed(sheet, _role)
    say_alike(sheet)


def _single(sheet: Sheet, match: re.Match[str]) -> Token | None:
    value = _value(match)
    if value is None or match.group() == _SITE:
        return None
    before = sheet.work[max(0, match.start() - _REACH) : match.start()]
    after = sheet.work[match.end() : match.end() + _REACH].partition("\n")[0]
    after = after[1:] if after.startswith(_APART) else after
    after = said_beyond_goods(sheet.work, match.end(), after)
    costs = value == 1 and _EACH_COSTS.search(sheet.page.folded, max(0, match.start() - 2), match.start())
    if costs or is_of_none(before, after):
        return Token(match.start(), match.end(), "other", "")
    role = _told(sheet, match, before, after)
    before = words.without_aside(before)
    role = _in_its_place(role, value, before, counted=bool(match["unit"]))
    if (match["unit"] or after.startswith(" of them")) and (
        words.REFUNDED_AFTER.match(after) or words.REFUNDED_BEFORE.search(before)
    ):
        role = "refunded"
    if not _counts(match, value, role, before, after):
        return None
    each = "each " if _is_of_each(before, after) else ""
    return Token(match.start("n"), match.end(), "qty", str(value), each + role)


def _is_of_each(before: str, after: str) -> bool:
    near = words.EACH.search(_BEHIND_A_FIGURE.sub("", before[-_NEAR:])) or words.EACH.match(after)
    return bool(near or words.EACH_OF_ALL.search(before))


# `各20個 白は12`: the word belongs to the figure before.
_BEHIND_A_FIGURE = regex(r"^.*\d")


def _told(sheet: Sheet, match: re.Match[str], before: str, after: str) -> str:
    """The role of a figure by its words, also where the words count for a figure that was taken back."""
    if ("と" in before or "not " in before or "n't " in before) and words.LACK_TAKEN_BACK.search(before):
        return "short"
    said = sheet.page.folded[max(0, match.start() - _REACH) : match.start()]
    if said.endswith(_LACKING_ENDS) and words.OF_ALL_LACKING.search(said):
        sheet.tokens.append(Token(match.start(), match.start(), "mark", "short", "short"))
        return "ordered"
    return _role(words.without_aside(before), "" if match["times"] else after)


# With one of these ends what says that all of it lacks.
_LACKING_ENDS = (*"欠缺品货了:は", "欠 ", "缺 ", "品 ", "货 ", "all ", "of ", "the ")


def _in_its_place(role: str, value: int, before: str, *, counted: bool) -> str:
    """`大が0個` is what is there; `Lが2枚買えません`: so many, not all that were ordered."""
    if value == 0 and role in _PARTS:
        return "row have"
    if role == "plain" and value == 0 and (counted or OF_A_VARIANT.search(before)):
        return "row have"
    if role == "plain" and counted and words.REDUCED_BEFORE.search(before):
        return "have"
    return "short" if role == "cannot" and before.endswith("が") else role


_PARTS = frozenset(["part", "share"])
_NEAR = 6
# `19 ｼｶ ｱﾘﾏｾﾝ`
_APART = (" しか", " のみ", " だけ", " 足り", " たり")
# `1688订单…`: the site.
_SITE = "1688"
# `11元一个`: what one costs.
_EACH_COSTS = pattern(r"[元块円¥]\s?$")


def _counts(match: re.Match[str], value: int, role: str, before: str, after: str) -> bool:
    """Whether a figure is a quantity at all."""
    if not value:
        return role in {"have", "there", "row have", "short"}
    if (value == 1 and (_NOT_COUNTED_BEFORE.search(before) or _A_UNIT_AFTER.match(after))) or (
        _NOT_COUNTED_AFTER.match(match.group() + after) and before[-1:] not in GOODS_HEADS | {"各"}
    ):
        return False
    if match["unit"] or match["times"] or _names_goods(after) or is_of_a_variant(before, after):
        return True
    told = (role != "plain" and not _OTHER_UNIT.match(after)) or _EACH_EN.match(after)
    return bool(told or words.PLAIN_BEFORE.search(before))


# `12 each`, `10 of each colour`
_EACH_EN = regex(r"\s(?:of\s)?each(?![a-z])")


def _names_goods(after: str) -> bool:
    """`14 lamps` needs no counter."""
    words = after.split()[:2] if after[:1] == " " else []
    return any(word.strip(".,;") in GOODS_EN and word.strip(".,;").endswith("s") for word in words)


# The last one, and one of a price `11元一个`, are no quantities; nor is `两个都`.
_NOT_COUNTED_BEFORE = pattern(r"(?:最後の|最后|ラスト|last|[元块円¥])\s?$")
# `1袋10枚入り`, `一件72本`: what one holds or costs.
_A_UNIT_AFTER = pattern(
    r"[\d\x00]|\s?(?:あたり|につき|当たり|里?有\d|入り?り?\d|装\d|[就要得]{0,2}\d|得\x00)"
)
_NOT_COUNTED_AFTER = pattern(rf"""
    一点[张ば]|一部(?:分|(?=[がはのも、。\s欠不在品未入缺\x00]|$))|(?:[两三四]\s?个|[两三四2-4]\s?[款色样种])都
    |[一两三1-3]\s?[个件种点条](?:小|坏|好|不好的)?(?:情况|事|问题|消息|说法|办法|建议|想法|疑问|变动|变化|麻烦|困难)
    |[1一][个件只条双把张套包盒对副](?:都|也)?没
    |[1一]\s?{COUNTER}(?:すら|さえ|たりとも)?も
    |\d{{1,2}}\s?(?:件|点)\s?(?:ございま|あり(?:ま|、)|(?:の)?(?:ご?报告|ご?连络|ご?案内|お?知らせ|ご?相谈))
    |\d{{1,2}}\s?件(?:です|の欠品|が欠品|欠品)""")


def _value(match: re.Match[str]) -> int | None:
    dozen = 12 if match["unit"] in {"打", "dozen", "dozens", "ダース"} else 1
    if match["n"] == "半":
        return dozen // 2
    value = whole_number(match["n"])
    return None if value is None else value * dozen + (dozen // 2 if match["half"] else 0)


def _role(before: str, after: str) -> str:
    """What the words that touch a figure make of it; the surest first."""
    if before.rstrip(" ")[-1:] in _SILENT or _ORDERED_TOLD.search(before):
        return _role_behind("", after)
    if words.OF_WHICH_LACK.match(after):
        return "ordered"
    role = next((role for form, role in _FIRST if form.search(before)), "")
    if role:
        return role
    if words.REST_BEFORE.search(before) and words.REST_CAME.match(after):
        return "came"
    if words.REST_BEFORE.search(before) and not words.HAVE_AFTER.match(after):
        left = words.LEFT_BEFORE.search(before) and not words.GOES_ON.match(after)
        return "left" if left else "rest"
    return next((role for form, role in _BEFORE if form.search(before)), "") or _role_behind(before, after)


# `10 ordered 3 available`: the word belongs to the figure before it.
_ORDERED_TOLD = pattern(rf"""
    \d\s?(?:pcs\s)?ordered\s$|\d{COUNTER}\s?(?:ご?注文|ご?希望|必要|ご?依頼|発注|チュウモン)[、,\s]\s?$""")
# Behind these no word touches the figure.
_SILENT = frozenset(["", "\n", TAKEN])


def _role_behind(before: str, after: str) -> str:
    found = next((role for form, role in _AFTER if _says(form, after)), "plain")
    if found in {"plain", "ordered"} and words.SHARE_BEFORE.search(before):
        if found == "plain" and words.ARRIVED.match(after):
            return "have"
        part = "share" if words.SENTENCE_ENDS.match(after) else "part"
        return part if found == "plain" else "short"
    if (found == "cannot" or _NOT.match(after)) and before.rstrip(" ").endswith(_AMONG):
        return "short"
    there = found == "plain" and (words.HAVE_BEFORE.search(before) or was_made(before))
    return "have" if there else found


def _says(form: re.Pattern[str], after: str) -> bool:
    """`20个能发15`: a word between two figures is that of the second one."""
    match = form.match(after)
    return match is not None and (form is not words.HAVE_AFTER or not _FIGURE_NEXT.match(after, match.end()))


_FIGURE_NEXT = regex(r"(?<=[一-龥])\s?(?:\d|[一二三四五六七八九]成|一半|[一二两三四五六七八九十半]+打)")
# `有5台拍不下来`: so many of them, however many were ordered.
_AMONG = ("有", "其中", "里头", "里面")
_NOT = pattern(r"(?:没(?:货|有货?|了)?|缺货?|断货?|无货?|停产了?)(?=[，。,、;!\s(]|$)")


_FIRST = (
    (words.BOUGHT_OF, "have"),
    (words.STOCK_LEFT, "have"),
    (words.YOURS_BEFORE, "ordered"),
    (words.THEIRS_BEFORE, "have"),
    (words.PLAIN_BEFORE, "plain"),
    (words.ONLY_BEFORE, "there"),
)
