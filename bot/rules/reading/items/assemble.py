"""From drafts to short items: what is short, by how much, why, until when, and what is offered."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from bot.rules.reading.days.seasons import When
from bot.rules.reading.days.when import when
from bot.rules.reading.items.drafts import IDENTITY, Draft
from bot.rules.reading.items.families import (
    differs,
    is_awaited,
    offer_siblings,
    share_each,
    share_in_families,
)
from bot.rules.reading.items.gathering import Gathering
from bot.rules.reading.items.headed import share_heading
from bot.rules.reading.items.of_all import share_all
from bot.rules.reading.items.piecing import pieced
from bot.rules.reading.items.settling import is_complete, ordered_of, settle
from bot.rules.reading.judging.doubting import Residue
from bot.rules.reading.judging.unsure import unsure
from bot.rules.reading.quantity.lots import least
from bot.rules.reading.text.page import Page
from bot.rules.reading.text.tokens import Token
from bot.rules.reading.values import Found, Offer, Reason, ShortItem

T = TypeVar("T")

_RANK = ("discontinued", "moq", "price_change", "temporary")
_SURE, _LIKELY, _GUESS = 0.95, 0.8, 0.5
_USUAL = 4


def short_drafts(gathered: Gathering) -> list[Draft]:
    """The drafts that are short, completed by what was said for all of them."""
    gathered.drafts = share_heading(pieced(gathered.drafts), gathered.text)
    share_each(gathered.drafts, gathered.header)
    share_all(gathered.header, gathered.drafts)
    for draft in gathered.drafts:
        settle(draft)
    header = gathered.header
    found = [draft for draft in gathered.drafts if _is_short(draft, header) or is_awaited(draft, gathered)]
    found = [draft for draft in found if draft.named] or found[:1]
    if any(draft.in_table for draft in found):
        found = [draft for draft in found if draft.in_table or not _is_only_near(draft)]
    _absorb([draft for draft in gathered.drafts if not draft.stock and draft not in found], found)
    _take_loose(gathered.loose, found)
    offer_siblings(gathered.drafts, found)
    share_in_families(found, gathered.drafts, gathered.text)
    if not found and header.stock == "short" and not _came_in_full(gathered):
        found = [_the_only(gathered.drafts) or Draft(stock="short", all_but=_excepted(gathered.drafts))]
    _share_header(header, found)
    kinds = {(bool(draft.amounts), draft.line is None, draft.product is None) for draft in found}
    for draft in found:
        draft.uneven = len(kinds) > 1
    return found


def _excepted(drafts: list[Draft]) -> tuple[str, ...]:
    return tuple(draft.line.value for draft in drafts if draft.excepted and draft.line is not None)


def _came_in_full(gathered: Gathering) -> bool:
    """`line 7 is 100/100, the remaining 40 came in`: nothing was said but that a part was told apart."""
    partly = all(mark.value == "partial" for mark in gathered.header.reasons)
    only = _the_only(gathered.drafts)
    return partly and only is not None and "rest" in only.amounts and is_complete(only)


def _is_only_near(draft: Draft) -> bool:
    """Nothing but a name that no word says to be one: beside a table's rows it is part of the talk."""
    product = draft.product
    others = (draft.line, draft.sku, draft.color, draft.size, draft.url, draft.amounts)
    return product is not None and not product.role and not any(others)


def _the_only(drafts: list[Draft]) -> Draft | None:
    """Where something is short and one thing alone is named, it is that, whatever arrived of it."""
    named = [draft for draft in drafts if draft.named and draft.stock != "wrong" and not draft.excepted]
    return named[0] if len(named) == 1 else None


def _is_short(draft: Draft, header: Draft) -> bool:
    if draft.stock == "maybe" or (not draft.stock and header.stock == "maybe"):
        return header.stock == "short" or (draft.restock or header.restock) is not None
    return draft.stock == "short" or (not draft.stock and header.stock == "short")


def _take_loose(loose: list[Token], found: list[Draft]) -> None:
    """A figure told in between offers is that of the only item, if nothing else was told of it."""
    if len(found) == 1 and loose and not found[0].amounts.keys() - {"have"}:
        chosen = next((token for token in loose if token.role == "ordered"), loose[0])
        found[0].amounts["ordered"] = chosen


def _absorb(neutral: list[Draft], found: list[Draft]) -> None:
    """What was told apart of the only short item, without a contradiction, belongs to it."""
    for draft in neutral if len(found) == 1 else ():
        shown = found[0]
        if not any((mine := draft.get(kind)) and differs(mine, shown.get(kind) or mine) for kind in IDENTITY):
            for kind in IDENTITY:
                setattr(shown, kind, shown.get(kind) or draft.get(kind))
            shown.amounts = draft.amounts | shown.amounts


def _share_header(header: Draft, found: list[Draft]) -> None:
    for draft in found:
        draft.reasons = draft.reasons + header.reasons
        draft.restock = draft.restock or header.restock
        draft.prices = draft.prices or header.prices
    if found:
        found[0].offers = header.offers + found[0].offers
        found[0].url = found[0].url or header.url


def to_item(draft: Draft, page: Page, today: date, left: Residue, *, alone: bool) -> ShortItem:
    """One item with values, places and confidence."""
    reason = _reason(draft, page)
    restock = draft.restock if reason.value in {Reason.TEMPORARY, Reason.PRICE_CHANGE} else None
    days = when(restock.value, today, of_the_month=restock.role == "day") if restock else When()
    ordered, short = _amounts(draft, page)
    fields = unsure(draft, left, reason.value, alone=alone)
    doubts = tuple(dict.fromkeys([*draft.doubts, *_doubts(draft, ordered, short)]))
    return ShortItem(
        line=_found(draft.line, page),
        product=_found(draft.product, page),
        sku=_found(draft.sku, page),
        color=_found(draft.color, page),
        size=_found(draft.size, page),
        qty_ordered=ordered,
        qty_short=short,
        url=_found(draft.url, page),
        reason=reason,
        least=least(draft.reasons, page) if reason.value is Reason.MOQ else "",
        restock=_found(restock, page),
        restock_from=days.start,
        restock_to=days.end,
        restock_undecided=days.undecided,
        alternatives=tuple(_offers(draft, page, reason.value)),
        confidence=_confidence(draft, doubts, fields),
        doubts=doubts,
        all_but=draft.all_but,
        unsure=fields,
    )


def _found(token: Token | None, page: Page) -> Found[str] | None:
    if token is None:
        return None
    sure = _SURE if token.role in {"label", "agent"} or token.kind in {"line", "url"} else _LIKELY
    return Found(value=token.value, spans=(page.span(token.start, token.end),), confidence=sure)


def _reason(draft: Draft, page: Page) -> Found[Reason]:
    for name in _RANK:
        for mark in draft.reasons:
            if mark.value == name or (mark.value == "return" and name == "temporary" and draft.restock):
                return Found(value=Reason(name), spans=(page.span(mark.start, mark.end),), confidence=_LIKELY)
    if draft.restock is not None:
        return Found(value=Reason.TEMPORARY, confidence=_LIKELY)
    return Found(value=Reason.UNKNOWN, confidence=_GUESS if not draft.reasons else _LIKELY)


def _amounts(draft: Draft, page: Page) -> tuple[Found[int] | None, Found[int] | None]:
    ordered, short, have = ordered_of(draft), draft.amounts.get("short"), draft.amounts.get("have")
    rest = draft.amounts.get("rest")
    if short is not None:
        return _count(ordered, page), _count(short, page)
    if ordered is None:
        return None, _count(rest, page)
    if have is not None:
        left = max(0, int(ordered.value) - int(have.value))
        both = (page.span(ordered.start, ordered.end), page.span(have.start, have.end))
        return _count(ordered, page), Found(value=left, spans=both, confidence=_LIKELY)
    if rest is not None:
        return _count(ordered, page), _count(rest, page)
    return _count(ordered, page), _count(ordered, page)


def _count(token: Token | None, page: Page) -> Found[int] | None:
    if token is None:
        return None
    sure = _SURE if token.role.startswith("label") or token.role in {"short", "ordered"} else _LIKELY
    return Found(value=int(token.value), spans=(page.span(token.start, token.end),), confidence=sure)


def _offers(draft: Draft, page: Page, reason: Reason) -> Iterable[Offer]:
    seen = set()
    for offer in draft.offers:
        tokens = [token for token in (offer.url, offer.color, offer.size, offer.price) if token]
        key = tuple(token.value for token in tokens if token.kind != "price")
        if tokens and key not in seen:
            seen.add(key)
            yield Offer(
                url=_text(offer.url),
                color=_text(offer.color),
                size=_text(offer.size),
                price=_text(offer.price),
                spans=tuple(page.span(token.start, token.end) for token in tokens),
            )
    changed = reason is Reason.PRICE_CHANGE or any(mark.value == "price_change" for mark in draft.reasons)
    price = _new_price(draft.prices) if changed else None
    if price is not None:
        yield Offer(price=price.value, spans=(page.span(price.start, price.end),))


def _text(token: Token | None) -> str | None:
    return token.value if token else None


def _new_price(prices: list[Token]) -> Token | None:
    """Of an old and a new price the new one: marked so, or the second that is named."""
    old = {price.value for price in prices if price.role == "old"}
    fresh = [price for price in prices if price.role != "old" and price.value not in old]
    if len(fresh) < len(prices) or len(fresh) == 1:
        return next((price for price in fresh if price.role == "new"), fresh[0] if fresh else None)
    others = [price for price in fresh if price.value != fresh[0].value]
    return others[0] if others else (fresh[0] if fresh else None)


def _doubts(draft: Draft, ordered: Found[int] | None, short: Found[int] | None) -> Iterable[str]:
    if not draft.named:
        yield "item_unknown"
    if ordered and short and short.value > ordered.value:
        yield "more_short_than_ordered"
    if short is None and any(mark.value == "partial" for mark in draft.reasons):
        yield "quantity_unknown"
    if draft.stock != "short":
        yield "not_said_to_be_short"
    if draft.color and draft.color.role == "":
        yield "color_unknown"


def _confidence(draft: Draft, doubts: tuple[str, ...], fields: tuple[str, ...]) -> float:
    """Doubts weigh; so do doubtful fields beyond a few, as hardly a notice is without them."""
    sure = _SURE if draft.line or draft.sku or (draft.product and draft.color) else _LIKELY
    return round(max(0.2, sure - 0.2 * len(doubts) - 0.06 * max(0, len(fields) - _USUAL)), 2)
