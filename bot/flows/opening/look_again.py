"""A list has come in: what open cases lacked may be known now, so they are matched and their options ranked anew.

Decided cases are left alone, and so is an open one for which nothing has changed.
"""

from dataclasses import dataclass

from bot.flows.one_at_a_time import one_at_a_time
from bot.flows.opening.found_again import found_again
from bot.flows.opening.open_case import fill_from_match, item_of
from bot.flows.opening.options import rank_options
from bot.flows.opening.readings import field_changes, told_fields
from bot.flows.outbox import note, show_card
from bot.flows.steps import rules_of, take
from bot.flows.work import KEPPIN, Work
from bot.rules.facts import StockFigures
from bot.rules.matching import DOUBTS
from bot.rules.words import Status, Step
from store.questions.case_facts import affected_orders, orders_known, stock_for
from store.questions.cases import open_case_for_line, undecided_cases
from store.questions.open_lines import OpenLines
from store.tables import Case

#: What an order line settles, however it was found.
_SETTLED = frozenset({*DOUBTS, "item_unknown", "variant_unknown", "line_no_unsure", "product_unsure"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What the store knows beside a case: whom the shortage reaches, and what is left."""

    waiting: frozenset[int]
    orders_known: bool
    stock: StockFigures | None


class OpenCases:
    """The undecided cases as they stand before a list comes in."""

    def __init__(self, work: Work) -> None:
        """With what is known beside each."""
        self.work = work
        self.before = {
            case.id: _beside(work, case) for case in undecided_cases(work.session, work.workspace.id)
        }

    def look_again(self, name: str) -> None:
        """Look at all that are undecided now; `name` is the list's."""
        work = self.work
        one_at_a_time(work)  # a notice that is being read just now would miss the list, and the list its case
        cases = undecided_cases(work.session, work.workspace.id)
        lines = OpenLines(work.session, work.workspace.id)
        for case in cases:
            work.session.refresh(case, with_for_update=True)  # so that a click just now is seen
            if case.status is Status.OPEN:
                _look(work, case, lines, self.before.get(case.id), name)


def _beside(work: Work, case: Case) -> Beside:
    stock = stock_for(work.session, case)
    return Beside(
        waiting=frozenset(order.id for order in affected_orders(work.session, case, stock)),
        orders_known=orders_known(work.session, work.workspace.id),
        stock=stock,
    )


def _look(work: Work, case: Case, lines: OpenLines, before: Beside | None, name: str) -> None:
    fields, options, line = told_fields(case), case.options, case.agent_order_line_id
    if case.agent_order_line_id is None or case.variant_id is None:
        _match(work, case, lines)
    rank_options(work, case, rules_of(work, case))
    now, changes = _beside(work, case), field_changes(fields, case)
    reached = before is None or now.waiting != before.waiting
    if changes or reached or case.options != options or case.agent_order_line_id != line:
        take(work, case, Step.CORRECT)
        told = {"changes": changes, "orders": len(now.waiting) if reached else 0}
        note(work, case, KEPPIN, "case.looked_again", file=name, **told)
        show_card(work, case)
    elif now != before:
        show_card(work, case)


def _match(work: Work, case: Case, lines: OpenLines) -> None:
    """Find the order line that nobody knew of when the case was read."""
    names = (case.order_no, case.line_no, case.sku)
    item = item_of(work, case)
    matched = found_again(item, names, names, lines.around(item, case.order_no))
    if (matched.line_id, matched.variant_id) in {(None, None), (case.agent_order_line_id, case.variant_id)}:
        return
    twin = open_case_for_line(work.session, work.workspace.id, matched.line_id) if matched.line_id else None
    if twin is None:
        case.doubts = [doubt for doubt in case.doubts if doubt not in _SETTLED]
        fill_from_match(work, case, lines, matched)
    elif work.first_time(f"same_line:{case.id}:{twin.id}"):
        note(work, case, KEPPIN, "case.same_line", number=twin.number)
