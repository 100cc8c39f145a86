"""What the team taught the reader, and the corrected notices that every change of it must still read right."""

from datetime import datetime
from typing import Any

from sqlmodel import Field

from store.tables.base import Row, mapped, maybe_moment, moment, prose


class LearntWord(Row, table=True):
    """A word of the agent's staff and what it means; once taken back it is kept, but no longer used."""

    __tablename__ = "learnt_word"

    kind: str  # color or reason
    word: str
    key: str
    case_id: int | None = Field(default=None, foreign_key="stockout_case.id")  # whose correction taught it
    by: str
    at: datetime = moment()
    taken_back_at: datetime | None = maybe_moment()
    taken_back_by: str = ""


class GoldenNotice(Row, table=True):
    """A notice as a person says that it is to be read."""

    __tablename__ = "golden_notice"

    notice_id: int = Field(foreign_key="notice.id", unique=True)
    case_id: int = Field(foreign_key="stockout_case.id", index=True)
    text: str = prose()
    received_at: datetime = moment()
    expected: dict[str, Any] = mapped()
    by: str
    at: datetime = moment()
