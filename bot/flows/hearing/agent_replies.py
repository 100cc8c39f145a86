"""The agent answers in a case's thread: what is certain moves the case, what is likely is suggested, all is told."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import union
from sqlmodel import col, select

from bot.flows.actors import Actor
from bot.flows.deciding.end_case import strike_and_start_over
from bot.flows.deciding.pressed import Press, pressed
from bot.flows.drafting.drafts import bring_back_drafts
from bot.flows.hearing.new_facts import take_in
from bot.flows.hearing.not_as_told import is_there_otherwise, not_as_told
from bot.flows.opening.ask_people import Call, ask_people, restock_in
from bot.flows.opening.asked_of_several import question_settled
from bot.flows.opening.later import AGENT, Later, hint, tell
from bot.flows.opening.options import rank_options
from bot.flows.opening.substitutes import is_substitute
from bot.flows.outbox import Kind, note, show_card
from bot.flows.steps import bring_target_back, rules_of, stop_target, take
from bot.flows.work import Work
from bot.rules.replies.reply_lines import tell_apart
from bot.rules.replies.says import ASKS, LIKELY, SURE, Reply, Says, understand
from bot.rules.words import Status, Step
from store.tables import Case, Decision, Delivery, Notice, NoticeOfCase

#: Where a case stands when a reply can mean something for it.
CONCERNED: dict[Says, frozenset[Status]] = {
    Says.DONE: frozenset({Status.INSTRUCTED}),
    Says.OUT: frozenset({Status.INSTRUCTED, Status.CONFIRMED}),
    Says.IN_STOCK: frozenset({Status.OPEN, Status.INSTRUCTED}),
}
#: What a failed option takes with it, and what brings it back: times as text, since it is kept as JSON.
KEPT = (
    *("decision_id", "struck_keys", "started_at", "due_at", "stopped_at", "again"),
    *("instructed_at", "rules_version"),
)
TIMES = ("started_at", "due_at", "stopped_at", "instructed_at")


def cases_in_thread(work: Work, channel_id: str, thread_ts: str) -> list[Case]:
    """The cases whose notice, a later notice about them, or whose instruction stands at the head of the thread."""
    told = select(Delivery.case_id).where(
        Delivery.workspace_id == work.workspace.id,
        Delivery.kind == Kind.INSTRUCTION,
        Delivery.place == channel_id,
        Delivery.ts == thread_ts,
    )
    in_channel = select(Notice.id).where(
        Notice.workspace_id == work.workspace.id, Notice.channel_id == channel_id
    )
    # Each by an index of its own: asked in one breath, SQLite goes through every notice and every case.
    here = union(in_channel.where(Notice.ts == thread_ts), in_channel.where(Notice.thread_ts == thread_ts))
    opened = select(Case.id).where(col(Case.notice_id).in_(here))
    later = select(NoticeOfCase.case_id).where(col(NoticeOfCase.notice_id).in_(here))
    wanted = select(Case).where(col(Case.id).in_(union(opened, later, told))).order_by(col(Case.id))
    return list(work.session.exec(wanted))


def agent_replied(
    work: Work, event_key: str, cases: list[Case], later: Later, *, pointed: bool = True, meant: bool = True
) -> list[int]:
    """Take the reply for what it is worth; answers the ids of the cases that it was told to.

    `pointed` is whether the words may move these cases: else nothing is moved, and people look. `meant` is whether it
    is plain at least that they are meant, so that an open card may follow what is told.
    """
    if not work.first_time(event_key):
        return []
    for case in cases:
        work.session.refresh(case, with_for_update=True)  # so that a click just now is seen
    told, call = _told_apart(later.text, cases), Call(work)
    for reply, about in told:
        certain = meant and (len(cases) == 1 or (len(about) == 1 and bool(reply.lines)))
        news = take_in(work, about[0], reply, later, alone=len(told) == 1) if certain else []
        _hear(work, reply, about, replace(later, changes=tuple(news)), call, pointed=pointed)
    return [case.id for _, about in told for case in about]


def _told_apart(text: str, cases: list[Case]) -> list[tuple[Reply, list[Case]]]:
    """Each thing that is said, with the cases of its lines; all is said to all where no line here is named."""
    whole = understand(text)
    apart = tell_apart(text, [line_of(case) for case in cases])
    if not apart or whole.says is Says.MISTAKEN:
        return [(whole, cases)]
    replies = list(dict.fromkeys(apart.values()))
    return [(reply, [case for case in cases if apart.get(line_of(case)) == reply]) for reply in replies]


def line_of(case: Case) -> str:
    """The order line of a case as replies name it."""
    return (case.line_no or "").lstrip("0")


def _hear(work: Work, reply: Reply, cases: list[Case], later: Later, call: Call, *, pointed: bool) -> None:
    if any(is_there_otherwise(case, reply) for case in cases):
        reply = replace(reply, says=Says.PARTLY)
    meant = _meant(work, reply, cases, later.agent_id)
    named = len(meant) == 1 or bool(reply.lines) or reply.everything
    certain = pointed and named and reply.confidence >= SURE
    for case in cases:
        if case in meant:
            _take_up(work, case, reply, later, call, certain=certain)
        elif _is_told(case, reply, later.agent_id):
            _ask(work, case, reply, later, call)
        elif later.changes:
            tell(work, case, "agent.facts_read", later, changes=list(later.changes))
            show_card(work, case)
        else:
            tell(work, case, "agent.replied", later)


def _take_up(work: Work, case: Case, reply: Reply, later: Later, call: Call, *, certain: bool) -> None:
    if later.changes:
        tell(work, case, "agent.facts_read", later, changes=list(later.changes))
    if reply.says is Says.OUT and not is_substitute(work, case):
        _stands(work, case, reply, later, call)
    elif reply.says is Says.DONE and (instead := not_as_told(work, case, reply)):
        _ask(work, case, replace(reply, says=instead), later, call)
    elif certain and reply.says in ACTS:
        ACTS[reply.says](work, case, later, call)
    else:
        _suggest(work, case, reply.says, later, call)


def _is_told(case: Case, reply: Reply, agent_id: int | None) -> bool:
    """Whether a reply that moves nothing wants a word of ours on this case."""
    if agent_id is not None and case.agent_id not in (None, agent_id):
        return False
    if _is_of_others(reply, line_of(case)):
        return False
    if case.status is Status.OPEN:
        return reply.says in ASKS or _is_unasked(case, reply)
    return reply.says not in {Says.WAIT, Says.DONE}


def _is_of_others(reply: Reply, line: str) -> bool:
    """Whether a reply names other lines alone: a question is for us all the same, and a 号 may be a day."""
    if not reply.lines or line in reply.lines or reply.says in {Says.MISTAKEN, Says.QUESTION}:
        return False
    return reply.says is not Says.RESTOCK or not any(f"{other}号" in reply.restock for other in reply.lines)


def _is_unasked(case: Case, reply: Reply) -> bool:
    """Whether something has been bought or paid back before anybody decided: it must not be done twice."""
    return case.status is Status.OPEN and reply.says is Says.DONE and bool(reply.deeds)


def _ask(work: Work, case: Case, reply: Reply, later: Later, call: Call) -> None:
    """Have people look; that something is there after all ends nothing where other things were done."""
    says = Says.OTHER if reply.says is Says.IN_STOCK else reply.says
    if _is_unasked(case, reply):
        says = Says.OTHERWISE
    kept = restock_in(work, reply.restock, later)
    if later.changes:
        changes = list(later.changes)
        ask_people(work, case, says.value, later, call, "agent.facts_read", kept, changes=changes)
        return
    ask_people(work, case, says.value, later, call, kept=kept)


def _meant(work: Work, reply: Reply, cases: list[Case], agent_id: int | None) -> list[Case]:
    """The cases that the reply is about, among those of its agent for which it can mean anything.

    That something is out is said first of all of what can be.
    """
    if reply.confidence < LIKELY:
        return []
    theirs = [case for case in cases if agent_id is None or case.agent_id in (None, agent_id)]
    waiting = [case for case in theirs if case.status in CONCERNED.get(reply.says, ())]
    if reply.lines:
        waiting = [case for case in waiting if line_of(case) in reply.lines]
    if reply.says is Says.OUT:
        return [case for case in waiting if is_substitute(work, case)] or waiting
    return waiting


def _suggest(work: Work, case: Case, says: Says, later: Later, call: Call) -> None:
    ask_people(work, case, says.value, later, call, f"agent.maybe_{says}")


def _stands(work: Work, case: Case, reply: Reply, later: Later, call: Call) -> None:
    """Words of lack where nothing else was bought: the decision stands until a person takes another.

    Beside a deed they only name what the deed was done to.
    """
    if reply.done and case.status is Status.INSTRUCTED:
        _suggest(work, case, Says.DONE, later, call)
        return
    if reply.done:
        tell(work, case, "agent.replied", later)
        return
    option = work.session.get_one(Decision, case.decision_id).option
    chosen = {"option": option, "remedy": option["remedy"]}
    ask_people(work, case, Says.OUT.value, later, call, "agent.out_stands", **chosen)


def _done(work: Work, case: Case, later: Later, _call: Call) -> None:
    take(work, case, Step.CONFIRM)
    question_settled(work, case, Step.CONFIRM)
    hint(case, Says.DONE.value, later, acted=case.version)
    tell(work, case, "agent.confirmed", later, AGENT)
    show_card(work, case)


def _out_too(work: Work, case: Case, later: Later, call: Call) -> None:
    asked = call.about(case)
    before = {name: getattr(case, name) for name in KEPT}
    before |= {name: before[name].isoformat() if before[name] else None for name in TIMES}
    before["status"] = case.status.value
    take(work, case, Step.FAIL)
    question_settled(work, case, Step.FAIL)
    option = strike_and_start_over(work, case)
    hint(case, Says.OUT.value, later, acted=case.version, before=before)
    due_at = case.due_at.isoformat()
    tell(work, case, "agent.failed", later, AGENT, option=option, due_at=due_at, people=asked["people"])
    show_card(work, case)


ACTS = {Says.DONE: _done, Says.OUT: _out_too}


def take_back_reply(work: Work, event_key: str, actor: Actor, press: Press) -> None:
    """A person reads the agent's reply another way: the case stands again where it stood before.

    Raises Refusal once the case has moved on from there.
    """
    found = pressed(work, event_key, actor, press, Step.TAKE_BACK)
    if found is None:
        return
    case, person = found
    before = _times_back(case.heard.get("before") or {})
    stood = Status(before.pop("status", Status.INSTRUCTED))
    take(work, case, Step.TAKE_BACK, stood, **before)
    if before:
        stop_target(work, case)
        bring_target_back(work, case)
        rank_options(work, case, rules_of(work, case))
        bring_back_drafts(work, before["decision_id"])
    case.heard = {}
    confirmed = case.status is Status.CONFIRMED
    note(work, case, person.slack_id, "case.confirmed_again" if confirmed else "case.reply_taken_back")
    show_card(work, case)


def _times_back(before: dict[str, Any]) -> dict[str, Any]:
    times = {name: before[name] for name in TIMES if before.get(name)}
    return before | {name: datetime.fromisoformat(text) for name, text in times.items()}
