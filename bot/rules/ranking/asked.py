"""What a person asks for of their own: laid over what is known, and judged as what the card offers."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.rules.facts import Note, Option
from bot.rules.prices import change_of
from bot.rules.ranking.candidates import (
    Candidate,
    at_the_new_price,
    candidates,
    differs,
    is_own_page,
    offer_key,
    page_key,
    shop_candidate,
)
from bot.rules.ranking.judging import figure
from bot.rules.ranking.made_up import Wish, in_part
from bot.rules.ranking.options import judged
from bot.rules.ranking.ruleset import Governing
from bot.rules.ranking.supply import Shortage, Sibling, Source
from bot.rules.reading.values import Offer, Reason

_PRICE_LIMITS = frozenset({"price_rise_over", "price_rise_needs_approval"})


def page_fault(asked: Source, shortage: Shortage) -> Note | None:
    """Why the page is no answer: it is the one that has run out; or that has become dearer, to be told otherwise."""
    if not is_own_page(asked.url, shortage):
        return None
    if shortage.reason is not Reason.PRICE_CHANGE or _is_other(asked, shortage.color, shortage.size):
        return Note(code="own_page")
    if any(each.option.same_shop for each in candidates(shortage, (), ())):
        return Note(code="own_page_dearer")
    return Note(code="new_price_missing") if asked.price is None else None


def judge_page(
    asked: Source,
    known: Source | None,
    wish: Wish,
    shortage: Shortage,
    supply: tuple[Sequence[Source], Sequence[Sibling]],
    governing: Governing,
) -> Option:
    """The page that a person found; `known` is what is known of it, for whatever it was kept."""
    candidate = _candidate(asked, known, shortage, supply, governing)
    option = candidate.option
    mine = replace(
        in_part(option, wish, shortage),
        rank=1,
        text=wish.text,
        shop=option.shop or asked.shop or None,
        price=asked.price or option.price,
        price_change=change_of(asked.price or option.price, shortage.unit_price),
    )
    found = judged(replace(candidate, option=mine), shortage, governing)
    if asked.price is None or option.price is None or asked.price >= option.price:
        return found
    return _cheaper_than_known(found, judged(candidate, shortage, governing), option.price)


def _candidate(
    asked: Source,
    known: Source | None,
    shortage: Shortage,
    supply: tuple[Sequence[Source], Sequence[Sibling]],
    governing: Governing,
) -> Candidate:
    """What the card would offer for this page; where it is several things, the one with most against it."""
    page = page_key(asked.url)
    if asked.price is not None and is_own_page(asked.url, shortage):
        return at_the_new_price(shortage, asked.price, offered=False)
    on_page = [each for each in candidates(shortage, *supply) if _is(each.option, page, asked)]
    if not on_page:
        color, size = asked.color, asked.size
        bare = replace(known or asked, url=asked.url, price=None, shown_stock=None, color=color, size=size)
        known_by = _name_of(page, asked, shortage)
        return shop_candidate(shortage, f"url:{known_by}", bare, None, known_by)

    def against(candidate: Candidate) -> tuple[bool, bool, bool]:
        option = judged(candidate, shortage, governing)
        return bool(option.struck), option.needs_approval, candidate.source is not None

    return max(on_page, key=against)


def _name_of(page: str, asked: Source, shortage: Shortage) -> str:
    """The page, and what of it is wanted where that is not what was ordered: one may be out without the other."""
    if not _is_other(asked, shortage.color, shortage.size):
        return page
    wanted = Offer(url=None, color=asked.color, size=asked.size, price=None, spans=())
    return f"{page}/{offer_key(wanted)}"


def _is(option: Option, page: str, asked: Source) -> bool:
    if option.url is None or page_key(option.url) != page:
        return False
    return not _is_other(asked, option.color, option.size)


def _is_other(asked: Source, color: str | None, size: str | None) -> bool:
    return differs(asked.color, color) or differs(asked.size, size, size=True)


def _cheaper_than_known(found: Option, dearer: Option, price: Decimal) -> Option:
    """A price typed below the known one spares nobody the question that the known one asks."""
    if not any(note.code in _PRICE_LIMITS for note in (*dearer.struck, *dearer.why)):
        return found
    note = Note(code="price_under_known", values={"known": figure(price)})
    return replace(found, needs_approval=True, why=(*found.why, note))
