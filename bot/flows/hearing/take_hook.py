"""Another program hands in a notice over HTTP: the same one again is answered the same and opens nothing."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import col, func, select

from bot.flows.one_at_a_time import one_at_a_time
from bot.flows.opening.receive_notice import NoticeIn, known_source, receive_notice
from bot.flows.team.agent_named import agent_called
from bot.flows.work import Work
from bot.rules.words import Origin
from store.once import insert_once
from store.questions.cases import cases_of
from store.questions.team import agents
from store.tables import Case, HookAnswer, Notice

#: How many new notices one sender may hand in within WINDOW.
LIMIT = 60
WINDOW = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class HookIn:
    """A notice as another program hands it in."""

    sender: str  # which of our secrets signed it
    key: str  # under which it is handed in once
    digest: str  # of all that it says
    agent: str | int | None
    text: str
    written_at: datetime | None
    author: str
    link: str
    keyed: bool = True  # False where the signature stands in for a key: only a replay has the same one


@dataclass(frozen=True, slots=True, kw_only=True)
class HookOut:
    """What to answer; retry_after is for a sender who is too fast."""

    status: int
    body: dict[str, Any]
    retry_after: int = 0


class AgentNotClear(ValueError):  # noqa: N818 - it reads as what it is
    """None of our agents; its text is the problem's code."""


def take_hook(work: Work, hook: HookIn) -> HookOut:
    """Take the notice in. Raises AgentNotClear."""
    one_at_a_time(work)
    known = work.session.get(HookAnswer, (work.workspace.id, hook.sender, hook.key))
    if known is not None:
        return _again(known, hook)
    taken = known_source(work, _source(hook))
    if taken is not None:
        return _long_ago(work, taken, hook)
    too_fast = _too_fast(work, hook.sender)
    if too_fast is not None:
        return too_fast
    agent_id = agent_of_hook(work, hook.agent)
    case_ids = receive_notice(work, _source(hook), _notice(work, hook, agent_id))
    body = {"cases": _cases(work, case_ids), "is_stockout": bool(case_ids)}
    insert_once(
        work.connection,
        HookAnswer,
        workspace_id=work.workspace.id,
        sender=hook.sender,
        key=hook.key,
        digest=hook.digest,
        answer=body,
        at=work.now,
    )
    return HookOut(status=202, body=body)


def _again(known: HookAnswer, hook: HookIn) -> HookOut:
    if known.digest != hook.digest:
        return HookOut(status=409, body={"error": "key_used_for_another_notice"})
    if not hook.keyed:
        return HookOut(status=409, body={"error": "replayed"})
    return HookOut(status=202, body=known.answer)


def _long_ago(work: Work, notice: Notice, hook: HookIn) -> HookOut:
    """The answer has been forgotten; the notice and its cases have not."""
    if (notice.text, notice.author, notice.permalink) != (hook.text, hook.author, hook.link):
        return HookOut(status=409, body={"error": "key_used_for_another_notice"})
    if not hook.keyed:
        return HookOut(status=409, body={"error": "replayed"})
    repeated = work.session.get(Notice, notice.repeats_id) if notice.repeats_id else None
    ids = [case.id for case in cases_of(work.session, repeated or notice)]
    return HookOut(status=202, body={"cases": _cases(work, ids), "is_stockout": bool(ids)})


def _source(hook: HookIn) -> str:
    return f"hook:{hook.sender}:{hook.key}"


def _too_fast(work: Work, sender: str) -> HookOut | None:
    lately = select(func.count(), func.min(HookAnswer.at)).where(
        HookAnswer.workspace_id == work.workspace.id,
        HookAnswer.sender == sender,
        col(HookAnswer.at) > work.now - WINDOW,
    )
    count, oldest = work.session.exec(lately).one()
    if count < LIMIT:
        return None
    seconds = max(1, round((oldest + WINDOW - work.now).total_seconds()))
    return HookOut(status=429, body={"error": "too_fast", "limit": LIMIT}, retry_after=seconds)


def agent_of_hook(work: Work, named: str | int | None) -> int | None:
    """The agent that the program names; where it names none, the only one, or none yet: the card then asks.

    Raises AgentNotClear.
    """
    known = agents(work.session, work.workspace.id)
    if named is None:
        return known[0].id if len(known) == 1 else None
    agent = agent_called(known, named)
    if agent is None:
        raise AgentNotClear("unknown")
    return agent.id


def _notice(work: Work, hook: HookIn, agent_id: int | None) -> NoticeIn:
    return NoticeIn(
        origin=Origin.HOOK,
        source=_source(hook),
        text=hook.text,
        written_at=hook.written_at or work.now,
        agent_id=agent_id,
        author=hook.author,
        permalink=hook.link,
    )


def _cases(work: Work, case_ids: list[int]) -> list[dict[str, Any]]:
    found = work.session.exec(select(Case).where(col(Case.id).in_(case_ids)).order_by(col(Case.id)))
    return [{"id": case.id, "number": f"K-{case.number}"} for case in found]
