"""Every table, in one import."""

from sqlmodel import SQLModel

from store.tables.cases import Case, Decision, Draft, Notice, NoticeOfCase, PastTarget, Timeline
from store.tables.files import DroppedFile, TakenRow
from store.tables.goods import AlternateSource, Product, Stock, Variant
from store.tables.orders import AgentOrder, AgentOrderLine, Customer, CustomerOrder, CustomerOrderLine
from store.tables.outbox import Delivery, DeliveryState, HookAnswer, Pace, ReadMark, SeenEvent
from store.tables.team import Agent, Person, RuleVersion, Workspace
from store.tables.words import GoldenNotice, LearntWord

metadata = SQLModel.metadata

__all__ = [
    "Agent",
    "AgentOrder",
    "AgentOrderLine",
    "AlternateSource",
    "Case",
    "Customer",
    "CustomerOrder",
    "CustomerOrderLine",
    "Decision",
    "Delivery",
    "DeliveryState",
    "Draft",
    "DroppedFile",
    "GoldenNotice",
    "HookAnswer",
    "LearntWord",
    "Notice",
    "NoticeOfCase",
    "Pace",
    "PastTarget",
    "Person",
    "Product",
    "ReadMark",
    "RuleVersion",
    "SeenEvent",
    "Stock",
    "TakenRow",
    "Timeline",
    "Variant",
    "Workspace",
    "metadata",
]
