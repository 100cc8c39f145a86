"""Lines by their bare number as Chinese staff speak of them: `3号没货`, `1号和4号缺货，5号有`.

A day (`3号发货`) and a size (`戒指13号`) are written just so: it takes a lack that is said right behind the number, at
the head of what is said, in a notice that calls no line otherwise and no size by 号.
"""

from bot.rules.reading.text.tokens import TAKEN, Sheet, Token
from bot.rules.regex import regex
from bot.rules.script import pattern

#: The role of such a number, which a person should look at unless the order's line bears it out.
SPOKEN = "spoken"
_NUMBER = regex(r"\d{1,2}")
_CHAIN = (
    r"(?P<lines>\d{1,2}号?(?:(?:\s?(?:和|跟|与|及|、|,|/|还有)\s?|(?<=号)\s?)\d{1,2}(?!\d)号?){0,8}(?<=号))"
)
_ADVERBS = r"""
    (?:\s|:|商品|产品|款|也|都|又|还|全|均|已经|已|现在|今天|目前|暂时|刚|分别|各|的
    |那[个款条件只]?|这[个款条件只]?)*"""
_LACKS = r"""
    (?:没(?!问题|事|关系)|[无冇](?!问题)|断|缺|少(?!了?钱)|差(?!价)|欠|卖(?:完|光|空|断)|售罄|售完|停产|下架|下了
    |不够|不足|不齐|[买拍拿订采找]不|涨|只有|就剩|仅剩|只剩|要等|得等)"""
_SHOP = r"(?:卖家|店家|店主|老板|商家|厂家|厂里|供应商|对方|他家|客服)"
_SAYS = rf"(?:{_SHOP}(?:那边)?(?:说|讲|回复?|反馈|表示)?(?:是|都|也|已经|暂时)*)?"
# What it is, in between: `5号那个保温杯店家说没有蓝色了`; where something else is its subject, the number is a day.
_THING = r"(?:(?!厂|工|店|仓|库|前|后|之|到|发|出|补|开|放|休|才|来)[^,，。、;；!?\s\d]){0,10}?"
_OF_LACK = pattern(rf"(?<![\d.:/-]){_CHAIN}{_ADVERBS}{_THING}{_SAYS}{_LACKS}")
# Besides one that lacks, what is said of the others.
_OF_ANY = pattern(
    rf"(?<![\d.:/-]){_CHAIN}{_ADVERBS}{_THING}(?:{_LACKS}|有|能|可以?发|ok|正常|没问题|齐|够|到(?:了|货了|齐)|{_SAYS}(?:说|讲|回))"
)
_HEAD = pattern(
    r"""
    (?:^|[\n。!?;]|\x00[ ]?的?
    |(?:您好|你好|亲|唔好意思|不好意思|在吗|在的|老板好|早|早上好|下午好|晚上好|各位|老师
    |麻烦看下|反馈|通知)[,，、:~!]?)[ ]?$"""
)
_ANY_HEAD = pattern(r"(?:^|[\n。!?;,，、\x00 ])$")
_NEAR = 12
# Sizes that are told in 号, and lines that are called otherwise.
_OTHERWISE = pattern(
    r"""
    号码|尺码|码数|型号|号电池|号针|号线|号钩|号笔|号刷|戒|指环|サイズ
    |番|第\s?[\d一二三四五六七八九十]|行号|序号|(?<![a-z])(?:no|line|item|row)s?\s?[.#:]?\s?\d|#\d"""
)


def take_spoken_numbers(sheet: Sheet) -> None:
    """The numbers of all such lines, if there is one at least that plainly lacks."""
    if not sheet.has("号") or sheet.page.circled or _OTHERWISE.search(sheet.page.folded):
        return
    work = sheet.work
    lacking = [m for m in _OF_LACK.finditer(work) if _HEAD.search(work, max(0, m.start() - _NEAR), m.start())]
    if not lacking:
        return
    told = [m for m in _OF_ANY.finditer(work) if _ANY_HEAD.search(work, max(0, m.start() - 1), m.start())]
    spans = sorted({m.span("lines") for m in (*lacking, *told)})
    for start, end in spans:
        if TAKEN not in sheet.work[start:end]:
            _take(sheet, start, end)


def _take(sheet: Sheet, start: int, end: int) -> None:
    numbers = list(_NUMBER.finditer(sheet.work, start, end))
    edges = [*(number.start() for number in numbers[1:]), end]
    found = [
        Token(number.start(), _behind(sheet.work, number.end()), "line", number[0].lstrip("0") or "0", SPOKEN)
        for number in numbers
    ]
    sheet.tokens += found
    sheet.cover((token.start, min(token.end, edge)) for token, edge in zip(found, edges, strict=True))


def _behind(work: str, end: int) -> int:
    return end + work.startswith("号", end)
