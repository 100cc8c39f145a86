"""Which fields a person should look at: words and figures left over, and findings that hang by little."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.rules.reading.drafts import Draft
from bot.rules.reading.gathering import Gathering
from bot.rules.reading.products import is_talk, without_words_of_talk
from bot.rules.reading.tokens import Sheet, Token

_WORDS = re.compile(r"[一-龥々ァ-ヺー]{2,}|[a-z]{4,}")
_FIGURES = re.compile(r"(?<![a-z\d/-])\d{1,4}(?![\d/])(?!\.\s|[):、]|\x00)")
_PLACEABLE = frozenset(["qty", "url", "color", "size", "price", "date", "line"])
_MANY, _SOME = 3, 1


class Residue(NamedTuple):
    """What is left of a notice when everything that was understood is taken away."""

    words: int
    figures: int
    unplaced: frozenset[str]
    names: int
    marks: frozenset[str]
    roles: frozenset[str]
    dates: int
    prices: int


def residue(sheet: Sheet, tokens: list[Token], gathered: Gathering) -> Residue:
    """Count what was not understood; places of names are taken out of the text here."""
    sheet.cover((token.start, token.end) for token in tokens if token.kind == "product")
    left = without_words_of_talk(sheet.work)
    used = {
        (token.kind, token.value) for draft in (gathered.header, *gathered.drafts) for token in told(draft)
    }
    values: dict[str, set[str]] = {kind: set() for kind in ("mark", "price", "date", "name")}
    roles: set[str] = set()
    unplaced: set[str] = set()
    for token in tokens:
        kind = token.kind
        if kind == "mark":
            roles.add(token.role)
        elif kind == "product":
            kind = "name" if token.role else ""
        elif kind in _PLACEABLE and (kind, token.value) not in used:
            unplaced.add(kind)
        if kind in values:
            values[kind].add(token.value)
    return Residue(
        words=len([word for word in _WORDS.findall(left) if not is_talk(word)]),
        figures=len(_FIGURES.findall(left)),
        unplaced=frozenset(unplaced),
        names=len(values["name"]),
        marks=frozenset(values["mark"]),
        roles=frozenset(roles),
        dates=len(values["date"]),
        prices=len(values["price"]),
    )


def told(draft: Draft) -> list[Token]:
    """Every token that went into an item."""
    found = [
        draft.url,
        draft.line,
        draft.restock,
        draft.color,
        draft.size,
        *draft.amounts.values(),
        *draft.prices,
    ]
    for offer in draft.offers:
        found += (offer.url, offer.color, offer.size, offer.price)
    return [token for token in found if token is not None]


def unsure(draft: Draft, left: Residue, reason: str, *, alone: bool) -> tuple[str, ...]:
    """The doubtful fields of one item."""
    if draft.assumed:
        return (
            "line",
            "product",
            "color",
            "size",
            "qty_ordered",
            "qty_short",
            "reason",
            "restock",
            "alternatives",
        )
    return tuple(_doubtful(draft, left, reason, alone=alone))


def _doubtful(draft: Draft, left: Residue, reason: str, *, alone: bool) -> Iterator[str]:
    looked_at = (
        ("line", _line(draft, left)),
        ("product", _product(draft, left, alone=alone)),
        ("color", _color(draft, left)),
        ("size", _size(draft, left)),
        ("url", _url(draft, left)),
        ("reason", _reason(draft, left, reason)),
        ("restock", _restock(draft, left, reason)),
        ("alternatives", _alternatives(draft, left)),
    )
    yield from (field for field, doubtful in looked_at if doubtful)
    if _quantity(draft, left, alone=alone):
        yield from ("qty_ordered", "qty_short")


def _color(draft: Draft, left: Residue) -> bool:
    missed = draft.color is None and left.words >= _SOME and not draft.in_table
    return missed or _variant(draft, left, "color")


def _size(draft: Draft, left: Residue) -> bool:
    hidden = left.figures > 0 or left.words >= _MANY
    return (draft.size is None and hidden and not draft.in_table) or _variant(draft, left, "size")


def _restock(draft: Draft, left: Residue, reason: str) -> bool:
    missed = reason == "temporary" and not draft.restock and left.words >= _MANY
    return missed or left.dates > 1 or "date" in left.unplaced or _only_dated(draft, reason)


def _is_labelled(token: Token | None) -> bool:
    return token is not None and token.role.startswith("label")


def _only_dated(draft: Draft, reason: str) -> bool:
    """Temporary for no other reason than that a day is named."""
    said = {mark.value for mark in draft.reasons}
    return reason == "temporary" and not said & {"temporary", "return"} and not draft.in_table


def _url(draft: Draft, left: Residue) -> bool:
    hinted = any(mark.startswith("offer") for mark in left.marks)
    return draft.url is not None and not draft.in_table and hinted and not draft.offers


def _line(draft: Draft, left: Residue) -> bool:
    return "line" in left.unplaced or (draft.line is None and left.figures > 0 and not draft.in_table)


def _product(draft: Draft, left: Residue, *, alone: bool) -> bool:
    if _is_labelled(draft.product) or draft.in_table:
        return False
    if draft.product is None:
        return left.words > 0 or draft.line is None
    return not draft.product.role or (alone and left.names > 1) or left.words >= _MANY


def _variant(draft: Draft, left: Residue, kind: str) -> bool:
    token = draft.get(kind)
    if _is_labelled(token):
        return False
    return kind in left.unplaced or (kind == "color" and token is not None and not token.role)


def _quantity(draft: Draft, left: Residue, *, alone: bool) -> bool:
    amounts = draft.amounts
    if draft.in_table and amounts:
        return False
    if left.figures or "qty" in left.unplaced or draft.doubts:
        return True
    if not amounts:
        return "partial" in left.marks or left.words >= _MANY
    if (
        any(token.role == "plain" and token.value == "1" for token in amounts.values())
        or "wrong" in left.roles
    ):
        return True
    return amounts.keys() in _ODD or (not alone and left.words >= _SOME)


# Figures that stand alone or in a company that seldom is right.
_ODD = (
    {"have"},
    {"rest"},
    {"have", "plain"},
    {"have", "short"},
    {"plain", "short"},
    {"have", "ordered", "plain"},
)


def _reason(draft: Draft, left: Residue, reason: str) -> bool:
    said = {mark.value for mark in draft.reasons}
    if reason == "unknown":
        return left.words >= _SOME or not (said or "short" in draft.amounts)
    if _only_dated(draft, reason):
        return True
    return {"temporary", "discontinued"} <= said or left.words >= _MANY + 2


def _alternatives(draft: Draft, left: Residue) -> bool:
    if left.unplaced & {"url", "color", "size", "price"}:
        return True
    if left.prices > 1 or any(offer.color and not offer.color.role for offer in draft.offers):
        return True
    hinted = "ok" in left.roles or any(mark.startswith("offer") for mark in left.marks)
    asked = not draft.offers and not draft.in_table and hinted
    return asked or (not draft.in_table and left.words >= _MANY)


def unsure_of_all(drafts: list[Draft], gathered: Gathering, left: Residue, *, sure: float) -> tuple[str, ...]:
    """What is doubtful about the notice as a whole."""
    found: list[str] = []
    doubtful = sure < _CERTAIN or bool(left.roles & _AGAINST)
    if doubtful:
        found.append("is_stockout")
    if _uncounted(drafts, gathered, left) or doubtful:
        found.append("item_count")
    return tuple(found)


_CERTAIN = 0.7
# What seldom stands beside a lack that is told for the first time.
_AGAINST = frozenset(["notice", "ask", "past", "wrong"])


def _uncounted(drafts: list[Draft], gathered: Gathering, left: Residue) -> bool:
    if all(draft.in_table for draft in drafts):
        return False
    neutral = any(draft.named and not draft.stock and draft not in drafts for draft in gathered.drafts)
    several = len(drafts) > 1 and left.words >= _SOME
    return neutral or several or not any(draft.named for draft in drafts) or "line" in left.unplaced
