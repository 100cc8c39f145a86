"""The summary, asked for by hand: written down to be said at once, apart from the daily one."""

from uuid import uuid4

from sqlmodel import select

from bot.flows.outbox import Kind, Lane, put
from bot.flows.telling.plan_summary import USEFUL_FOR
from bot.flows.work import Work
from store.tables import Delivery, DeliveryState


def summary_now(work: Work) -> str:
    """Write down a summary that is due now, and answer its key."""
    key = f"summary:now:{uuid4().hex}"
    put(
        work,
        Kind.SUMMARY,
        key=key,
        lane=Lane.CARDS,
        place=work.workspace.desk_channel,
        expires_at=work.now + USEFUL_FOR,
    )
    return key


def said(work: Work, key: str) -> tuple[DeliveryState, str]:
    """How far a delivery is, and Slack's word for what went wrong."""
    wanted = select(Delivery).where(Delivery.workspace_id == work.workspace.id, Delivery.key == key)
    row = work.session.exec(wanted).one()
    return row.state, row.error
