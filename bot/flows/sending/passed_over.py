"""Reminders that come too late, after a time away or a leap of the clock: only the latest that is due still speaks."""

from sqlalchemy import ColumnElement, and_
from sqlmodel import col, select

from bot.flows.outbox import Kind
from bot.flows.steps import TARGET_KINDS
from bot.flows.work import KEPPIN, Work
from store.tables import Delivery, DeliveryState

_SPEAKS = (DeliveryState.WAITING, DeliveryState.CLAIMED, DeliveryState.SENT)


def passed_over(work: Work, row: Delivery) -> bool:
    """Whether a later call for the same answer is due by now, so that this one has nothing left to say.

    The timeline keeps that it was not made.
    """
    same = _same_answer(row)
    if same is None:
        return False
    later = select(Delivery).where(
        Delivery.workspace_id == row.workspace_id,
        same,
        col(Delivery.due_at) > row.due_at,
        col(Delivery.due_at) <= work.now,
        col(Delivery.state).in_(_SPEAKS),
    )
    target = row.details.get("due")
    overtaken = any(each.details.get("due") == target for each in work.session.exec(later))
    if overtaken:
        point = row.details.get("point", "")
        work.record(row.case_id, KEPPIN, "reminder.passed_over", due_at=row.due_at.isoformat(), point=point)
    return overtaken


def _same_answer(row: Delivery) -> ColumnElement[bool] | None:
    """The calls for what this one calls for: a decision, or the cases of a list. None for what calls for nothing."""
    if row.kind in TARGET_KINDS:
        return and_(col(Delivery.case_id) == row.case_id, col(Delivery.kind).in_(TARGET_KINDS))
    if row.kind == Kind.WAITING_LIST:
        return col(Delivery.key).startswith(f"{Kind.WAITING_LIST}:{row.details['file']}:")
    return None
