"""A person decides: one option, once. The instruction and the drafts follow when the undo window is over."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert
from sqlmodel import col

from bot.flows.actors import Actor, allowed
from bot.flows.deciding.pressed import Press
from bot.flows.outbox import Kind, Lane, Running, instruct, note, put, show_card
from bot.flows.refusals import Refusal
from bot.flows.steps import as_seen, may_take, rules_of, stop_target, take
from bot.flows.work import Work
from bot.rules.facts import Option
from bot.rules.ranking.judging import APPROVAL_CODES
from bot.rules.words import Role, Step
from store.codec import option_from_json, option_to_json
from store.prepared import Prepared
from store.questions.pressed import PressedCase, pressed_case
from store.questions.team import Member, people_with
from store.tables import Decision

DECIDED = ("workspace_id", "case_id", "option", "by", "at", "undo_until", "rules_version")
KEEP = Prepared(insert(Decision).returning(col(Decision.id)), *DECIDED)


def decide_case(work: Work, event_key: str, actor: Actor, press: Press) -> None:
    """Take the option that was pressed. Raises Refusal if the person may not, or was not the first."""
    if not work.first_time(event_key):
        return
    person = allowed(work, actor, Step.DECIDE)
    case = case_pressed(work, actor, press)
    may_take(work, case, Step.DECIDE)
    option = _option(case, press.key)
    may_be_chosen(work, person, option)
    choose(work, case, person, option)


def case_pressed(work: Work, actor: Actor, press: Press) -> PressedCase:
    """The case as the person saw it. Raises Refusal: kindly for a double click, else with what happened meanwhile."""
    case = pressed_case(work.connection, press.case_id)
    if case is not None and case.version != press.version and case.decision_id is not None:
        decision = work.session.get_one(Decision, case.decision_id)
        if decision.by == actor.user and decision.option["key"] == press.key:
            raise Refusal("double_click")
    return as_seen(work, case, press.version)


def may_be_chosen(work: Work, person: Member, option: Option) -> None:
    """Raises Refusal for an option that a limit strikes out, or that needs an approver whom the person is not."""
    if option.struck:
        kept = option_to_json(option)
        raise Refusal("option_struck", option=kept, why=kept["struck"])
    if option.needs_approval and not person.role.includes(Role.APPROVER):
        approvers = people_with(work.session, work.workspace.id, Role.APPROVER)
        asking = [said for said in option_to_json(option).get("why", []) if said["code"] in APPROVAL_CODES]
        ids = [approver.slack_id for approver in approvers]
        names = [approver.name for approver in approvers]
        raise Refusal("needs_approver", why=asking, approvers=ids, names=names)


def _option(case: PressedCase, key: str) -> Option:
    for kept in case.options:
        if kept["key"] == key:
            return option_from_json(kept)
    raise Refusal("option_gone")


def _keep(work: Work, case: Running, person: Member, option: dict[str, Any], undo_until: datetime) -> int:
    values = {
        "workspace_id": work.workspace.id,
        "case_id": case.id,
        "option": option,
        "by": person.slack_id,
        "at": work.now,
        "undo_until": undo_until,
        "rules_version": case.rules_version,
    }
    row = KEEP.first(work.connection, values)
    return int(row[0]) if row else 0


def choose(work: Work, case: Running, person: Member, option: Option) -> None:
    """Decide the case by this option, and write down everything that follows from it."""
    undo_until = work.now + timedelta(seconds=rules_of(work, case).undo_seconds)
    kept = option_to_json(option)
    decision_id = _keep(work, case, person, kept, undo_until)
    take(
        work,
        case,
        Step.DECIDE,
        decision_id=decision_id,
        stopped_at=case.stopped_at or work.now,
        instruction_error=None,
        instructed_at=None,
    )
    stop_target(work, case)
    note(work, case, person.slack_id, "case.decided", option=kept)
    instruct(work, case, decision_id, not_before=undo_until)
    put(
        work,
        Kind.DRAFTS,
        key=f"{Kind.DRAFTS}:{decision_id}",
        lane=Lane.DRAFTS,
        place=work.workspace.desk_channel,
        case_id=case.id,
        not_before=undo_until,
        decision=decision_id,
    )
    show_card(work, case)
