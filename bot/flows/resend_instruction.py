"""Telling the agent again, after it could not be told."""

from bot.flows.actors import Actor, allowed
from bot.flows.decide_case import Press
from bot.flows.outbox import instruct, note, show_card
from bot.flows.refusals import Refusal
from bot.flows.steps import case_seen
from bot.flows.unsent import try_at_once
from bot.flows.work import Work
from bot.rules.words import Status


def resend_instruction(work: Work, heard: str, actor: Actor, press: Press) -> None:
    """Send the instruction once more. Raises Refusal where it is not what is missing."""
    if not work.first_time(heard):
        return
    person = allowed(work, actor)
    case = case_seen(work, press.case_id, press.version)
    work.session.refresh(case, with_for_update=True)  # two people at once send it again once
    if case.status is not Status.DECIDED or case.decision_id is None or case.instruction_error is None:
        raise Refusal("not_legal", number=case.number, status=case.status.value)
    case.instruction_error = None
    if not try_at_once(work, case):
        instruct(work, case, case.decision_id, again=heard)
    note(work, case, person.slack_id, "case.resent")
    show_card(work, case)
