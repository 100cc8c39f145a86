"""What was ordered: by the shop from the agent, and by customers from the shop."""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from bot.rules.order_numbers import is_in_words
from bot.rules.script import bare
from bot.rules.words import Language, Marketplace
from store.tables.base import Row, exact, keep_made, made, made_whether, maybe_moment, word


class AgentOrder(Row, table=True):
    """An order that the shop placed with its agent."""

    __tablename__ = "agent_order"
    __table_args__ = (
        UniqueConstraint("workspace_id", "number"),
        Index("ix_agent_order_workspace_id_matched_by", "workspace_id", "matched_by"),
        Index("ix_agent_order_workspace_id_in_words", "workspace_id", "in_words"),
    )

    matched_by: str = made()  # its number as notices are matched by it
    in_words: bool = made_whether()  # its number is none that stands out in a text
    agent_id: int = Field(foreign_key="agent.id")
    number: str
    ordered_at: datetime | None = maybe_moment()


class AgentOrderLine(Row, table=True):
    """One line (番) of an agent order."""

    __tablename__ = "agent_order_line"
    __table_args__ = (
        UniqueConstraint("agent_order_id", "line_no"),
        Index("ix_agent_order_line_workspace_id_arrived", "workspace_id", "arrived"),
    )

    agent_order_id: int = Field(foreign_key="agent_order.id", index=True)
    line_no: str
    variant_id: int = Field(foreign_key="variant.id", index=True)
    qty: int
    unit_price: Decimal | None = exact()  # yuan
    url: str = ""
    shop_group: str = ""
    arrived: bool = False


class Customer(Row, table=True):
    """Personal data of somebody who bought from the shop: kept apart, and deleted when its day comes."""

    name: str
    language: Language = word(Language, Language.JA)
    delete_after: datetime | None = maybe_moment(index=True)


class CustomerOrder(Row, table=True):
    """An order that a customer placed on a marketplace."""

    __tablename__ = "customer_order"
    __table_args__ = (UniqueConstraint("workspace_id", "marketplace", "number"),)

    marketplace: Marketplace = word(Marketplace)
    number: str
    customer_id: int | None = Field(default=None, foreign_key="customer.id", index=True)
    ordered_at: datetime | None = maybe_moment()
    ship_by: datetime | None = maybe_moment()
    shipped: bool = False


class CustomerOrderLine(Row, table=True):
    """What the customer ordered, and the agent order line that was bought for it."""

    __tablename__ = "customer_order_line"

    customer_order_id: int = Field(foreign_key="customer_order.id", index=True)
    variant_id: int = Field(foreign_key="variant.id", index=True)
    qty: int
    line_no: str = ""  # the marketplace's own, where it gives one
    agent_order_line_id: int | None = Field(default=None, foreign_key="agent_order_line.id", index=True)


keep_made(AgentOrder, "matched_by", bare, "number")
keep_made(AgentOrder, "in_words", is_in_words, "number")
