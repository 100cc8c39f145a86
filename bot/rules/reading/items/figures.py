"""How many: quantities go to the items in focus."""

from bot.rules.reading.items.adding import add_up, makes_whole
from bot.rules.reading.items.drafts import Draft
from bot.rules.reading.items.gathering import Gathering
from bot.rules.reading.items.lookahead import Lookahead
from bot.rules.reading.items.offering import offer_filled
from bot.rules.reading.items.superseding import is_corrected, is_less_since, is_past
from bot.rules.reading.items.together import is_told_of_all
from bot.rules.reading.items.turns import take_turn
from bot.rules.reading.text.tokens import Token
from bot.rules.script import pattern

# Words of offering may be about the item itself while nothing else is named: `can send 9`.
_OF_AN_ORDER = frozenset(["ordered", "total"])
_OWN = (frozenset[str](), frozenset(["have"]))
_ARROW = pattern(r"→|->|=>")


def on_quantity(to: Gathering, token: Token, _ahead: Lookahead) -> None:
    """A figure with its role; `each` gives it to all variants."""
    to.line_named = True
    if token.role.startswith("turned "):
        to.turned = token
    elif token.role.startswith("turn "):
        take_turn(to, token)
    elif to.of_all or is_told_of_all(to, token):
        _count_of_all(to, token)
    elif token.role in _EACH and not to.drafts:
        to.header.amounts["ordered"] = token
    elif token.role != "total" or not _is_of_all(to):
        _take(to, token)


def _take(to: Gathering, token: Token) -> None:
    if token.role == "came":
        _all_came(to)
    elif len(to.focus) < _SEVERAL or not _ADDED_UP.search(to.text, max(0, token.start - _NEAR), token.start):
        _take_counted(to, token)


def _take_counted(to: Gathering, token: Token) -> None:
    role = token.role.removeprefix("each ").removeprefix("label ")
    offered = role == "have" and not to.text.startswith("/", token.end) and not _follows_an_order(to, token)
    offered = offered or (role == "there" and _is_free(to, token))
    role = "have" if role in {"there", "row have"} else role
    if not to.offering or not to.focus:
        to.begin_if_numbered()
    begun = to.offering and to.last_offer is not None
    if (
        to.offering
        and role not in {"rest", "left", "short", *_OWN[not begun]}
        and not token.role.startswith("label")
    ):
        if role in _OF_AN_ORDER or (role == "plain" and _TOLD_LAST.match(to.text, token.end)):
            to.loose.append(token)
        return
    if offered and "line" not in to.fresh and any(_may_be_offered(to, draft) for draft, _, _ in to.filled):
        offer_filled(to)
        return
    role = "have" if role == "plain" and _after_arrow(to, token) else role
    for draft in _each(to, role) if token.role.startswith("each ") else to.focus:
        _count(to, draft, role, token)
    to.fresh.add("qty")


def _count_of_all(to: Gathering, token: Token) -> None:
    """A figure in a sentence about a whole list is that of each thing in it; a sum of what lacks is of none."""
    role = token.role.removeprefix("each ").removeprefix("label ")
    role = "have" if role in {"there", "row have"} else role
    for draft in to.focus if to.of_all else ():
        _count(to, draft, role, token._replace(role=role))


# `①と③は合わせて70個だけ`: a sum of several is that of none.
_ADDED_UP = pattern(r"(?:合わせて|あわせて|合せて|足して|合计|计|全部で)(?:で|は)?、?\s?$")
_SEVERAL, _NEAR = 2, 8


def _all_came(to: Gathering) -> None:
    """`25個しか来ませんでしたが、残り5個も届きました`: nothing lacks of what only some had come of."""
    for draft in to.focus:
        if "short" not in draft.amounts and all(mark.value == "partial" for mark in draft.reasons):
            draft.stock = "wrong"
    if all(mark.value == "partial" for mark in to.header.reasons):
        to.header.stock = ""


def _is_of_all(to: Gathering) -> bool:
    """`青と緑で計8本`, `36码→2 37码→4，共6双`: a total over several variants is that of none."""
    family = to.family()
    return len(to.focus) > 1 or (len(family) > 1 and any(one.amounts for one in family))


def _may_be_offered(to: Gathering, draft: Draft) -> bool:
    """Of what has a figure of its own so many were ordered, and so where a figure is told for each of all."""
    return not to.each and draft.base is not None and not draft.amounts.keys() & _WHOLE


_EACH = frozenset(["each ordered", "each plain"])
_WHOLE = frozenset(["ordered", "plain", "total"])


def _each(to: Gathering, role: str) -> list[Draft]:
    """All variants of what is in focus; where there is but one, all items of which it was not told how many."""
    family = to.family()
    if role == "short" and len(to.spoken) > 1 and not to.fresh:
        return to.spoken
    if len(family) > 1:
        return family
    begun = any(draft.sentence == to.sentence for draft in family)
    untold = [
        draft
        for draft in to.drafts
        if not draft.amounts.keys() & _WHOLE and draft.named and draft.stock not in {"ok", "wrong", "other"}
    ]
    if begun:
        untold = [draft for draft in untold if draft.sentence == to.sentence]
    return untold if all(draft in untold for draft in family) else family


_ARROWED = pattern(r"[\s\x00]*(?:→|->|=>|/)[\s\x00]*(?:在库|库存)?\s?")


def _follows_an_order(to: Gathering, token: Token) -> bool:
    """`L 10→3`: of the variant before it so many were ordered."""
    before = to.previous
    if before is None or before.kind != "qty" or before.role != "ordered":
        return False
    return bool(_ARROWED.fullmatch(to.text, before.end, token.start))


# `無地ならある とのこと 3枚です`: behind an offer the order's own figure may stand alone.
_TOLD_LAST = pattern(r"(?:です|でした|のご?注文|注文)(?:[。、\s]|$)")
# `Mは10双揃いました`: it was ordered and came.
_CAME = pattern(r"""
    \s?(?:は|が|も|都|全部?|已经?|とも)*(?:揃[いっ]|届[いき]|入荷し|到着|购入|买え|齐|到[了货齐]|买到|拍到|收到
    |arrived|received|bought|came)""")
_LIMITED = pattern(r"\s?(?:しか|のみ|だけ|only|まで)")


def _is_free(to: Gathering, token: Token) -> bool:
    """`シルバーは30個あります`, where another colour was short and nothing of this one was ordered."""
    others = [draft for draft, _, _ in to.filled if draft.base is not None]
    if not others or _LIMITED.match(to.text, token.end) or _CAME.match(to.text, token.end):
        return False
    return all(
        not one.amounts and not one.stock and one.base is not None and one.base.stock == "short"
        for one in others
    )


def _after_arrow(to: Gathering, token: Token) -> bool:
    before = to.previous
    return (
        before is not None and before.kind == "qty" and bool(_ARROW.search(to.work, before.end, token.start))
    )


def _is_of_a_variant(to: Gathering, token: Token) -> bool:
    """`小が1個です`, `小的1个`, where the order was told before."""
    before = to.previous
    named = before is not None and before.kind in {"size", "color"} and before.end == token.start - 1
    return named and to.text[token.start - 1] in _OF and not _LACKS.match(to.text, token.end)


_OF = frozenset("が的")


# `3番は2個、4番は全部、7番は12個、店舗にありません` below a list.
_LACKS_AT_END = pattern(r"""
    (?:、[^、。\n\d]{0,6}\d{0,3}[^、。\n\d]{1,8}(?:は|が)(?:\d{1,4}.?|全部|全数|すべて|半分)){0,6}、?
    (?:お?店舗?に(?:は)?|仓库に(?:は)?|いずれも|どれも|在库が|在库は|が|は|も)*
    (?:ありま?せん|ございま?せん|な(?:い|く)|欠品|不足|足りま?せん|买えま?せん|手に入りま?せん)""")


def _lacks_of_the_line(to: Gathering, draft: Draft, token: Token) -> bool:
    """Behind the number of a line that was counted before: a smaller figure, of which it is said that so many lack."""
    held = draft.amounts.get("plain") or draft.amounts.get("ordered")
    if held is None or "line" not in to.fresh or int(token.value) >= int(held.value):
        return False
    return held.start < to.sentence_start and _LACKS_AT_END.match(to.text, token.end) is not None


def _was_told_of_each(draft: Draft, token: Token) -> bool:
    """`白・黒 各20個、白は12個`: named again behind what was ordered of each."""
    ordered = [told for told in draft.amounts.values() if told.role in _EACH]
    return bool(ordered) and int(token.value) <= int(ordered[0].value)


def _told_again(to: Gathering, draft: Draft, token: Token) -> str:
    """What a figure without a word is of something that was counted before."""
    if _lacks_of_the_line(to, draft, token):
        return "short"
    of_a_part = bool(draft.amounts.keys() & {"ordered", "plain"}) and _is_of_a_variant(to, token)
    return "have" if of_a_part or (to.revisited and _was_told_of_each(draft, token)) else "plain"


def _count(to: Gathering, draft: Draft, role: str, token: Token) -> None:
    role = _told_again(to, draft, token) if role == "plain" else role
    held = draft.amounts.get(role)
    nearer = role in {"plain", "total"} and draft.sentence != to.sentence and "color" in to.fresh
    past = held is not None and is_past(to.text, held)
    if held is not None and role == "short":
        past = past or is_less_since(to.text, held, token)
    if held is not None and role == "have" and add_up(to, draft, held, token):
        return
    if held is None or nearer or past or is_corrected(to.text, token):
        draft.amounts[role] = token
    else:
        _count_more(to, draft, role, held, token)


def _count_more(to: Gathering, draft: Draft, role: str, held: Token, token: Token) -> None:
    """A second figure of the same role: of another place, the rest, or a part of the first."""
    if role == "plain" and makes_whole(draft, held, token):
        draft.amounts.setdefault("short", token)
    elif role == "plain" and held.role == "plain" and _is_part_of(to, held, token):
        draft.amounts.setdefault("part", token)
    elif held.value != token.value:
        draft.doubts.append("two_quantities")


# `卫衣三件，两件没货`: behind a smaller figure with its own word of lack.
_LACKS = pattern(r"""
    \s?(?:都|也|已经?|就|全|被)*(?:没(?!问)|无(?!误)|缺(?![点陷])|断|欠|卖[完光]|[拿买发给补拍凑做]不|停产|下架)
    |[がはも]?(?:な[いくし]|ありま?せん|ございま?せん|在库(?:切れ?|な[いくし]|无)|卖り?切れ|品切れ|完卖)
    |\s?(?:is\s|are\s)?(?:sold\sout|out\sof|gone|missing|unavailable|not\s(?:available|in\sstock))""")


def _is_part_of(to: Gathering, held: Token, token: Token) -> bool:
    again = to.revisited and "line" not in to.fresh
    if (to.fresh & {"color", "size", "line", "product"} and not again) or int(token.value) >= int(held.value):
        return False
    return "\n" not in to.text[held.end : token.start] and bool(_LACKS.match(to.text, token.end))
