"""What a sentence begins with says what its figures are: `注文は大30枚、小30枚でした`, `足りないのは黒5枚、白2枚`."""

from itertools import pairwise

from bot.rules.reading.text.tokens import Sheet
from bot.rules.script import pattern

_SO = r"(?:つまり|なので|よって|以上、?|ちなみに|なお|结局|よく见ると|まとめると)?、?\s?"
_ORDERED = r"""(?:元の|もとの|最初の|もともとの|当初の)?(?:ご|お)?(?:注文|発注|依頼|希望)(?:数|枚数|个数|数量|内容|书)?
    (?:いただいた(?:の|数|分)?)?(?:は|が|では|:)|お客様(?:の(?:ご)?(?:注文|希望))?は|顶いた(?:の|数)は|頼まれた(?:の|数)は"""
_SHORT = r"""(?:足りない|(?:不足|欠品)して(?:い)?る|(?:来|届い)て(?:い)?ない|届かない|欠けて(?:い)?る
    |無い|ない|买えない|揃わない|入らない)
    (?:の|数|分|もの)(?:は|が)|(?:不足|欠品)(?:の?(?:数|分))?は"""
_HAVE = r"""(?:ある|残って(?:い)?る|届いた|买えた|来た|揃った|入った|确保できた|用意できる
    |出せる|送れる)(?:の|数|分|もの)(?:は|が)
    |(?:お?店|店铺|店舗|仓库|倉庫|出品者|メーカー|工场)(?:側|さん)?(?:の(?:画面|表示|ページ|システム|在库))?[でに]は(?=[^。\n]{0,12}\d)
    |(?:现|実|实)?在库(?:数)?は"""
_HEAD = pattern(
    rf"\s?{_SO}(?:(?P<short>{_SHORT})|(?P<ordered>{_ORDERED})|(?P<row_have>[^。、\n]{{0,8}}?(?:{_HAVE})))"
)
_ENDS = pattern(r"[。\n!?;]")
_OPEN = frozenset(["plain"])
# What `でした` made of figures behind `注文は`.
_OF_ORDERS = frozenset(["plain", "there"])


def hear_heads(sheet: Sheet) -> None:
    """Figures that nothing else is said of get the role of the sentence they stand in."""
    places = [at for at, token in enumerate(sheet.tokens) if token.kind == "qty"]
    if len(places) < _SEVERAL or not sheet.has("は", "が", ":"):
        return
    text = sheet.page.folded
    ends = [*(match.end() for match in _ENDS.finditer(text)), len(text) + 1]
    for start, end in pairwise([0, *ends]):
        head = _HEAD.match(text, start)
        if head is None:
            continue
        role = (head.lastgroup or "").replace("_", " ")
        weak = _OF_ORDERS if role == "ordered" else _OPEN
        for at in places:
            token = sheet.tokens[at]
            if head.end() <= token.start < end and token.role in weak:
                sheet.tokens[at] = token._replace(role=role)


_SEVERAL = 2
