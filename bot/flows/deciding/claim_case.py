"""A person takes charge of a case (担当する). It does not stop the target: only a decision does."""

from bot.flows.actors import Actor, allowed
from bot.flows.deciding.pressed import Press
from bot.flows.outbox import note, show_card
from bot.flows.refusals import Refusal
from bot.flows.steps import may_take
from bot.flows.work import Work
from bot.rules.words import Role, Status, Step
from store.tables import Case


def claim_case(work: Work, event_key: str, actor: Actor, press: Press) -> None:
    """Name the person as the one in charge; pressed again by the same person it lets go.

    An older card will do, since nothing is decided by it. Raises Refusal where somebody else is in charge, unless
    an approver takes over.
    """
    if not work.first_time(event_key):
        return
    person = allowed(work, actor, Step.CLAIM)
    case = work.session.get(Case, press.case_id, with_for_update=True)
    if case is None or case.workspace_id != work.workspace.id:
        raise Refusal("case_gone")
    may_take(work, case, Step.CLAIM)
    if case.assignee == person.slack_id:
        case.assignee = None
        note(work, case, person.slack_id, "case.released")
    else:
        if case.assignee and not person.role.includes(Role.APPROVER):
            raise Refusal("claimed", number=case.number, by=case.assignee)
        case.assignee = person.slack_id
        note(work, case, person.slack_id, "case.claimed", decided=case.status is not Status.OPEN)
    show_card(work, case)
