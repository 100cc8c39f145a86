"""What remains of a variant, for how long, and whether it is time to order."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_DOWN, Decimal

from bot.rules.facts import StockFigures
from bot.rules.words import Place

#: Where stock can be sold from at once.
SELLABLE = (Place.HOME, Place.FBA)

#: Under so many days of cover an item counts as low: a rank on a marketplace falls when the page goes empty,
#: and a reorder from China takes about as long.
LOW_COVER_DAYS = 14


def figures(on_hand: Mapping[Place, int], daily_sales: Decimal, lead_days: int, margin: int) -> StockFigures:
    """The figures of one variant. What has been bought counts towards the reorder point wherever it lies."""
    bought = {place: on_hand.get(place, 0) for place in Place}
    point = reorder_point(daily_sales, lead_days, margin)
    return StockFigures(
        on_hand=bought,
        daily_sales=daily_sales,
        cover_days=_cover(sum(bought[place] for place in SELLABLE), daily_sales),
        reorder_point=point,
        below_reorder_point=0 < point >= sum(bought.values()),
    )


def uncounted(stock: StockFigures) -> StockFigures:
    """The figures where nobody has counted: nothing is known to run low, and nothing to last."""
    return replace(stock, counted=False, cover_days=None, below_reorder_point=False)


def reorder_point(daily_sales: Decimal, lead_days: int, margin: int) -> int:
    """Average daily sales x lead time + margin, rounded up to whole units."""
    return int((daily_sales * lead_days).to_integral_value(ROUND_CEILING)) + margin


def _cover(sellable: int, daily_sales: Decimal) -> Decimal | None:
    """Days until the last unit is sold, rounded down: a promise of stock should not be rounded up."""
    if daily_sales <= 0:
        return None
    return (Decimal(max(sellable, 0)) / daily_sales).quantize(Decimal("0.1"), ROUND_DOWN)


def low(stock: StockFigures) -> bool:
    """At or under the reorder point, or under two weeks of cover."""
    return stock.below_reorder_point or (stock.cover_days is not None and stock.cover_days < LOW_COVER_DAYS)
