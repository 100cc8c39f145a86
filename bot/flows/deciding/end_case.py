"""What ends a case, and what opens it again."""

from typing import Any

from bot.flows.actors import Actor
from bot.flows.deciding.pressed import Press, pressed
from bot.flows.drafting.drafts import set_aside_drafts
from bot.flows.opening.asked_of_several import question_settled
from bot.flows.opening.options import rank_options
from bot.flows.outbox import Kind, note, show_card, silence
from bot.flows.steps import put_target_behind, rules_in_force, start_target, stop_target, take
from bot.flows.work import Work
from bot.rules.lifecycle import can_run_out
from bot.rules.replies.says import Says
from bot.rules.words import Remedy, Step
from store.questions.team import Member
from store.tables import Case, Decision


def dismiss_case(work: Work, event_key: str, actor: Actor, press: Press) -> None:
    """End a case that is no stockout (欠品ではない)."""
    case = _step(work, event_key, actor, press, Step.DISMISS, "case.dismissed", ended_at=work.now)
    if case:
        stop_target(work, case)


def confirm_case(work: Work, event_key: str, actor: Actor, press: Press) -> None:
    """The agent has done what it was told; what it said before is dealt with."""
    case = _step(work, event_key, actor, press, Step.CONFIRM, "case.confirmed")
    if case:
        case.heard = {}


def close_case(work: Work, event_key: str, actor: Actor, press: Press) -> None:
    """Nothing is left to do."""
    _step(work, event_key, actor, press, Step.CLOSE, "case.closed", ended_at=work.now)


def resolve_case(work: Work, event_key: str, actor: Actor, press: Press) -> None:
    """What was said to be short is there after all: nothing is left to do, and a person has said so."""
    found = _taken(work, event_key, actor, press, Step.RESOLVE, ended_at=work.now)
    if found is None:
        return
    case, person = found
    case.stopped_at = case.stopped_at or work.now
    stop_target(work, case)
    if case.decision_id is not None:
        set_aside_drafts(work, case.decision_id)
    note(work, case, person.slack_id, "case.resolved")
    show_card(work, case)


def tell_by_hand(work: Work, event_key: str, actor: Actor, press: Press) -> None:
    """Somebody has told the agent themselves, where Keppin could not."""
    case = _step(
        work,
        event_key,
        actor,
        press,
        Step.SEND,
        "case.told_by_hand",
        instructed_at=work.now,
        instruction_error=None,
        instruction_link=None,  # of what Keppin said earlier
    )
    if case:
        silence(work, case, Kind.INSTRUCTION)


def fail_option(work: Work, event_key: str, actor: Actor, press: Press) -> None:
    """The agent says that this option is out as well: strike it out and start a new target."""
    found = _taken(work, event_key, actor, press, Step.FAIL)
    if found is None:
        return
    case, person = found
    option = strike_and_start_over(work, case)
    note(work, case, person.slack_id, "case.failed", option=option, due_at=case.due_at.isoformat())
    show_card(work, case)


def strike_and_start_over(work: Work, case: Case) -> dict[str, Any]:
    """Rule out the option that was decided, which is answered, and have the case decided anew."""
    option = work.session.get_one(Decision, case.decision_id).option
    case.struck_keys = [*case.struck_keys, option["key"]]
    _start_over(work, case)
    return option


def _strike_what_is_out(work: Work, case: Case) -> None:
    option = work.session.get_one(Decision, case.decision_id).option
    if can_run_out(Remedy(option["remedy"])):
        case.struck_keys = [*case.struck_keys, option["key"]]


def reopen_case(work: Work, event_key: str, actor: Actor, press: Press) -> None:
    """Decide anew, under a new target, which is the team's own unless the agent's words are why."""
    found = _taken(work, event_key, actor, press, Step.REOPEN)
    if found is None:
        return
    case, person = found
    said = case.heard
    if said.get("says") == Says.OUT and case.decision_id is not None:
        _strike_what_is_out(work, case)
    is_asked = bool(said) and not said.get("acted")
    _start_over(work, case, by_ourselves=not is_asked)
    if is_asked:
        case.heard = {**said, "decision": None}  # it is why the case is open again
    note(work, case, person.slack_id, "case.reopened", due_at=case.due_at.isoformat())
    show_card(work, case)


def _step(
    work: Work,
    event_key: str,
    actor: Actor,
    press: Press,
    step: Step,
    action: str,
    **changes: Any,  # noqa: ANN401 - column values
) -> Case | None:
    found = _taken(work, event_key, actor, press, step, **changes)
    if found is None:
        return None
    case, person = found
    note(work, case, person.slack_id, action)
    show_card(work, case)
    return case


def _taken(
    work: Work,
    event_key: str,
    actor: Actor,
    press: Press,
    step: Step,
    **changes: Any,  # noqa: ANN401 - column values
) -> tuple[Case, Member] | None:
    found = pressed(work, event_key, actor, press, step)
    if found is not None:
        take(work, found[0], step, **changes)
        question_settled(work, found[0], step)
    return found


def _start_over(work: Work, case: Case, *, by_ourselves: bool = False) -> None:
    silence(work, case, Kind.INSTRUCTION, Kind.DRAFTS)
    if case.decision_id is not None:
        set_aside_drafts(work, case.decision_id)
    version, rules = rules_in_force(work)
    case.heard = {}
    case.decision_id, case.instructed_at, case.instruction_error = None, None, None
    case.rules_version = version
    rank_options(work, case, rules)
    settled = put_target_behind(work, case)
    case.again = by_ourselves and (settled or case.again)
    case.ended_at = None
    for name, value in start_target(work, case, rules, work.now).items():
        setattr(case, name, value)
