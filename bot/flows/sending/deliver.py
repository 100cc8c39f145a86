"""What the delivery asks of the store: what is due now, and what became of it."""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy import func, update
from sqlmodel import col, select

from bot.flows.agent_address import address_of
from bot.flows.outbox import THREADED, Kind, on_its_way
from bot.flows.sending.due import ANY_DUE, DUE
from bot.flows.sending.pace import counts_for, may_speak, paces_of, slow_down
from bot.flows.sending.passed_over import passed_over
from bot.flows.sending.together import note_whom_it_names, said_already
from bot.flows.work import Work
from bot.rules.words import Status
from store.tables import Case, Delivery, DeliveryState

T = TypeVar("T")

#: How long a claimed row belongs to its worker: longer than a call may last, so that only a dead worker loses it.
LEASE = timedelta(seconds=45)
#: What goes to the desk's channel, even if that was another one when it was written down.
ON_THE_DESK = frozenset({Kind.CARD, Kind.HEADLINE, Kind.REMINDER, Kind.ESCALATION, *THREADED})


def claim_due(
    work: Work,
    limit: int,
    parcel_of: Callable[[Work, Delivery], T | None],
    being_sent: Collection[int] = (),
) -> list[T]:
    """Claim what is due, most urgent first, and answer it ready to be sent.

    What is no longer wanted is dropped; what its channel cannot take yet is put off. What the asker is sending just now
    is left alone, also where the clock has leapt over its lease.
    """
    parcels: list[T] = []
    rows = _due(work, limit, being_sent)
    if len(rows) == limit:
        work.wakes.append(work.now)  # behind them may be more, for places that can take it
    for row in rows:
        _address(work, row)
    names = {row.id: "" if said_already(work, row) else counts_for(work, row) for row in rows}
    paces = paces_of(work, names.values())
    for row in rows:
        pace = paces.get(names[row.id])
        if _of_no_use(work, row):
            row.state = DeliveryState.DROPPED
        elif pace is None or may_speak(work, row, pace):
            parcels += _claim(work, row, parcel_of)
    return parcels


def _of_no_use(work: Work, row: Delivery) -> bool:
    """Whether its time is over."""
    expired = row.expires_at is not None and row.expires_at <= work.now
    return passed_over(work, row) or (expired and row.state is DeliveryState.WAITING)


def _address(work: Work, row: Delivery) -> None:
    """An instruction goes where the case's agent is told now, what is for the desk to where it stands now."""
    if row.kind == Kind.INSTRUCTION:
        _address_agent(work, row)
    elif row.kind in ON_THE_DESK and row.state is DeliveryState.WAITING:
        row.place = work.workspace.desk_channel or row.place


def _address_agent(work: Work, row: Delivery) -> None:
    """As long as the decision stands it is also written down who is told: by then the case may have another agent."""
    case = work.session.get(Case, row.case_id)
    address = address_of(work, case) if case else None
    if case is None or address is None:
        return
    row.route, row.place = address.route.value, address.place
    if case.status is Status.DECIDED and case.decision_id == row.details["decision"]:
        row.details = {**row.details, "channel": address.place, "agent": case.agent_id}


def _claim(work: Work, row: Delivery, parcel_of: Callable[[Work, Delivery], T | None]) -> Iterable[T]:
    note_whom_it_names(work, row)
    parcel = parcel_of(work, row)
    if parcel is None:
        row.state = DeliveryState.DROPPED
        return ()
    row.state, row.attempts = DeliveryState.CLAIMED, row.attempts + 1
    row.claimed_at, row.lease_until, row.error = work.now, work.now + LEASE, ""
    return (parcel,)


def _due(work: Work, limit: int, being_sent: Collection[int]) -> list[Delivery]:
    return list(work.session.exec(DUE, params=_here_and_now(work, being_sent) | {"most": limit}))


def nothing_due(work: Work) -> bool:
    """Whether everything that can be said by now has been said."""
    return work.session.exec(ANY_DUE, params=_here_and_now(work)).first() is None


def _here_and_now(work: Work, being_sent: Collection[int] = ()) -> dict[str, object]:
    return {
        "workspace": work.workspace.id,
        "now": work.now,
        "desk": work.workspace.desk_channel,
        "being_sent": list(being_sent),
    }


def next_due(work: Work) -> datetime | None:
    """When something falls due next; what is due already but waits for something else does not count."""
    waiting = select(func.min(Delivery.not_before)).where(
        Delivery.workspace_id == work.workspace.id,
        Delivery.state == DeliveryState.WAITING,
        Delivery.not_before > work.now,
        on_its_way(),
    )
    leased = select(func.min(Delivery.lease_until)).where(
        Delivery.workspace_id == work.workspace.id,
        Delivery.state == DeliveryState.CLAIMED,
        col(Delivery.lease_until) > work.now,
        on_its_way(),
    )
    found = [work.session.exec(wanted).one() for wanted in (waiting, leased)]
    return min((at for at in found if at is not None), default=None)


def put_off(
    work: Work, delivery_id: int, attempt: int, wait: timedelta, error: str, *, whole_channel: bool = False
) -> None:
    """It was surely not sent: try again after a while. With whole_channel, nothing like it goes out before (429)."""
    row = claimed(work, delivery_id, attempt)
    if row is None:
        return
    postpone(work, row, wait, error)
    if whole_channel:
        slow_down(work, row, wait)


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


def upload_begun(work: Work, delivery_id: int, attempt: int, file_id: str) -> bool:
    """Write down which file is about to be shared, before it is: after a crash it is the same one.

    False where the lease has run out, and somebody else may share it.
    """
    row = claimed(work, delivery_id, attempt)
    if row is None:
        return False
    row.details = {**row.details, "upload": file_id}
    row.lease_until = work.now + LEASE
    return True


def _replaced(work: Work, row: Delivery) -> bool:
    """Whether a newer row about the same subject waits already; the older one may go."""
    newer = select(Delivery.id).where(
        Delivery.workspace_id == row.workspace_id,
        Delivery.subject == row.subject,
        Delivery.state == DeliveryState.WAITING,
        Delivery.id != row.id,
        on_its_way(),
    )
    with work.session.no_autoflush:
        return work.session.exec(newer).first() is not None


def leave_unknown(work: Work, delivery_id: int, attempt: int, wait: timedelta, error: str) -> None:
    """It may have been sent and the answer lost: it stays claimed, and is looked up before it is sent again."""
    row = claimed(work, delivery_id, attempt)
    if row is not None:
        row.lease_until, row.error = work.now + wait, error
        work.wakes.append(row.lease_until)


def stumbled(work: Work, delivery_id: int, attempt: int) -> int:
    """What follows from it could not be done: how often that has been so."""
    row = claimed(work, delivery_id, attempt)
    if row is None:
        return 0
    stumbles = int(row.details.get("stumbles", 0)) + 1
    row.details = {**row.details, "stumbles": stumbles}
    return stumbles


def take_over(work: Work) -> None:
    """The only process that delivers has just begun: what an earlier one held is free at once."""
    held = update(Delivery).where(
        col(Delivery.workspace_id) == work.workspace.id,
        col(Delivery.state) == DeliveryState.CLAIMED,
        col(Delivery.lease_until) > work.now,
        on_its_way(),
    )
    work.connection.execute(held.values(lease_until=work.now))
