"""What was written while nobody listened: from where on each channel is read again, and how far it has been read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import or_
from sqlmodel import col, func, select

from bot.flows.work import REMEMBERED, Work
from bot.rules.lifecycle import RUNNING
from bot.rules.words import Route
from store.once import insert_once
from store.questions.team import agents
from store.tables import Agent, Case, Notice, ReadMark

#: Nothing older is heard: what was heard before that may be forgotten, and would be heard twice.
FARTHEST = REMEMBERED - timedelta(days=1)
#: In a channel that has never been read, a notice older than this has been dealt with by hand.
FIRST_TIME = timedelta(hours=24)
#: How much older a message may be whose edits and replies are looked for.
LOOKED_BACK = timedelta(hours=24)
#: Slack leaves out what bears the very time that is asked for.
A_MOMENT = timedelta(seconds=1)
#: How many threads are asked for that began before that; each is a call of its own.
MOST_THREADS = 20


@dataclass(frozen=True, slots=True)
class Gap:
    """A channel, and the time (as Slack's ts) from which on it may hold what was not heard."""

    channel_id: str
    team_id: str  # of whoever wrote a message that names no team: our own tools' do not
    since: str
    back_to: str  # replies and edits since then may stand with messages that are this old
    threads: tuple[str, ...] = ()  # still older, with running cases in them


def stamp(at: datetime) -> str:
    """The time as a ts, to compare with."""
    return f"{at.timestamp():.6f}"


def gaps(work: Work, read_before: datetime | None = None) -> list[Gap]:
    """The agents' channels and the direct messages; only those not read since a time, where one is given."""
    wanted = select(ReadMark).where(ReadMark.workspace_id == work.workspace.id)
    marks = {mark.channel_id: mark for mark in work.session.exec(wanted)}
    found = [
        _agents_gap(work, agent, marks.get(agent.channel_id))
        for agent in agents(work.session, work.workspace.id)
        if agent.route == Route.SLACK
    ]
    found += [_direct_gap(work, mark) for mark in marks.values() if mark.channel_id.startswith("D")]
    fresh = {mark.channel_id for mark in marks.values() if read_before and mark.read_at >= read_before}
    return [gap for gap in found if gap.channel_id not in fresh]


def mark_read(work: Work, channel_id: str, ts: str) -> None:
    """Everything in the channel up to here has been heard; a mark never goes back."""
    if remember_channel(work, channel_id, ts):
        return
    mark = work.session.get_one(ReadMark, (work.workspace.id, channel_id), with_for_update=True)
    mark.ts, mark.read_at = max(mark.ts, ts), work.now


def remember_channel(work: Work, channel_id: str, ts: str) -> bool:
    """A channel that nobody has told us of, such as a person's direct messages: it is read from here on."""
    at = work.now
    return insert_once(
        work.connection, ReadMark, workspace_id=work.workspace.id, channel_id=channel_id, ts=ts, read_at=at
    )


def _agents_gap(work: Work, agent: Agent, mark: ReadMark | None) -> Gap:
    since = _since(work, mark) if mark else stamp(first_time(work, agent.channel_id) - A_MOMENT)
    heads = _running_heads(work, agent)
    farthest = work.now - FARTHEST
    oldest = min((written for written, _ in heads if written > farthest), default=work.now)
    back_to = min(stamp(oldest - A_MOMENT), stamp(_at(since) - LOOKED_BACK))
    back_to = max(back_to, stamp(farthest))
    older = sorted({ts for written, ts in heads if ts and written <= farthest}, reverse=True)
    return Gap(agent.channel_id, work.workspace.team_id, since, back_to, tuple(older[:MOST_THREADS]))


def _direct_gap(work: Work, mark: ReadMark) -> Gap:
    since = _since(work, mark)
    return Gap(mark.channel_id, work.workspace.team_id, since, stamp(_at(since) - LOOKED_BACK))


def _since(work: Work, mark: ReadMark) -> str:
    return max(mark.ts, stamp(work.now - FARTHEST))


def _at(ts: str) -> datetime:
    return datetime.fromtimestamp(float(ts), UTC)


def first_time(work: Work, channel_id: str) -> datetime:
    """The newest notice known, the desk's first day, or FIRST_TIME ago."""
    newest = select(func.max(col(Notice.written_at))).where(
        Notice.workspace_id == work.workspace.id, Notice.channel_id == channel_id
    )
    earliest = max(work.now - FIRST_TIME, work.workspace.created_at)
    return max(work.session.exec(newest).one() or earliest, earliest)


def _running_heads(work: Work, agent: Agent) -> Iterable[tuple[datetime, str]]:
    """When the notices of the agent's running cases were written, and the thread in its channel, if they have one."""
    wanted = (
        select(Notice)
        .join(Case, col(Case.notice_id) == Notice.id)
        .where(Case.workspace_id == work.workspace.id, col(Case.status).in_(RUNNING))
        .where(or_(col(Case.agent_id) == agent.id, col(Notice.channel_id) == agent.channel_id))
    )
    here = agent.channel_id
    return [
        (notice.written_at, (notice.thread_ts or notice.ts) if notice.channel_id == here else "")
        for notice in work.session.exec(wanted)
    ]
