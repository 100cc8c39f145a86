"""Prices as an agent writes them, in yuan, beside what was paid before."""

from decimal import Decimal
from unicodedata import normalize

from bot.rules.reading.values import Offer
from bot.rules.regex import regex

_ARROW = regex(r"→|⇒|[-=]>|から|[涨漲改调調]?[到为為成至]|\bto\b")
_NUMBER = regex(r"\d+(?:,\d{3})*(?:\.\d+)?")
_DIFFERENCE = regex(r"^\s*[+\-]|アップ|[高低安贵貴]|便宜|[涨漲]了?\s*\d|\b(?:up|more|cheaper)\b")
_OTHER_MONEY = regex(r"[円$]|日元|jpy|yen|usd")


#: A single figure that says by how much, and in which direction.
_MORE = regex(r"^\s*\+|アップ|プラス|[高贵貴加涨漲增増]|\b(?:up|more|dearer|extra)\b")
_LESS = regex(r"^\s*-|ダウン|マイナス|引|[低安减減降省]|便宜|下が|\b(?:less|cheaper|off|down)\b")


def price_of(offer: Offer, before: Decimal | None) -> Decimal | None:
    """What an offer costs in yuan; where it says from what to what, the latter.

    "+2元" and "便宜1元" say how much more or less than before: without what was paid then, nobody knows the price.
    A price in other money is not known either.
    """
    written = normalize("NFKC", offer.price or "").casefold()
    if _OTHER_MONEY.search(written):
        return None
    numbers = [Decimal(each.replace(",", "")) for each in _NUMBER.findall(_ARROW.split(written)[-1])]
    if not numbers:
        return None
    more, less = _MORE.search(written), _LESS.search(written)
    if len(numbers) > 1 or _ARROW.search(written) or not (more or less):
        return numbers[0]
    if before is None or (more and less):
        return None
    return before + numbers[0] if more else max(before - numbers[0], Decimal(0)) or None


def raised_price(offer: Offer, before: Decimal | None) -> Decimal | None:
    """The price that the shop asks from now on, where the offer says it beyond doubt.

    "2元" of "涨价2元" is the rise and not the price: a price under the old one holds nobody up.
    """
    written, price = normalize("NFKC", offer.price or "").casefold(), price_of(offer, before)
    if not price or _DIFFERENCE.search(written) or _OTHER_MONEY.search(written):
        return None
    return None if before is not None and price < before else price


def change_of(price: Decimal | None, before: Decimal | None) -> Decimal | None:
    """How much dearer in per cent; None where either is not known."""
    if price is None or not before:
        return None
    return (price - before) * 100 / before
