"""What was written while nobody listened: where to start reading the agents' channels again."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import col, func, select

from bot.flows.work import Work
from store.questions.team import agents
from store.tables import Notice

#: A notice older than this has been dealt with by hand.
FARTHEST = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Gap:
    """A channel, and the time from which on it may hold what was not heard."""

    channel_id: str
    since: datetime


def gaps(work: Work) -> list[Gap]:
    """For each agent's channel the time of the newest notice known, the desk's first day, or FARTHEST ago."""
    earliest = max(work.now - FARTHEST, work.workspace.created_at)
    return [
        Gap(agent.channel_id, max(_newest(work, agent.channel_id) or earliest, earliest))
        for agent in agents(work.session, work.workspace.id)
        if agent.route == "slack"
    ]


def _newest(work: Work, channel_id: str) -> datetime | None:
    wanted = select(func.max(col(Notice.written_at))).where(
        Notice.workspace_id == work.workspace.id, Notice.channel_id == channel_id
    )
    return work.session.exec(wanted).one()
