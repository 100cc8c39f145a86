"""Which case each line of an edited notice is about."""

from collections.abc import Callable, Sequence

from bot.flows.opening.same_line import is_another_item
from bot.rules.reading.values import ShortItem
from store.tables import Case

#: An item of the new wording, and the case that it alone would make.
Fresh = tuple[ShortItem, Case]


def pairs_of(cases: Sequence[Case], fresh: Sequence[Fresh]) -> dict[int, Fresh]:
    """By case id: first what agrees in line and item, then by line, by number, by thing, or as the only one left.

    Two items may stand under one number: neither takes the other's case.
    """
    left, open_still = list(fresh), list(cases)
    pairs: dict[int, Fresh] = {}
    for same in SAME:
        for case in list(open_still):
            found = next((each for each in left if same(case, each)), None)
            if found is not None:
                open_still.remove(case)
                left = [each for each in left if each is not found]
                pairs[case.id] = found
    if len(open_still) == len(left) == 1:
        pairs[open_still[0].id] = left[0]
    return pairs


def _same_line(case: Case, fresh: Fresh) -> bool:
    _, now = fresh
    return case.agent_order_line_id is not None and case.agent_order_line_id == now.agent_order_line_id


def _same_number(case: Case, fresh: Fresh) -> bool:
    _, now = fresh
    return case.line_no is not None and (case.order_no, case.line_no) == (now.order_no, now.line_no)


def _same_thing(case: Case, fresh: Fresh) -> bool:
    _, now = fresh
    named = (case.product, case.sku, case.color, case.size)
    return any(named) and named == (now.product, now.sku, now.color, now.size)


def _with_its_item(same: Callable[[Case, Fresh], bool]) -> Callable[[Case, Fresh], bool]:
    return lambda case, fresh: same(case, fresh) and not is_another_item(case, fresh[1], fresh[0])


SAME: tuple[Callable[[Case, Fresh], bool], ...] = (
    _with_its_item(_same_line),
    _with_its_item(_same_number),
    _same_line,
    _same_number,
    _same_thing,
)
