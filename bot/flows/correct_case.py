"""A person corrects what was read, or completes what could not be read."""

from dataclasses import dataclass
from datetime import date

from bot.flows.actors import Actor, allowed
from bot.flows.decide_case import Press
from bot.flows.found_again import DIFFERS, found_again
from bot.flows.learn_words import learn_from
from bot.flows.open_case import fill_from_line, is_incomplete
from bot.flows.options import rank_options
from bot.flows.outbox import note, show_card
from bot.flows.readings import FIELDS
from bot.flows.refusals import Refusal
from bot.flows.steps import case_seen, rules_of, take
from bot.flows.work import Work
from bot.rules.learning import in_known_words
from bot.rules.reading.values import Found, Reason, ShortItem
from bot.rules.words import Step
from store.questions.goods import open_lines
from store.questions.words import vocabulary_of
from store.tables import Agent, Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """The case as the person says it is; None where they left a field empty."""

    order_no: str | None
    line_no: str | None
    product: str | None
    sku: str | None
    color: str | None
    size: str | None
    qty_ordered: int | None
    qty_short: int | None
    reason: Reason
    restock_from: date | None = None
    restock_to: date | None = None
    agent_id: int | None = None
    reason_word: str | None = None  # how the notice says the reason, where the person quotes it


def correct_case(work: Work, heard: str, actor: Actor, press: Press, correction: Correction) -> None:
    """Take the person's word for it, match it in the store again, and rank the options anew."""
    if not work.first_time(heard):
        return
    person = allowed(work, actor)
    case = case_seen(work, press.case_id, press.version)
    was_incomplete, before = case.incomplete, _fields(case)
    take(work, case, Step.CORRECT)
    apply_correction(work, case, correction)
    rank_options(work, case, rules_of(work, case))
    changes = [
        {"field": name, "old": old, "new": new}
        for (name, old), new in zip(before.items(), _fields(case).values(), strict=True)
        if old != new
    ]
    note(
        work, case, person.slack_id, "case.completed" if was_incomplete else "case.corrected", changes=changes
    )
    learn_from(work, case, person.slack_id, correction.reason_word)
    show_card(work, case)


def _fields(case: Case) -> dict[str, str]:
    return {name: str(getattr(case, name) or "") for name in FIELDS}


def apply_correction(work: Work, case: Case, correction: Correction) -> None:
    """Write the correction into the case.

    Raises Refusal for an agent that is not the workspace's, or for what is not the named line's.
    """
    before = (case.order_no, case.line_no, case.sku)
    typed = [name for name in FIELDS if getattr(correction, name) != getattr(case, name)]
    for name in FIELDS:
        setattr(case, name, getattr(correction, name))
    dates = (correction.restock_from, correction.restock_to)
    if dates != (case.restock_from, case.restock_to):
        case.restock_from, case.restock_to = dates
        case.restock = None  # what the agent wrote no longer says it
    if correction.agent_id is not None:
        agent = work.session.get(Agent, correction.agent_id)
        if agent is None or agent.workspace_id != work.workspace.id:
            raise Refusal("no_agent")
        case.agent_id = agent.id
    case.doubts, case.needs_check = [], False
    lines = open_lines(work.session, work.workspace.id)
    item = in_known_words(_as_item(correction), vocabulary_of(work.connection, work.workspace.id))
    names = (correction.order_no, correction.line_no, correction.sku)
    matched = found_again(item, names, before, lines, typed)
    line = next((line for line in lines if line.id == matched.line_id), None)
    # What nobody typed and our order says otherwise is told on the card; the order's word stands.
    case.needs_check = not DIFFERS.keys().isdisjoint(matched.doubts)
    fill_from_line(work, case, line, matched)
    if line is None:
        case.unit_price = None
    case.incomplete = is_incomplete(case)


def _as_item(correction: Correction) -> ShortItem:
    return ShortItem(
        line=_found(correction.line_no),
        product=_found(correction.product),
        sku=_found(correction.sku),
        color=_found(correction.color),
        size=_found(correction.size),
        qty_ordered=None if correction.qty_ordered is None else Found(value=correction.qty_ordered),
        qty_short=None if correction.qty_short is None else Found(value=correction.qty_short),
        reason=Found(value=correction.reason),
    )


def _found(value: str | None) -> Found[str] | None:
    return Found(value=value) if value else None
