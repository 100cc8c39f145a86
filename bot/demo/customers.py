"""Who waits for what: customers with invented names, and their orders on four marketplaces."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import cycle

from bot.demo.goods import PIECES
from bot.demo.orders import JAPAN, OPEN
from bot.rules.words import Language, Marketplace

AMAZON, RAKUTEN, YAHOO, MERCARI = Marketplace


@dataclass(frozen=True, slots=True)
class Bought:
    """A customer's order of one variant; `line` is the agent order line that was bought for it."""

    marketplace: Marketplace
    name: str
    sku: str
    qty: int
    ship_in: int  # days from the demo's start until it must ship
    ago: int  # days since it was ordered
    line: tuple[str, int] | None = None  # an order's key and its line, counted from 1
    shipped: bool = False
    language: Language = Language.JA

    def ship_by(self, start: datetime) -> datetime:
        """The end of its last day, in Japan."""
        day = start.astimezone(JAPAN) + timedelta(days=self.ship_in)
        return day.replace(hour=23, minute=59, second=0, microsecond=0)


#: The customers whom the story's notices reach.
STORY = (
    Bought(RAKUTEN, "佐伯 由佳", "HOD-GY-L", 1, 1, 3, ("hoodies", 3)),
    Bought(AMAZON, "大竹 仁", "HOD-GY-L", 2, 2, 2, ("hoodies", 3)),
    Bought(YAHOO, "野々村 千夏", "HOD-GY-L", 1, 3, 2, ("hoodies", 3)),
    Bought(MERCARI, "夏目 りつ", "HOD-GY-L", 1, 3, 1, ("hoodies", 3)),
    Bought(AMAZON, "Clara Winslow", "HOD-GY-L", 1, 4, 1, ("hoodies", 3), language=Language.EN),
    Bought(AMAZON, "芦田 直人", "TMB-WH-480ML", 2, 2, 2, ("tumblers", 2)),
    Bought(RAKUTEN, "久世 まどか", "TMB-WH-480ML", 4, 4, 2, ("tumblers", 2)),
    Bought(RAKUTEN, "相馬 恵", "WPT-BK-M", 1, 1, 3, ("pants", 2)),
    Bought(AMAZON, "津田 栞", "WPT-BK-M", 2, 2, 2, ("pants", 2)),
    Bought(YAHOO, "古賀 美里", "WPT-BK-M", 1, 5, 1, ("pants", 2)),
    Bought(MERCARI, "島津 楓", "KNT-OW-M", 1, 2, 2, ("knits", 4)),
    Bought(AMAZON, "榎本 翼", "KNT-OW-M", 2, 3, 1, ("knits", 4)),
    Bought(YAHOO, "三枝 光", "GLV-BK-M", 3, 3, 2, ("socks", 3)),
    Bought(RAKUTEN, "堀田 みのり", "TOT-BK-L", 3, 2, 2, ("bags", 2)),
    Bought(AMAZON, "桐山 朔", "TOT-BK-L", 2, 4, 1, ("bags", 2)),
    Bought(AMAZON, "真鍋 冬子", "SLD-BK", 2, 2, 3, ("bags", 5)),
    Bought(MERCARI, "柳 小春", "SLD-BK", 2, 3, 1, ("bags", 5)),
    Bought(RAKUTEN, "成瀬 航平", "VST-CM-M", 1, 1, 3, ("vests", 3)),
    Bought(YAHOO, "石動 律", "VST-CM-M", 1, 2, 2, ("vests", 3)),
    Bought(AMAZON, "遠山 すず", "VST-CM-M", 1, 4, 1, ("vests", 3)),
    Bought(AMAZON, "篠原 千尋", "TBL-NT-60CM", 1, 2, 2, ("tables", 1)),
    Bought(RAKUTEN, "戸田 陸", "TBL-NT-60CM", 1, 3, 1, ("tables", 1)),
    Bought(AMAZON, "Ines Calloway", "KTL-WH-1.2L", 1, 3, 2, ("pans", 2), language=Language.EN),
    Bought(RAKUTEN, "浅見 百合", "KTL-WH-1.2L", 2, 4, 1, ("pans", 2)),
)

_OTHERS = (
    "青木 灯", "井川 淳", "上原 望", "江藤 咲", "尾形 蒼", "香川 遥", "菊池 環", "小宮 響", "坂部 実",
    "白石 梓", "杉浦 慧", "園田 葉", "高見 涼", "寺島 昴", "中條 凪", "西脇 樹", "羽田 円", "平野 澄",
)  # fmt: skip


def others() -> Iterator[Bought]:
    """The everyday orders, half of them shipped; what they are for is in stock."""
    short = {sku for order in OPEN for sku, _qty in order.lines}
    plenty = [sku for sku in PIECES if sku not in short][::5]
    malls = cycle(Marketplace)
    for at, (sku, name) in enumerate(zip(plenty, cycle(_OTHERS), strict=False)):
        shipped = at % 2 == 0
        ship_in = -(at % 6) if shipped else 1 + at % 5
        yield Bought(next(malls), name, sku, 1 + at % 2, ship_in, 2 + at % 6, shipped=shipped)


def bought() -> list[Bought]:
    """Everything that customers have ordered lately."""
    return [*STORY, *others()]


def number_of(order: Bought, at: int, start: datetime) -> str:
    """An order number in its marketplace's own shape; `at` tells them apart."""
    day = start.astimezone(JAPAN) - timedelta(days=order.ago)
    spread = (at * 7_919 + 1_234_567) % 10_000_000
    shapes = {
        AMAZON: f"250-{spread:07d}-{(spread * 3 + 17) % 10_000_000:07d}",
        RAKUTEN: f"318842-{day:%Y%m%d}-{spread:010d}",
        YAHOO: f"hinata-zakka-{10_045_000 + at}",
        MERCARI: f"m{29_480_000_000 + spread}",
    }
    return shapes[order.marketplace]
