"""What figures say of an item: whether it is short, and by which of them."""

from bot.rules.reading.items.drafts import Draft
from bot.rules.reading.quantity.portions import count_portions
from bot.rules.reading.text.tokens import Token

_ORDERED = ("ordered", "plain", "total")


def settle(draft: Draft) -> None:
    """Figures decide where words are silent: all there is fine, less is short."""
    if draft.stock == "wrong":
        return
    if any(mark.value == "moq" for mark in draft.reasons):
        _sold_in_lots(draft)
    count_portions(draft, ordered_of(draft))
    _share(draft)
    ordered, have, short = ordered_of(draft), draft.amounts.get("have"), draft.amounts.get("short")
    if short is not None and have is None:
        draft.stock = "short" if int(short.value) else "ok"
    elif ordered is not None and have is not None:
        draft.stock = "short" if int(have.value) < int(ordered.value) else "ok"
    elif draft.in_table and have is not None and int(have.value) == 0:
        draft.stock = "short"


def _sold_in_lots(draft: Draft) -> None:
    """`150個は受けない、200個ならOK`: where only more can be had, that is not what is there."""
    ordered, have = ordered_of(draft), draft.amounts.get("have")
    if ordered is not None and have is not None and int(have.value) > int(ordered.value):
        del draft.amounts["have"]


def falls_short(draft: Draft) -> bool:
    """Whether its figures say so, whatever the words say."""
    ordered, have = ordered_of(draft), draft.amounts.get("have")
    return have is not None and (
        int(have.value) == 0 or (ordered is not None and int(have.value) < int(ordered.value))
    )


def is_complete(draft: Draft) -> bool:
    """Whether its figures say that all that was ordered is there."""
    ordered, have = ordered_of(draft), draft.amounts.get("have")
    return ordered is not None and have is not None and int(have.value) >= int(ordered.value)


def _share(draft: Draft) -> None:
    """`8枚中3枚`: what is said of the part; and a smaller figure beside the ordered one is the part that is out."""
    amounts = draft.amounts
    if "refunded" in amounts:
        _paid_back(draft)
    if "arrow" in amounts:
        amounts.setdefault("have" if ordered_of(draft) else "plain", amounts.pop("arrow"))
    _make_whole(amounts)
    _parts(draft.stock, amounts)
    if "cannot" in amounts:
        _cannot(amounts)
    if "awaited" in amounts:
        _awaited(amounts)
    _sum(amounts)
    plain = amounts.get("plain")
    if draft.stock == "short" and plain is not None and _is_part(plain, amounts):
        amounts["short"] = amounts.pop("plain")


def _paid_back(draft: Draft) -> None:
    """`订24，退了我们9个的钱`: of how many were ordered so many; where nothing else is told, all that is out."""
    amounts, ordered = draft.amounts, ordered_of(draft)
    refunded = amounts.pop("refunded")
    if not amounts:
        amounts["plain"] = refunded
    elif ordered is not None and amounts.keys() <= set(_ORDERED) and int(refunded.value) < int(ordered.value):
        amounts["short"] = refunded


def _make_whole(amounts: dict[str, Token]) -> None:
    """`5足中3足`, and later `残り2足は来週`: together all that was ordered, so the rest lacks."""
    ordered, rest = told_as_ordered(amounts), amounts.get("rest") or amounts.get("left")
    part = amounts.get("part") or amounts.get("share")
    if ordered is None or rest is None or part is None or "have" in amounts:
        return
    if int(part.value) + int(rest.value) == int(ordered.value):
        for role in ("part", "share", "rest", "left"):
            amounts.pop(role, None)
        amounts["have"], amounts["short"] = part, rest


def _parts(stock: str, amounts: dict[str, Token]) -> None:
    """Figures that are a part of the order: there or lacking, by what else is said."""
    if "part" in amounts:
        amounts.setdefault("have" if stock == "ok" else "short", amounts.pop("part"))
    if "share" in amounts:
        share = amounts.pop("share")
        amounts.setdefault("short" if stock == "short" and int(share.value) else "have", share)
    if "left" in amounts:
        left = amounts.pop("left")
        amounts.setdefault("have" if _is_told_first(left, amounts) else "rest", left)


def _sum(amounts: dict[str, Token]) -> None:
    """`全部で50個のうち、41個先に送ります。9個は月末`: what is there and, last, the rest."""
    have, plain, total = amounts.get("have"), amounts.get("plain"), amounts.get("total")
    if have and plain and total and int(have.value) + int(plain.value) == int(total.value):
        if have.start > plain.start:
            amounts["have"], amounts["plain"] = plain, have
        amounts["short"] = amounts.pop("plain")


def _is_told_first(left: Token, amounts: dict[str, Token]) -> bool:
    """`残4枚 / 注文12枚`: what is left in the shop, told before the order; not the rest of it."""
    ordered = amounts.get("ordered")
    return ordered is not None and left.start < ordered.start


def _cannot(amounts: dict[str, Token]) -> None:
    """`三个拿不到`: the part of what was ordered, or all of it."""
    token = amounts.pop("cannot")
    told = amounts.get("short")
    if told is not None and told.value == token.value:
        return
    ordered = told_as_ordered(amounts)
    amounts.setdefault("short" if ordered and int(ordered.value) > int(token.value) else "ordered", token)


def _awaited(amounts: dict[str, Token]) -> None:
    """`6枚OK、4枚待ち`: beside what is there only a part is awaited."""
    if "have" in amounts and told_as_ordered(amounts) is None:
        amounts.setdefault("short", amounts.pop("awaited"))
    else:
        amounts["cannot"] = amounts.pop("awaited")
        _cannot(amounts)


def _is_part(plain: Token, amounts: dict[str, Token]) -> bool:
    """Whether a figure of its own says how many are short: less than what is there, or than what was ordered."""
    have, ordered = amounts.get("have"), amounts.get("ordered")
    if ordered is None and have is not None:
        return int(have.value) > int(plain.value)
    ordered = ordered or _told_before(plain, amounts.get("total"))
    if ordered is None:
        return False
    told = amounts.keys() & {"have", "short", "rest"} or plain.role.startswith("label")
    return not told and int(plain.value) < int(ordered.value)


def _told_before(plain: Token, total: Token | None) -> Token | None:
    """`一共10本，3本没着落`, `5条（共12）`: a sum that stands right before or behind the part."""
    near = total is not None and (
        0 < plain.start - total.end <= _NEAR or 0 < total.start - plain.end <= _NEAR
    )
    return total if near else None


_NEAR = 3


def ordered_of(draft: Draft) -> Token | None:
    """The figure that says how many were ordered, as far as one does."""
    return told_as_ordered(draft.amounts)


def told_as_ordered(amounts: dict[str, Token]) -> Token | None:
    """The same of figures by their roles."""
    return next((amounts[role] for role in _ORDERED if role in amounts), None)
