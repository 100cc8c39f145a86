"""What is kept of goods, other shops and orders, whole: for lists that are held against it."""

from collections.abc import Collection, Iterator
from typing import NamedTuple, TypeVar

from sqlmodel import Session, SQLModel, col, func, select

from bot.rules.words import Marketplace
from store.tables import (
    AgentOrder,
    AgentOrderLine,
    AlternateSource,
    Customer,
    CustomerOrder,
    CustomerOrderLine,
    Product,
    Stock,
    Variant,
)

T = TypeVar("T", int, str)

#: How many values one question names: databases take only so many.
_AT_ONCE = 400


class Held(NamedTuple):
    """How much a workspace has of what lists bring in."""

    products: int = 0
    variants: int = 0
    stock: int = 0
    sources: int = 0
    orders: int = 0
    agent_lines: int = 0


def held(session: Session, workspace_id: int) -> Held:
    """How much there is of each."""
    tables: tuple[type[SQLModel], ...] = (
        *(Product, Variant, Stock, AlternateSource, CustomerOrder, AgentOrderLine),
    )
    return Held(*(_count(session, table, workspace_id) for table in tables))


def _count(session: Session, table: type[SQLModel], workspace_id: int) -> int:
    workspace = table.__table__.c.workspace_id  # type: ignore[attr-defined]
    return session.exec(select(func.count()).where(workspace == workspace_id)).one()


def products_in(session: Session, workspace_id: int) -> list[Product]:
    """Every product, the oldest first."""
    return list(
        session.exec(select(Product).where(Product.workspace_id == workspace_id).order_by(col(Product.id)))
    )


def stock_in(session: Session, workspace_id: int) -> list[Stock]:
    """What lies where."""
    return list(session.exec(select(Stock).where(Stock.workspace_id == workspace_id)))


def sources_in(session: Session, workspace_id: int) -> list[AlternateSource]:
    """Every other shop's page."""
    wanted = select(AlternateSource).where(AlternateSource.workspace_id == workspace_id)
    return list(session.exec(wanted.order_by(col(AlternateSource.id))))


def customer_orders(session: Session, workspace_id: int, numbers: Collection[str]) -> list[CustomerOrder]:
    """The customers' orders of these numbers."""
    return [
        row
        for some in _portions(numbers)
        for row in session.exec(
            select(CustomerOrder).where(
                CustomerOrder.workspace_id == workspace_id, col(CustomerOrder.number).in_(some)
            )
        )
    ]


def customer_lines(session: Session, order_ids: Collection[int]) -> list[CustomerOrderLine]:
    """Their lines."""
    return [
        row
        for some in _portions(order_ids)
        for row in session.exec(
            select(CustomerOrderLine)
            .where(col(CustomerOrderLine.customer_order_id).in_(some))
            .order_by(col(CustomerOrderLine.id))
        )
    ]


def customers(session: Session, ids: Collection[int]) -> dict[int, Customer]:
    """The people behind orders, by their ids."""
    return {
        row.id: row
        for some in _portions(ids)
        for row in session.exec(select(Customer).where(col(Customer.id).in_(some)))
    }


def waiting_orders(
    session: Session, workspace_id: int, marketplaces: Collection[Marketplace]
) -> list[CustomerOrder]:
    """The orders of these marketplaces for which somebody still waits."""
    wanted = select(CustomerOrder).where(
        CustomerOrder.workspace_id == workspace_id,
        col(CustomerOrder.marketplace).in_(list(marketplaces)),
        col(CustomerOrder.shipped).is_(False),
    )
    return list(session.exec(wanted))


def agent_orders(session: Session, workspace_id: int, numbers: Collection[str]) -> list[AgentOrder]:
    """The orders at agents of these numbers."""
    return [
        row
        for some in _portions(numbers)
        for row in session.exec(
            select(AgentOrder).where(
                AgentOrder.workspace_id == workspace_id, col(AgentOrder.number).in_(some)
            )
        )
    ]


def agent_lines(session: Session, order_ids: Collection[int]) -> list[AgentOrderLine]:
    """Their lines."""
    return [
        row
        for some in _portions(order_ids)
        for row in session.exec(select(AgentOrderLine).where(col(AgentOrderLine.agent_order_id).in_(some)))
    ]


def _portions(values: Collection[T]) -> Iterator[list[T]]:
    listed = sorted(set(values))
    for at in range(0, len(listed), _AT_ONCE):
        yield listed[at : at + _AT_ONCE]
