"""An answer that a person makes up: what is amiss with it, and what the card would offer in its place."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from unicodedata import normalize

from bot.rules.colors import same_color
from bot.rules.facts import Note, Option
from bot.rules.ranking.candidates import (
    Candidate,
    candidates,
    differs,
    expected_back,
    offer_key,
    variant_candidate,
)
from bot.rules.ranking.options import judged
from bot.rules.ranking.ruleset import Governing
from bot.rules.ranking.supply import Shortage, Sibling, Source
from bot.rules.reading.values import Offer
from bot.rules.sizes import same_size
from bot.rules.words import Remedy, Rest

#: As long as anybody waits for a restock; a day beyond is a slip of the finger.
LONGEST_WAIT = timedelta(days=180)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a person filled in."""

    remedy: Remedy
    qty: int | None = None
    rest: Rest | None = None  # what becomes of the units that qty leaves over
    color: str | None = None
    size: str | None = None
    until: date | None = None
    text: str | None = None


def wish_fault(wish: Wish, shortage: Shortage) -> Note | None:
    """What is amiss, however the limits stand."""
    if wish.remedy is Remedy.SHIP_REST:
        return _nothing_to_ship(wish, shortage)
    if wish.remedy is Remedy.OTHER_COLOR and _is_what_is_out(wish, shortage):
        return Note(code="same_variant")
    return rest_fault(wish, shortage)


def rest_fault(wish: Wish, shortage: Shortage) -> Note | None:
    """An answer for a part of what is short that leaves the others open, or one for all that speaks of others."""
    left = _left(wish, shortage)
    numbers = {"rest": str(left), "short": str(shortage.qty_short)}
    if not left:
        return Note(code="rest_of_nothing", values=numbers) if wish.rest else None
    if wish.rest is None:
        return Note(code="rest_undecided", values=numbers)
    unwritten = wish.rest is Rest.AS_WRITTEN and not wish.text
    return Note(code="rest_unwritten", values=numbers) if unwritten else None


def _left(wish: Wish, shortage: Shortage) -> int:
    return max((shortage.qty_short or 0) - wish.qty, 0) if wish.qty else 0


def _nothing_to_ship(wish: Wish, shortage: Shortage) -> Note | None:
    there = available(shortage)
    if there is None:
        return None
    if there <= 0:
        return Note(code="nothing_to_ship", values={"ordered": str(shortage.qty_ordered)})
    if wish.qty not in {None, there}:
        return Note(code="ship_count", values={"there": str(there), "ordered": str(shortage.qty_ordered)})
    return None


def available(shortage: Shortage) -> int | None:
    """How many units are there; None where the notice does not tell."""
    if shortage.qty_ordered is None or shortage.qty_short is None:
        return None
    return shortage.qty_ordered - shortage.qty_short


def _is_what_is_out(wish: Wish, shortage: Shortage) -> bool:
    """Whether what is asked for is what has run out; a word for what nobody knows the other of may be anything."""
    if not (wish.color or wish.size):
        return False
    new_color = wish.color and not (shortage.color and same_color(wish.color, shortage.color))
    new_size = wish.size and not (shortage.size and same_size(wish.size, shortage.size))
    return not (new_color or new_size)


def judge_wish(
    wish: Wish,
    shortage: Shortage,
    supply: tuple[Sequence[Source], Sequence[Sibling]],
    governing: Governing,
) -> Option:
    """The wish as an option, with what the rules say of it."""
    candidate = (
        _variant(wish, shortage, supply) if wish.remedy is Remedy.OTHER_COLOR else _plain(wish, shortage)
    )
    option = replace(candidate.option, rank=1, text=wish.text)
    if wish.remedy is not Remedy.SHIP_REST:
        option = in_part(option, wish, shortage)
    return judged(replace(candidate, option=option), shortage, governing)


def in_part(option: Option, wish: Wish, shortage: Shortage) -> Option:
    """The option for so many units, and what becomes of the others."""
    left = _left(wish, shortage)
    return replace(option, qty=wish.qty or shortage.qty, rest_qty=left, rest=wish.rest if left else None)


def _plain(wish: Wish, shortage: Shortage) -> Candidate:
    option = Option(key=f"free:{wish.remedy}", remedy=wish.remedy, rank=1, qty=0)
    if wish.remedy is Remedy.SHIP_REST:
        there = available(shortage)
        qty = wish.qty or 0 if there is None else there
        option = replace(option, qty=qty, rest=Rest.REFUND, rest_qty=shortage.qty_short or 0)
    if wish.remedy is Remedy.WAIT and wish.until is not None:
        option = replace(option, wait_until=wish.until, year=shortage.year)
    elif wish.remedy is Remedy.WAIT:
        option = expected_back(option, shortage)
    return Candidate(option=option)


def _variant(wish: Wish, shortage: Shortage, supply: tuple[Sequence[Source], Sequence[Sibling]]) -> Candidate:
    """What the agent offers of this colour and size, else what is known of it, else the bare words.

    The page of another shop is an option of its own: words that name none do not mean it.
    """
    if not (wish.color or wish.size):
        return Candidate(option=_own_words(wish, shortage))
    color, size = wish.color or shortage.color, wish.size or shortage.size
    offered = [each for each in candidates(shortage, *supply) if _is_offered(each.option, color, size)]
    if offered:
        return min(offered, key=lambda each: (each.option.url is not None, each.option.key))
    for sibling in supply[1]:
        if _is(sibling, color, size):
            return variant_candidate(shortage, sibling, None, None)
    named = Offer(url=None, color=wish.color, size=wish.size, price=None, spans=())
    return Candidate(option=replace(_own_words(wish, shortage), key=offer_key(named), color=color, size=size))


def _is_offered(option: Option, color: str | None, size: str | None) -> bool:
    told = option.offered_by_agent and option.remedy is Remedy.OTHER_COLOR
    return told and _is(option, color, size)


def _is(there: Option | Sibling, color: str | None, size: str | None) -> bool:
    """Whether a variant is this colour and size, as far as these are known; then it must be known, too."""
    unknown = (color and not there.color) or (size and not there.size)
    return not (unknown or differs(color, there.color) or differs(size, there.size, size=True))


def _own_words(wish: Wish, shortage: Shortage) -> Option:
    """Known by its words: where these led nowhere, others may lead on."""
    words = " ".join(normalize("NFKC", wish.text or "").casefold().split())
    key = f"free:other_color:{hashlib.sha256(words.encode()).hexdigest()[:10]}"
    consent = shortage.affected_orders > 0
    return Option(key=key, remedy=Remedy.OTHER_COLOR, rank=1, qty=0, needs_consent=consent)
