"""What a reading puts into a case, and how two readings of it differ."""

from typing import Any

from sqlmodel import col, exists, select

from bot.flows.work import KEPPIN, Work
from store.tables import Case, Timeline

#: What a person can correct.
FIELDS = ("order_no", "line_no", "product", "sku", "color", "size", "qty_ordered", "qty_short", "reason")
RESTOCK = ("restock", "restock_from", "restock_to")
#: What a new reading puts in the place of the old one.
READ = (
    *FIELDS,
    *RESTOCK,
    "least",
    "offers",
    "unit_price",
    "doubts",
    "said",
    "needs_check",
    "incomplete",
    "agent_order_line_id",
    "variant_id",
)
#: Of these people are told what became of them.
TOLD = (*FIELDS, "restock", "offers")


def changes_between(case: Case, now: Case) -> list[dict[str, str]]:
    """What the new reading says differently, field by field."""
    return changes_since(read_fields(case), now)


def read_fields(case: Case) -> dict[str, str]:
    """What a case says, as people are told of it."""
    return {name: _told(getattr(case, name)) for name in TOLD}


def changes_since(before: dict[str, str], case: Case) -> list[dict[str, str]]:
    """What a case says differently now, field by field."""
    now = read_fields(case)
    return [{"field": name, "old": old, "new": now[name]} for name, old in before.items() if old != now[name]]


def told_fields(case: Case) -> dict[str, str]:
    """What a person can correct, as people are told of it."""
    return {name: _told(getattr(case, name)) for name in FIELDS}


def field_changes(before: dict[str, str], case: Case) -> list[dict[str, str]]:
    """What the case says otherwise than before, field by field."""
    now = told_fields(case)
    return [{"field": name, "old": old, "new": now[name]} for name, old in before.items() if old != now[name]]


def _told(value: Any) -> str:  # noqa: ANN401 - column values
    if isinstance(value, list):
        return "、".join(" ".join(map(str, offer.values())) for offer in value)
    return str(value or "")


def corrected_by_hand(work: Work, case: Case) -> bool:
    """Whether a person has put the reading right: then it is theirs."""
    by_hand = exists().where(
        col(Timeline.case_id) == case.id,
        col(Timeline.action).in_(("case.corrected", "case.completed")),
        col(Timeline.actor) != KEPPIN,
    )
    return bool(work.session.exec(select(by_hand)).one())
