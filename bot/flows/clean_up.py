"""Each night: personal data whose day has come is deleted, and what was heard long ago is forgotten."""

from datetime import timedelta

from sqlalchemy import delete, update
from sqlmodel import col, select

from bot.flows.work import KEPPIN, Work
from store.tables import Customer, CustomerOrder, Draft, HookAnswer, SeenEvent

#: Slack redelivers within minutes, people press old cards within days.
REMEMBERED = timedelta(days=14)


def clean_up(work: Work) -> int:
    """Delete customers whose day has come; answers how many."""
    gone = select(Customer.id).where(
        Customer.workspace_id == work.workspace.id, col(Customer.delete_after) <= work.now
    )
    connection = work.connection
    theirs = select(CustomerOrder.id).where(col(CustomerOrder.customer_id).in_(gone))
    connection.execute(update(Draft).where(col(Draft.customer_order_id).in_(theirs)).values(text=""))
    connection.execute(
        update(CustomerOrder).where(col(CustomerOrder.customer_id).in_(gone)).values(customer_id=None)
    )
    deleted = connection.execute(
        delete(Customer).where(
            col(Customer.workspace_id) == work.workspace.id, col(Customer.delete_after) <= work.now
        )
    ).rowcount
    connection.execute(
        delete(SeenEvent).where(
            col(SeenEvent.workspace_id) == work.workspace.id, col(SeenEvent.at) < work.now - REMEMBERED
        )
    )
    connection.execute(
        delete(HookAnswer).where(
            col(HookAnswer.workspace_id) == work.workspace.id, col(HookAnswer.at) < work.now - REMEMBERED
        )
    )
    if deleted:
        work.record(None, KEPPIN, "customers.deleted", count=deleted)
    return int(deleted)
