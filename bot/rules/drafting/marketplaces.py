"""What each marketplace allows in a message to a customer: data with its source and the day it was checked.

Where no official figure is known the limit is None, and the rules that every letter keeps still hold.
"""

from dataclasses import dataclass
from datetime import date

from bot.rules.words import Marketplace

_CHECKED = date(2026, 11, 21)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketplaceLimits:
    """One marketplace's limits on a message."""

    length_max: int | None  # characters
    line_max: int | None = None  # characters a line
    blank_lines_max: int | None = None  # in a row
    hosts: tuple[str, ...] = ()  # links may lead here, by https; none where empty
    coupons: bool = True  # whether a coupon may be mentioned
    ratings: bool = True  # whether the customer's rating may be mentioned
    names: tuple[str, ...]  # how the marketplace is called; the others must not be named
    source: str
    checked: date = _CHECKED


LIMITS: dict[Marketplace, MarketplaceLimits] = {
    Marketplace.AMAZON: MarketplaceLimits(
        length_max=2000,
        blank_lines_max=2,
        coupons=False,
        ratings=False,
        names=("amazon", "アマゾン", "プライムデー"),
        source="Amazon.co.jp communication guideline G1701; amzn/selling-partner-api-models messaging.json",
    ),
    Marketplace.RAKUTEN: MarketplaceLimits(
        length_max=2000,
        line_max=300,
        hosts=(
            "rakuten.co.jp",
            "rakuten.ne.jp",
            "rakuten.com",
            "rakuten-bank.co.jp",
            "trafficgate.net",
            "rakuten-card.co.jp",
            "payment.sej.co.jp",
            "faq.rakuten.net",
            "support.rakuten-card.jp",
        ),
        names=("楽天", "rakuten"),
        source="Rakuten RMS WEB SERVICE, inquirymng-api inquiry/reply",
    ),
    Marketplace.YAHOO: MarketplaceLimits(
        length_max=2000,
        hosts=("yahoo.co.jp",),
        names=("yahoo", "ヤフー", "paypayモール"),
        source="Yahoo! Shopping externalTalkAdd as integrations quote it; page shopping/question/send",
    ),
    Marketplace.MERCARI: MarketplaceLimits(
        length_max=None,
        names=("メルカリ", "mercari"),
        source="Mercari guide 866 and Mercari Shops 900004854566 (no leading outside); length not published",
    ),
}

#: Malls on which a team may sell without Keppin knowing them; no draft may name them.
OTHER_MALLS = (
    "qoo10",
    "au pay マーケット",
    "ラクマ",
    "shopify",
    "zozotown",
    "ebay",
    "shopee",
    "temu",
    "shein",
)
