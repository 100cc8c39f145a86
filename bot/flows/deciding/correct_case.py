"""A person corrects what was read, or completes what could not be read."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date

from bot.flows.actors import Actor
from bot.flows.deciding.change_agent import change_agent
from bot.flows.deciding.pressed import Press, pressed
from bot.flows.one_at_a_time import one_at_a_time
from bot.flows.opening.found_again import DIFFERS, found_again
from bot.flows.opening.name_agent import name_agent
from bot.flows.opening.open_case import fill_from_match, item_of
from bot.flows.opening.options import rank_options
from bot.flows.opening.readings import FIELDS, field_changes, told_fields
from bot.flows.outbox import note, show_card
from bot.flows.refusals import Refusal
from bot.flows.steps import rules_of, take
from bot.flows.team.learn_words import learn_from
from bot.flows.work import Work
from bot.rules.matching import OrderLine
from bot.rules.reading.values import Reason
from bot.rules.words import Step
from store.tables import Case


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


def correct_case(work: Work, event_key: str, actor: Actor, press: Press, correction: Correction) -> None:
    """Take the person's word for it, match it in the store again, and rank the options anew."""
    one_at_a_time(work)  # cards of one notice may be corrected at once, and each changes what came with it
    found = pressed(work, event_key, actor, press, Step.CORRECT)
    if found is None:
        return
    case, person = found
    was_incomplete, before = case.incomplete, told_fields(case)
    take(work, case, Step.CORRECT)
    named = _take_agent(work, case, correction.agent_id, person.slack_id)
    apply_correction(work, case, correction)
    rank_options(work, case, rules_of(work, case))
    changes = field_changes(before, case)
    if changes or not named:
        action = "case.completed" if was_incomplete else "case.corrected"
        note(work, case, person.slack_id, action, changes=changes)
    learn_from(work, case, person.slack_id, correction.reason_word)
    show_card(work, case)


def _take_agent(work: Work, case: Case, agent_id: int | None, by: str) -> bool:
    """Whether the person says something new about whose the case is."""
    if agent_id in (None, case.agent_id):
        return False
    name = name_agent if case.agent_id is None else change_agent
    name(work, case, agent_id, by)
    return True


def apply_correction(work: Work, case: Case, correction: Correction) -> None:
    """Write the correction into the case.

    Raises Refusal for what is not the named line's.
    """
    before = (case.order_no, case.line_no, case.sku)
    typed = [name for name in FIELDS if getattr(correction, name) != getattr(case, name)]
    for name in FIELDS:
        setattr(case, name, getattr(correction, name))
    dates = (correction.restock_from, correction.restock_to)
    if dates != (case.restock_from, case.restock_to):
        case.restock_from, case.restock_to = dates
        case.restock = None  # what the agent wrote no longer says it
    case.doubts, case.said, case.needs_check = [], {}, False
    lines = work.open_lines
    names = (correction.order_no, correction.line_no, correction.sku)
    item = item_of(work, case)
    near = lines.around(item, correction.order_no)
    matched = found_again(item, names, before, near, typed)
    if matched.line_id is None and not (correction.product or correction.sku):
        raise Refusal("which_goods", line_no=correction.line_no)
    # What nobody typed and our order says otherwise is told on the card; the order's word stands.
    case.needs_check = not DIFFERS.keys().isdisjoint(matched.doubts)
    fill_from_match(work, case, lines, matched)
    _call_by_name(case, near, typed)


def _call_by_name(case: Case, lines: Sequence[OrderLine], typed: Container[str]) -> None:
    """Goods that are ours, of an order that is not, are called what we call them; what was typed stands."""
    if case.agent_order_line_id is not None or case.variant_id is None:
        return
    ours = next((line for line in lines if line.variant_id == case.variant_id), None)
    for name in ("product", "color", "size") if ours else ():
        if name not in typed or not getattr(case, name):
            setattr(case, name, getattr(ours, name) or getattr(case, name))
