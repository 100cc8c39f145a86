"""A person takes back all that one press on a headline decided, as far as nothing of it has left the house."""

from bot.flows.actors import Actor, allowed
from bot.flows.deciding.pressed import Press
from bot.flows.deciding.undo_decision import take_back
from bot.flows.outbox import answer
from bot.flows.refusals import Refusal
from bot.flows.steps import rules_of
from bot.flows.work import Work
from bot.rules.words import Step
from store.questions.cases import cases_decided_with
from store.tables import Case, Decision


def undo_together(
    work: Work, event_key: str, actor: Actor, press: Press, place: tuple[str, str | None]
) -> None:
    """Open again each case that the same press decided, and say which could not be any more.

    The press names the headline's notice, and one of the decisions. Raises Refusal where none can be taken back.
    """
    if not work.first_time(event_key):
        return
    person = allowed(work, actor, Step.UNDO)
    cases = _decided_with(work, press)
    left = [case for case in cases if not take_back(work, case, person)]
    if len(left) == len(cases):
        raise Refusal("undo_too_late", seconds=rules_of(work, cases[0]).undo_seconds)
    if left:
        channel, thread_ts = place
        told = {"undone": len(cases) - len(left), "left": [case.number for case in left]}
        answer(
            work,
            event_key,
            user=actor.user,
            channel=channel,
            thread_ts=thread_ts,
            code="together_partly_undone",
            values=told,
        )


def _decided_with(work: Work, press: Press) -> list[Case]:
    """The cases of that press which still hold its decisions, locked. Raises Refusal where there are none."""
    decision = work.session.get(Decision, int(press.key)) if press.key.isdecimal() else None
    if decision is None or decision.workspace_id != work.workspace.id:
        raise Refusal("case_gone")
    cases = cases_decided_with(work.session, press.case_id, decision)
    if not cases:
        raise Refusal("together_undone_already")
    return cases
