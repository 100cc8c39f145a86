"""Which fields of an item a person should look at: words left over, findings that hang by little, gaps beside them."""

from collections.abc import Iterator

from bot.rules.reading.items.drafts import Draft
from bot.rules.reading.judging.doubting import Residue
from bot.rules.reading.layout.spoken_numbers import SPOKEN
from bot.rules.reading.text.tokens import Token
from bot.rules.regex import regex

_ALL = ("line", "product", "color", "size", "qty_ordered", "qty_short", "reason", "restock", "alternatives")
_MANY, _SOME = 3, 1
# Beside these a name may be that of another time or another matter.
_ASIDE = frozenset(["past", "wrong", "ask", "notice", "said"])
# Figures that stand alone or in a company that seldom is right.
_ODD = (
    {"have"},
    {"rest"},
    {"have", "plain"},
    {"have", "short"},
    {"plain", "short"},
    {"have", "ordered", "plain"},
    {"plain", "total"},
    {"ordered", "short", "total"},
    {"have", "ordered", "plain", "total"},
    {"have", "ordered", "total"},
    {"ordered", "plain", "total"},
)


def unsure(draft: Draft, left: Residue, reason: str, *, alone: bool) -> tuple[str, ...]:
    """The doubtful fields of one item."""
    return _ALL if draft.assumed else tuple(_doubtful(draft, left, reason, alone=alone))


def _doubtful(draft: Draft, left: Residue, reason: str, *, alone: bool) -> Iterator[str]:
    shaken = draft.uneven or (not alone and not draft.amounts)
    looked_at = (
        ("line", shaken or _line(draft, left)),
        ("product", shaken or _product(draft, left)),
        ("color", _color(draft, left) or (not alone and left.words > _SOME)),
        ("size", draft.uneven or _size(draft, left)),
        ("qty_ordered", shaken or _ordered(draft, left, alone=alone)),
        ("qty_short", shaken or _quantity(draft, left, alone=alone)),
        ("url", _url(draft, left)),
        ("reason", _reason(draft, left, reason)),
        ("restock", _restock(draft, left, reason)),
        ("alternatives", _alternatives(draft, left, reason)),
    )
    yield from (field for field, doubtful in looked_at if doubtful)


def _is_labelled(token: Token | None) -> bool:
    return token is not None and token.role.startswith("label")


def _is_strange(token: Token | None) -> bool:
    """A name that only stands near, or a colour that nobody knows."""
    return token is not None and not token.role


def _is_cut(token: Token | None, left: Residue) -> bool:
    """Whether it may be only a part of what is written, or more than it: `ヘアゴム ご希望50`."""
    if token is None:
        return False
    whole = _is_labelled(token) and _WITH_FIGURE.search(token.value) is not None and token.kind == "product"
    return token.start in left.glued or whole


_WITH_FIGURE = regex(r"\s\D{0,6}\d{1,4}$")


def _line(draft: Draft, left: Residue) -> bool:
    missed = draft.line is None and (left.figures > 0 or left.names > 1) and not draft.in_table
    spoken = draft.line is not None and draft.line.role == SPOKEN
    return (
        missed or spoken or "line" in left.unplaced or _is_strange(draft.product) or _is_strange(draft.color)
    )


def _product(draft: Draft, left: Residue) -> bool:
    if draft.in_table:
        return False
    if left.roles & _ASIDE or {"part", "share"} & _told_as(draft):
        return True
    return _is_cut(draft.product, left) or (not _is_labelled(draft.product) and _is_loose_name(draft, left))


def _is_loose_name(draft: Draft, left: Residue) -> bool:
    if draft.product is None:
        return left.words > 0 or draft.line is None
    return left.names > 1 or left.words > _SOME or _is_strange(draft.product) or _is_strange(draft.color)


def _told_as(draft: Draft) -> set[str]:
    return {token.role for token in draft.amounts.values()}


def _color(draft: Draft, left: Residue) -> bool:
    if not draft.in_table and (left.figures > 0 or (left.words >= _SOME and draft.color is None)):
        return True
    loose = _is_strange(draft.product) or (not draft.amounts and left.words > _SOME)
    return loose or left.dates > 1 or _variant(draft, left, "color")


def _size(draft: Draft, left: Residue) -> bool:
    hidden = left.figures > 0 or left.words >= _MANY or left.names > 1 or _is_strange(draft.color)
    if draft.base is not None or "group" in left.roles or left.names > 1:
        return not _is_labelled(draft.size)
    return (draft.size is None and hidden and not draft.in_table) or _variant(draft, left, "size")


def _variant(draft: Draft, left: Residue, kind: str) -> bool:
    token = draft.get(kind)
    if _is_cut(token, left):
        return True
    if _is_labelled(token):
        return False
    return kind in left.unplaced or (kind == "color" and _is_strange(token))


def _ordered(draft: Draft, left: Residue, *, alone: bool) -> bool:
    """How many were ordered: unless the order's line tells, a notice that does not say so may have said it."""
    untold = not draft.amounts.keys() & {"ordered", "plain", "total"}
    if draft.in_table:
        return (untold and left.figures > 0) or _quantity(draft, left, alone=alone)
    return (untold and draft.line is None) or _quantity(draft, left, alone=alone)


def _quantity(draft: Draft, left: Residue, *, alone: bool) -> bool:
    if draft.in_table and draft.amounts:
        return left.figures > 0 and draft.amounts.keys() == {"ordered"}
    if left.figures or "qty" in left.unplaced or draft.doubts or _is_strange(draft.color):
        return True
    if not draft.amounts:
        return "partial" in left.marks or left.words > _SOME
    return _hangs_by_little(draft, left) or (not alone and left.words >= _SOME)


def _hangs_by_little(draft: Draft, left: Residue) -> bool:
    amounts = draft.amounts
    one = any(token.role == "plain" and token.value == "1" for token in amounts.values())
    return one or "wrong" in left.roles or bool({"part", "share"} & _told_as(draft)) or amounts.keys() in _ODD


def _url(draft: Draft, left: Residue) -> bool:
    hinted = any(mark.startswith("offer") for mark in left.marks)
    return draft.url is not None and not draft.in_table and hinted and not draft.offers


def _only_dated(draft: Draft, reason: str) -> bool:
    """Temporary for no other reason than that a day is named."""
    said = {mark.value for mark in draft.reasons}
    return reason == "temporary" and not said & {"temporary", "return"} and not draft.in_table


def _reason(draft: Draft, left: Residue, reason: str) -> bool:
    said = {mark.value for mark in draft.reasons}
    if reason == "unknown":
        said_so = (said or "short" in draft.amounts) and not ("partial" in said and not draft.in_table)
        return left.words >= _SOME or not said_so
    if (
        reason != "price_change"
        and "note" in left.marks
        and draft.amounts
        and len(said - {"short", "partial"}) == 1
    ):
        return False
    if "delisted" in said or (reason == "price_change" and not left.prices):
        return True
    told = bool(draft.amounts) or not left.words
    contrary = not told or {"temporary", "discontinued"} <= said or "moq" in said
    return _only_dated(draft, reason) or contrary or left.dates > 1 or left.words > _SOME


def _restock(draft: Draft, left: Residue, reason: str) -> bool:
    """A day that is told may be that of something else."""
    if draft.in_table:
        return left.dates > 0
    if "restock_label" in left.marks and left.dates == 1 and draft.restock is not None:
        return False
    missed = reason == "temporary" and not draft.restock
    missed = missed or (reason == "unknown" and left.figures > 0)
    return missed or left.dates > 0 or _only_dated(draft, reason)


def _alternatives(draft: Draft, left: Residue, reason: str) -> bool:
    if left.unplaced & {"url", "color", "size", "price"} or left.prices > 1 or reason == "price_change":
        return True
    if any(offer.color and not offer.color.role for offer in draft.offers) or _is_strange(draft.product):
        return True
    if len({(offer.color is None, offer.size is None) for offer in draft.offers}) > 1:
        return True
    return not draft.in_table and _may_offer(draft, left)


def _may_offer(draft: Draft, left: Residue) -> bool:
    hinted = "ok" in left.roles or any(mark.startswith("offer") for mark in left.marks)
    talk = left.words >= _MANY or (not draft.amounts and left.words > _SOME)
    return talk or draft.base is not None or _is_strange(draft.color) or (hinted and not draft.offers)
