"""Files that people hand in, kept as they came."""

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from bot.rules.words import Origin
from store.tables.base import Row, listed, mapped, maybe_moment, moment, word


class DroppedFile(Row, table=True):
    """A list or an e-mail, byte for byte, with where it was dropped and what became of it."""

    __tablename__ = "dropped_file"
    __table_args__ = (UniqueConstraint("workspace_id", "source"),)

    source: str  # e.g. slack:F1; the same source is the same file
    origin: Origin = word(Origin)
    name: str
    content: bytes
    agent_id: int | None = Field(default=None, foreign_key="agent.id")
    author_id: str = ""
    channel_id: str = ""
    ts: str = ""  # of the message that it came with
    thread_ts: str = ""
    permalink: str = ""
    written_at: datetime = moment()
    received_at: datetime = moment()
    answer_ts: str = ""  # the preview below it
    opened_by: str | None = None
    opened_at: datetime | None = maybe_moment()
    case_numbers: list[int] = listed()
    known_rows: int = 0  # rows that were cases before
    sheet: dict[str, Any] = (
        mapped()
    )  # the list as it was read (store/lists.py); none of a mail, and before 0014


class TakenRow(SQLModel, table=True):
    """A row of a list that has become a case: in a longer list, however late, it becomes none again."""

    __tablename__ = "taken_row"

    workspace_id: int = Field(foreign_key="workspace.id", primary_key=True)
    key: str = Field(primary_key=True)
    at: datetime = moment()
