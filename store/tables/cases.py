"""What came in, what was decided, and everything that happened since."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from bot.rules.lifecycle import RUNNING
from bot.rules.reading.values import Reason
from bot.rules.words import DraftStatus, Marketplace, Origin, Status
from store.tables.base import (
    Row,
    exact,
    keep_made,
    listed,
    made_whether,
    mapped,
    maybe_moment,
    moment,
    prose,
    word,
)


class Notice(Row, table=True):
    """What the agent wrote, verbatim and never changed."""

    # Databases of one workspace are many: what is asked within one names the rest as well, so that SQLite, which knows
    # nothing of how many rows there are, does not go through all of them.
    __table_args__ = (
        UniqueConstraint("workspace_id", "source"),
        Index("ix_notice_workspace_id_digest", "workspace_id", "digest"),
        Index("ix_notice_workspace_id_channel_id_ts", "workspace_id", "channel_id", "ts"),
        Index("ix_notice_workspace_id_channel_id_thread_ts", "workspace_id", "channel_id", "thread_ts"),
        Index("ix_notice_workspace_id_channel_id_written_at", "workspace_id", "channel_id", "written_at"),
        Index("ix_notice_workspace_id_headline_ts", "workspace_id", "headline_ts"),
    )

    workspace_id: int = Field(foreign_key="workspace.id")  # the indexes above serve
    agent_id: int | None = Field(default=None, foreign_key="agent.id")
    origin: Origin = word(Origin)
    source: str  # where it is from, e.g. slack:C1:1700000000.000100; the same source is the same notice
    digest: str  # the same words again are the same notice
    text: str = prose()
    author_id: str = ""
    author: str = ""
    reported_by: str = ""  # whoever of the team brought it in: a Slack user id, or a name at the terminal
    channel_id: str = ""
    ts: str = ""
    thread_ts: str = ""
    permalink: str = ""
    written_at: datetime = moment()
    received_at: datetime = moment(index=True)
    reading: dict[str, Any] = mapped()
    is_stockout: bool = True
    repeats_id: int | None = Field(default=None, foreign_key="notice.id")
    #: What its author made of it later: {"at", "text"}, the newest last.
    edits: list[dict[str, Any]] = listed()
    deleted_at: datetime | None = maybe_moment()
    headline_ts: str = ""  # the message on the desk above the cards of its several lines
    headline_channel: str = ""  # where that stands; empty from before this was kept


class Case(Row, table=True):
    """One order line that is short."""

    __tablename__ = "stockout_case"
    __table_args__ = (
        UniqueConstraint("workspace_id", "number"),
        Index("ix_stockout_case_workspace_id_status", "workspace_id", "status"),
        Index("ix_stockout_case_workspace_id_card_ts", "workspace_id", "card_ts"),
        Index("ix_stockout_case_workspace_id_card_channel", "workspace_id", "card_channel"),
        Index("ix_stockout_case_workspace_id_started_at", "workspace_id", "started_at"),
        Index("ix_stockout_case_workspace_id_opened_at", "workspace_id", "opened_at"),
        Index("ix_stockout_case_workspace_id_told_after_all", "workspace_id", "told_after_all"),
    )

    told_after_all: bool = made_whether()  # what the agent said last came when the case was over

    workspace_id: int = Field(foreign_key="workspace.id")  # the indexes above serve
    number: int
    notice_id: int = Field(foreign_key="notice.id", index=True)
    agent_id: int | None = Field(default=None, foreign_key="agent.id")
    agent_order_line_id: int | None = Field(default=None, foreign_key="agent_order_line.id", index=True)
    variant_id: int | None = Field(default=None, foreign_key="variant.id", index=True)
    status: Status = word(Status, Status.OPEN, index=True)
    version: int = 1
    incomplete: bool = False
    needs_check: bool = False
    order_no: str | None = None
    line_no: str | None = None
    product: str | None = None
    sku: str | None = None
    color: str | None = None
    size: str | None = None
    qty_ordered: int | None = None
    qty_short: int | None = None
    unit_price: Decimal | None = exact()
    reason: Reason = word(Reason, Reason.UNKNOWN)
    least: str = ""  # of a minimum lot: a number of pieces, or the amount as the agent wrote it
    restock: str | None = None
    restock_from: date | None = None
    restock_to: date | None = None
    doubts: list[str] = listed()
    said: dict[str, str] = mapped()  # by field, what the notice says otherwise than the order line
    offers: list[dict[str, Any]] = listed()
    options: list[dict[str, Any]] = listed()
    struck_keys: list[str] = listed()
    rules_version: int = 0
    started_at: datetime = moment()  # when the agent wrote, or when the case was opened once more
    due_at: datetime = moment(index=True)
    stopped_at: datetime | None = maybe_moment()  # the first decision of a person
    again: bool = False  # the target began by the team's own choice, after one that is settled
    assignee: str | None = None
    decision_id: int | None = None
    instructed_at: datetime | None = maybe_moment()
    instruction_error: str | None = None
    instruction_link: str | None = None
    heard: dict[str, Any] = mapped()  # what the agent said last, as far as it bears on the case
    headline_id: int | None = Field(default=None, foreign_key="notice.id", index=True)  # stands with others
    follows_id: int | None = Field(default=None, foreign_key="stockout_case.id")  # the line's earlier case
    card_ts: str = ""
    card_channel: str = ""  # where the card stands; empty from before this was kept
    card_link: str = ""
    opened_at: datetime = moment()
    ended_at: datetime | None = maybe_moment()


def _was_over(heard: dict[str, Any] | str) -> bool:
    """Whether what the agent said came when the case was over."""
    status = heard["status"] if isinstance(heard, dict) and "status" in heard else Status.OPEN
    return Status(status) not in RUNNING


keep_made(Case, "told_after_all", _was_over, "heard")


class NoticeOfCase(Row, table=True):
    """A later notice that bears on a case which another one opened: its thread is the case's, too."""

    __tablename__ = "notice_of_case"
    __table_args__ = (UniqueConstraint("notice_id", "case_id"),)

    notice_id: int = Field(foreign_key="notice.id", index=True)
    case_id: int = Field(foreign_key="stockout_case.id", index=True)


class PastTarget(Row, table=True):
    """A target that a case has behind it, since it was opened once more; the present one stands with the case."""

    __tablename__ = "past_target"
    __table_args__ = (Index("ix_past_target_workspace_id_started_at", "workspace_id", "started_at"),)

    case_id: int = Field(foreign_key="stockout_case.id", index=True)
    started_at: datetime = moment()
    due_at: datetime = moment()
    stopped_at: datetime | None = maybe_moment()
    again: bool = False


class Decision(Row, table=True):
    """The option that a person chose, under the rules of that hour."""

    case_id: int = Field(foreign_key="stockout_case.id", index=True)
    option: dict[str, Any] = mapped()
    by: str
    at: datetime = moment()
    undo_until: datetime = moment()
    rules_version: int = 0
    undone_at: datetime | None = maybe_moment()


class Draft(Row, table=True):
    """An apology to one customer for one marketplace; people send it."""

    __table_args__ = (
        UniqueConstraint("decision_id", "customer_order_id"),
        Index("ix_draft_workspace_id_message_ts", "workspace_id", "message_ts"),
        Index("ix_draft_workspace_id_status", "workspace_id", "status"),
    )

    workspace_id: int = Field(foreign_key="workspace.id")  # the indexes above serve
    case_id: int = Field(foreign_key="stockout_case.id", index=True)
    decision_id: int = Field(foreign_key="decision.id")
    customer_order_id: int = Field(foreign_key="customer_order.id")
    marketplace: Marketplace = word(Marketplace)
    order_number: str
    text: str = prose()
    version: int = 1
    status: DraftStatus = word(DraftStatus, DraftStatus.OPEN)
    handled_by: str | None = None
    handled_at: datetime | None = maybe_moment()
    message_ts: str = ""
    message_channel: str = ""  # where its message stands; empty from before this was kept


class Timeline(Row, table=True):
    """What happened, in the order it happened: append-only, written with the thing itself."""

    __table_args__ = (Index("ix_timeline_case_id_id", "case_id", "id"),)

    case_id: int | None = Field(default=None, foreign_key="stockout_case.id")
    at: datetime = moment()
    actor: str  # a Slack user id, "keppin", or a name with where it was told: "chatwork:李 敏", "cli:kaz"
    action: str = Field(index=True)  # dotted, e.g. case.decided
    details: dict[str, Any] = mapped()
