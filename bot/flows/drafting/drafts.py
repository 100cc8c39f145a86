"""Apologies to customers: made after the undo window, edited, marked as sent, or skipped. People send them."""

from collections.abc import Sequence
from dataclasses import asdict
from zoneinfo import ZoneInfo

from sqlalchemy import update
from sqlmodel import col, select

from bot.flows.actors import Actor, allowed
from bot.flows.drafting.draft_check import draft_problems
from bot.flows.outbox import Kind, Lane, note, put, show_card
from bot.flows.refusals import Refusal
from bot.flows.work import KEPPIN, Work
from bot.rules.facts import AffectedOrder, CaseFacts, DraftFacts, Note
from bot.rules.words import DraftStatus, Language, Remedy, Status
from bot.slack.apology import apology
from store.codec import option_from_json
from store.questions.case_facts import case_facts
from store.questions.cases import last_change_of
from store.tables import Case, Customer, CustomerOrder, Decision, Delivery, DeliveryState, Draft


def make_drafts(work: Work, case: Case, decision: Decision) -> None:
    """One draft for each customer order that the shortage reaches; made once a decision.

    What is bought where it was ordered, only dearer, is no news to a customer.
    """
    if option_from_json(decision.option).same_shop:
        return
    facts = case_facts(work.session, case)
    if facts.affected and _in_parts(decision):
        drafted = decision.option["remedy"]
        note(work, case, KEPPIN, "drafts.in_parts", option=decision.option, drafted=drafted)
    for order in facts.affected:
        draft = Draft(
            workspace_id=work.workspace.id,
            case_id=case.id,
            decision_id=decision.id,
            customer_order_id=order.id,
            marketplace=order.marketplace,
            order_number=order.number,
            text=_text(work, facts, decision, order),
        )
        work.session.add(draft)
        work.session.flush()
        _show(work, draft)
    if facts.affected:
        work.record(case.id, KEPPIN, "drafts.made", count=len(facts.affected))
        show_card(work, case)  # which may have been shown already, when the agent was told


def _in_parts(decision: Decision) -> bool:
    """Whether customers of one case are answered differently; who is which, only people know."""
    option = option_from_json(decision.option)
    return bool(option.rest_qty) and option.remedy is not Remedy.SHIP_REST


def _text(work: Work, facts: CaseFacts, decision: Decision, order: AffectedOrder) -> str:
    row = work.session.get_one(CustomerOrder, order.id)
    customer = work.session.get(Customer, row.customer_id) if row.customer_id else None
    option = option_from_json(decision.option)
    return apology(
        facts,
        option,
        order,
        customer.language if customer else Language.JA,
        customer=customer.name if customer else None,
        shop=work.workspace.name,
        tz=ZoneInfo(work.workspace.time_zone),
    ).strip()


def draft_facts(work: Work, draft: Draft) -> DraftFacts:
    """The draft with what its marketplace would not accept."""
    return DraftFacts(
        id=draft.id,
        case_id=draft.case_id,
        version=draft.version,
        marketplace=draft.marketplace,
        order_number=draft.order_number,
        text=draft.text,
        status=draft.status,
        problems=draft_problems(work, draft, draft.text),
        handled_by=draft.handled_by,
        handled_at=draft.handled_at,
    )


def edit_draft(work: Work, event_key: str, actor: Actor, draft_id: int, version: int, text: str) -> None:
    """Keep the person's words.

    Raises Refusal for words that the marketplace would not accept, and where somebody changed the draft meanwhile.
    """
    draft = _open_draft(work, event_key, actor, draft_id, version)
    if draft is None:
        return
    _refuse_broken(draft_problems(work, draft, text))
    draft.text, draft.version = text.strip(), draft.version + 1
    work.record(draft.case_id, actor.user, "draft.edited", draft=draft.id)
    _show(work, draft)


def handle_draft(
    work: Work, event_key: str, actor: Actor, draft_id: int, version: int, outcome: DraftStatus
) -> None:
    """Mark the draft as sent or skipped. Raises Refusal for one that its marketplace would not accept."""
    draft = _open_draft(work, event_key, actor, draft_id, version)
    if draft is None:
        return
    if outcome is DraftStatus.SENT:
        _refuse_broken(draft_facts(work, draft).problems)
    draft.status, draft.version = outcome, draft.version + 1
    draft.handled_by, draft.handled_at = actor.user, work.now
    work.record(draft.case_id, actor.user, f"draft.{outcome}", draft=draft.id)
    _show(work, draft)
    show_card(work, work.session.get_one(Case, draft.case_id))


def put_back_draft(work: Work, event_key: str, actor: Actor, draft_id: int, version: int) -> None:
    """A draft marked by mistake waits again. Raises Refusal where its decision no longer holds."""
    draft = _draft_as_seen(work, event_key, actor, draft_id, version)
    if draft is None or draft.status is DraftStatus.OPEN:
        return
    case = work.session.get_one(Case, draft.case_id)
    if case.decision_id != draft.decision_id or case.status is Status.OPEN:
        raise Refusal("draft_superseded")
    draft.status, draft.version = DraftStatus.OPEN, draft.version + 1
    draft.handled_by = draft.handled_at = None
    work.record(draft.case_id, actor.user, "draft.put_back", draft=draft.id)
    _show(work, draft)
    show_card(work, case)


def set_aside_drafts(work: Work, decision_id: int) -> None:
    """The decision no longer holds: what nobody has sent under it is not to be sent any more."""
    wanted = select(Draft).where(Draft.decision_id == decision_id, Draft.status == DraftStatus.OPEN)
    for draft in work.session.exec(wanted):
        draft.status, draft.version, draft.handled_at = DraftStatus.SKIPPED, draft.version + 1, work.now
        work.record(draft.case_id, KEPPIN, "draft.skipped", draft=draft.id)
        _show(work, draft)


def bring_back_drafts(work: Work, decision_id: int) -> None:
    """The decision holds after all: what Keppin itself had set aside waits to be sent again, or to be written."""
    written_later = update(Delivery).where(
        col(Delivery.workspace_id) == work.workspace.id,
        col(Delivery.key) == f"{Kind.DRAFTS}:{decision_id}",
        col(Delivery.state) == DeliveryState.DROPPED,
    )
    if work.connection.execute(written_later.values(state=DeliveryState.WAITING)).rowcount:
        work.wakes.append(work.now)
    wanted = select(Draft).where(
        Draft.decision_id == decision_id,
        Draft.status == DraftStatus.SKIPPED,
        Draft.text != "",  # its customer has been deleted meanwhile
        col(Draft.handled_by).is_(None),
    )
    for draft in work.session.exec(wanted):
        draft.status, draft.version, draft.handled_at = DraftStatus.OPEN, draft.version + 1, None
        work.record(draft.case_id, KEPPIN, "draft.brought_back", draft=draft.id)
        _show(work, draft)


def lapsed(draft: Draft) -> bool:
    """Whether its customer, and with that its text, has been deleted."""
    return not draft.text and draft.status is not DraftStatus.OPEN


def _refuse_broken(problems: Sequence[Note]) -> None:
    if problems:
        raise Refusal("draft_broken", problems=[asdict(problem) for problem in problems])


def _open_draft(work: Work, event_key: str, actor: Actor, draft_id: int, version: int) -> Draft | None:
    draft = _draft_as_seen(work, event_key, actor, draft_id, version)
    if draft is not None and draft.status is not DraftStatus.OPEN:
        raise changed_meanwhile(work, draft)
    return draft


def changed_meanwhile(work: Work, draft: Draft) -> Refusal:
    """The person saw an older state of it: who has changed it since."""
    last = last_change_of(work.session, draft)
    return Refusal("draft_stale", by=last.actor if last and last.actor != KEPPIN else "")


def _draft_as_seen(work: Work, event_key: str, actor: Actor, draft_id: int, version: int) -> Draft | None:
    """The draft as the person saw it; None for a click heard before."""
    if not work.first_time(event_key):
        return None
    allowed(work, actor)
    draft = work.session.get(Draft, draft_id, with_for_update=True)
    if draft is None or draft.workspace_id != work.workspace.id:
        raise Refusal("draft_gone")
    if lapsed(draft):
        raise Refusal("draft_lapsed")
    if draft.version != version:
        raise changed_meanwhile(work, draft)
    return draft


def _show(work: Work, draft: Draft) -> None:
    put(
        work,
        Kind.DRAFT,
        key=f"draft:{draft.id}:{draft.version}",
        state_of=f"draft:{draft.id}",
        lane=Lane.DRAFTS,
        place=work.workspace.desk_channel,
        case_id=draft.case_id,
        draft=draft.id,
    )
