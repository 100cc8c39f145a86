"""What is said to be there, bought or on its way: a line that is fine, or a variant to offer."""

from bot.rules.reading.items.drafts import Draft
from bot.rules.reading.items.gathering import Gathering
from bot.rules.reading.items.offering import offer_filled
from bot.rules.reading.items.taking_back import settled_since
from bot.rules.reading.text.tokens import Token
from bot.rules.script import pattern


def _mark_ok(to: Gathering, token: Token) -> None:
    """Something is there or on its way: a line that is fine, or a variant to offer."""
    if to.others or (to.offering and not to.fresh):
        settled_since(to, token)
        return
    _said_of_what_is_named(to, token)
    to.forget()


def _said_of_what_is_named(to: Gathering, token: Token) -> None:
    if _is_for_what_is_short(to, token):
        _there(to, token)
    elif to.fresh & {"line", "name"} or _has_own_quantity(to):
        for draft in to.focus:
            draft.stock = "ok"
    elif to.filled:
        _there(to, token)
    elif not settled_since(to, token):
        _all_fine(to, token)


# `残りの5台は黒なら出せます`: a colour for so many of what is short, however they are counted.
_WOULD = ("なら", "でしたら", "であれば", "だったら")


def _is_for_what_is_short(to: Gathering, token: Token) -> bool:
    named = to.filled and "line" not in to.fresh and to.text.startswith(_WOULD, token.start)
    return bool(named) and all(draft.root.stock == "short" for draft, _, _ in to.filled)


# What was bought or came was ordered, and is nothing to offer.
_GOT = pattern(r"""
    bought|purchased|arrived|received|complete|packed|went\sthrough|came\sthrough|购入(?:済|しま|完)|手配(?:済|しま|完)
    |买付(?:済|しま|完)|确保(?:でき|済|しま|完)
    |届[きい]|到着|揃[いっ]|入库|买到|买了|已经?[买拍到采]|拍到|到货了|到仓|到了|拍了|齐""")


# `10个齐`: all of them are there, not only so many.
_WHOLE = ("齐", "够", "全")


def _counts_what(to: Gathering, token: Token) -> bool:
    """`0 available`, `在庫 2 あり`: the word belongs to the figure, which says more."""
    before = to.previous
    if token.value == "resolved" or to.text.startswith(_WHOLE, token.start):
        return False
    counted = before is not None and before.kind == "qty" and before.role in {"have", "there", "label have"}
    return before is not None and counted and token.start - before.end <= 1


def _there(to: Gathering, token: Token) -> None:
    """Variants that are there are offers, unless they were bought or came."""
    ordered_too = to.each and all(_is_listed(to, draft, told) for draft, _, told in to.filled)
    if not ordered_too and not _GOT.search(to.text, token.start, token.end):
        offer_filled(to)
        return
    for draft, _, _ in to.filled:
        draft.stock, draft.bought = "ok", True


def _is_listed(to: Gathering, draft: Draft, told: Token) -> bool:
    """`各10把：军绿 缺4，卡其 不缺`: named in one sentence with the other variants, or in a line of its own."""
    base = draft.base
    return base is not None and (
        base.sentence == draft.sentence or to.text[told.start - 1 : told.start] == "\n"
    )


def _has_own_quantity(to: Gathering) -> bool:
    return "qty" in to.fresh and any(draft.amounts for draft, _, _ in to.filled)


def _all_fine(to: Gathering, token: Token) -> None:
    """Said of nothing new: of the item at hand if it was not short yet, or of all."""
    everywhere = [to.header] if token.value == "resolved" or not to.focus else []
    for draft in [*to.focus, *everywhere]:
        draft.fine = True
        if token.value == "resolved" and all(mark.value == "partial" for mark in draft.reasons):
            draft.stock = "wrong"
        elif draft.stock in {"", "maybe"} or (draft.stock == to.section and not draft.reasons):
            draft.stock = "ok"


def mark_there(to: Gathering, token: Token) -> None:
    if not _counts_what(to, token):
        _mark_ok(to, token)
    elif to.previous is not None and to.previous.value != "0":
        _as_many_as_ordered(to)


def _as_many_as_ordered(to: Gathering) -> None:
    """`黑12顶OK`: a variant with no other figure is all there, unless other words or figures say less."""
    for draft in to.focus:
        alone = draft.amounts.keys() == {"have"} and bool(draft.color or draft.size)
        if alone and not draft.stock and draft.base is None:
            draft.stock = "ok"
