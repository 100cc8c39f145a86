"""Whether a name that comes after another one is that of another item, or of the same."""

from bot.rules.reading.items.drafts import Draft
from bot.rules.reading.items.gathering import Gathering
from bot.rules.reading.items.lookahead import Lookahead
from bot.rules.reading.text.tokens import Token

# How sure it is that a stretch of text is a product's name: labelled or quoted, called like goods, or only near.
_RANK = {"label": 2, "goods": 1, "": 0}


def goes_on(to: Gathering, token: Token, held: Token, ahead: Lookahead) -> bool:
    """`渔夫帽4顶、草帽6顶`: behind a counted item the next one is named and counted."""
    if to.offering:
        return False
    if to.turned is not None:
        # `2 x monitor riser`: what stands behind such a sign is a name, whatever it is called.
        return bool(token.role) or to.text[to.turned.start : to.turned.end].endswith(" x ")
    if token.role == "goods" and _says_next(to, token, ahead):
        return not _says_the_same(token.value, held.value)
    if token.start not in ahead.counted or not (to.focus[-1].amounts or to.focus[-1].stock == "ok"):
        return False
    return (
        to.follows_a_figure(token)
        or _follows_a_state(to, token)
        or (bool(token.role) and not _says_the_same(token.value, held.value))
    )


def _follows_a_state(to: Gathering, token: Token) -> bool:
    """`星星20包有，月亮20包只有11包`: right behind what is said of a counted thing."""
    before = to.previous
    if before is None or before.role not in {"ok", "short"} or before.kind != "mark":
        return False
    return to.said_at_once(token) and len(token.value) <= _SHORT


_SHORT = 6


def _says_next(to: Gathering, token: Token, ahead: Lookahead) -> bool:
    """Right behind a statement: `ティーポットが品切れ、茶こしも品切れです`, `毛巾缺3条，水杯齐了`."""
    before = to.previous
    if not to.said or before is None:
        return False
    if token.start in ahead.lacking and before.role == "short" and not to.fresh:
        return True
    return token.start in ahead.there and before.role in _TOLD and to.fresh <= {"qty"}


_TOLD = frozenset(["short", "have", "there", "ordered", "label short"])


def comes_back(to: Gathering, token: Token, held: Token, ahead: Lookahead) -> bool:
    """Goods of another item named again, maybe in short: `フィルターは数日後に入る`."""
    if token.role != "goods" or to.new_item or _says_the_same(token.value, held.value):
        return False
    if to.line_start and token.start in ahead.counted:
        return False
    short = token.value.removesuffix("子") or token.value
    known = [
        draft
        for draft in to.drafts
        if draft.product is not None and not draft.in_table and draft.product.value.endswith(short)
    ] or _only_row(to, token)
    if to.line_start and (
        len(known) != 1 or known[0].product is None or known[0].product.value == token.value
    ):
        return False
    to.focus = known or to.focus
    return bool(known)


def _only_row(to: Gathering, token: Token) -> list[Draft]:
    """The one row of a table of just that name, where something is told below the table."""
    alike = [draft for draft in to.drafts if draft.product and draft.product.value == token.value]
    return alike if len(alike) == 1 and alike[0].in_table else []


def _says_the_same(one: str, other: str) -> bool:
    """`毛线帽` and `帽子`: the same thing, told in short."""
    one, other = one.removesuffix("子"), other.removesuffix("子")
    return one.endswith(other) or other.endswith(one)


def is_better_name(token: Token, held: Token) -> bool:
    return token.kind == "product" and _RANK[token.role] > _RANK[held.role]
