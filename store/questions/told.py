"""What the agent has been told of a case by earlier decisions."""

from sqlalchemy import String, bindparam
from sqlmodel import Session, col, select

from bot.rules.facts import ToldFacts
from bot.rules.words import Status
from store.codec import option_from_json
from store.tables import Case, Decision, Delivery, DeliveryState, Timeline

#: What the timeline says once the agent has been told, in an instruction or by somebody in their own words.
_TOLD = ("case.instructed", "case.told_by_hand")
#: A decision was told before another one was taken.
TOLD_BEFORE = (
    select(Timeline.id)
    .join(Decision, col(Decision.id) == bindparam("decision"))
    .where(
        Timeline.case_id == bindparam("case"),
        col(Timeline.action).in_(_TOLD),
        col(Timeline.at) < col(Decision.at),
    )
    .limit(1)
)
#: An instruction of an earlier decision went out, and nobody heard whether it arrived: it may have.
MAYBE_TOLD_BEFORE = (
    select(Delivery.id)
    .where(
        Delivery.case_id == bindparam("case"),
        Delivery.kind == "instruction",
        col(Delivery.state).in_((DeliveryState.CLAIMED, DeliveryState.DROPPED)),
        col(Delivery.lease_until).is_not(None),
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


def told_facts(session: Session, case: Case) -> ToldFacts | None:
    """What the agent was told last of a case that is open once more."""
    if case.version == 1 or case.status is not Status.OPEN:
        return None
    told = session.exec(
        select(Timeline.at)
        .where(Timeline.case_id == case.id, col(Timeline.action).in_(_TOLD))
        .order_by(col(Timeline.id).desc())
        .limit(1)
    ).first()
    if told is None:
        return None
    decision = session.exec(
        select(Decision)
        .where(Decision.case_id == case.id, col(Decision.undone_at).is_(None), col(Decision.at) <= told)
        .order_by(col(Decision.id).desc())
        .limit(1)
    ).first()
    if decision is None:
        return None
    return ToldFacts(
        option=option_from_json(decision.option),
        at=told,
        permalink=case.instruction_link,
        ran_out=decision.option["key"] in case.struck_keys,
    )
