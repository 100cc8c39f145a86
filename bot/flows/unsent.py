"""What does not get out to an agent: the desk hears of it, and somebody may have it tried at once."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import select
from sqlmodel.sql.expression import SelectOfScalar

from bot.flows.outbox import Kind, note, on_its_way, show_card
from bot.flows.work import KEPPIN, Work
from bot.rules.words import Status
from store.tables import Agent, Case, Delivery, DeliveryState

#: For how long it is tried without a word to the desk.
PATIENCE = timedelta(minutes=3)


def tell_unsent(work: Work) -> None:
    """Tell the desk of what agents could not be sent for minutes, whatever the cause; it goes on being tried."""
    for row in work.session.exec(_late(work, Kind.WITHDRAWAL)):
        if not row.details.get("told"):
            row.details = {**row.details, "told": True}
            not_withdrawn(work, row)
    for row in work.session.exec(_late(work, Kind.INSTRUCTION)):
        if _tried_since(row) < work.now - PATIENCE:
            case = work.session.get_one(Case, row.case_id, with_for_update=True, populate_existing=True)
            if case.instruction_error is None:
                unsent(work, case, row)


def _late(work: Work, kind: Kind) -> SelectOfScalar[Delivery]:
    return select(Delivery).where(
        Delivery.workspace_id == work.workspace.id,
        Delivery.kind == kind,
        on_its_way(),
        Delivery.due_at < work.now - PATIENCE,
        Delivery.error != "",
    )


def not_withdrawn(work: Work, row: Delivery) -> None:
    """Say in the case's thread that an agent has not been told of a mistake."""
    agent = work.session.get_one(Agent, row.details["agent"])
    note(work, work.session.get_one(Case, row.case_id), KEPPIN, "case.withdrawal_failed", agent=agent.name)


def unsent(work: Work, case: Case, row: Delivery) -> None:
    """Say on the card and in its thread that the agent has not been told, where it still has to be."""
    if case.status is not Status.DECIDED or case.decision_id != row.details["decision"]:
        return
    case.instruction_error = row.error
    note(work, case, KEPPIN, "case.instruction_failed", code=row.error)
    show_card(work, case)


def try_at_once(work: Work, case: Case) -> bool:
    """Have an instruction of the case's decision that is still being tried go next; whether there is one."""
    found = _on_its_way(work, case)
    for row in found:
        row.details = {**row.details, "tried_since": work.now.isoformat()}
        if row.state is DeliveryState.WAITING:
            row.not_before = work.now
        elif row.error:  # its worker has let go of it, and would look again later
            row.lease_until = work.now
        work.wakes.append(work.now)
    return bool(found)


def _on_its_way(work: Work, case: Case) -> Sequence[Delivery]:
    wanted = select(Delivery).where(
        Delivery.case_id == case.id,
        Delivery.kind == Kind.INSTRUCTION,
        on_its_way(),
    )
    rows = work.session.exec(wanted.with_for_update()).all()
    return [row for row in rows if row.details["decision"] == case.decision_id]


def _tried_since(row: Delivery) -> datetime:
    asked = row.details.get("tried_since")
    return datetime.fromisoformat(asked) if asked else row.due_at
