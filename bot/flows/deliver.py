"""What the delivery asks of the store: what is due now, and what became of it."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy import ColumnElement, and_, bindparam, exists, func, or_, update
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from bot.flows.agent_address import address_of
from bot.flows.outbox import Kind
from bot.flows.work import Work
from bot.rules.words import Route
from store.once import insert_once
from store.tables import Case, Delivery, DeliveryState, Notice, Pace
from store.types import UtcDateTime

T = TypeVar("T")

#: How long a claimed row belongs to its worker: longer than a call may last, so that only a dead worker loses it.
LEASE = timedelta(seconds=45)
#: Slack takes about one message a second and channel, with short bursts (docs.slack.dev, rate limits).
EVERY = timedelta(seconds=1)
BURST = timedelta(seconds=4)
#: Chatwork takes ten messages in ten seconds and room: five at once, and then one every two seconds.
CHATWORK_PACE = (timedelta(seconds=2), timedelta(seconds=8))
#: What is said in a case's thread, and so waits for its card.
THREADED = (Kind.NOTE, Kind.DRAFT)
#: What goes to the desk's channel, even if that was another one when it was written down.
ON_THE_DESK = frozenset({Kind.CARD, Kind.REMINDER, Kind.ESCALATION, *THREADED})
#: What makes a new message; everything else changes one or is seen by one person only.
PACED = frozenset(
    {
        Kind.CARD,
        Kind.HEADLINE,
        Kind.REMINDER,
        Kind.ESCALATION,
        Kind.INSTRUCTION,
        *THREADED,
        Kind.SUMMARY,
        Kind.PREVIEW,
    }
)


def claim_due(work: Work, limit: int, parcel_of: Callable[[Work, Delivery], T | None]) -> list[T]:
    """Claim what is due, most urgent first, and answer it ready to be sent.

    What is no longer wanted is dropped; what its channel cannot take yet is put off.
    """
    parcels: list[T] = []
    rows = _due(work, limit)
    if len(rows) == limit:
        work.wakes.append(work.now)  # behind them may be more, for places that can take it
    for row in rows:
        _address(work, row)
    paces = _paces(work, rows)
    for row in rows:
        if row.expires_at is not None and row.expires_at <= work.now and row.state is DeliveryState.WAITING:
            row.state = DeliveryState.DROPPED
        elif row.kind not in PACED or _may_speak(work, row, paces[row.place]):
            parcels += _claim(work, row, parcel_of)
    return parcels


def _address(work: Work, row: Delivery) -> None:
    """An instruction goes where the case's agent is told now, what is for the desk to where it stands now."""
    if row.kind == Kind.INSTRUCTION:
        case = work.session.get(Case, row.case_id)
        address = address_of(work, case) if case else None
        if address is not None:
            row.route, row.place = address.route.value, address.place
    elif row.kind in ON_THE_DESK and row.state is DeliveryState.WAITING:
        row.place = work.workspace.desk_channel or row.place


def _claim(work: Work, row: Delivery, parcel_of: Callable[[Work, Delivery], T | None]) -> Iterable[T]:
    parcel = parcel_of(work, row)
    if parcel is None:
        row.state = DeliveryState.DROPPED
        return ()
    row.state, row.attempts = DeliveryState.CLAIMED, row.attempts + 1
    row.claimed_at, row.lease_until = work.now, work.now + LEASE
    return (parcel,)


def _due(work: Work, limit: int) -> list[Delivery]:
    return list(work.session.exec(DUE, params=_here_and_now(work) | {"most": limit}))


def nothing_due(work: Work) -> bool:
    """Whether everything that can be said by now has been said."""
    return work.session.exec(ANY_DUE, params=_here_and_now(work)).first() is None


def _here_and_now(work: Work) -> dict[str, object]:
    return {"workspace": work.workspace.id, "now": work.now}


def _in_flight() -> ColumnElement[bool]:
    """Another delivery about the same subject is under way: none overtakes it."""
    other = aliased(Delivery)
    return exists().where(
        col(other.workspace_id) == Delivery.workspace_id,
        col(other.subject) == Delivery.subject,
        col(other.id) != Delivery.id,
        col(other.state) == DeliveryState.CLAIMED,
    )


def _has_card() -> ColumnElement[bool]:
    return exists().where(col(Case.id) == Delivery.case_id, col(Case.card_ts) != "")


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


def _is_due() -> ColumnElement[bool]:
    now = bindparam("now", type_=UtcDateTime)
    return or_(
        and_(col(Delivery.state) == DeliveryState.WAITING, col(Delivery.not_before) <= now),
        and_(col(Delivery.state) == DeliveryState.CLAIMED, col(Delivery.lease_until) <= now),
    )


#: Built once: the worker asks this all the time.
CAN_GO = and_(
    col(Delivery.workspace_id) == bindparam("workspace"),
    _is_due(),
    ~_in_flight(),
    or_(col(Delivery.kind).not_in(THREADED), _has_card()),
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
PACES = (
    select(Pace)
    .where(
        col(Pace.workspace_id) == bindparam("workspace"),
        col(Pace.place).in_(bindparam("places", expanding=True)),
    )
    .order_by(col(Pace.place))
    .with_for_update()
)


def _paces(work: Work, rows: Sequence[Delivery]) -> dict[str, Pace]:
    """The paces of the places that would be spoken to, always locked in the same order: no two wait in a ring."""
    places = sorted({row.place for row in rows if row.kind in PACED})
    for place in places:
        insert_once(work.connection, Pace, workspace_id=work.workspace.id, place=place, next_at=work.now)
    if not places:
        return {}
    found = work.session.exec(PACES, params={"workspace": work.workspace.id, "places": places})
    return {pace.place: pace for pace in found}


def _may_speak(work: Work, row: Delivery, pace: Pace) -> bool:
    """Whether the channel can take one more message now; if not, the row is put off until it can."""
    free_at = max(pace.next_at, work.now)
    every, burst = CHATWORK_PACE if row.route == Route.CHATWORK else (EVERY, BURST)
    if free_at - work.now > burst:
        row.not_before = free_at - burst
        work.wakes.append(row.not_before)
        return False
    pace.next_at = free_at + every
    return True


def next_due(work: Work) -> datetime | None:
    """When something falls due next; what is due already but waits for something else does not count."""
    waiting = select(func.min(Delivery.not_before)).where(
        Delivery.workspace_id == work.workspace.id,
        Delivery.state == DeliveryState.WAITING,
        Delivery.not_before > work.now,
    )
    leased = select(func.min(Delivery.lease_until)).where(
        Delivery.workspace_id == work.workspace.id, Delivery.state == DeliveryState.CLAIMED
    )
    found = [work.session.exec(wanted).one() for wanted in (waiting, leased)]
    return min((at for at in found if at is not None), default=None)


def put_off(
    work: Work, delivery_id: int, attempt: int, wait: timedelta, error: str, *, whole_channel: bool = False
) -> None:
    """It was surely not sent: try again after a while. With whole_channel, nothing goes there before (429)."""
    row = claimed(work, delivery_id, attempt)
    if row is None:
        return
    postpone(work, row, wait, error)
    if whole_channel:
        burst = CHATWORK_PACE[1] if row.route == Route.CHATWORK else BURST
        slow = update(Pace).where(col(Pace.workspace_id) == work.workspace.id, col(Pace.place) == row.place)
        work.connection.execute(slow.values(next_at=work.now + wait + burst))


def postpone(work: Work, row: Delivery, wait: timedelta, error: str) -> None:
    """Have it wait, unless a newer row about the same subject does so already."""
    row.state, row.error = DeliveryState.WAITING, error
    row.not_before, row.lease_until = work.now + wait, None
    if _replaced(work, row):
        row.state = DeliveryState.DROPPED
    work.wakes.append(row.not_before)


def claimed(work: Work, delivery_id: int, attempt: int) -> Delivery | None:
    """The row, if this attempt still holds it: whose lease ran out has nothing more to say about it."""
    row = work.session.get_one(Delivery, delivery_id, with_for_update=True)
    return row if row.state is DeliveryState.CLAIMED and row.attempts == attempt else None


def _replaced(work: Work, row: Delivery) -> bool:
    """Whether a newer row about the same subject waits already; the older one may go."""
    newer = select(Delivery.id).where(
        Delivery.workspace_id == row.workspace_id,
        Delivery.subject == row.subject,
        Delivery.state == DeliveryState.WAITING,
        Delivery.id != row.id,
    )
    with work.session.no_autoflush:
        return work.session.exec(newer).first() is not None


def leave_unknown(work: Work, delivery_id: int, attempt: int, wait: timedelta, error: str) -> None:
    """It may have been sent and the answer lost: it stays claimed, and is looked up before it is sent again."""
    row = claimed(work, delivery_id, attempt)
    if row is not None:
        row.lease_until, row.error = work.now + wait, error
        work.wakes.append(row.lease_until)


def take_over(work: Work) -> None:
    """The only process that delivers has just begun: what an earlier one held is free at once."""
    held = update(Delivery).where(
        col(Delivery.workspace_id) == work.workspace.id,
        col(Delivery.state) == DeliveryState.CLAIMED,
        col(Delivery.lease_until) > work.now,
    )
    work.connection.execute(held.values(lease_until=work.now))
