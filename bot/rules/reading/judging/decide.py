"""Is it a stockout at all? Strong words decide, weak ones need an item, doubt is a case to check."""

from bot.rules.reading.items.assemble import short_drafts
from bot.rules.reading.items.drafts import Draft
from bot.rules.reading.items.gathering import Gathering
from bot.rules.reading.items.settling import is_complete
from bot.rules.reading.judging.answers import is_not_replaced, takes_note
from bot.rules.reading.text.tokens import Sheet, Token
from bot.rules.regex import regex
from bot.rules.script import pattern

CASE = 0.45
_STRENGTH = {
    "short": 1.0,
    "discontinued": 0.95,
    "delisted": 0.9,
    "moq": 0.75,
    "price_change": 0.7,
    "temporary": 0.6,
    "return": 0.5,
    "partial": 0.6,
}
_OUT = pattern(r"欠品|在庫切れ|缺|断货|没货|无货|没有")
_ASKS = pattern(r"""
    ご指示|いかがいたし|いかが致し|返金|キャンセル|退款|取消|退掉|怎么处理|如何处理|refund|cancel|pls advise
    |please advise|まだ(?:です|でし|$|[。、!])|还没(?:[拍买订]|$)|not\syet""")
#: How it sounds, in log odds: two to one for a stockout where no words say so, nearly three to one
#: against it where they do.
RATHER, _HARDLY = 0.7, -1.0
_WEAK, _NEEDS_ITEM, _COUNTED, _DOUBTFUL, _UNLIKELY = 0.65, 0.8, 0.9, 0.5, 0.3
# From here on the words leave no doubt: that of an order's line, however it sounds, is a case to check.
_SAID = 0.95
# … unless it sounds nothing like one: twenty to one against it.
_NOT_AT_ALL = -3.0


def agreed(sure: float, heard: float, found: list[Draft], sheet: Sheet) -> float:
    """How sure it is when what the words say is weighed with how the whole sounds (log odds).

    Where the two disagree and it may be a stockout after all, it is a case to check: silence would cost more.
    """
    if sure < CASE:
        return _DOUBTFUL if heard > RATHER and _says_enough(sheet) else sure
    reckoned = any(_is_reckoned(draft, sheet) for draft in found)
    if found and heard < _HARDLY and not reckoned:
        said = heard > _NOT_AT_ALL and (
            (sure >= _SAID and _is_plain(found, sheet)) or _lacks_in_figures(found, sheet)
        )
        said = said or _leaves_out(sheet) or is_not_replaced(found, sheet)
        return _DOUBTFUL if said else _UNLIKELY
    return sure if heard > 0 else _DOUBTFUL


# `可能没货`, `たぶん欠品`, `maybe out of stock`: not even who writes it is sure.
_PERHAPS = pattern(r"""
    (?:(?<!不)可能|也许|或许|恐怕|估计|好像|似乎|疑似|说不定|大概率?|おそらく|恐らく|たぶん|多分|もしかすると|(?<![a-z])(?:may(?:be|\sbe)?|might|probably|possibly|perhaps|seems?|looks\slike|i\sthink|not\ssure\sif))
    [^，,。、.;!?\n\d]{0,9}$""")
# `欠品かもしれません`
_PERHAPS_BEHIND = pattern(r"(?:して|になって|な)?(?:いる|る|た)?かも")
_FAR = 20


def hedged(sure: float, found: list[Draft], sheet: Sheet) -> float:
    """How sure it is where all that is said to be out is only supposed to be: a case to check."""
    said = [mark for draft in found for mark in draft.reasons]
    text = sheet.page.folded
    supposed = said and all(
        _PERHAPS.search(text, max(0, mark.start - _FAR), mark.start) or _PERHAPS_BEHIND.match(text, mark.end)
        for mark in said
    )
    return min(sure, _DOUBTFUL) if supposed and sure >= CASE else sure


def _is_reckoned(draft: Draft, sheet: Sheet) -> bool:
    """Whether its figures alone say that it is short."""
    short = draft.amounts.get("short")
    over = any(token.kind == "mark" and token.role in {"ok", "past"} for token in sheet.tokens)
    labelled = short is not None and short.role == "label short" and not over
    return labelled or ("have" in draft.amounts and len(draft.amounts) > 1)


def _says_enough(sheet: Sheet) -> bool:
    """Whether there is enough to hear it by: `テスト`, `パーカー 黒` and a greeting sound like anything."""
    about_an_order = any(token.kind in _OF_AN_ORDER for token in sheet.tokens)
    return about_an_order or len(_WORDS.findall(sheet.work)) >= _FEW


_OF_AN_ORDER = frozenset(["order", "line", "sku", "url", "qty", "mark"])
# Letters of Chinese and Japanese, words of others, besides all names.
_WORDS, _FEW = regex(r"[a-z]+|[^\W\d_]"), 8


def _leaves_out(sheet: Sheet) -> bool:
    """`2番以外は在庫あります` sounds like goods that are there."""
    return any(token.role in _LEFT_OUT for token in sheet.tokens)


_LEFT_OUT = frozenset(["excepted", "excepted_last"])


def _is_plain(found: list[Draft], sheet: Sheet) -> bool:
    """Whether an order's line is told to be out, and nothing in the notice speaks of another time or matter."""
    said = {token.role for token in sheet.tokens if token.kind == "mark"}
    told = any(draft.line or draft.sku for draft in found)
    return told and not said & _ANOTHER_MATTER


def _lacks_in_figures(found: list[Draft], sheet: Sheet) -> bool:
    """`3番少4个`, `3箱，少1箱`, where nothing speaks of another time or matter, or of goods that are there."""
    said = {token.role for token in sheet.tokens if token.kind == "mark"}
    counted = [draft for draft in found if "short" in draft.amounts]
    several = len(counted) > 1
    told = several or any(draft.line or draft.sku or len(draft.amounts) > 1 for draft in counted)
    other = _ANOTHER_MATTER if several else _ANOTHER_MATTER | {"stop"}
    return told and not said & other and not any(draft.fine for draft in found)


_ANOTHER_MATTER = frozenset(
    ["past", "wrong", "ask", "said", "notice", "quality", "condition", "condition_back"]
)


def was_once(sheet: Sheet) -> bool:
    """Something was short and has come or been bought since."""
    roles = {token.role for token in sheet.tokens if token.kind == "qty"}
    said = {token.role for token in sheet.tokens if token.kind == "mark"}
    return "came" in roles or any(both <= said for both in _OVER)


# … or something else lacks than goods: `現物は揃っていますが、人手が足りません`.
_OVER = (frozenset(["past", "ok"]), frozenset(["stop", "ok"]), frozenset(["stop", "condition"]))


def is_all_there(gathered: Gathering, sheet: Sheet) -> bool:
    """Whether figures say that nothing lacks: of all in a table, or where no word says more than `3個しか`."""
    named = [draft for draft in gathered.drafts if draft.named]
    if not named or not all(one.stock == "ok" and one.amounts for one in named):
        return False
    said = any(token.role == "short" and token.value not in _COUNTING for token in sheet.tokens)
    return all(one.in_table or (not said and is_complete(one)) for one in named)


def only_heard(gathered: Gathering, *, asked: bool) -> list[Draft]:
    """What is short if no words say so and it still sounds like a stockout: everything that is not told to be there.

    Where words ask for a decision already, an item of which nothing is known adds nothing.
    """
    gathered.header.stock = "short"
    found = short_drafts(gathered)
    for draft in found:
        draft.assumed = True
    return found if not asked or any(draft.named or draft.amounts for draft in found) else []


def stockout_confidence(gathered: Gathering, found: list[Draft], sheet: Sheet) -> float:
    """How sure it is that something ordered cannot be had, from 0 to 1; `CASE` or more makes a case."""
    roles = {token.role for token in sheet.tokens if token.kind == "mark"}
    kinds = {token.kind for token in sheet.tokens}
    if not found:
        return _DOUBTFUL if _asks_for_a_decision(sheet, roles, kinds) else 0.0
    if found[0].assumed:
        return _DOUBTFUL
    counted = any(_is_counted(draft) for draft in found)
    strength = max(
        [_strength(mark, sheet) for draft in found for mark in draft.reasons] + [_COUNTED * counted]
    )
    weak = strength <= _WEAK and not counted and (_is_fine(gathered, found) or "shipment" in kinds)
    hinted = strength <= _DOUBTFUL and not counted and "ok" in roles
    if weak or hinted or _is_other_news(roles, kinds, found):
        return _UNLIKELY
    return _weighed(gathered, found, strength)


def _is_other_news(roles: set[str], kinds: set[str], found: list[Draft]) -> bool:
    """Faulty pieces that are counted, and what the agent tells all its customers."""
    if "quality" in roles and not _is_said(found):
        return True
    if "statistics" in roles and not any(draft.named for draft in found):
        return True
    general = "notice" in roles and "order" not in kinds
    return general and not any(_is_order_line(draft) for draft in found)


def _is_said(found: list[Draft]) -> bool:
    """Whether words say that it is out, not only figures that may count faulty pieces."""
    return any(mark.value not in _COUNTING for draft in found for mark in draft.reasons)


_COUNTING = frozenset(["partial", "return"])


def _weighed(gathered: Gathering, found: list[Draft], strength: float) -> float:
    named = any(draft.named or draft.amounts for draft in found)
    if strength <= _NEEDS_ITEM and not named:
        return _DOUBTFUL
    return strength if named or gathered.header.url else strength * _NEEDS_ITEM


def _strength(mark: Token, sheet: Sheet) -> float:
    if mark.value == "temporary" and _OUT.search(sheet.page.folded, mark.start, mark.end):
        return 1.0
    return _STRENGTH.get(mark.value, _COUNTED)


def _is_fine(gathered: Gathering, found: list[Draft]) -> bool:
    return gathered.header.fine or any(draft.fine for draft in found)


def _is_order_line(draft: Draft) -> bool:
    """Whether something only an order line has is known of it."""
    return bool(draft.line or draft.sku or draft.color or draft.size or draft.amounts or draft.url)


def _is_counted(draft: Draft) -> bool:
    return "short" in draft.amounts or ("have" in draft.amounts and len(draft.amounts) > 1)


def _asks_for_a_decision(sheet: Sheet, roles: set[str], kinds: set[str]) -> bool:
    """About an order, nothing readable against it, and the agent asks, refund or what else? Or it is not done yet."""
    about_an_order = "order" in kinds or "line" in kinds
    harmless = roles & {"ok", "notice", "ask", "said", "wrong", "condition", "condition_back", "past"}
    asks = bool(_ASKS.search(sheet.page.folded)) and not takes_note(sheet)
    return about_an_order and not harmless and asks


def assumed(gathered: Gathering, sheet: Sheet) -> list[Draft]:
    """Of an order line that nothing is said of in words we know: in doubt it is short, for why else write of it?"""
    marks = {token.role for token in sheet.tokens if token.kind == "mark"}
    kinds = {token.kind for token in sheet.tokens}
    if marks & _SPEAKS or "shipment" in kinds or _CHOICE.search(sheet.page.folded) or takes_note(sheet):
        return []
    if any(draft.stock in {"ok", "other"} for draft in gathered.drafts):
        return []
    about = [draft for draft in gathered.drafts if _is_told(draft, ordered=bool(kinds & {"order"}))]
    for draft in about:
        draft.assumed = True
    return about


# What a notice that nothing is short in may say instead.
_SPEAKS = frozenset(["ok", "notice", "past", "ask", "said", "quality"])
_CHOICE = pattern(r"どれ|どちら|どっち|哪[个款种一]|which\b|请问")


def _is_told(draft: Draft, *, ordered: bool) -> bool:
    """Whether enough is known of it to be a line of an order."""
    told = [bool(draft.line or draft.sku), bool(draft.amounts), bool(draft.color or draft.size)]
    told += [bool(draft.product and draft.product.role), bool(draft.url), ordered, bool(draft.restock)]
    return sum(told) > 1 and bool(draft.named)
