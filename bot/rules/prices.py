"""Prices as an agent writes them, in yuan, beside what was paid before."""

from decimal import Decimal
from unicodedata import normalize

from bot.rules.reading.values import Offer
from bot.rules.regex import regex

_ARROW = regex(r"→|⇒|[-=]>|から|[涨漲改调調]?[到为為成至]|\bto\b")
_NUMBER = regex(r"\d+(?:,\d{3})*(?:\.\d+)?")
_DIFFERENCE = regex(r"^\s*[+\-]|アップ|[高低安贵貴]|便宜|[涨漲]了?\s*\d|\b(?:up|more|cheaper)\b")
_OTHER_MONEY = regex(r"[円$]|日元|jpy|yen|usd")


def price_of(offer: Offer) -> Decimal | None:
    """The price in an offer as written; where it says from what to what, the latter."""
    latest = _ARROW.split(normalize("NFKC", offer.price or ""))[-1]
    number = _NUMBER.search(latest)
    return Decimal(number.group().replace(",", "")) if number else None


def raised_price(offer: Offer, before: Decimal | None) -> Decimal | None:
    """The price that the shop asks from now on, where the offer says it beyond doubt.

    "2元" of "涨价2元" is the rise and not the price: a price under the old one holds nobody up.
    """
    written, price = normalize("NFKC", offer.price or "").casefold(), price_of(offer)
    if not price or _DIFFERENCE.search(written) or _OTHER_MONEY.search(written):
        return None
    return None if before is not None and price < before else price


def change_of(price: Decimal | None, before: Decimal | None) -> Decimal | None:
    """How much dearer in per cent; None where either is not known."""
    if price is None or not before:
        return None
    return (price - before) * 100 / before
