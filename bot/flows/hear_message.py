"""Somebody wrote in a channel: the agent's notices become cases, its replies reach the desk, the rest is not ours."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select

from bot.flows.links import permalink
from bot.flows.outbox import note, show_card
from bot.flows.receive_notice import NoticeIn, known_source, receive_notice
from bot.flows.work import KEPPIN, Work
from bot.rules.words import Origin
from store.questions.cases import cases_of
from store.questions.team import agent_in
from store.tables import Agent, Case, Notice

#: How much of a reply is shown in the case's thread; the link leads to the whole.
REPLY_SHOWN = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageIn:
    """A message as Slack tells of it."""

    channel_id: str
    ts: str
    thread_ts: str  # empty for a message that is no reply
    text: str
    author_id: str
    author: str
    author_team: str
    written_at: datetime
    edited: bool = False
    deleted: bool = False


def source_of(channel_id: str, ts: str) -> str:
    """The name of a Slack message for ever."""
    return f"slack:{channel_id}:{ts}"


def hear_message(work: Work, heard: str, message: MessageIn) -> list[int]:
    """Do what the message asks for; answers the ids of the cases that it opened or touched."""
    agent = agent_in(work.session, work.workspace.id, message.channel_id)
    if agent is None:
        return []
    if message.edited or message.deleted:
        return _changed(work, heard, message)
    if not speaks_for(work, agent, message):
        return []
    if message.thread_ts:
        return _replied(work, heard, message)
    return receive_notice(work, heard, notice_from(work, message, agent.id))


def notice_from(work: Work, message: MessageIn, agent_id: int | None, reported_by: str = "") -> NoticeIn:
    """The message as a notice; reported_by is the member who pointed at it, where one did."""
    return NoticeIn(
        origin=Origin.SHORTCUT if reported_by else Origin.SLACK,
        source=source_of(message.channel_id, message.ts),
        text=message.text,
        written_at=message.written_at,
        agent_id=agent_id,
        author_id=message.author_id,
        author=message.author,
        channel_id=message.channel_id,
        ts=message.ts,
        thread_ts=message.thread_ts,
        permalink=permalink(work, message.channel_id, message.ts),
        reported_by=reported_by,
    )


def speaks_for(work: Work, agent: Agent, message: MessageIn) -> bool:
    """People of other organisations speak for the agent, and those of ours whom the team has named as its staff."""
    if message.author_id == work.workspace.bot_user_id:
        return False
    return message.author_team != work.workspace.team_id or message.author_id in agent.staff


def _replied(work: Work, heard: str, message: MessageIn) -> list[int]:
    """The agent answers in a notice's thread: the desk reads it where the case is."""
    cases = _cases_in_thread(work, message.channel_id, message.thread_ts)
    if not cases or not work.first_time(heard):
        return []
    for case in cases:
        _tell(work, case, "agent.replied", message)
    return [case.id for case in cases]


def _cases_in_thread(work: Work, channel_id: str, thread_ts: str) -> list[Case]:
    wanted = (
        select(Case)
        .join(Notice, col(Notice.id) == Case.notice_id)
        .where(
            Case.workspace_id == work.workspace.id, Notice.channel_id == channel_id, Notice.ts == thread_ts
        )
        .order_by(col(Case.id))
    )
    return list(work.session.exec(wanted))


def _changed(work: Work, heard: str, message: MessageIn) -> list[int]:
    """The notice itself stays as it was first read; the desk is told that it now says something else."""
    notice = known_source(work, source_of(message.channel_id, message.ts))
    if notice is None or (message.edited and notice.text == message.text) or not work.first_time(heard):
        return []
    cases = cases_of(work.session, notice)
    for case in cases:
        _tell(work, case, "notice.deleted" if message.deleted else "notice.edited", message)
        case.needs_check = True
        show_card(work, case)
    return [case.id for case in cases]


def _tell(work: Work, case: Case, action: str, message: MessageIn) -> None:
    shown = message.text[:REPLY_SHOWN]
    note(
        work,
        case,
        KEPPIN,
        action,
        author=message.author,
        text=shown,
        permalink=permalink(work, message.channel_id, message.ts),
    )
