"""What the agent has been told of a case by earlier decisions."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, String, and_, bindparam, exists, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from bot.rules.facts import ToldFacts
from bot.rules.words import Status
from store.codec import option_from_json
from store.tables import Case, Decision, Delivery, DeliveryState, Timeline
from store.tables.outbox import NOT_FOLLOWED

#: What the timeline says once the agent has been told, in an instruction or by somebody in their own words.
_TOLD = ("case.instructed", "case.instructed_late", "case.told_by_hand")
#: What the timeline says once the case is another agent's: what the former one was told is withdrawn with it.
MOVED = "case.agent_changed"
_MOVE = aliased(Timeline)


def _moved(*since: ColumnElement[bool]) -> ColumnElement[bool]:
    """The case has gone to another agent since."""
    return exists().where(col(_MOVE.action) == MOVED, *since)


_OF_THIS_AGENT = ~_moved(col(_MOVE.case_id) == Timeline.case_id, col(_MOVE.id) > col(Timeline.id))
#: A decision was told before another one was taken.
TOLD_BEFORE = (
    select(Timeline.id)
    .join(Decision, col(Decision.id) == bindparam("decision"))
    .where(
        Timeline.case_id == bindparam("case"),
        col(Timeline.action).in_(_TOLD),
        col(Timeline.at) < col(Decision.at),
        _OF_THIS_AGENT,
    )
    .limit(1)
)
_UNHEARD = and_(
    col(Delivery.state).in_((DeliveryState.CLAIMED, DeliveryState.DROPPED)),
    col(Delivery.lease_until).is_not(None),
)
_UNFOLLOWED = and_(col(Delivery.state) == DeliveryState.FAILED, col(Delivery.error) == NOT_FOLLOWED)
#: An instruction arrived, whatever came of it, or went out and nobody heard whether it did.
_MAYBE_TOLD = (
    Delivery.case_id == bindparam("case"),
    Delivery.kind == "instruction",
    or_(col(Delivery.state) == DeliveryState.SENT, _UNHEARD, _UNFOLLOWED),
    ~_moved(col(_MOVE.case_id) == Delivery.case_id, col(_MOVE.at) >= col(Delivery.due_at)),
)
#: The same, of another decision.
MAYBE_TOLD_BEFORE = (
    select(Delivery.id)
    .where(
        *_MAYBE_TOLD,
        col(Delivery.key) != bindparam("own"),
        ~col(Delivery.key).startswith(bindparam("own", type_=String()) + ":"),
    )
    .limit(1)
)


def told_before(session: Session, case: Case) -> bool:
    """Whether the agent has been told of an earlier decision of the case, or may have been."""
    if case.decision_id is None:
        return False
    told = session.exec(TOLD_BEFORE, params={"case": case.id, "decision": case.decision_id})
    if told.first() is not None:
        return True
    own = f"instruction:{case.decision_id}"
    return session.exec(MAYBE_TOLD_BEFORE, params={"case": case.id, "own": own}).first() is not None


def may_hold(session: Session, case: Case) -> bool:
    """Whether the agent holds anything of the case, or may do so, from whichever decision."""
    told = select(Timeline.id).where(
        Timeline.case_id == case.id, col(Timeline.action).in_(_TOLD), _OF_THIS_AGENT
    )
    if session.exec(told.limit(1)).first() is not None:
        return True
    maybe = select(Delivery.id).where(*_MAYBE_TOLD).limit(1)
    return session.exec(maybe, params={"case": case.id}).first() is not None


def told_facts(session: Session, case: Case) -> ToldFacts | None:
    """What the agent was told last of a case that is open once more."""
    if case.version == 1 or case.status is not Status.OPEN:
        return None
    told = session.exec(
        select(Timeline)
        .where(Timeline.case_id == case.id, col(Timeline.action).in_(_TOLD), _OF_THIS_AGENT)
        .order_by(col(Timeline.id).desc())
        .limit(1)
    ).first()
    if told is None:
        return None
    option = told.details.get("option") or _decided_at(session, case, told.at)
    if option is None:
        return None
    link = told.details.get("permalink", case.instruction_link)
    return ToldFacts(
        option=option_from_json(dict(option)),
        at=told.at,
        permalink=link,
        ran_out=option["key"] in case.struck_keys,
    )


def _decided_at(session: Session, case: Case, at: datetime) -> Mapping[str, Any] | None:
    """The option that was decided then."""
    return session.exec(
        select(Decision.option)
        .where(Decision.case_id == case.id, col(Decision.undone_at).is_(None), col(Decision.at) <= at)
        .order_by(col(Decision.id).desc())
        .limit(1)
    ).first()
