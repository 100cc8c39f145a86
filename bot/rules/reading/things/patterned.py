"""Patterns and finishes that stand for a colour: `灰格`, `白底蓝花`, `白点蓝底`, `镀铬`; and words that name none."""

from bot.rules.reading.text.tokens import Sheet, Token
from bot.rules.regex import regex
from bot.rules.script import fold, pattern

_BASE = "[黑白红绿蓝灰黄粉紫橙棕咖褐米青驼杏]"
_PRINT = "(?:小|大|细|粗|碎)?(?:格|条|点|花|边|字)"
_PATTERNED = pattern(rf"""
    (?:(?<![一-龥ァ-ヺ々])|(?<=颜色)|(?<=色是)|(?<=[的是要订拍]))
    (?:{_BASE}{{1,2}}色?底(?:{_BASE}色?)?{_PRINT}(?:纹|子)?|{_BASE}色?{_PRINT}(?:纹|子)?{_BASE}色?底
    |{_BASE}{{1,3}}色?(?:小|大|细|粗)?(?:格(?![子纹调式])|格子|细?条(?![纹子件款]))
    |镀[铬镍锌钛金银铜]色?)
    (?=[\s\x00,，、()/;;。!?|:x*\d]|$|[的款没缺断卖做有也都可还和与跟各])""")
_SIGNS = tuple(map(fold, ("格", "条", "底", "镀")))
# Words in 色 that name no colour.
_NO_COLOR = frozenset(
    fold(
        "颜色 花色 特色 各色 换色 同色 其他色 多色 一色 单色 两色 别色 他色 改色 何色 双色 三色 配色 变色 全部颜色 此色"
        " 每色 この色 その色 あの色 同じ色"
        " 该色 这色 断色 缺色 选色 几色 其它色 哪色 哪个色 得换色 要换色 这个色 那个色 角色 出色 什么颜色"
    ).split()
)
# `问了说该色没有了`: the one that was named before.
_THIS = tuple(map(fold, ("这色", "该色", "此色", "那色", "个色", "同色")))


def take_patterned(sheet: Sheet) -> None:
    """Before any colour in them is taken alone."""
    if sheet.has(*_SIGNS):
        sheet.take(_PATTERNED, lambda m: Token(*m.span(), "color", sheet.written(*m.span())))


# `wine rack`, `coffee grinder`: what it is for.
_THINGS = {
    "wine": "rack|glass|glasses|opener|bottle|cooler|stopper|box|bag|cup|cabinet|holder|decanter",
    "coffee": "grinder|mug|cup|cups|maker|filter|filters|table|pot|machine|spoon|bag|press|scale|canister|set|dripper",
    "rose": "vase|pot|bouquet|box|bear",
    "cream": "jug|pot|whipper|dispenser",
    "chocolate": "mould|mold|box|fountain|fork",
    "cherry": "pitter",
    "lemon": "squeezer|juicer|zester",
    "honey": "jar|dipper|pot",
    "sand": "box|timer|mould|mold|toy|toys|glass",
    "olive": "fork|bowl",
}
_FOR_IT = {word: regex(rf" (?:{things})(?![a-z])") for word, things in _THINGS.items()}


def names_a_thing(work: str, start: int, end: int) -> bool:
    """Whether a word that may be a colour tells what the goods are for."""
    form = _FOR_IT.get(work[start:end])
    return form is not None and form.match(work, end) is not None


def names_none(word: str) -> bool:
    """Whether a word in 色 only points at a colour, or says nothing of one."""
    return word in _NO_COLOR or word.endswith(_THIS) or "颜" in word
