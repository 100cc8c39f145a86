"""Order numbers of agents and malls, and the shipment numbers that only look like them."""

from bot.rules.reading.tokens import Sheet, Token
from bot.rules.script import pattern

_SHIPMENT = pattern(r"(?<![a-z0-9])p20\d{14}-\d{3,7}(?!\d)")
_AGENT = pattern(r"(?<![0-9p])20\d{14}\s?-\s?\d{3,7}(?!\d)")
_LABEL = (
    r"(?:ご?注文(?:书|番)?(?:番?号|ナンバー|no\.?|id)?|チュウモンno\.?|オーダー(?:番号|no\.?)?|受注番号|依頼番号|取引番号|订单(?:编?号|号码|no\.?)?"
    r"|采购单号?|单号|交易(?:编?号|单号)?|这单|那个?单|order\s?(?:no\.?|number|num\.?|id|#)?|p/?o(?:\s?(?:no\.?|number|#))?)"
)
_OTHER = pattern(
    rf"(?<![a-z]){_LABEL}(?:は|が|是|为)?\s{{0,3}}[:#】\])）]*\s{{0,3}}[(（\[【]?\s?"
    r"([a-z]{1,5}-?\d{2,14}(?:-[a-z0-9]{1,10}){0,3}|\d{6,20}(?:-\d{1,10})?)(?![a-z0-9])"
)
_BARE = pattern(r"(?<![a-z0-9-])[a-z]{1,4}-?20\d{6}-\d{1,6}(?![a-z0-9])")
_SPOKEN = pattern(
    r"(?<![a-z0-9-])[a-z]{1,4}-?\d{4,10}(?:-\d{1,6})?(?=\s?(?:の件|につき|について|的单|这单|这个单|の注文|のご注文))"
)
_TRADE = pattern(r"(?<!\d)\d(?:\s?\d){17,18}(?!\d)")


def take_order_numbers(sheet: Sheet) -> None:
    """The agent's own number first, then numbers behind an order label, then a mall's trade number."""
    sheet.take(_SHIPMENT, lambda m: Token(m.start(), m.end(), "shipment", sheet.written(m.start(), m.end())))
    sheet.take(
        _AGENT, lambda m: Token(m.start(), m.end(), "order", sheet.written(m.start(), m.end()), "agent")
    )
    sheet.take(
        _TRADE, lambda m: Token(m.start(), m.end(), "order", _joined(sheet, m.start(), m.end()), "trade")
    )
    sheet.take(
        _OTHER, lambda m: Token(m.start(1), m.end(1), "order", sheet.written(m.start(1), m.end(1)), "other")
    )
    sheet.take(
        _BARE, lambda m: Token(m.start(), m.end(), "order", sheet.written(m.start(), m.end()), "other")
    )


def _joined(sheet: Sheet, start: int, end: int) -> str:
    return sheet.written(start, end)
