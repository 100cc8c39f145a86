"""The least that is sold: how much a minimum lot is, where the words of it tell that plainly."""

from collections.abc import Iterable

from bot.rules.reading.quantity.prices import COUNTER, NUMBER
from bot.rules.reading.text.counting import whole_number
from bot.rules.reading.text.page import Page
from bot.rules.reading.text.tokens import Token
from bot.rules.script import pattern

_PIECES = r"(?:[个部点件足枚着本台册只条脚双把张副对根片块株棵朵]|(?:pcs?|pieces?|units?|ea)(?![a-z]))"
_MONEY = r"(?:元|円|块钱|日元|人民币|rmb|cny|jpy|yuan|yen|usd)(?![a-z])"
_FIGURE = rf"(?<!\d)(?<!\d[.,])(?P<n>{NUMBER})(?![\d.]|\s?[%月日号/])"
_AMOUNT = pattern(rf"""
    (?P<money>[¥$]\s?)?{_FIGURE}\s?(?:(?P<sum>{_MONEY})|(?P<pieces>{_PIECES})|(?P<counter>{COUNTER}|ロット|lots?(?![a-z])))?
    (?P<inside>\s?[(（]\s?{NUMBER}\s?{COUNTER}\s?[)）])?""")
# `最低発注数が10個から50個に`, `50个变100个`: what it has become.
_BECOMES = pattern(r"\s?(?:から|→|->|より|[变变改涨升]?[到成为]|变|to)\s?(?=\d)")
# `10個以下だと`: that, or one more? And `30个 起订量变了`, where the figure is that of the order.
_VAGUE = pattern(r"\s?以下")
_OF_THE_ORDER = "量"
_AHEAD = 24


def least(marks: Iterable[Token], page: Page) -> str:
    """A number of pieces in digits, other amounts as they are written; empty where it is not plain."""
    lots = sorted((mark for mark in marks if mark.value == "moq"), key=lambda mark: mark.start)
    return next((told for mark in lots if (told := _told(mark, page))), "")


def _told(mark: Token, page: Page) -> str:
    end = min(len(page.folded), mark.end + _AHEAD)
    found = _AMOUNT.search(page.folded, mark.start, end)
    if found is None or found.start("n") >= mark.end or page.folded.startswith(_OF_THE_ORDER, mark.end):
        return ""
    while moved := _BECOMES.match(page.folded, found.end(), end):
        later = _AMOUNT.match(page.folded, moved.end(), end)
        if later is None:
            break
        found = later
    if _VAGUE.match(page.folded, found.end()):
        return ""
    return _amount(found.groupdict(), page.text[found.start() : found.end()].strip())


def _amount(told: dict[str, str | None], written: str) -> str:
    if any(told[part] for part in ("money", "sum", "counter", "inside")):
        return "" if told["counter"] in _LOTS_OF else written
    n = whole_number(told["n"] or "")
    return str(n) if n and n > 1 else ""


_LOTS_OF = ("ロット", "lot", "lots")
