"""Each minute: every open case has its clock running, what cannot be sent is told of, and nothing due lies about."""

import logging
from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import and_, exists, or_
from sqlmodel import col, select

from bot.flows.outbox import Kind, on_its_way
from bot.flows.standing import bring_over
from bot.flows.steps import resume_target, rules_of, start_target
from bot.flows.unsent import tell_unsent
from bot.flows.work import Work
from bot.rules.words import Status
from store.tables import Case, Delivery, DeliveryState

log = logging.getLogger(__name__)

#: What is due for longer than this is late, and so is what has been tried in vain for longer than that.
LATE, LONG = timedelta(seconds=30), timedelta(minutes=3)
#: At which look, one a minute, the log warns of it; and after how many more again.
SECOND, AGAIN = 2, 60


NONE_LATE: Mapping[int, int] = {}


def audit(work: Work, late_before: Mapping[int, int] = NONE_LATE) -> Mapping[int, int]:
    """Repair a clock that does not run, and answer which deliveries are late, each with the looks that found it so.

    The log warns at the second look: much falls due at once when a clock is moved by hand.
    """
    for case in _without_clock(work):
        log.error("audit.case_without_clock", extra={"case": case.id})
        resume_target(work, case)
        start_target(work, case, rules_of(work, case), case.started_at)
    tell_unsent(work)
    bring_over(work)
    late = select(Delivery.id, Delivery.kind).where(
        Delivery.workspace_id == work.workspace.id,
        on_its_way(),
        or_(
            and_(col(Delivery.state) == DeliveryState.WAITING, col(Delivery.not_before) < work.now - LATE),
            and_(
                col(Delivery.error) != "",
                col(Delivery.due_at) < work.now - LONG,
            ),
        ),
    )
    found = {known: kind for known, kind in work.session.exec(late) if known is not None}
    looks = {delivery_id: late_before.get(delivery_id, 0) + 1 for delivery_id in found}
    for delivery_id, kind in found.items():
        if looks[delivery_id] % AGAIN == SECOND:
            log.warning("audit.delivery_late", extra={"delivery": delivery_id, "kind": kind})
    work.wakes.append(work.now)
    return looks


def _without_clock(work: Work) -> list[Case]:
    """Open cases whose escalation is neither waiting nor said, since their present target began."""
    clock = exists().where(
        col(Delivery.case_id) == Case.id,
        col(Delivery.kind) == Kind.ESCALATION,
        col(Delivery.due_at) > Case.started_at,
        col(Delivery.state) != DeliveryState.DROPPED,
    )
    wanted = select(Case).where(Case.workspace_id == work.workspace.id, Case.status == Status.OPEN, ~clock)
    return list(work.session.exec(wanted))
