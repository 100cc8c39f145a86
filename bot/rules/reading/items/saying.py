"""What is said about stock, and about which items: those in focus, all of them, or the ones named next."""

from collections.abc import Callable

from bot.rules.reading.items.choices import turned_to
from bot.rules.reading.items.drafts import Draft
from bot.rules.reading.items.excepted import (
    all_others_lack,
    mark_excepted,
    mark_excepted_last,
    mark_others,
    only_these_lack,
)
from bot.rules.reading.items.fine import mark_there
from bot.rules.reading.items.gathering import Gathering
from bot.rules.reading.items.lists import listed_above, told_before
from bot.rules.reading.items.lookahead import Lookahead
from bot.rules.reading.items.offering import mark_back, mark_offer_after, mark_offer_before, offer_filled
from bot.rules.reading.items.pointing import mark_pointed
from bot.rules.reading.items.sections import open_section
from bot.rules.reading.items.taking_back import mark_wrong
from bot.rules.reading.items.together import turn_to_all
from bot.rules.reading.text.tokens import Token
from bot.rules.script import pattern

_FORWARD = pattern(r"""
    \s?(?:的是|的有|的商品是|的为|は(?=\s?[\x00])|が(?=以下|下记)|なのは|の(?:商品)?は|(?:了)?的?(?:如下|有以下)
    |:\s?\n?)""")
_ABOUT_ANY = frozenset(["moq", "partial", "price_change"])
_ABOUT_OTHERS = frozenset(["temporary", "partial", "price_change", "moq"])


def on_mark(to: Gathering, token: Token, _ahead: Lookahead) -> None:
    """A phrase from the lexicon; what it does follows from its role."""
    if token.role in {"short", "return"}:
        turn_to_all(to, token)
    if token.role in {"short", "ok"} and open_section(to, token):
        to.line_marks.append(token)
        return
    reader = (_OF_THE_REST.get(token.role) if to.excepted else None) or _MARKS.get(token.role)
    if reader is not None:
        reader(to, token)
    to.line_marks.append(token)


# `次回の生産は10月中旬`: a day is told, no item.
_DATED = pattern(r"""
    は\s?(?:约|早くて(?:も)?)?(?:\d{1,4}\s?[-~か、]?\s?\d{0,2}\s?[/月日周年ヶカか]|[来今翌再年明春夏秋冬]|未定
    |不明|数[日周])""")


def _speaks_forward(to: Gathering, token: Token) -> bool:
    if not _FORWARD.match(to.work, token.end):
        return False
    return token.value != "temporary" or not _DATED.match(to.text, token.end)


def mark_short(to: Gathering, token: Token) -> None:
    """Something cannot be had: the items in focus, or as long as there is none, what comes."""
    if _concerns_an_offer(to, token) or (token.value in _ABOUT_OTHERS and to.others):
        return
    to.offering = ""
    if token.value != "partial" and not to.fresh and _speaks_forward(to, token):
        to.forward, to.focus = True, []
    to.said = True
    if token.value == "temporary" and _is_on_its_way(to):
        return
    to.spoken = _spoken_of(to)
    for draft in to.spoken or [to.header]:
        draft.reasons.append(token)
        draft.stock = draft.stock if draft.stock == "wrong" else "short"
    if not to.others:
        to.forget()


def _is_on_its_way(to: Gathering) -> bool:
    """What is there or was bought, and of which nothing is named anew, only arrives later."""
    if not to.focus or not all(one.stock == "ok" for one in to.focus):
        return False
    return not to.fresh or (to.fresh <= {"qty"} and all(one.bought for one in to.focus))


def _concerns_an_offer(to: Gathering, token: Token) -> bool:
    if to.offering and token.value in _ABOUT_ANY:
        return True
    if token.value == "partial" and takes_the_place(to, token):
        return True
    return token.value == "partial" and (_singles_out(to, token) or _offers_what_is_left(to, token))


_ONE_LACKS = pattern(
    r"[^\s\d，,。、；;]{1,6}?(?:码|号|色|款)?的?(?:就|还)?(?:缺|少|没货|没有|不够|断货|卖完)"
)


def _singles_out(to: Gathering, token: Token) -> bool:
    """`4番のみ欠品` and `只有M缺2件` say which, not how many."""
    if _ONE_LACKS.match(to.text, token.end):
        return True
    before = to.previous
    if before is None or before.end != token.start or before.kind not in {"line", "color", "size", "product"}:
        return False
    return to.text.startswith(("のみ", "だけ"), token.start)


def takes_the_place(to: Gathering, token: Token) -> bool:
    """`グレーは30枚→ライトグレーしかない`, `ネイビーではなく黒しか`: one is out, the other offered."""
    draft = turned_to(to)
    if draft is None or draft.base is None:
        return False
    draft.base.stock = "short"
    draft.base.reasons.append(token._replace(value="short"))
    offer_filled(to)
    to.said = True
    return True


def _offers_what_is_left(to: Gathering, token: Token) -> bool:
    """`白しかありません` offers white when something else was short."""
    if not to.filled or to.previous is not to.filled[-1][2] or to.previous.end != token.start:
        return False
    if not any("short" in {draft.stock, draft.root.stock} for draft, _, _ in to.filled):
        return False
    offer_filled(to)
    return True


def _spoken_of(to: Gathering) -> list[Draft]:
    """The items in focus with those of the same sentence that nothing was said of yet; or all."""
    if to.group:
        return [draft for draft in to.drafts if draft.stock not in {"ok", "wrong", "other"}]
    listed = listed_above(to)
    if listed:
        return listed
    to.focus = told_before(to) or to.focus
    chosen = [draft for draft in to.focus if draft.stock != "ok" or to.fresh]
    if not chosen and not to.others:
        chosen = [draft for draft in to.focus if draft.sentence == to.sentence]
    if not chosen or to.pointed:
        return chosen
    waiting = [draft for draft in to.drafts if draft.sentence == to.sentence and _is_untold(draft)]
    singled = {id(draft.root) for draft in chosen} if to.revisited else set()
    return [*chosen, *(one for one in waiting if one not in chosen and id(one.root) not in singled)]


def _is_untold(draft: Draft) -> bool:
    """Nothing was said of it, neither in words nor by how many are there."""
    return draft.stock in {"", "maybe"} and draft.amounts.keys() != {"have"} and draft.restock is None


def mark_return(to: Gathering, token: Token) -> None:
    """Goods that will come are not here now: a hint, which counts with a date and nothing against it."""
    if to.others or to.offering:
        return
    to.said = True
    for draft in _spoken_of(to) or [to.header]:
        draft.reasons.append(token)
        draft.stock = draft.stock or "maybe"


def mark_note(to: Gathering, _token: Token) -> None:
    """Behind the label of a reason stand sentences, in which no product's name is looked for."""
    to.noted = True


def mark_group(to: Gathering, _token: Token) -> None:
    """`どちらも`, `都`: the sentence is about all items."""
    to.group = True


_OF_THE_REST = {"short": all_others_lack, "ok": only_these_lack}
_MARKS: dict[str, Callable[[Gathering, Token], None]] = {
    "short": mark_short,
    "return": mark_return,
    "ok": mark_there,
    "offer_before": mark_offer_before,
    "offer_label": mark_offer_before,
    "offer_after": mark_offer_after,
    "group": mark_group,
    "note": mark_note,
    "others": mark_others,
    "excepted": mark_excepted,
    "excepted_last": mark_excepted_last,
    "back": mark_back,
    "own_url": mark_back,
    "wrong": mark_wrong,
    "former": mark_pointed,
    "latter": mark_pointed,
}
