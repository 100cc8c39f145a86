"""What the shop sells, what is left of it, and where else it could be bought."""

from collections.abc import Sequence
from decimal import Decimal

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from bot.rules.facts import StockFigures
from bot.rules.ranking.options import Source
from bot.rules.stock import figures, uncounted
from bot.rules.words import Place
from store.tables import AgentOrder, AgentOrderLine, AlternateSource, Product, Stock, Variant

#: Questions that every notice and every card asks are built once.
SOURCES = (
    select(AlternateSource)
    .where(AlternateSource.product_id == bindparam("product"), col(AlternateSource.ended).is_(False))
    .order_by(col(AlternateSource.id))
)
SIBLINGS = (
    select(Variant)
    .where(
        Variant.product_id == bindparam("product"),
        Variant.id != bindparam("variant"),
        col(Variant.ended).is_(False),
    )
    .order_by(col(Variant.id))
)
HELD = (
    select(AlternateSource)
    .where(
        col(AlternateSource.variant_id).in_(bindparam("variants", expanding=True)),
        col(AlternateSource.ended).is_(False),
    )
    .order_by(col(AlternateSource.id).desc())
)
STOCK = select(Stock).where(Stock.variant_id == bindparam("variant"))


def sources_for(session: Session, variant: Variant, failed: frozenset[str]) -> list[Source]:
    """The alternate sources that hold this variant (or its product in any colour)."""
    return [as_source(row, failed=f"url:{row.id}" in failed) for row in alternates_of(session, variant)]


def alternates_of(session: Session, variant: Variant) -> list[AlternateSource]:
    """The rows behind them, the oldest first."""
    rows = session.exec(SOURCES, params={"product": variant.product_id})
    return [row for row in rows if row.variant_id in (None, variant.id)]


def sources_naming(session: Session, workspace_id: int, part: str) -> list[AlternateSource]:
    """Every page whose address holds this, whatever it was kept for and also where it is over; the oldest first."""
    wanted = select(AlternateSource).where(
        AlternateSource.workspace_id == workspace_id, col(AlternateSource.url).contains(part, autoescape=True)
    )
    return list(session.exec(wanted.order_by(col(AlternateSource.id))))


def as_source(row: AlternateSource, *, failed: bool = False) -> Source:
    """The row as a rule wants it."""
    return Source(
        id=row.id,
        url=row.url,
        shop=row.shop,
        price=row.price,
        color=row.color or None,
        size=row.size or None,
        shop_years=row.shop_years,
        repeat_rate=row.repeat_rate,
        shipping_score=row.shipping_score,
        shop_group=row.shop_group or None,
        shown_stock=row.shown_stock,
        material=row.material or None,
        logo_differs=row.logo_differs,
        failed=failed,
    )


def siblings_of(session: Session, variant: Variant) -> list[Variant]:
    """The other variants of the same product."""
    return list(session.exec(SIBLINGS, params={"product": variant.product_id, "variant": variant.id}))


def held_by_sources(session: Session, variant_ids: Sequence[int]) -> dict[int, AlternateSource]:
    """For each variant that an alternate source names, the first such source."""
    rows = session.exec(HELD, params={"variants": list(variant_ids)})
    return {row.variant_id: row for row in rows if row.variant_id is not None}


def stock_of(session: Session, variant: Variant, product: Product) -> StockFigures:
    """What is left of a variant, place by place."""
    counted = {row.place: row.qty for row in session.exec(STOCK, params={"variant": variant.id})}
    on_hand = dict.fromkeys(Place, 0) | counted
    found = figures(on_hand, variant.daily_sales or Decimal(0), product.lead_days, product.margin_units)
    return found if counted else uncounted(found)


def last_price(session: Session, variant: Variant) -> Decimal | None:
    """What the variant cost when it was ordered last, in yuan; None where no order tells."""
    wanted = (
        select(AgentOrderLine)
        .join(AgentOrder, col(AgentOrder.id) == AgentOrderLine.agent_order_id)
        .where(AgentOrderLine.variant_id == variant.id, col(AgentOrderLine.unit_price).is_not(None))
        .order_by(col(AgentOrder.ordered_at).desc().nulls_last(), col(AgentOrderLine.id).desc())
    )
    line = session.exec(wanted.limit(1)).first()
    return line.unit_price if line is not None else None


def variants_with_products(session: Session, workspace_id: int) -> list[tuple[Variant, Product]]:
    """Everything that the shop sells or sold."""
    wanted = (
        select(Variant, Product)
        .join(Product, col(Product.id) == Variant.product_id)
        .where(Variant.workspace_id == workspace_id)
        .order_by(col(Variant.id))
    )
    return [(variant, product) for variant, product in session.exec(wanted)]


def variants_on_sale(session: Session, workspace_id: int) -> list[tuple[Variant, Product]]:
    """Everything that the shop sells."""
    return [found for found in variants_with_products(session, workspace_id) if not found[0].ended]
