"""Which customer orders a shortage reaches (影響する注文).

Stock goes to the order that must ship first, so whoever can wait longest loses first. Two groups are apart:

1. Orders for which the short line was bought. Units bought beyond them go missing first; what stays on the
   shelf after every other open order is served helps out; the rest is lost from the latest ship-by backwards.
2. The other open orders. They live from the shelf and from units bought beyond the first group; what these no
   longer cover because of this shortage is taken in the same way. What they lack anyway is taken to be on its
   way in another order to the agent.

An order that loses a single unit is affected as a whole: it cannot be shipped as the customer ordered it. It counts
once, with all its units, however many of its lines ask for them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.rules.facts import AffectedOrder

_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """What one line of an open customer order asks of the short variant; shipped orders ask nothing."""

    order: AffectedOrder
    allocated: bool = False  # the short line was bought for it


def affected(
    demands: Sequence[Demand], on_hand_sellable: int, qty_short: int, qty_bought: int | None = None
) -> tuple[AffectedOrder, ...]:
    """The orders that cannot be shipped whole, the nearest ship-by date first.

    qty_bought is what the line was for; without it nothing is taken to have been bought beyond the orders.
    """
    bought_for = [demand.order for demand in demands if demand.allocated]
    others = [demand.order for demand in demands if not demand.allocated]
    shelf, missing = max(on_hand_sellable, 0), max(qty_short, 0)
    beyond = max(qty_bought or 0, missing, _units(bought_for)) - _units(bought_for)
    lost_beyond = min(missing, beyond)
    spare = max(shelf - _units(others), 0)
    uncovered = max(_units(others) - shelf, 0)
    hit = [
        *_losing(bought_for, missing - lost_beyond - spare),
        *_losing(others, min(lost_beyond, uncovered - (beyond - lost_beyond))),
    ]
    wanted = {order.id: _units(each.order for each in demands if each.order.id == order.id) for order in hit}
    whole = {order.id: replace(order, qty=wanted[order.id]) for order in hit}
    return tuple(sorted(whole.values(), key=_urgency))


def _units(orders: Iterable[AffectedOrder]) -> int:
    return sum(order.qty for order in orders)


def _losing(orders: Iterable[AffectedOrder], units: int) -> Iterable[AffectedOrder]:
    for order in sorted(orders, key=_urgency, reverse=True):
        if units <= 0:
            return
        if order.qty > 0:
            units -= order.qty
            yield order


def _urgency(order: AffectedOrder) -> tuple[datetime, int]:
    """Earliest ship-by first; no date is the latest of all, and of two alike the newer order waits."""
    return (order.ship_by or _NEVER, order.id)
