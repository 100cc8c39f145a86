"""Taking a step in a case's life: once, from the state that the person saw, or not at all."""

from datetime import datetime
from functools import cache
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, bindparam, or_, update
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import col, select

from bot.flows.outbox import Kind, Lane, Running, put, silence
from bot.flows.refusals import Refusal
from bot.flows.work import Work
from bot.rules.lifecycle import after, hindrance
from bot.rules.ranking.priority import RuleSet, default_rules_text, load_rules
from bot.rules.targets import plan
from bot.rules.words import Status, Step
from store.prepared import Prepared
from store.questions.cases import last_happening
from store.questions.pressed import PressedCase
from store.questions.standing import standing_at_press, standing_of
from store.questions.team import newest_version, text_of_version
from store.tables import Case, Decision, Delivery, DeliveryState, PastTarget

Known = TypeVar("Known", Case, PressedCase)
TARGET_KINDS = (Kind.REMINDER, Kind.ESCALATION)


def case_seen(work: Work, case_id: int, version: int) -> Case:
    """The case as the person saw it. Raises Refusal with what happened meanwhile if it has moved on."""
    return as_seen(work, work.session.get(Case, case_id), version)


def as_seen(work: Work, case: Known | None, version: int) -> Known:
    """The case if it is still as the person saw it. Raises Refusal with what happened meanwhile if it is not."""
    if case is None or case.workspace_id != work.workspace.id:
        raise Refusal("case_gone")
    if case.version != version:
        raise stale(work, case)
    return case


def stale(work: Work, case: Running) -> Refusal:
    """The refusal that tells who did what, and when."""
    if case.status is Status.DISMISSED:
        last = last_happening(work.session, case.id)
        if last is not None:
            return Refusal("stale_dismissed", by=last.actor, at=last.at.isoformat())
    decision = work.session.get(Decision, case.decision_id) if case.decision_id else None
    if decision is None:
        return Refusal("stale", number=case.number)
    return Refusal("stale_decided", by=decision.by, at=decision.at.isoformat(), option=decision.option)


def may_take(work: Work, case: Running, step: Step) -> None:
    """Raises Refusal, in words for each cause, where a person may not take the step as the case stands."""
    standing = (
        standing_of(work.session, case) if isinstance(case, Case) else standing_at_press(work.session, case)
    )
    code = hindrance(standing, step, work.now)
    if code:
        raise Refusal(code, number=case.number, status=case.status.value)


def take(
    work: Work,
    case: Running,
    step: Step,
    stood: Status | None = None,
    **changes: Any,  # noqa: ANN401 - column values
) -> None:
    """Move the case by a step, if it still is as it was read; `stood` is where a step back finds it again.

    Raises Refusal where the step is not legal now, or where somebody else was faster.
    """
    status = after(case.status, step, stood)
    if status is None:
        raise Refusal("not_legal", number=case.number, status=case.status.value)
    changes |= {"status": status, "version": case.version + 1}
    expected = {"seen_id": case.id, "seen_version": case.version}
    if _take(tuple(changes)).run(work.connection, expected | changes) != 1:
        raise stale(work, work.session.get_one(Case, case.id, populate_existing=True))
    if isinstance(case, Case):
        for name, value in changes.items():
            set_committed_value(case, name, value)


@cache
def _take(columns: tuple[str, ...]) -> Prepared:
    """Changes only what is still as it was seen; the new values come with each call."""
    seen = (col(Case.id) == bindparam("seen_id"), col(Case.version) == bindparam("seen_version"))
    return Prepared(update(Case).where(*seen), *columns)


def rules_of(work: Work, case: Running) -> RuleSet:
    """The rules under which the case was opened: changing a rule never changes a running case."""
    return _version(work, case.rules_version)


def rules_in_force(work: Work) -> tuple[int, RuleSet]:
    """The team's rules with their version; version 0 are Keppin's own."""
    version = newest_version(work.session, work.workspace.id)
    return version, _version(work, version)


def _version(work: Work, version: int) -> RuleSet:
    """A version of the rules, read once from a database: versions never change."""
    read = _READ.setdefault(work.connection.engine, {})
    known = (work.workspace.team_id, version)
    if known not in read:
        read[known] = load_rules(
            text_of_version(work.session, work.workspace.id, version) or default_rules_text()
        )
    return read[known]


_READ: WeakKeyDictionary[Engine, dict[tuple[str, int], RuleSet]] = WeakKeyDictionary()


def start_target(work: Work, case: Case, rules: RuleSet, started_at: datetime) -> dict[str, datetime | None]:
    """Write the reminders and the escalation of a new target; answers the case's new times."""
    planned = plan(started_at, rules.target)
    for minutes, at in planned.reminders:
        _remind(work, case, Kind.REMINDER, f"{minutes}", at, planned.due_at)
    _remind(work, case, Kind.ESCALATION, "due", planned.escalate_at, planned.due_at)
    return {"started_at": started_at, "due_at": planned.due_at, "stopped_at": None}


def put_target_behind(work: Work, case: Case) -> bool:
    """Keep the present target as it went before the case begins another; one cut short was neither met nor missed.

    Answers whether it was settled.

    What was taken for no stockout was set aside when that was said, however much later it is opened again.
    """
    if case.stopped_at is None and case.due_at >= (case.ended_at or work.now):
        return False
    behind = PastTarget(
        workspace_id=work.workspace.id,
        case_id=case.id,
        started_at=case.started_at,
        due_at=case.due_at,
        stopped_at=case.stopped_at or case.ended_at,
        again=case.again,
    )
    work.session.add(behind)
    return True


def bring_target_back(work: Work, case: Case) -> None:
    """The case has its earlier target again: it is no longer behind it."""
    same = (PastTarget.case_id == case.id, col(PastTarget.started_at) == case.started_at)
    for behind in work.session.exec(select(PastTarget).where(*same)):
        work.session.delete(behind)


def _remind(work: Work, case: Case, kind: Kind, point: str, at: datetime, due_at: datetime) -> None:
    late = kind is Kind.REMINDER and at < work.now  # the notice itself came late: the next point will do
    if late:
        return
    put(
        work,
        kind,
        key=call_key(kind, case.id, due_at, point),
        lane=Lane.TARGETS,
        place=work.workspace.desk_channel,
        case_id=case.id,
        not_before=max(at, work.now),
        expires_at=None if kind is Kind.ESCALATION else due_at,
        due=due_at.isoformat(),
        point=point,
    )


def call_key(kind: str, case_id: int, due_at: datetime, point: str) -> str:
    """The key of what is said at one point of the way to an answer."""
    return f"{kind}:{case_id}:{due_at.isoformat()}:{point}"


def resume_target(work: Work, case: Case) -> None:
    """An undone decision: what was still to be said about the same target is to be said again."""
    same_target = or_(
        *(
            col(Delivery.key).startswith(f"{kind}:{case.id}:{case.due_at.isoformat()}:")
            for kind in TARGET_KINDS
        )
    )
    still_useful = or_(col(Delivery.not_before) > work.now, col(Delivery.kind) == Kind.ESCALATION)
    work.connection.execute(
        update(Delivery)
        .where(
            col(Delivery.case_id) == case.id,
            same_target,
            still_useful,
            col(Delivery.state) == DeliveryState.DROPPED,
        )
        .values(state=DeliveryState.WAITING)
    )
    work.wakes.append(max(case.due_at, work.now))
    work.wakes.append(work.now)


def stop_target(work: Work, case: Running) -> None:
    """A decided case falls silent."""
    silence(work, case, *TARGET_KINDS)
