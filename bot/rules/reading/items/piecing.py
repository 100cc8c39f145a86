"""Pieces of one item that the words told apart: put together where nothing speaks against it."""

from bot.rules.reading.items.drafts import IDENTITY, Draft
from bot.rules.reading.text.tokens import Token


def pieced(drafts: list[Draft]) -> list[Draft]:
    """Join what follows another one, tells what that one does not, and contradicts it in nothing."""
    _correct(drafts)
    whole: list[Draft] = []
    for draft in drafts:
        if whole and _completes(whole[-1], draft):
            _join(whole[-1], draft)
        else:
            whole.append(draft)
    for draft in whole:
        _inherit(draft)
    return whole


def _inherit(draft: Draft) -> None:
    """What was said of the product before any of its variants was named holds for all of them."""
    root = draft.root
    named = [token.start for token in (root.color, root.size) if token is not None]
    if root is draft or not named:
        return
    if root.sku and root.sku.end < min(named):
        draft.sku = draft.sku or root.sku
    draft.reasons += [mark for mark in root.reasons if mark.value == "moq" and mark.end < min(named)]
    if draft.restock or draft.reasons or not root.restock:
        return
    if root.restock.end < min(named):
        draft.restock, draft.reasons = root.restock, [mark for mark in root.reasons if mark.end < min(named)]


def _correct(drafts: list[Draft]) -> None:
    """What replaces a statement that was taken back is of the same line and product, if it names no other."""
    wrong = [
        at for at, draft in enumerate(drafts) if draft.stock == "wrong" and (draft.named or draft.amounts)
    ]
    if len(wrong) != 1:
        return
    old = drafts[wrong[0]]
    for draft in drafts[wrong[0] + 1 :]:
        if draft.in_table or any(_contradicts(old, draft, kind) for kind in ("line", "product", "sku")):
            continue
        for kind in ("line", "product", "sku", "color"):
            setattr(draft, kind, draft.get(kind) or old.get(kind))
        if draft.stock != "ok" and draft.amounts.keys() == {"plain"} and old.amounts.keys() == {"short"}:
            draft.amounts = {"short": draft.amounts["plain"]}


def _completes(one: Draft, other: Draft) -> bool:
    if one.in_table or other.in_table or one.root is other.root or one.base or other.base:
        return False
    if {one.stock, other.stock} & {"ok", "wrong", "other"}:
        return False
    if any(_contradicts(one, other, kind) for kind in IDENTITY) or _of_two_orders(one, other):
        return False
    if other.url is not None and not (other.line or other.product or other.color or other.size):
        return False
    return not (one.amounts and other.amounts)


def _contradicts(one: Draft, other: Draft, kind: str) -> bool:
    mine, theirs = one.get(kind), other.get(kind)
    if mine is None or theirs is None or mine.value == theirs.value:
        return False
    return kind != "product" or bool(mine.role) == bool(theirs.role)


def _of_two_orders(one: Draft, other: Draft) -> bool:
    return bool(one.line and other.line) and one.order != other.order


def _join(one: Draft, other: Draft) -> None:
    for kind in IDENTITY:
        setattr(one, kind, _better(one.get(kind), other.get(kind)))
    one.amounts = other.amounts | one.amounts
    one.url = one.url or other.url
    one.reasons += other.reasons
    one.restock = one.restock or other.restock
    one.prices += other.prices
    one.offers += other.offers
    one.doubts += other.doubts
    one.stock = one.stock or other.stock
    one.own_line = one.own_line or other.own_line


def _better(one: Token | None, other: Token | None) -> Token | None:
    if one is None or (other is not None and not one.role):
        return other
    return one
