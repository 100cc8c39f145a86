"""Which item is meant: line numbers, names, colours and sizes open, refine or revisit items."""

from bot.rules.reading.items.drafts import Draft
from bot.rules.reading.items.families import is_same
from bot.rules.reading.items.gathering import Gathering
from bot.rules.reading.items.lookahead import Lookahead
from bot.rules.reading.items.names import comes_back, goes_on, is_better_name
from bot.rules.reading.items.offering import offer_variant
from bot.rules.reading.items.pointing import (
    is_beside_a_counted_one,
    is_counted_anew,
    is_one_of_several,
    of_that_name,
    of_that_variant,
    only_this_is_there,
    single_out,
)
from bot.rules.reading.text.tokens import Token


def on_row(to: Gathering, _token: Token, _ahead: Lookahead) -> None:
    """A table's row is an item of its own."""
    to.new().in_table = True
    to.offering = ""


def on_line(to: Gathering, token: Token, ahead: Lookahead) -> None:
    """A line number opens an item, comes back to one, or tells the number of the one at hand."""
    to.line_named = True
    to.offering = "label" if to.offering == "label" else ""
    listed = to.listed(token) and not (_lines(to, token) and to.line_start)
    if not _number_current(to, token, ahead):
        _turn_to(to, token, listed=listed)
    to.fresh = to.fresh | {"line"} if listed else {"line"}
    to.new_item = ""
    _speak_forward(to)


def _number_current(to: Gathering, token: Token, ahead: Lookahead) -> bool:
    current = to.focus[-1] if to.focus else None
    if current is None or current.line is not None:
        return False
    fresh_row = current.in_table and not current.named
    if not fresh_row and (_lines(to, token) or not _belongs(to, current, token, ahead)):
        return False
    _give_number(to, current, token)
    return True


def _belongs(to: Gathering, draft: Draft, token: Token, ahead: Lookahead) -> bool:
    told_before = draft.stock == "short" and draft.product is None and bool(draft.amounts or draft.size)
    if token.start in ahead.lonely or (told_before and token.start in ahead.introduced):
        return True
    if to.new_item == "number" or draft.in_table:
        return False
    return token.role == "label" or draft.sentence == to.sentence or not draft.named


def _lines(to: Gathering, token: Token) -> list[Draft]:
    """The items met before under this number."""
    return [
        draft for draft in to.by_line.get(token.value, ()) if draft.stock != "wrong" and draft in to.drafts
    ]


def _turn_to(to: Gathering, token: Token, *, listed: bool) -> None:
    before, known = to.focus, _lines(to, token)
    if known and not listed and not to.line_start:
        to.pointed = len(to.by_line) > 1 and any(draft.amounts for draft in known)
    if not known:
        known = [to.new()]
        _give_number(to, known[0], token)
    to.focus = [*before, *(draft for draft in known if draft not in before)] if listed else known


def _give_number(to: Gathering, draft: Draft, token: Token) -> None:
    draft.line, draft.own_line, draft.order = token, True, to.order
    if not to.overflow:
        to.by_line.setdefault(token.value, []).append(draft)


def _speak_forward(to: Gathering) -> None:
    """After `缺货的是` and the like, whatever is named is short."""
    for draft in to.focus if to.forward else ():
        draft.stock = draft.stock or "short"


def on_name(to: Gathering, token: Token, ahead: Lookahead) -> None:
    """A product's name or SKU; another one at the start of a line is another item."""
    if token.role != "label" and (to.noted or token.start in ahead.bare):
        return
    if not token.role and to.offering == "label" and to.focus:
        return
    to.line_named = True
    _leave_offer(to, token)
    if to.offering != "label" or not to.focus:
        to.begin_if_numbered()
    held = to.focus[-1].get(token.kind)
    if held is not None and held.value == token.value:
        single_out(to)
    if held is None or not comes_back(to, token, held, ahead):
        _take_name(to, token, held, ahead)
    to.new_item = ""


def _leave_offer(to: Gathering, token: Token) -> None:
    """`换咖啡色可以吗（托特包 黑）`: what stands in brackets behind an offer tells what was ordered."""
    held = to.shown().product
    if token.role and to.text[token.start - 1 : token.start] == "(" and not (held and held.role):
        to.offering = ""


def _is_beside(to: Gathering, token: Token, held: Token | None) -> bool:
    """`圣诞袜和圣诞桌布都断了`: goods that are listed with goods."""
    if held is None or to.previous is not held or to.offering:
        return False
    surely = token.kind == "product" and token.role == held.role == "goods"
    return surely and to.work[held.end : token.start].strip(" \x00") in _AND


_AND = frozenset(["和", "跟", "与", "以及", "及", "、", "と", "及び", "and", "&"])


def _take_name(to: Gathering, token: Token, held: Token | None, ahead: Lookahead) -> None:
    if _is_beside(to, token, held):
        beside = to.focus
        setattr(to.new(), token.kind, token)
        to.focus = [*beside, *to.focus]
        return
    if held is None or (is_better_name(token, held) and not (to.line_start and to.focus[-1].amounts)):
        _name(to, token)
    elif held.value != token.value and (
        token.role == "label" or to.line_start or to.new_item or goes_on(to, token, held, ahead)
    ):
        _other_item(to, token)
        to.fresh |= {"name"} if token.start in ahead.there else set()


def _name(to: Gathering, token: Token) -> None:
    for draft in to.focus:
        if draft is to.focus[-1] or draft.get(token.kind) is None:
            setattr(draft, token.kind, token)


def _other_item(to: Gathering, token: Token) -> None:
    known = [draft for draft in to.drafts if (held := draft.get(token.kind)) and held.value == token.value]
    if known:
        to.focus = known
    else:
        setattr(to.new(), token.kind, token)


def on_variant(to: Gathering, token: Token, ahead: Lookahead) -> None:
    """A colour or size: of the item at hand, of another variant of it, or of an offer."""
    to.line_named = True
    if _is_offered(to, token):
        offer_variant(to, token)
        return
    to.begin_if_numbered()
    if to.line_start and token.start in ahead.leading and to.focus[-1].amounts:
        to.new()
    _place(to, token)
    to.fresh.add(token.kind)
    _speak_forward(to)


def _is_offered(to: Gathering, token: Token) -> bool:
    """Behind words of offering, and behind `只剩` when a variant was named before."""
    before = to.previous
    if to.offering == "cue" and before is not None and before.role == "offer_before":
        to.offering = "" if is_counted_anew(to, token) else to.offering
    if to.offering:
        return True
    between = to.work[before.end : token.start] if before is not None else ""
    if before is not None and before.value == "partial" and not between.strip() and "\n" not in between:
        if only_this_is_there(to, token):
            return False
        to.offering = "list" if any(draft.get(token.kind) for draft in to.focus) else ""
    return bool(to.offering)


def _place(to: Gathering, token: Token) -> None:
    kind = token.kind
    same = [draft for draft in to.focus if (held := draft.get(kind)) and is_same(held, token)]
    if same:
        to.renamed = token
        to.revisited = len(same) < len(to.focus) or to.revisited or is_one_of_several(to, same, token)
        to.focus = same
    elif to.focus and (known := of_that_variant(to, to.focus[-1], token)):
        to.focus, to.revisited = known, True
    elif all(draft.get(kind) is None for draft in to.focus):
        for draft in to.focus:
            setattr(draft, kind, token)
            to.filled.append((draft, kind, token))
    else:
        _conflict(to, token)


def _conflict(to: Gathering, token: Token) -> None:
    """Another colour or size than the one at hand: a variant met before, or a new one."""
    kind, current = token.kind, to.focus[-1]
    before = to.previous
    glued = kind == "size" and before is not None and before.kind != "qty" and before.end == token.start
    listed = glued or to.listed(token)
    known = [draft for draft in to.family() if (held := draft.get(kind)) and is_same(held, token)]
    known = known or of_that_name(to, current, token) or of_that_variant(to, current, token)
    if known:
        listed = listed or is_beside_a_counted_one(to, token)
        to.focus = [*to.focus, *known] if listed and known[0] not in to.focus else known
        to.revisited = True
        return
    to.revisited = to.pointed = False
    fresh = to.variant(current, kind, beside=listed)
    if current.is_of_all and all(mark.value == "partial" for mark in current.reasons):
        to.drop(current)
    setattr(fresh, kind, token)
    other = "size" if kind == "color" else "color"
    # `750ml 墨绿：` named anew together, `グレーのLが1枚、黒のM` one after the other.
    named_with_it = other in to.fresh and (kind == "size" or not to.fresh & {"color", "qty"})
    if listed or named_with_it or (kind == "size" and not to.line_start and not current.stock):
        setattr(fresh, other, current.get(other))
    to.fresh = to.fresh if listed else set()
    to.filled = [*to.filled, (fresh, kind, token)] if listed else [(fresh, kind, token)]
