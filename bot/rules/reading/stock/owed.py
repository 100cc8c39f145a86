"""Money that lacks: `补款还差36元没付`, `运费还差12元，补了就发`."""

from bot.rules.reading.text.tokens import Sheet, Token
from bot.rules.script import pattern

_TO_PAY = pattern(
    r"[^。\n]{0,8}?(?:没付|未付|没补|待付|付[完清了上款]|补[上了完齐]|结清|转|打款|充值|paid|to\spay|お?支払い?|入金)"
)


def but_for_money(sheet: Sheet, marks: list[Token]) -> list[Token]:
    """The marks without those that say that so much money is still to be paid."""
    money = {token.start: token.end for token in sheet.tokens if token.kind == "price"}
    return [mark for mark in marks if not (mark.value == "partial" and _is_owed(sheet, mark, money))]


def _is_owed(sheet: Sheet, mark: Token, money: dict[int, int]) -> bool:
    end = money.get(mark.end, money.get(mark.end + 1))
    return end is not None and _TO_PAY.match(sheet.page.folded, end) is not None
