"""Order numbers of agents and malls, and the shipment numbers that only look like them."""

import re
from urllib.parse import parse_qsl, urlsplit

from bot.rules.reading.layout.bare_numbers import bare_numbers
from bot.rules.reading.layout.codes import CODE, is_code
from bot.rules.reading.text.tokens import Sheet, Starts, Token
from bot.rules.reading.values import Known
from bot.rules.regex import regex
from bot.rules.script import fold, pattern

_AGENT = Starts(
    ("p", regex(r"(?<![a-z0-9])(?P<shipment>p)20\d{14}\s?-\s?\d{3,7}(?!\d)")),
    ("2", regex(r"(?<![0-9p])(?P<agent>20)\d{14}\s?-\s?\d{3,7}(?!\d)")),
    ("0123456789", regex(r"(?<!\d)(?P<trade>\d)(?:[ ]?\d){17,18}(?!\d)")),
)
_LONG = regex(r"\d\s?\d\s?\d\s?\d\s?\d\s?\d\s?\d\s?\d\s?\d\s?\d")
_SOME = regex(r"\d\d\d|\d[-_/]?\d\d")
_SKU = pattern(r"""
    (?:管理番号|(?<!新)(?<!代替)(?<!後継)(?<!後継の)[品型]番|货号|款号|商品コード
    |(?<![a-z])sku)[ ]?[:#]?[ ]?([a-z]{1,6}-?[a-z0-9][a-z0-9-]{2,30})(?<!-)""")
# `1688订单号`, `淘宝订单`: the mall's own name is no figure of the notice.
_MALL = pattern(r"(?<![\d.])1688(?=\s?(?:订?单|交易|的?(?:店|链接|页面|卖家|商家|网)|の|でも?|で|さん|店))")

# What says "number" may be followed by any code, what says only "order" by one that cannot be how many.
_LABELLED = Starts(
    (
        fold("ご注チオ受依取订采单交这那发购对"),
        pattern(r"""
            (?P<number>ご?注文(?:书|番)?の?(?:番?号|ナンバー|no\.?|id)|チュウモンno\.?|オーダー(?:番号|no\.?|id)
            |(?:受注|依頼|发注|取引|采购)(?:番号|no\.?)|订购?单(?:编?号|号码|no\.?|id)|(?<!购)采购单?编?号
            |(?<![运递流货裹])单(?:据|子)?编?号|交易(?:编?号|单号))
            |(?P<order>ご?注文书?|オーダー|ご?依頼|发注书?|受注|订购?单|采购单|单子|(?:这|那个?|对应)单(?!编?号)|(?<![一-龥])单)"""),
    ),
    (
        "opr",
        pattern(r"""
            (?<![a-z])(?:(?P<number>order\s?(?:no\.?|number|num\.?|id|code|ref\.?|#)|p/?o\s?(?:no\.?|number|#)
            |ref(?:erence)?(?:\s?no)?[.:])|(?P<order>orders?|p/?o))"""),
    ),
)
_BEFORE = regex(r"(?:は|が|是|为|の|还是)?\s{0,3}[:#】\])）=]*\s{0,3}[(（\[【「『#]?\s?")
_COUNTED = pattern(
    r"\s?(?:[个件条双套只把张盒包台本枚点足着箱袋块瓶]|セット|pcs|sets?|pairs?|单|元|円|%|番|月|日|年)"
)
_FEWEST, _FEW, _MANY = 3, 4, 6
# A sign that may also stand before a line's number or a model's.
_SIGNED = regex(r"(?<![a-z0-9&#])#\s?|(?<![a-z])no\.?\s?|№\s?")
_OF_GOODS = pattern(
    r"(?:item|article|art\.?|product|style|model|parts?|商品|货|品|型|款|管理|项目|行|tracking|伝票)\s?$"
)
_IN_ADDRESS = frozenset(
    ["no", "order", "orderno", "order_no", "orderid", "order_id", "ordersn", "order_sn", "oid", "po"]
)


def take_order_numbers(sheet: Sheet) -> None:
    """The agent's own number first, then numbers behind an order label, then a mall's trade number.

    Last come codes without a label, where they stand as only an order's number does.
    """
    if sheet.has("管理番", "品番", "型番", "货号", "款号", "コード", "sku"):
        sheet.take(_SKU, lambda m: Token(m.start(), m.end(), "sku", sheet.written(*m.span(1)), "label"))
    if _LONG.search(sheet.work):
        sheet.take(_AGENT, lambda m: _numbered(sheet, m))
    if "1688" in sheet.work:
        sheet.take(_MALL, lambda m: Token(*m.span(), "other", ""))
    if any(token.role == "agent" for token in sheet.tokens):
        return
    _take_addresses(sheet)
    if _SOME.search(sheet.work):
        _take(sheet, _labelled(sheet))
        _take(sheet, _signed(sheet))
        _take(sheet, bare_numbers(sheet))


def take_known_orders(sheet: Sheet, known: Known) -> None:
    """Numbers of orders that are open, whatever they look like."""
    numbers = {fold(number).strip() for number in known.numbers_in(sheet.work)}
    _take(
        sheet,
        [
            match.span()
            for number in numbers
            if len(number) >= _FEW and number in sheet.work
            for match in re.finditer(rf"(?<![a-z0-9-]){re.escape(number)}(?![a-z0-9]|-\d)", sheet.work)
        ],
        "agent",
    )


def _take(sheet: Sheet, spans: list[tuple[int, int]], role: str = "other") -> None:
    spans.sort()
    sheet.tokens += [Token(*span, "order", sheet.written(*span), role) for span in spans]
    sheet.cover(spans)


def _numbered(sheet: Sheet, match: re.Match[str]) -> Token:
    role = match.lastgroup or ""
    kind = "shipment" if role == "shipment" else "order"
    return Token(match.start(), match.end(), kind, sheet.written(*match.span()), role)


def _labelled(sheet: Sheet) -> list[tuple[int, int]]:
    found = []
    for label in sheet.matches(_LABELLED):
        gap = _BEFORE.match(sheet.work, label.end())
        code = CODE.match(sheet.work, gap.end()) if gap else None
        if code is not None and _is_told(sheet.work, code, "number" if label["number"] else "order"):
            found.append(code.span())
    return found


def _is_told(work: str, code: re.Match[str], label: str) -> bool:
    """Mere figures behind a mere `order` may be how many."""
    word = code[0]
    if word.isdigit() and _COUNTED.match(work, code.end()):
        return False
    announced = label == "number"
    return is_code(word, _MANY if word.isdigit() and not announced else _FEWEST, announced=announced)


def _signed(sheet: Sheet) -> list[tuple[int, int]]:
    found = []
    for sign in _SIGNED.finditer(sheet.work):
        code = CODE.match(sheet.work, sign.end())
        if code is None or _OF_GOODS.search(sheet.work, max(0, sign.start() - 10), sign.start()):
            continue
        if is_code(code[0], _FEW + (not code[0].isdigit())) and not _COUNTED.match(sheet.work, code.end()):
            found.append(code.span())
    return found


def _take_addresses(sheet: Sheet) -> None:
    """An address of the agent's own site that names the order is no page of goods."""
    for at, token in enumerate(sheet.tokens):
        named = _named_in(token.value) if token.kind == "url" and "?" in token.value else ""
        start = token.start + token.value.find(named) if named else 0
        if named:
            sheet.tokens[at] = Token(start, start + len(named), "order", named, "other")


def _named_in(url: str) -> str:
    try:
        parts = parse_qsl(urlsplit(url).query)
    except ValueError:
        return ""
    told = (value for name, value in parts if name.lower() in _IN_ADDRESS)
    return next((value for value in told if is_code(fold(value), _FEW, announced=True)), "")
