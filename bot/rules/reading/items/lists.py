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


def told_before(to: Gathering) -> list[Draft]:
    """`帽子 M 5個 / 手袋 3双。在庫なしです`: all that the sentence before names and counts, where it says no more."""
    if to.fresh or to.forward or len(to.drafts) < _A_LIST or to.focus != to.drafts[-1:]:
        return []
    last = to.drafts[-1].sentence
    if to.named_until > to.sentence_start or to.sentence - last not in _JUST_BEFORE:
        return []
    found = [draft for draft in to.drafts if draft.sentence == last]
    whole = len(found) >= _A_LIST and all(_is_counted(draft) for draft in found)
    return found if whole else []


# The end of a sentence, and of its line.
_JUST_BEFORE = (1, 2)


def _is_counted(draft: Draft) -> bool:
    """Whether it is told how many, and nothing else."""
    told = draft.stock or draft.reasons or draft.restock
    return draft.named and not told and not draft.in_table and draft.amounts.keys() == {"plain"}


def _is_listed(draft: Draft) -> bool:
    """Whether it is named and counted, and no reason was told of it."""
    told = any(mark.value in _WITH_REASON for mark in draft.reasons) or draft.restock is not None
    return draft.named and bool(draft.amounts) and not told and draft.stock in {"", "short"}
