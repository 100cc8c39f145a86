"""What lists say of many cases: asked of all of them together, without the rest of their cards."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlmodel import Session, col, func, select

from bot.rules.affected import Demand, affected
from bot.rules.facts import AffectedOrder
from bot.rules.stock import SELLABLE
from bot.rules.words import Status
from store.tables import Case, CustomerOrder, CustomerOrderLine, Decision, Notice, Stock

#: How many cases are asked for in one breath: a database takes only so many values.
AT_ONCE = 1_000

Asked = tuple[AffectedOrder, int | None]


class CaseBeside(NamedTuple):
    """A case with what a line of a list says beside its own columns."""

    case: Case
    written_at: datetime
    ship_by: datetime | None
    in_charge: str | None


def cases_beside(session: Session, cases: Sequence[Case]) -> list[CaseBeside]:
    """The cases in the order given."""
    return [
        found
        for start in range(0, len(cases), AT_ONCE)
        for found in _beside(session, cases[start : start + AT_ONCE])
    ]


def _beside(session: Session, cases: Sequence[Case]) -> list[CaseBeside]:
    written, deciders = _written(session, cases), _deciders(session, cases)
    sellable, asked = _sellable(session, cases), _asked(session, cases)
    return [
        CaseBeside(
            case=case,
            written_at=written[case.notice_id],
            ship_by=_ship_by(case, sellable, asked),
            in_charge=case.assignee or _decider(case, deciders),
        )
        for case in cases
    ]


def _ids(cases: Sequence[Case], of: Callable[[Case], int | None]) -> list[int]:
    return sorted({each for case in cases if (each := of(case)) is not None})


def _written(session: Session, cases: Sequence[Case]) -> dict[int, datetime]:
    ids = _ids(cases, lambda case: case.notice_id)
    return dict(_pairs(session.exec(select(Notice.id, Notice.written_at).where(col(Notice.id).in_(ids)))))


def _deciders(session: Session, cases: Sequence[Case]) -> dict[int, str]:
    """Who made the decisions that stand."""
    ids = _ids(cases, lambda case: case.decision_id)
    wanted = select(Decision.id, Decision.by).where(
        col(Decision.id).in_(ids), col(Decision.undone_at).is_(None)
    )
    return dict(_pairs(session.exec(wanted)))


def _decider(case: Case, deciders: Mapping[int, str]) -> str | None:
    """After a decision that nobody else has taken up, whoever decided follows up."""
    if case.decision_id is None or case.status is Status.OPEN:
        return None
    return deciders.get(case.decision_id)


def _sellable(session: Session, cases: Sequence[Case]) -> dict[int, int]:
    ids = _ids(cases, lambda case: case.variant_id)
    wanted = (
        select(Stock.variant_id, func.sum(col(Stock.qty)))
        .where(col(Stock.variant_id).in_(ids), col(Stock.place).in_(SELLABLE))
        .group_by(col(Stock.variant_id))
    )
    return {variant: int(qty) for variant, qty in session.exec(wanted)}


def _asked(session: Session, cases: Sequence[Case]) -> dict[int, list[Asked]]:
    """What customers wait for of each variant."""
    ids = _ids(cases, lambda case: case.variant_id)
    wanted = (
        select(CustomerOrder, CustomerOrderLine)
        .join(CustomerOrderLine, col(CustomerOrderLine.customer_order_id) == CustomerOrder.id)
        .where(col(CustomerOrderLine.variant_id).in_(ids), col(CustomerOrder.shipped).is_(False))
        .order_by(col(CustomerOrder.id))
    )
    found: dict[int, list[Asked]] = defaultdict(list)
    for order, line in session.exec(wanted):
        asked = AffectedOrder(
            id=order.id,
            marketplace=order.marketplace,
            number=order.number,
            qty=line.qty,
            ship_by=order.ship_by,
        )
        found[line.variant_id].append((asked, line.agent_order_line_id))
    return found


def _ship_by(case: Case, sellable: Mapping[int, int], asked: Mapping[int, list[Asked]]) -> datetime | None:
    """The ship-by date of the most urgent customer order that the shortage reaches."""
    if case.variant_id is None:
        return None
    demands = [
        Demand(order=order, allocated=line_id is not None and line_id == case.agent_order_line_id)
        for order, line_id in asked.get(case.variant_id, ())
    ]
    reached = affected(demands, sellable.get(case.variant_id, 0), case.qty_short or 0, case.qty_ordered)
    return min((order.ship_by for order in reached if order.ship_by), default=None)


def _pairs(rows: Iterable[Any]) -> Iterable[tuple[int, Any]]:
    return ((row[0], row[1]) for row in rows)
