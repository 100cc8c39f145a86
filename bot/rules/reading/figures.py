"""How many and when: quantities and dates go to the items in focus."""

from bot.rules.reading.drafts import Draft
from bot.rules.reading.gathering import Gathering
from bot.rules.reading.lookahead import Lookahead
from bot.rules.reading.offering import offer_filled
from bot.rules.reading.tokens import Token
from bot.rules.script import pattern

# Words of offering may be about the item itself while nothing else is named: `can send 9`.
_OF_AN_ORDER = frozenset(["ordered", "total"])
_OWN = (frozenset[str](), frozenset(["have"]))
_ARROW = pattern(r"→|->|=>")
# `10/20から10/27に延び`: only the later one counts.
_MOVED = pattern(r"""
    \s?(?:(?:→|->|=>)\s?(?:さらに|又|今)?\s?\d|(?:から|より)\s?\d{1,2}[/月.]\d{1,2}日?(?:に|へ|まで))""")
_WAS = pattern(r"\s?(?:に|の)?(?:入荷|到货|补货)?(?:予定|見込み)?(?:でした|だった)(?:が|けど)")

_WAS_BEFORE = pattern(r"(?:原来|原定|原先|原本|本来|之前|当初は?|もともと|前に)[^,，。、\n\d]{0,5}$")


def on_quantity(to: Gathering, token: Token, _ahead: Lookahead) -> None:
    """A figure with its role; `each` gives it to all variants."""
    to.line_named = True
    role = token.role.removeprefix("each ").removeprefix("label ")
    offered = role == "have"
    role = "have" if role == "there" else role
    if not to.offering or not to.focus:
        to.begin_if_numbered()
    begun = to.offering and to.last_offer is not None
    if to.offering and role not in {"rest", "short", *_OWN[not begun]} and not token.role.startswith("label"):
        if role in _OF_AN_ORDER:
            to.loose.append(token)
        return
    if offered and "line" not in to.fresh and any(draft.base for draft, _, _ in to.filled):
        offer_filled(to)
        return
    role = "have" if role == "plain" and _after_arrow(to, token) else role
    for draft in to.family() if token.role.startswith("each ") else to.focus:
        _count(to, draft, role, token)
    to.fresh.add("qty")


def _after_arrow(to: Gathering, token: Token) -> bool:
    before = to.previous
    return (
        before is not None and before.kind == "qty" and bool(_ARROW.search(to.work, before.end, token.start))
    )


def _count(to: Gathering, draft: Draft, role: str, token: Token) -> None:
    held = draft.amounts.get(role)
    nearer = role in {"plain", "total"} and draft.sentence != to.sentence and "color" in to.fresh
    if held is None or nearer:
        draft.amounts[role] = token
    elif held.value != token.value and role != "have":
        draft.doubts.append("two_quantities")


def on_date(to: Gathering, token: Token, _ahead: Lookahead) -> None:
    """A time of return; one that `was` gives way to the one that is now."""
    if to.offering or to.others:
        return
    if _MOVED.match(to.text, token.end):
        return
    was = _WAS.match(to.text, token.end) or _WAS_BEFORE.search(to.text, max(0, token.start - 10), token.start)
    found = token._replace(role="was") if was else token
    for draft in _waiting(to):
        if draft.restock is None or draft.restock.role == "was":
            draft.restock = found


def _waiting(to: Gathering) -> list[Draft]:
    if to.group:
        return [draft for draft in to.drafts if draft.stock not in {"ok", "wrong"}]
    focus = [draft for draft in to.focus if draft.stock != "wrong"] or [to.header]
    return [draft for draft in focus if draft.stock != "ok"]
