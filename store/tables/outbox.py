"""What is yet to be said, what has been said, and what has been heard before."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.rules.words import Route
from store.tables.base import Row, mapped, maybe_moment, moment, word

#: The error of what was sent, where that which follows from it could not be done.
NOT_FOLLOWED = "not_followed"
#: A question can use the index of these where it names them in the same words (bot/flows/due.py).
ON_ITS_WAY = "state IN ('waiting', 'claimed')"


class DeliveryState(StrEnum):
    """How far a delivery is."""

    WAITING = "waiting"
    CLAIMED = "claimed"
    SENT = "sent"
    DROPPED = "dropped"  # no longer wanted when its time came
    FAILED = "failed"  # given up; those whom it concerns have been told


class Delivery(Row, table=True):
    """Something that Keppin will say to somebody outside the process, written where it was decided."""

    __table_args__ = (
        UniqueConstraint("workspace_id", "key"),
        # One pending row a subject: a newer state of a card replaces the older one. (The migration says the same to
        # PostgreSQL; said here, it would load PostgreSQL's dialect at every start on SQLite.)
        Index(
            "uq_delivery_waiting_subject",
            "workspace_id",
            "subject",
            unique=True,
            sqlite_where=text("state = 'waiting'"),
        ),
        Index("ix_delivery_state_not_before", "state", "not_before"),
        # What is yet to be said is little, and asked for all the time; what has been said grows.
        Index("ix_delivery_on_its_way", "workspace_id", "state", "not_before", sqlite_where=text(ON_ITS_WAY)),
        Index("ix_delivery_place_ts", "place", "ts"),
    )

    workspace_id: int = Field(foreign_key="workspace.id")  # the index above serves
    kind: str
    key: str  # unique for ever: the same thing is never said twice
    subject: str  # what it is about; deliveries of one subject never overtake each other
    lane: int = 1
    route: str = Route.SLACK.value
    place: str = ""  # the channel or the room
    case_id: int | None = Field(default=None, foreign_key="stockout_case.id", index=True)
    details: dict[str, Any] = mapped()
    due_at: datetime = moment()
    not_before: datetime = moment()
    expires_at: datetime | None = maybe_moment()
    state: DeliveryState = word(DeliveryState, DeliveryState.WAITING)
    attempts: int = 0
    claimed_at: datetime | None = maybe_moment()
    lease_until: datetime | None = maybe_moment()
    sent_at: datetime | None = maybe_moment()
    ts: str = ""  # the message's name where it was sent
    error: str = ""


class Pace(Row, table=True):
    """How fast one place may be spoken to, shared by every process that speaks."""

    __table_args__ = (UniqueConstraint("workspace_id", "place"),)

    place: str
    next_at: datetime = moment()


class HookAnswer(SQLModel, table=True):
    """What a notice that came over HTTP was answered; the same one again is answered the same."""

    __tablename__ = "hook_answer"

    workspace_id: int = Field(foreign_key="workspace.id", primary_key=True)
    sender: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    digest: str  # of what was sent
    answer: dict[str, Any] = mapped()
    at: datetime = moment(index=True)


class SeenEvent(SQLModel, table=True):
    """A thing that was heard; hearing it again changes nothing."""

    __tablename__ = "seen_event"

    workspace_id: int = Field(foreign_key="workspace.id", primary_key=True)
    key: str = Field(primary_key=True)
    at: datetime = moment(index=True)


class ReadMark(SQLModel, table=True):
    """How far a channel has been read, so that what was written while nobody listened is read later."""

    __tablename__ = "read_mark"

    workspace_id: int = Field(foreign_key="workspace.id", primary_key=True)
    channel_id: str = Field(primary_key=True)
    ts: str  # of the newest message, reply or edit that Slack had shown; what is newer may be unheard
    read_at: datetime = moment()
