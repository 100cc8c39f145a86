"""The options (選択肢) of a case, ranked, each with the reason for its place.

The governing rule orders the remedies; what it does not name follows in the usual order. Within a remedy the
more trustworthy comes first, since an item that can be had outranks a cheap one; only then the price decides.
Before all shops comes the one that it was ordered from, where it still sells: nothing changes for the customer.
What a limit strikes out stays visible at the end, with the figures that struck it.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.rules.facts import Option
from bot.rules.ranking.candidates import Candidate, candidates, differs
from bot.rules.ranking.ceiling import unchecked
from bot.rules.ranking.judging import NOTE_CODES, approvals, reasons, struck
from bot.rules.ranking.ruleset import Governing
from bot.rules.ranking.supply import Shortage, Sibling, Source
from bot.rules.words import Remedy

__all__ = ["NOTE_CODES", "Shortage", "Sibling", "Source", "judged", "rank", "trust"]

_DEAREST = Decimal("Infinity")
_TENTH = Decimal("0.1")


def rank(
    shortage: Shortage, sources: Sequence[Source], siblings: Sequence[Sibling], governing: Governing
) -> tuple[Option, ...]:
    """Every option of a shortage, the best first and the struck ones last; ranks run from 1 without a gap."""
    order = tuple(dict.fromkeys((*governing.order, *Remedy)))
    found = [
        (_standing(candidate, shortage, order), judged(candidate, shortage, governing))
        for candidate in candidates(shortage, sources, siblings)
    ]
    found.sort(key=lambda pair: (bool(pair[1].struck), pair[0]))
    return tuple(replace(option, rank=at) for at, (_, option) in enumerate(found, start=1))


def judged(candidate: Candidate, shortage: Shortage, governing: Governing) -> Option:
    """A candidate with what the limits and the rules say of it."""
    option = candidate.option
    against = struck(candidate, shortage, governing.limits)
    asked = approvals(candidate, shortage, governing.limits)
    open_to = unchecked(option, governing.limits, shortage.unit_price)
    return replace(
        option,
        price_change=None if option.price_change is None else option.price_change.quantize(_TENTH),
        unchecked_rise=open_to.percent if open_to else None,
        price_cap=open_to.yuan if open_to else None,
        needs_approval=bool(asked),
        why=(*reasons(candidate, shortage, governing), *asked),
        struck=against,
    )


def _standing(
    candidate: Candidate, shortage: Shortage, order: Sequence[Remedy]
) -> tuple[int, bool, bool, Decimal, Decimal, str]:
    option, source = candidate.option, candidate.source
    if source is None or option.remedy is Remedy.OTHER_COLOR:
        failed, doubt = source is not None and source.failed, _strangeness(option, shortage)
    else:
        failed, doubt = source.failed, -trust(source, offered=option.offered_by_agent)
    price = _DEAREST if option.price is None else option.price
    return order.index(option.remedy), not option.same_shop, failed, doubt, price, option.key


def trust(source: Source, *, offered: bool = False) -> Decimal:
    """How far a shop can be trusted, from 0 to 4: years, returning buyers, shipping, the agent's word.

    Each counts as much as the next; ten years and half of the buyers coming back are as good as it gets.
    """
    parts = ((source.shop_years, 10), (source.repeat_rate, 50), (source.shipping_score, 5))
    known = sum(
        (min(max(value, Decimal(0)) / full, Decimal(1)) for value, full in parts if value), Decimal(0)
    )
    return known + (1 if offered else 0)


def _strangeness(option: Option, shortage: Shortage) -> Decimal:
    """How far a variant is from what was ordered: not offered 4, another size 2, another colour 1."""
    return Decimal(
        4 * (not option.offered_by_agent)
        + 2 * differs(shortage.size, option.size, size=True)
        + differs(shortage.color, option.color)
    )
