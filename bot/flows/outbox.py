"""Saying things later: what is written here is sent by bot/delivery, once, and never before the transaction holds."""

from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from functools import cache
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, bindparam, literal_column, or_, update
from sqlmodel import col

from bot.flows.work import Work
from bot.rules.words import Route
from store.prepared import Prepared
from store.questions.pressed import PressedCase
from store.tables import Case, Delivery, DeliveryState

Running = Case | PressedCase


class Kind(StrEnum):
    """Everything that is ever said; bot/delivery/parcels.py knows how each is put."""

    CARD = "card"
    REMINDER = "reminder"
    ESCALATION = "escalation"
    ANSWER = "answer"  # to one person, seen by nobody else
    INSTRUCTION = "instruction"
    WITHDRAWAL = "withdrawal"  # to an agent who was told something by mistake
    DRAFTS = "drafts"  # makes the drafts once the undo window is over
    DRAFT = "draft"
    FORGOTTEN = "forgotten"  # a draft without its text, wherever it stands: its customer has been deleted
    NOTE = "note"  # a line in a case's thread
    SUMMARY = "summary"
    HOME = "home"
    HEADLINE = "headline"  # above the cards of one notice with several lines
    FILE = "file"  # nothing is said: a file is fetched and taken in
    PREVIEW = "preview"  # what a list holds, and what became of it
    LEFTOVERS = "leftovers"  # a file of the rows of a list that cannot be used
    WAITING_LIST = "waiting_list"  # nobody has opened a list's cases


#: What is said in a case's thread, and so waits for its card.
THREADED = (Kind.NOTE, Kind.DRAFT)


class Lane(IntEnum):
    """What goes first when much is due."""

    TARGETS = 0
    CARDS = 1
    DRAFTS = 2
    LOGS = 3


def on_its_way(row: type[Delivery] = Delivery) -> ColumnElement[bool]:
    """Not said yet: in the very words of the index that holds these alone, without which no database uses it."""
    return col(row.state).in_([literal_column("'waiting'"), literal_column("'claimed'")])


def put(
    work: Work,
    kind: Kind,
    *,
    key: str,
    lane: Lane,
    place: str,
    state_of: str = "",
    behind: str = "",
    route: Route = Route.SLACK,
    case_id: int | None = None,
    not_before: datetime | None = None,
    expires_at: datetime | None = None,
    **details: Any,  # noqa: ANN401 - JSON
) -> None:
    """Write down something to be said; what is written already under its key stays as it is.

    Of what shows the state of something, one row waits at a time; behind the subject of another, it does not overtake
    that.
    """
    at = not_before or work.now
    row = {
        "workspace_id": work.workspace.id,
        "kind": kind.value,
        "key": key,
        "subject": state_of or behind or key,
        "lane": int(lane),
        "route": route.value,
        "place": place,
        "case_id": case_id,
        "details": details,
        "due_at": at,
        "not_before": at,
        "expires_at": expires_at,
        "state": DeliveryState.WAITING,
        "attempts": 0,
        "ts": "",
        "error": "",
    }
    if state_of:
        work.states[state_of] = row
    else:
        work.deliveries.append(row)
    work.wakes.append(at)


def show_card(work: Work, case: Running) -> None:
    """Have the case's card shown as the case then stands; one pending row serves every change before it."""
    put(
        work,
        Kind.CARD,
        key=f"card:{case.id}:{uuid4().hex}",
        state_of=f"card:{case.id}",
        lane=Lane.CARDS,
        place=work.workspace.desk_channel,
        case_id=case.id,
    )
    if case.headline_id is not None:
        show_headline(work, case, case.headline_id)


def show_headline(work: Work, case: Running, notice_id: int) -> None:
    """Have the headline over several cards shown as they then stand; case is any of them."""
    put(
        work,
        Kind.HEADLINE,
        key=f"headline:{notice_id}:{uuid4().hex}",
        state_of=f"headline:{notice_id}",
        lane=Lane.CARDS,
        place=work.workspace.desk_channel,
        case_id=case.id,
        notice=notice_id,
    )


def instruct(
    work: Work, case: Running, decision_id: int, *, not_before: datetime | None = None, again: str = ""
) -> None:
    """Have the agent told what was decided; once for a decision, and once for each time that a person asks again."""
    put(
        work,
        Kind.INSTRUCTION,
        key=":".join(filter(None, (Kind.INSTRUCTION, str(decision_id), again))),
        lane=Lane.TARGETS,
        place=work.workspace.desk_channel,  # bot/flows/deliver.py finds the agent's: no click has to wait for that
        case_id=case.id,
        not_before=not_before,
        decision=decision_id,
    )


def note(work: Work, case: Running, actor: str, action: str, **values: Any) -> None:  # noqa: ANN401 - JSON
    """Write what happened into the timeline and into the case's thread."""
    work.record(case.id, actor, action, **values)
    put(
        work,
        Kind.NOTE,
        key=f"note:{case.id}:{uuid4().hex}",
        lane=Lane.LOGS,
        place=work.workspace.desk_channel,
        case_id=case.id,
        actor=actor,
        action=action,
        values=values,
        at=work.now.isoformat(),
    )


def answer(
    work: Work,
    event_key: str,
    *,
    user: str,
    channel: str,
    code: str,
    values: dict[str, Any] | None = None,
    thread_ts: str | None = None,
    case_id: int | None = None,
    not_before: datetime | None = None,
) -> None:
    """Answer one person in words; the same click is answered once. With case_id, a link to its card is at hand."""
    put(
        work,
        Kind.ANSWER,
        key=f"answer:{event_key}",
        lane=Lane.TARGETS,
        place=channel,
        user=user,
        code=code,
        values=values or {},
        thread_ts=thread_ts,
        case_id=case_id,
        not_before=not_before,
        expires_at=work.now + timedelta(minutes=5),
    )


def silence(work: Work, case: Running, *kinds: Kind) -> int:
    """Take back what is still waiting to be said about a case; answers how much it was."""
    return _silence(kinds).run(work.connection, {"of_case": case.id})


@cache
def _silence(kinds: tuple[Kind, ...]) -> Prepared:
    return Prepared(
        update(Delivery)
        .where(
            col(Delivery.case_id) == bindparam("of_case"),
            or_(*(col(Delivery.kind) == kind.value for kind in kinds)),
            col(Delivery.state) == DeliveryState.WAITING,
        )
        .values(state=DeliveryState.DROPPED)
    )
