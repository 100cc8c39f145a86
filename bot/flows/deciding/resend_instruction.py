"""Telling the agent again, after it could not be told."""

from bot.flows.actors import Actor
from bot.flows.deciding.pressed import Press, pressed
from bot.flows.outbox import instruct, note, show_card
from bot.flows.steps import take
from bot.flows.unsent import try_at_once
from bot.flows.work import Work
from bot.rules.words import Step


def resend_instruction(work: Work, event_key: str, actor: Actor, press: Press) -> None:
    """Send the instruction once more. Raises Refusal where it is not what is missing."""
    found = pressed(work, event_key, actor, press, Step.RESEND)
    if found is None:
        return
    case, person = found
    tried = try_at_once(work, case)  # before the case, in the order in which what is delivered takes them
    take(work, case, Step.RESEND, instruction_error=None)
    if case.decision_id is not None and not tried:
        instruct(work, case, case.decision_id, again=event_key)
    note(work, case, person.slack_id, "case.resent")
    show_card(work, case)
