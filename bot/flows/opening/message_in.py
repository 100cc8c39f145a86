"""A message of Slack, as those who hear it hand it on: whose word it is, and what notice it makes."""

from dataclasses import dataclass
from datetime import datetime

from bot.flows.links import permalink
from bot.flows.opening.receive_notice import NoticeIn
from bot.flows.work import Work
from bot.rules.words import Origin
from store.tables import Agent


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
    changed_at: datetime | None = None  # of an edited message
    before: str = ""  # of an edited message, where Slack tells it


def source_of(channel_id: str, ts: str) -> str:
    """The name of a Slack message for ever."""
    return f"slack:{channel_id}:{ts}"


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
