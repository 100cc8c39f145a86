"""What has arrived is no stockout; where lines of its order are short, people are asked whether they came, too."""

from sqlmodel import col, select

from bot.flows.opening.ask_people import Call, ask_people
from bot.flows.opening.later import tell
from bot.flows.opening.same_line import keep_with, later_of
from bot.flows.work import Work
from bot.rules.reading.values import Reading
from bot.rules.replies.arrivals import arrival
from bot.rules.words import Status
from store.tables import Case, Notice

#: Where somebody may still be waiting for it.
AWAITED = (Status.OPEN, Status.INSTRUCTED)


def hear_arrival(work: Work, notice: Notice, reading: Reading) -> None:
    """Ask on the cards of the order that an arrival notice names; of one that leaves something out, only tell."""
    order = reading.order_no
    came = arrival(notice.text) if order is not None and order.spans else None
    if order is None or came is None:
        return
    call, later = Call(work), later_of(notice)
    for case in _awaiting(work, notice, order.value):
        if came.lines and not came.but and (case.line_no or "").lstrip("0") not in came.lines:
            continue
        keep_with(work, notice, case)
        if came.but:
            tell(work, case, "notice.arrived_partly", later)
        else:
            ask_people(work, case, "arrived", later, call, "notice.arrived")


def _awaiting(work: Work, notice: Notice, order_no: str) -> list[Case]:
    wanted = select(Case).where(
        Case.workspace_id == work.workspace.id, Case.order_no == order_no, col(Case.status).in_(AWAITED)
    )
    found = work.session.exec(wanted.order_by(col(Case.id)).with_for_update()).all()
    return [case for case in found if notice.agent_id is None or case.agent_id in (None, notice.agent_id)]
