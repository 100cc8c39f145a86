"""Each night: personal data whose day has come is deleted, and what nothing needs any more is forgotten."""

from datetime import timedelta

from sqlalchemy import Text, cast, delete, update
from sqlmodel import col, select

from bot.flows.drafting.forget_drafts import forget_drafts
from bot.flows.outbox import Kind
from bot.flows.work import KEPPIN, REMEMBERED, Work
from bot.rules.words import Origin
from store.tables import Customer, CustomerOrder, Delivery, DeliveryState, DroppedFile, HookAnswer, SeenEvent

#: How long it is kept that something was said of which there is a newer state, or which the timeline tells as well:
#: longer than anything is heard twice. What agents were told, drafts, calls and files stay.
SAID_KEPT = timedelta(days=30)
SAID = (Kind.CARD, Kind.HEADLINE, Kind.NOTE, Kind.ANSWER, Kind.HOME)
#: So many of them go in one night: the desk does not wait long for the first night after years.
MOST = 20_000
#: For how long the list stays that its cases came from; their notices hold its rows.
LISTS_KEPT = timedelta(days=90)


def clean_up(work: Work) -> int:
    """Delete customers whose day has come, and what is forgotten; answers how many customers."""
    deleted = _customers(work)
    connection = work.connection
    for table in (SeenEvent, HookAnswer):
        heard = delete(table).where(
            col(table.workspace_id) == work.workspace.id, col(table.at) < work.now - REMEMBERED
        )
        connection.execute(heard)
    old = select(Delivery.id).where(
        Delivery.workspace_id == work.workspace.id,
        col(Delivery.kind).in_(SAID),
        col(Delivery.state).in_((DeliveryState.SENT, DeliveryState.DROPPED)),
        col(Delivery.not_before) < work.now - SAID_KEPT,
    )
    connection.execute(delete(Delivery).where(col(Delivery.id).in_(old.limit(MOST))))
    _lists(work)
    if deleted:
        work.record(None, KEPPIN, "customers.deleted", count=deleted)
    return deleted


def _customers(work: Work) -> int:
    due = (col(Customer.workspace_id) == work.workspace.id, col(Customer.delete_after) <= work.now)
    gone = select(Customer.id).where(*due)
    forget_drafts(work, gone)
    theirs = update(CustomerOrder).where(col(CustomerOrder.customer_id).in_(gone))
    work.connection.execute(theirs.values(customer_id=None))
    return int(work.connection.execute(delete(Customer).where(*due)).rowcount)


def _lists(work: Work) -> None:
    """Forget what stood in lists whose cases were opened long ago.

    Those from before lists were kept as read (migration 0014) stay: of their rows the name alone does not tell
    whether they were cases (bot/flows/taken_rows.py).
    """
    opened = update(DroppedFile).where(
        col(DroppedFile.workspace_id) == work.workspace.id,
        col(DroppedFile.origin) == Origin.SHEET,
        col(DroppedFile.opened_at) < work.now - LISTS_KEPT,
        cast(DroppedFile.sheet, Text) != "{}",
    )
    work.connection.execute(opened.values(content=b"", sheet={}))
