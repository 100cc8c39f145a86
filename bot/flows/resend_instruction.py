"""Telling the agent again, after it could not be told."""

from bot.flows.actors import Actor, allowed
from bot.flows.decide_case import Press
from bot.flows.outbox import Kind, Lane, note, put, show_card
from bot.flows.refusals import Refusal
from bot.flows.steps import case_seen
from bot.flows.work import Work
from bot.rules.words import Status


def resend_instruction(work: Work, heard: str, actor: Actor, press: Press) -> None:
    """Send the instruction once more. Raises Refusal where it is not what is missing."""
    if not work.first_time(heard):
        return
    person = allowed(work, actor)
    case = case_seen(work, press.case_id, press.version)
    if case.status is not Status.DECIDED or case.instruction_error is None:
        raise Refusal("not_legal", number=case.number, status=case.status.value)
    case.instruction_error = None
    put(
        work,
        Kind.INSTRUCTION,
        key=f"{Kind.INSTRUCTION}:{case.decision_id}:{heard}",
        lane=Lane.TARGETS,
        place=work.workspace.desk_channel,
        case_id=case.id,
        decision=case.decision_id,
    )
    note(work, case, person.slack_id, "case.resent")
    show_card(work, case)
