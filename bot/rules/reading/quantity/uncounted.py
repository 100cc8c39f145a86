"""Figures that count nothing of the order: taken back, more than was ordered, shown and not sold, or what it cost."""

from bot.rules.regex import regex
from bot.rules.script import pattern

# `15 yuan instead of 12`: what it cost before.
_OF_A_PRICE = regex(r"\x00 instead of $")
# `8個ではなく3個`, `不是缺5个，是缺2个`: the first figure is taken back.
DENIED = pattern(r"""
    (?:が|の)?(?:ではなく|じゃなく|でなく|ではありま?せん)
    |(?:の|が)?(?:欠品|不足|品切れ|在库切れ|足りない|ない)?と(?:お?伝え|书き|言い|申し|ご?连络|ご?报告|ご?案内)[^。\n\d]{0,12}?(?:が|けど|けれど|のは)""")
_DENIED_BEFORE = pattern(r"""
    (?<!是)不是(?:缺|少|差|订|拍)?(?:了)?\s?$|(?<![a-z])(?:not|n't)\s$|n't\s$|(?:顶多|限)(?:拍|买|购)$|又(?:少|缺|短)了\s?$|比(?:昨天|之前|上次|前天|原来|早上)[少多]了?\s?$""")
# `多出来2把`: more than was ordered.
_TOO_MANY_BEFORE = pattern(r"多(?:出来?|了|发|给|寄|送|到|来|收到?)了?\s?$")
# What is only shown in the shop, and that it is not sold: `就剩柜台上展示的那1个，不卖`.
_SHOWN_BEFORE = pattern(r"(?:展示|样品|样机|样衣|陈列|橱窗|展品|挂着|摆着)[^,，。;\n]{0,6}$")
_SHOWN_AFTER = pattern(r"(?:展示|样品|样机|样衣|陈列|展品)")
_NOT_SOLD = pattern(r"[^。;\n]{0,20}?(?:不(?:卖|出|给|让|肯|能卖|对外)|非卖|卖不了|不是卖的)")
# `48个一整箱的话`: of a larger lot.
_OF_A_LOT = pattern(r"\s?(?:(?:凑|装)?(?:满|成)?一?整[箱件包盒捆打](?:的话)?|的话)")
# `页面写库存2000其实是虚的`: shown, and not there.
_SHOWN_IN_STOCK = pattern(
    r"(?:页面|网页|后台|链接|系统|显示|标|写|挂)[^，。,;\n]{0,8}?(?:库存|现货|有|数)?(?:有|为|是|着)?\s?$"
)
_FALSE = pattern(
    r"[^，。,;\n\d]{0,2}?[，,]?(?:其实|都|全|根本|也|实际)*(?:是)?(?:虚(?:的|数|标|拟|假)|假的|不准|不实|骗人|没更新|不作数|不对)"
)
_NEAR = 6


def is_of_none(before: str, after: str) -> bool:
    """By the words on both sides of it."""
    if _OF_A_PRICE.search(before) or DENIED.match(after):
        return True
    if _OF_A_LOT.match(after) or (_FALSE.match(after) and _SHOWN_IN_STOCK.search(before)):
        return True
    near = before[-_NEAR:]
    if _DENIED_BEFORE.search(near) or _TOO_MANY_BEFORE.search(near):
        return True
    shown = _SHOWN_BEFORE.search(before) or _SHOWN_AFTER.match(after)
    return bool(shown and _NOT_SOLD.match(after))
