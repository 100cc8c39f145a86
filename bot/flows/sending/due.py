"""What can go now: due, wanted by nobody else, and not ahead of what it has to stand below."""

from sqlalchemy import ColumnElement, and_, bindparam, exists, or_
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from bot.flows.outbox import THREADED, Kind, on_its_way
from store.tables import Case, Delivery, DeliveryState, Notice, Workspace
from store.types import UtcDateTime

#: What tells of prices, margins or customers, and waits while another organisation sees the desk.
OURS_ALONE = (Kind.CARD, Kind.HEADLINE, Kind.REMINDER, Kind.ESCALATION, *THREADED, Kind.SUMMARY)


def _in_flight() -> ColumnElement[bool]:
    """Another delivery about the same subject is under way: none overtakes it."""
    other = aliased(Delivery)
    return exists().where(
        col(other.workspace_id) == Delivery.workspace_id,
        col(other.subject) == Delivery.subject,
        col(other.id) != Delivery.id,
        col(other.state) == DeliveryState.CLAIMED,
        on_its_way(other),
    )


def _has_card() -> ColumnElement[bool]:
    """The case's card stands on the desk, where that is now; from before it was kept, it is taken to be there."""
    place = col(Case.card_channel)
    on_the_desk = or_(place == "", place == bindparam("desk"))
    return exists().where(col(Case.id) == Delivery.case_id, col(Case.card_ts) != "", on_the_desk)


def _waits_for_headline() -> ColumnElement[bool]:
    """The headline of several cards stands above them."""
    return exists().where(
        col(Case.id) == Delivery.case_id,
        col(Case.card_ts) == "",
        col(Notice.id) == Case.headline_id,
        col(Notice.headline_ts) == "",
    )


def _has_earlier_notes() -> ColumnElement[bool]:
    """A thread tells things in the order in which they happened."""
    earlier = aliased(Delivery)
    return exists().where(
        col(earlier.case_id) == Delivery.case_id,
        col(earlier.kind) == Kind.NOTE,
        col(earlier.id) < Delivery.id,
        col(earlier.state).in_((DeliveryState.WAITING, DeliveryState.CLAIMED)),
    )


def _desk_is_shared() -> ColumnElement[bool]:
    """People of other organisations see the desk; asked of the store each time, since it holds from now on.

    A desk that has just moved counts as shared until the asker knows its new channel.
    """
    seen = or_(col(Workspace.desk_shared).is_(True), col(Workspace.desk_channel) != bindparam("desk"))
    return exists().where(col(Workspace.id) == bindparam("workspace"), seen)


def _is_ours_alone() -> ColumnElement[bool]:
    """A list that waits is called out on the desk, or where its owner keeps it."""
    called_there = and_(col(Delivery.kind) == Kind.WAITING_LIST, col(Delivery.place) == bindparam("desk"))
    return or_(col(Delivery.kind).in_(OURS_ALONE), called_there)


def _is_due() -> ColumnElement[bool]:
    now = bindparam("now", type_=UtcDateTime)
    return or_(
        and_(col(Delivery.state) == DeliveryState.WAITING, col(Delivery.not_before) <= now),
        and_(col(Delivery.state) == DeliveryState.CLAIMED, col(Delivery.lease_until) <= now),
    )


#: Built once: the worker asks this all the time. Whoever asks names what they are sending themselves: a clock that
#: leaps lets its lease run out, and not even then may it be begun again.
CAN_GO = and_(
    col(Delivery.workspace_id) == bindparam("workspace"),
    on_its_way(),
    _is_due(),
    col(Delivery.id).not_in(bindparam("being_sent", expanding=True)),
    ~_in_flight(),
    or_(col(Delivery.kind).not_in(THREADED), _has_card()),
    or_(~_is_ours_alone(), ~_desk_is_shared()),
    or_(col(Delivery.kind) != Kind.CARD, ~_waits_for_headline()),
    or_(col(Delivery.kind) != Kind.NOTE, ~_has_earlier_notes()),
)
DUE = (
    select(Delivery)
    .where(CAN_GO)
    .order_by(col(Delivery.lane), col(Delivery.not_before), col(Delivery.id))
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
ANY_DUE = select(Delivery.id).where(CAN_GO).limit(1)
