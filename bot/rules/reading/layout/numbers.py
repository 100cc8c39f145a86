"""Order numbers of agents and malls, and the shipment numbers that only look like them."""

import re

from bot.rules.reading.text.tokens import Sheet, Starts, Token
from bot.rules.script import fold, pattern

_AGENT = Starts(
    ("p", re.compile(r"(?<![a-z0-9])(?P<shipment>p)20\d{14}\s?-\s?\d{3,7}(?!\d)")),
    ("2", re.compile(r"(?<![0-9p])(?P<agent>20)\d{14}\s?-\s?\d{3,7}(?!\d)")),
    ("0123456789", re.compile(r"(?<!\d)(?P<trade>\d)(?:[ ]?\d){17,18}(?!\d)")),
)
_CODE = r"""((?!(?:yt|sf|zto|sto|jd|yd|ems)\d{10})[a-z]{1,5}-?\d{2,14}(?:-[a-z0-9]{1,10}){0,3}
    |\d{6,20}(?:-\d{1,10})?)(?![a-z0-9])"""
_LABELLED = Starts(
    (
        fold("ご注チオ受依取订采单交这那op"),
        pattern(rf"""
            (?<![a-z])(?:ご?注文(?:书|番)?(?:番?号|ナンバー|no\.?|id)?|チュウモンno\.?|オーダー(?:番号|no\.?)?
            |受注番号|依頼番号|取引番号|订单(?:编?号|号码|no\.?)?|采购单号?|单号|交易(?:编?号|单号)?|这单
            |那个?单|order\s?(?:no\.?|number|num\.?|id|#)?|p/?o(?:\s?(?:no\.?|number|#))?)(?:は|が|是
            |为)?\s{{0,3}}[:#】\])）]*\s{{0,3}}[(（\[【]?\s?{_CODE}"""),
    )
)
_DATED = r"[a-z]{1,4}-?20\d{6}-\d{1,6}(?![a-z0-9])"
_CALLED = r"[a-z]{1,4}-?\d{4,10}(?:-\d{1,6})?(?=\s?(?:の件|につき|について|的单|这单|这个单|のご?注文))"
_BARE = Starts(("abcdefghijklmnopqrstuvwxyz", pattern(rf"(?<![a-z0-9-])(?:{_DATED}|{_CALLED})")))
_LONG = re.compile(r"\d\s?\d\s?\d\s?\d\s?\d\s?\d\s?\d\s?\d\s?\d\s?\d")
_CODED = re.compile(r"[a-z]-?\d\d|\d{6}")
_SOME = re.compile(r"\d{4}")


_SKU = pattern(r"""
    (?:管理番号|品番|型番|货号|款号|商品コード
    |(?<![a-z])sku)\s?[:#]?\s?([a-z]{1,6}-?[a-z0-9][a-z0-9-]{2,30})(?<!-)""")


def take_order_numbers(sheet: Sheet) -> None:
    """The agent's own number first, then numbers behind an order label, then a mall's trade number."""
    if sheet.has("管理番", "品番", "型番", "货号", "款号", "コード", "sku"):
        sheet.take(_SKU, lambda m: Token(m.start(), m.end(), "sku", sheet.written(*m.span(1)), "label"))
    if _LONG.search(sheet.work):
        sheet.take(_AGENT, lambda m: _numbered(sheet, m))
    if any(token.role == "agent" for token in sheet.tokens):
        return
    if _CODED.search(sheet.work):
        sheet.take(_LABELLED, lambda m: _other(sheet, *m.span(1)))
    if _SOME.search(sheet.work):
        sheet.take(_BARE, lambda m: _other(sheet, *m.span()))


def _numbered(sheet: Sheet, match: re.Match[str]) -> Token:
    role = match.lastgroup or ""
    kind = "shipment" if role == "shipment" else "order"
    return Token(match.start(), match.end(), kind, sheet.written(*match.span()), role)


def _other(sheet: Sheet, start: int, end: int) -> Token:
    return Token(start, end, "order", sheet.written(start, end), "other")
