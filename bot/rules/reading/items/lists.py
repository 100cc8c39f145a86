"""Lists with an item a line, and what a line below them says of all."""

from bot.rules.reading.items.drafts import Draft
from bot.rules.reading.items.gathering import Gathering

_A_LIST = 2
_WITH_REASON = frozenset(["temporary", "discontinued", "moq", "price_change", "delisted"])


def listed_above(to: Gathering) -> list[Draft]:
    """What a line that names nothing is about: the lines right above it that tell one item each."""
    if to.line_named or to.fresh or len(to.drafts) < _A_LIST or to.focus != to.drafts[-1:]:
        return []
    found: list[Draft] = []
    for draft in reversed(to.drafts):
        apart = found and found[-1].sentence - draft.sentence != 1
        if apart or draft.in_table or draft.base or bool(draft.stock) != bool(to.drafts[-1].stock):
            break
        found.append(draft)
    whole = len(found) >= _A_LIST and found[0].sentence == to.sentence - 1
    return found[::-1] if whole and all(_is_listed(draft) for draft in found) else []


def _is_listed(draft: Draft) -> bool:
    """Whether it is named and counted, and no reason was told of it."""
    told = any(mark.value in _WITH_REASON for mark in draft.reasons) or draft.restock is not None
    return draft.named and bool(draft.amounts) and not told and draft.stock in {"", "short"}
