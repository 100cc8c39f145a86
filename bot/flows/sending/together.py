"""Answers due in the same minute are called for by one message, which names every case of them.

Each case keeps its own row, with its own moment. Whichever row comes first speaks for those of that minute that are
still to be called for, and writes down for whom. The others, when their moment comes, find themselves named in what was
sent and have nothing left to say. A row waits for one that is about to speak for it, but never for long.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.flows.steps import TARGET_KINDS, call_key
from bot.flows.work import Work
from bot.rules.words import Status
from store.questions.cases import cases_due_within, deliveries_by_key
from store.tables import Case, Delivery, DeliveryState

#: What is held up for longer than this is not waited for.
PATIENCE = timedelta(minutes=1)
#: How long a call waits for the card that it belongs to: a notice that comes late is overdue at once.
FOR_THE_CARD = timedelta(minutes=1)
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Call:
    """What a row has to do now: speak for these cases, wait a moment, or be silent since others have named its case."""

    names: tuple[int, ...] = ()
    waits: bool = False


#: Its case has been named already.
SAID = Call()


def call_now(work: Work, row: Delivery, case: Case) -> Call:
    """What the row of an open case has to do at this moment."""
    if _perhaps_sent(row) and _named(row):
        return Call(names=_named(row))
    if not case.card_ts and work.now - case.opened_at < FOR_THE_CARD:
        return Call(waits=True)
    beside = [each for each in _of_that_minute(work, row) if each.id != row.id]
    if any(case.id in _named(each) for each in beside if each.state is DeliveryState.SENT and each.ts):
        return SAID
    if any(_will_speak_for(each, row) and not _held_up(work, each) for each in beside):
        return Call(waits=True)
    return Call(names=_to_name(row, beside))


def said_already(work: Work, row: Delivery) -> bool:
    """Whether another has named its case: then nothing is posted, and nothing counts for the channel's pace."""
    case = _case_of_call(work, row)
    return case is not None and call_now(work, row, case) == SAID


def note_whom_it_names(work: Work, row: Delivery) -> None:
    """Write down, as the row is claimed, for whom it is about to speak: what is sent is known to have named them."""
    case = _case_of_call(work, row)
    if case is not None:
        row.details = {**row.details, "names": list(call_now(work, row, case).names)}


def _case_of_call(work: Work, row: Delivery) -> Case | None:
    return work.session.get(Case, row.case_id) if row.kind in TARGET_KINDS and row.case_id else None


def _to_name(row: Delivery, beside: Sequence[Delivery]) -> tuple[int, ...]:
    """All that wait to be called for; where the words have to be plain, only its own."""
    waiting = [] if row.details.get("plain") else [each for each in beside if _waits(each)]
    return tuple(sorted(each.case_id for each in (row, *waiting) if each.case_id))


def _of_that_minute(work: Work, row: Delivery) -> list[Delivery]:
    """The rows for the same point of the way to an answer that is due in that minute."""
    due = datetime.fromisoformat(row.details["due"])
    begins = due.replace(second=0, microsecond=0)
    cases = cases_due_within(work.session, row.workspace_id, begins, begins + MINUTE)
    point = row.details["point"]
    keys = [call_key(row.kind, case.id, case.due_at, point) for case in cases]
    return deliveries_by_key(work.session, row.workspace_id, keys)


def _will_speak_for(each: Delivery, row: Delivery) -> bool:
    if each.state is DeliveryState.CLAIMED and _named(each):
        return row.case_id in _named(each)
    return _under_way(each) and (each.due_at, each.id or 0) < (row.due_at, row.id or 0)


def _held_up(work: Work, each: Delivery) -> bool:
    """Whether it is not known for long whether it was sent, or it will not be tried again soon."""
    if each.state is DeliveryState.CLAIMED:
        return each.claimed_at is not None and work.now - each.claimed_at > PATIENCE
    return each.not_before - work.now > PATIENCE


def _waits(each: Delivery) -> bool:
    """Whether it has not begun to speak itself."""
    return _under_way(each) and not (each.state is DeliveryState.CLAIMED and _named(each))


def _under_way(each: Delivery) -> bool:
    return each.state in (DeliveryState.WAITING, DeliveryState.CLAIMED)


def _perhaps_sent(row: Delivery) -> bool:
    return row.claimed_at is not None and row.lease_until is not None


def _named(row: Delivery) -> tuple[int, ...]:
    return tuple(row.details.get("names", ()))


def still_awaited(work: Work, row: Delivery, names: Sequence[int]) -> list[Case]:
    """Those of the named cases that nobody has decided meanwhile, and whose target is still that of this minute."""
    minute = datetime.fromisoformat(row.details["due"]).replace(second=0, microsecond=0)
    named = [work.session.get_one(Case, case_id) for case_id in names]
    return [
        case
        for case in named
        if case.status is Status.OPEN and case.due_at.replace(second=0, microsecond=0) == minute
    ]
