"""The agent changes, or takes back, what it wrote about running cases: those that heard the first words are told."""

from collections.abc import Iterable

from sqlmodel import col, select

from bot.flows.hearing.agent_replies import line_of
from bot.flows.opening.ask_people import Call, ask_people
from bot.flows.opening.later import Later
from bot.flows.work import Work
from bot.rules.replies.reply_lines import tell_apart
from store.tables import Case, Notice, NoticeOfCase

#: What becomes of a case that was moved by the first words stays possible: to take that back.
MOVED = ("acted", "before")


def heard_of(work: Work, channel_id: str, ts: str) -> list[Case]:
    """The cases that heard a message beside the threads, in whichever of its wordings, and that it did not open."""
    message = select(Notice.id).where(
        Notice.workspace_id == work.workspace.id, Notice.channel_id == channel_id, Notice.ts == ts
    )
    kept = select(NoticeOfCase.case_id).where(col(NoticeOfCase.notice_id).in_(message))
    wanted = select(Case).where(col(Case.id).in_(kept), col(Case.notice_id).not_in(message))
    return list(work.session.exec(wanted.order_by(col(Case.id))))


def named_before(cases: list[Case], before: str, now: str) -> list[Case]:
    """The cases whose lines a reply named, or meant, before it was changed, and names no more."""
    here = [line_of(case) for case in cases]
    earlier, later = tell_apart(before, here), tell_apart(now, here)
    if not later:
        return []
    return [case for case in cases if line_of(case) in (earlier or here) and line_of(case) not in later]


def moved_by(cases: list[Case], later: Later) -> list[Case]:
    """The cases on whose cards the message stands in its first wording."""
    link = later.permalink
    return [case for case in cases if link and case.heard.get("permalink") == link]


def said_otherwise(work: Work, cases: Iterable[Case], told: Iterable[int], later: Later) -> list[int]:
    """Ask people about the cases that are not told the new words; answers their ids."""
    known, call = set(told), Call(work)
    left = [case for case in cases if case.id not in known]
    for case in left:
        work.session.refresh(case, with_for_update=True)  # so that a click just now is seen
        stands = case.heard.get("acted") == case.version
        kept = {name: case.heard[name] for name in MOVED if stands and name in case.heard}
        ask_people(work, case, "rewritten", later, call, "agent.rewritten", kept)
    return [case.id for case in left]
