"""A case as it stands, put together from its rows."""

from sqlalchemy import bindparam
from sqlmodel import Session, col, func, select

from bot.rules.affected import Demand, affected
from bot.rules.facts import (
    AffectedOrder,
    CaseFacts,
    DecisionFacts,
    EarlierFacts,
    InstructionFacts,
    NoticeFacts,
    StockFigures,
)
from bot.rules.targets import TargetFacts
from bot.rules.words import DraftStatus, Language, Place
from store.codec import option_from_json
from store.questions.goods import stock_of
from store.questions.standing import agents_instead, agents_to_choose, heard_facts
from store.questions.team import person_of
from store.questions.told import told_before, told_facts
from store.tables import (
    Agent,
    Case,
    CustomerOrder,
    CustomerOrderLine,
    Decision,
    Draft,
    Notice,
    Product,
    Variant,
)

#: Questions that every card asks are built once.
AFFECTED = (
    select(CustomerOrder, CustomerOrderLine)
    .join(CustomerOrderLine, col(CustomerOrderLine.customer_order_id) == CustomerOrder.id)
    .where(CustomerOrderLine.variant_id == bindparam("variant"), col(CustomerOrder.shipped).is_(False))
    .order_by(col(CustomerOrder.id))
)
ANY_ORDER = select(CustomerOrder.id).where(CustomerOrder.workspace_id == bindparam("workspace")).limit(1)
DRAFTS = (
    select(Draft.status, func.count())
    .where(Draft.decision_id == bindparam("decision"))
    .group_by(col(Draft.status))
)


def case_facts(session: Session, case: Case) -> CaseFacts:
    """Everything that a card, an instruction or a draft says about a case."""
    agent = session.get(Agent, case.agent_id) if case.agent_id else None
    stock = stock_for(session, case)
    reached = affected_orders(session, case, stock)
    return CaseFacts(
        id=case.id,
        number=case.number,
        version=case.version,
        status=case.status,
        incomplete=case.incomplete,
        needs_check=case.needs_check,
        notice=_notice_facts(session, session.get_one(Notice, case.notice_id), agent),
        order_no=case.order_no,
        line_no=case.line_no,
        product=case.product,
        sku=case.sku,
        color=case.color,
        size=case.size,
        qty_ordered=case.qty_ordered,
        qty_short=case.qty_short,
        reason=case.reason,
        least=case.least,
        restock=case.restock,
        restock_from=case.restock_from,
        restock_to=case.restock_to,
        doubts=tuple(case.doubts),
        target=_target_facts(case),
        options=tuple(option_from_json(found) for found in case.options),
        affected=reached,
        stock=stock,
        assignee=case.assignee,
        decision=_decision_facts(session, case),
        instruction=_instruction_facts(case),
        drafts=draft_counts(session, case),
        agent_language=agent.language if agent else Language.ZH,
        card_permalink=case.card_link or None,
        unit_price=case.unit_price,
        heard=heard_facts(case),
        earlier=_earlier_facts(session, case),
        orders_known=bool(reached) or orders_known(session, case.workspace_id),
        replaces_instruction=told_before(session, case),
        told=told_facts(session, case),
        said=dict(case.said),
        has_agent=agent is not None,
        agents=agents_to_choose(session, case),
        agent_id=case.agent_id,
        agents_instead=agents_instead(session, case),
    )


def _earlier_facts(session: Session, case: Case) -> EarlierFacts | None:
    if case.follows_id is None:
        return None
    earlier = session.get_one(Case, case.follows_id)
    decision = session.get(Decision, earlier.decision_id) if earlier.decision_id else None
    return EarlierFacts(
        number=earlier.number,
        permalink=earlier.card_link or None,
        option=option_from_json(decision.option) if decision else None,
    )


def _notice_facts(session: Session, notice: Notice, agent: Agent | None) -> NoticeFacts:
    reporter = person_of(session, notice.workspace_id, notice.reported_by) if notice.reported_by else None
    return NoticeFacts(
        text=str(notice.edits[-1]["text"]) if notice.edits else notice.text,
        origin=notice.origin,
        author=notice.author,
        agent=agent.name if agent else "",
        written_at=notice.written_at,
        reported_by=reporter.name if reporter else "",
        permalink=notice.permalink or None if notice.deleted_at is None else None,
        deleted=notice.deleted_at is not None,
    )


def _decision_facts(session: Session, case: Case) -> DecisionFacts | None:
    if case.decision_id is None:
        return None
    decision = session.get_one(Decision, case.decision_id)
    return DecisionFacts(
        id=decision.id,
        option=option_from_json(decision.option),
        by=decision.by,
        at=decision.at,
        undo_until=decision.undo_until,
        rules_version=decision.rules_version,
        undone=decision.undone_at is not None,
    )


def _target_facts(case: Case) -> TargetFacts:
    return TargetFacts(
        started_at=case.started_at, due_at=case.due_at, stopped_at=case.stopped_at, again=case.again
    )


def _instruction_facts(case: Case) -> InstructionFacts | None:
    if case.instructed_at is None and case.instruction_error is None:
        return None
    return InstructionFacts(
        sent_at=case.instructed_at, failed=case.instruction_error, permalink=case.instruction_link
    )


def stock_for(session: Session, case: Case) -> StockFigures | None:
    """What is left of the variant that is short, where it is known."""
    if case.variant_id is None:
        return None
    variant = session.get_one(Variant, case.variant_id)
    return stock_of(session, variant, session.get_one(Product, variant.product_id))


def affected_orders(session: Session, case: Case, stock: StockFigures | None) -> tuple[AffectedOrder, ...]:
    """The customer orders that the shortage reaches, the nearest ship-by date first."""
    if case.variant_id is None or stock is None:
        return ()
    demands = [
        Demand(
            order=AffectedOrder(
                id=order.id,
                marketplace=order.marketplace,
                number=order.number,
                qty=line.qty,
                ship_by=order.ship_by,
            ),
            allocated=line.agent_order_line_id is not None
            and line.agent_order_line_id == case.agent_order_line_id,
        )
        for order, line in session.exec(AFFECTED, params={"variant": case.variant_id})
    ]
    sellable = stock.on_hand.get(Place.HOME, 0) + stock.on_hand.get(Place.FBA, 0)
    return affected(demands, sellable, case.qty_short or 0, case.qty_ordered)


def orders_known(session: Session, workspace_id: int) -> bool:
    """Whether customers' orders have been brought in at all."""
    return session.exec(ANY_ORDER, params={"workspace": workspace_id}).first() is not None


def draft_counts(session: Session, case: Case) -> dict[DraftStatus, int]:
    """How many drafts of the present decision stand where."""
    if case.decision_id is None:
        return {}
    found = session.exec(DRAFTS, params={"decision": case.decision_id})
    return {DraftStatus(status): count for status, count in found}
