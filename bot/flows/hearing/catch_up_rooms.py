"""The same for Chatwork: from where on each agent's room is read again."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlmodel import select

from bot.flows.hearing.catch_up import FARTHEST, first_time, mark_read, stamp
from bot.flows.work import Work
from store.questions.team import agents
from store.tables import ReadMark

#: How far Chatwork's clock may be behind ours, and how long an event may be on its way.
OVERLAP = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class RoomGap:
    """A room, and the time from which on it may hold what was not heard."""

    room_id: str
    since: datetime


def room_gaps(work: Work) -> list[RoomGap]:
    """Every room of an agent's, from where it was read last, or from its newest notice."""
    wanted = select(ReadMark).where(ReadMark.workspace_id == work.workspace.id)
    marks = {mark.channel_id: mark for mark in work.session.exec(wanted)}
    rooms = [agent.chatwork_room for agent in agents(work.session, work.workspace.id) if agent.chatwork_room]
    return [RoomGap(room, _since(work, room, marks.get(room))) for room in rooms]


def room_read(work: Work, gap: RoomGap, at: datetime) -> None:
    """Everything that was said in the room by then has been heard."""
    mark_read(work, gap.room_id, stamp(at))


def _since(work: Work, room: str, mark: ReadMark | None) -> datetime:
    if mark is None:
        return first_time(work, room)
    return max(datetime.fromtimestamp(float(mark.ts), UTC) - OVERLAP, work.now - FARTHEST)
