"""A person takes a decision back before anything has left the house."""

from bot.flows.actors import Actor, allowed
from bot.flows.deciding.pressed import Press
from bot.flows.outbox import Kind, note, show_card, silence
from bot.flows.refusals import Refusal
from bot.flows.steps import case_seen, resume_target, rules_of, take
from bot.flows.work import Work
from bot.rules.lifecycle import hindrance
from bot.rules.words import Status, Step
from store.questions.standing import standing_of
from store.questions.team import Member
from store.questions.told import told_facts
from store.tables import Case, Decision


def undo_decision(work: Work, event_key: str, actor: Actor, press: Press) -> None:
    """Open the case again as if nobody had decided. Raises Refusal once the undo window is over."""
    if not work.first_time(event_key):
        return
    person = allowed(work, actor, Step.UNDO)
    case = _not_told_yet(work, press)
    if not take_back(work, case, person):
        raise Refusal("undo_too_late", seconds=rules_of(work, case).undo_seconds)


def take_back(work: Work, case: Case, person: Member) -> bool:
    """Take the case's decision back; False, and nothing has changed, where it is too late or being told just now."""
    decision = work.session.get(Decision, case.decision_id) if case.decision_id else None
    if decision is None or hindrance(standing_of(work.session, case), Step.UNDO, work.now):
        return False
    if not silence(work, case, Kind.INSTRUCTION):
        return False
    stopped_at = None if case.stopped_at == decision.at else case.stopped_at
    take(work, case, Step.UNDO, decision_id=None, stopped_at=stopped_at)
    decision.undone_at = work.now
    silence(work, case, Kind.DRAFTS)
    if stopped_at is None:
        resume_target(work, case)
    told = told_facts(work.session, case) is not None
    note(work, case, person.slack_id, "case.undone_again" if told else "case.undone")
    show_card(work, case)
    return True


def _not_told_yet(work: Work, press: Press) -> Case:
    """The case as the person saw it; where only the agent was told since, the Refusal says that the time is over."""
    case = work.session.get(Case, press.case_id)
    told = case is not None and case.status is Status.INSTRUCTED and case.version == press.version + 1
    if case is not None and told:
        raise Refusal("undo_too_late", seconds=rules_of(work, case).undo_seconds)
    return case_seen(work, press.case_id, press.version)
