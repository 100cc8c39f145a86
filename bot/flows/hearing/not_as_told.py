"""The agent says that it is done, and yet it is not what it was told: fewer, something else, or at another price."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from bot.flows.work import Work
from bot.rules.colors import same_color
from bot.rules.lifecycle import can_run_out
from bot.rules.replies.deeds import Deed
from bot.rules.replies.says import Reply, Says
from bot.rules.sizes import same_size
from bot.rules.words import Remedy
from store.tables import Case, Decision


def not_as_told(work: Work, case: Case, reply: Reply) -> Says | None:
    """What a reply that tells of a deed comes to, held against the decision; None where nothing speaks against it."""
    option = work.session.get_one(Decision, case.decision_id).option
    if _is_other_deed(Remedy(option["remedy"]), reply) or _is_other_thing(case, option, reply):
        return Says.OTHERWISE
    if _is_fewer(option, reply):
        return Says.PARTLY
    return Says.PRICE if _is_other_price(option, reply) else None


def _is_other_deed(remedy: Remedy, reply: Reply) -> bool:
    """Cancelled where something was to be bought or waited for, or bought where it was to be paid back."""
    if can_run_out(remedy) or remedy is Remedy.WAIT:
        return reply.deeds == {Deed.RETURNED}
    return remedy is Remedy.REFUND and reply.deeds == {Deed.BOUGHT}


def _is_other_thing(case: Case, option: dict[str, Any], reply: Reply) -> bool:
    """Whether colours or sizes are named, and none of them is the line's own or that of the decision."""
    colors = [color for color in (case.color, option.get("color")) if color]
    sizes = [size for size in (case.size, option.get("size")) if size]
    return _is_none_of(reply.colors, colors, same_color) or _is_none_of(reply.sizes, sizes, same_size)


def is_there_otherwise(case: Case, reply: Reply) -> bool:
    """Whether something is there in another colour than was ordered: an offer, and nothing found."""
    return reply.says is Says.IN_STOCK and _is_none_of(reply.colors, [case.color or ""], same_color)


def _is_none_of(said: Sequence[str], known: Sequence[str], same: Callable[[str, str], bool]) -> bool:
    return bool(said and any(known)) and not any(same(one, other) for one in said for other in known)


def _is_fewer(option: dict[str, Any], reply: Reply) -> bool:
    wanted = option.get("qty") or 0
    return bool(reply.amounts) and wanted not in reply.amounts and sum(reply.amounts) < wanted


def _is_other_price(option: dict[str, Any], reply: Reply) -> bool:
    """Sums are named, and one of them is neither the price that was decided, a piece or in all, nor below it."""
    if not reply.money or not can_run_out(Remedy(option["remedy"])):
        return False
    price = Decimal(option["price"]) if option.get("price") else None
    total = price * (option.get("qty") or 1) if price is not None else None
    return any(price is None or (sum_ > price and sum_ != total) for sum_ in reply.money)
