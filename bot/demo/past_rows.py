"""The past cases as rows: what the agent wrote, what was decided, the letters, and the timeline of each."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from sqlmodel import col, select

from bot.demo.goods import PIECES
from bot.demo.history import TARGET, Past, past
from bot.demo.letters import write_letter
from bot.demo.order_rows import order_line
from bot.demo.sources import PAGES, SHOPS
from bot.demo.world import AGENT_ROOM, LIMIN
from bot.flows.opening.receive_notice import digest_of
from bot.flows.work import KEPPIN, Work
from bot.rules.facts import Option
from bot.rules.words import Origin, Place, Remedy, Rest, Status
from store import tables as t
from store.codec import option_to_json
from store.tables.base import Row

UNDO = timedelta(seconds=10)
#: How long the agent took to do it, and the team to write to its customers.
DONE_AFTER = timedelta(hours=2, minutes=20)
CLOSED_AFTER = timedelta(hours=5)


def fill_past(work: Work, agent: t.Agent, variants: dict[str, t.Variant]) -> None:
    """Every case of the last two weeks."""
    told = past(work.now)
    orders = [_order(work, agent, each) for each in told]
    notices = [_notice(work, agent, each) for each in told]
    _keep(work, [*orders, *notices])
    _sell_out(work, [variants[each.sku] for each in told if each.sold_out])
    lines = [
        order_line(work, order, each.line_no, variants[each.sku], each.ordered, arrived=_has_arrived(each))
        for order, each in zip(orders, told, strict=True)
    ]
    _keep(work, lines)
    cases = [_case(work, *each) for each in zip(notices, lines, told, strict=True)]
    _keep(work, cases)
    for case, line, each in zip(cases, lines, told, strict=True):
        _decide(work, case, line, each)
        work.session.add_all(_timeline(case, each))
    work.workspace.last_case_number = told[-1].number


def _sell_out(work: Work, variants: list[t.Variant]) -> None:
    """What customers wait for lies on none of our own shelves."""
    theirs = select(t.Stock).where(col(t.Stock.variant_id).in_([variant.id for variant in variants]))
    for stock in work.session.exec(theirs.where(col(t.Stock.place).in_((Place.HOME, Place.FBA)))):
        stock.qty = 0


def _has_arrived(each: Past) -> bool:
    """What still runs has not."""
    return each.status in {Status.CLOSED, Status.DISMISSED}


def _keep(work: Work, rows: Iterable[Row]) -> None:
    work.session.add_all(rows)
    work.session.flush()


def _order(work: Work, agent: t.Agent, each: Past) -> t.AgentOrder:
    return t.AgentOrder(
        workspace_id=work.workspace.id,
        agent_id=agent.id,
        number=each.order_no,
        ordered_at=each.written_at - timedelta(days=3),
    )


def _notice(work: Work, agent: t.Agent, each: Past) -> t.Notice:
    stamp = f"{each.written_at.timestamp():.6f}"
    return t.Notice(
        workspace_id=work.workspace.id,
        agent_id=agent.id,
        origin=Origin.SLACK,
        source=f"slack:{AGENT_ROOM.id}:{stamp}",
        digest=digest_of(each.text()),
        text=each.text(),
        author_id=LIMIN.id,
        author=LIMIN.name,
        channel_id=AGENT_ROOM.id,
        ts=stamp,
        written_at=each.written_at,
        received_at=each.written_at,
    )


def _case(work: Work, notice: t.Notice, line: t.AgentOrderLine, each: Past) -> t.Case:
    piece = PIECES[each.sku]
    return t.Case(
        workspace_id=work.workspace.id,
        number=each.number,
        notice_id=notice.id,
        agent_id=notice.agent_id,
        agent_order_line_id=line.id,
        variant_id=line.variant_id,
        status=each.status,
        version=4,
        order_no=each.order_no,
        line_no=each.line_no,
        product=piece.item.name,
        sku=each.sku,
        color=piece.color,
        size=piece.size or None,
        qty_ordered=each.ordered,
        qty_short=each.short,
        unit_price=line.unit_price,
        reason=each.reason,
        options=[option_to_json(_option(each))],
        rules_version=1,
        started_at=each.written_at,
        due_at=each.written_at + TARGET,
        stopped_at=each.decided_at,
        assignee=each.by,
        opened_at=each.written_at,
    )


def _decide(work: Work, case: t.Case, line: t.AgentOrderLine, each: Past) -> None:
    """What became of the case after it was opened."""
    if each.status in {Status.CLOSED, Status.DISMISSED}:
        case.ended_at = _ended_at(each)
    if each.status is Status.DISMISSED:
        return
    decision = t.Decision(
        workspace_id=work.workspace.id,
        case_id=case.id,
        option=option_to_json(_option(each)),
        by=each.by,
        at=each.decided_at,
        undo_until=each.decided_at + UNDO,
        rules_version=1,
    )
    _keep(work, [decision])
    case.decision_id, case.instructed_at = decision.id, each.decided_at + UNDO
    if each.sold_out:
        write_letter(work, case, decision, line, _option(each))


def _ended_at(each: Past) -> datetime:
    return each.decided_at if each.status is Status.DISMISSED else each.decided_at + CLOSED_AFTER


def _option(each: Past) -> Option:
    """The answer that was chosen."""
    piece = PIECES[each.sku]
    plain = Option(key=each.remedy.value, remedy=each.remedy, rank=1, qty=each.short)
    if each.remedy is Remedy.ALTERNATE_URL:
        page = next(page for page in PAGES if page.code == piece.item.code)
        return Option(
            key=f"url:{each.number}",
            remedy=each.remedy,
            rank=1,
            qty=each.short,
            url=page.url,
            shop=SHOPS[page.shop].name,
            color=piece.color,
            size=piece.size or None,
            price=Decimal(page.price or piece.item.price),
        )
    if each.remedy is Remedy.OTHER_COLOR:
        other = next((other for other in piece.item.variants() if other.color != piece.color), piece)
        return Option(
            key=f"color:{other.color}",
            remedy=each.remedy,
            rank=1,
            qty=each.short,
            color=other.color,
            size=other.size or None,
            offered_by_agent=True,
        )
    if each.remedy is Remedy.SHIP_REST:
        return replace(plain, qty=each.ordered - each.short, rest=Rest.REFUND, rest_qty=each.short)
    return plain


def _timeline(case: t.Case, each: Past) -> Iterable[t.Timeline]:
    for at, actor, action in _happenings(each):
        if at is not None:
            yield t.Timeline(
                workspace_id=case.workspace_id, case_id=case.id, at=at, actor=actor, action=action
            )


def _happenings(each: Past) -> Iterable[tuple[datetime, str, str]]:
    yield each.written_at, KEPPIN, "case.opened"
    if each.status is Status.DISMISSED:
        yield each.decided_at, each.by, "case.dismissed"
        return
    yield each.decided_at, each.by, "case.decided"
    yield each.decided_at + UNDO, KEPPIN, "case.instructed"
    if each.status in {Status.CONFIRMED, Status.CLOSED}:
        yield each.decided_at + DONE_AFTER, each.by, "case.confirmed"
    if each.status is Status.CLOSED:
        yield _ended_at(each), each.by, "case.closed"
