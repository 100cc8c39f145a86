"""Which variants run low: asked of the whole catalogue at once."""

from collections.abc import Iterator
from decimal import Decimal
from heapq import nsmallest
from typing import Any, NamedTuple

from sqlalchemy import Float, bindparam, case, cast, func, or_
from sqlalchemy import select as select_columns
from sqlmodel import Session, col

from bot.rules.facts import StockFigures
from bot.rules.stock import LOW_COVER_DAYS, SELLABLE, figures, low
from bot.rules.words import Place
from store.tables import Product, Stock, Variant


class RunningLow(NamedTuple):
    """A variant that runs low, and its figures."""

    product: str
    sku: str
    color: str
    size: str
    figures: StockFigures


_PLACES = tuple(Place)
_IN: dict[Place, Any] = {
    place: func.sum(case((col(Stock.place) == place, col(Stock.qty)), else_=0)) for place in _PLACES
}
#: The database knows no exact fractions: it only leaves out what is more than a unit above every limit.
_DAILY = cast(func.coalesce(col(Variant.daily_sales), "0"), Float)
_ONE = 1
_LOW = or_(
    func.sum(col(Stock.qty)) <= _DAILY * col(Product.lead_days) + col(Product.margin_units) + _ONE,
    (_DAILY > 0) & (sum(_IN[place] for place in SELLABLE) <= _DAILY * LOW_COVER_DAYS + _ONE),
)
#: What nobody has counted runs low of nothing: it has no rows to join.
PERHAPS_LOW = (
    select_columns(
        col(Product.name),
        col(Variant.sku),
        col(Variant.color),
        col(Variant.size),
        col(Variant.daily_sales),
        col(Product.lead_days),
        col(Product.margin_units),
        *_IN.values(),
    )
    .join(Product, col(Product.id) == Variant.product_id)
    .join(Stock, col(Stock.variant_id) == Variant.id)
    .where(col(Variant.workspace_id) == bindparam("workspace"), col(Variant.ended).is_(False))
    .group_by(col(Variant.id), col(Product.id))
    .having(_LOW)
    .order_by(col(Variant.id), col(Product.id))  # as they are grouped
)


def running_low(session: Session, workspace_id: int, most: int) -> tuple[list[RunningLow], int]:
    """The variants on sale that run low, those that are sold out first, at most so many; and how many there are."""
    found = list(_low(session, workspace_id))
    return nsmallest(most, found, key=lambda each: _urgency(each.figures)), len(found)


def _low(session: Session, workspace_id: int) -> Iterator[RunningLow]:
    rows = session.execute(PERHAPS_LOW, {"workspace": workspace_id})
    for product, sku, color, size, daily_sales, lead_days, margin, *on_hand in rows:
        bought = {place: int(qty) for place, qty in zip(_PLACES, on_hand, strict=True)}
        counted = figures(bought, daily_sales or Decimal(0), lead_days, margin)
        if low(counted):
            yield RunningLow(product, sku, color, size, counted)


def _urgency(counted: StockFigures) -> tuple[bool, Decimal]:
    return counted.cover_days is None, counted.cover_days or Decimal(0)
