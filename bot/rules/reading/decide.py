"""Is it a stockout at all? Strong words decide, weak ones need an item, doubt is a case to check."""

from bot.rules.reading.drafts import Draft
from bot.rules.reading.items import Gathered
from bot.rules.reading.tokens import Sheet, Token
from bot.rules.script import pattern

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
_WEAK = 0.65
_NEEDS_ITEM = 0.8


def stockout_confidence(gathered: Gathered, found: list[Draft], sheet: Sheet) -> float:
    """How sure it is that something ordered cannot be had, from 0 to 1; a half or more makes a case."""
    if not found:
        return 0.0
    strength = max((_strength(mark, sheet) for draft in found for mark in draft.reasons), default=0.0)
    counted = any(_counted(draft) for draft in found)
    strength = max(strength, 0.9 if counted else 0.0)
    named = any(draft.named or draft.amounts for draft in found)
    if strength <= _WEAK and not counted and (_fine(gathered, found) or _shipment(sheet)):
        return 0.3
    if any(token.role == "notice" for token in sheet.tokens) and not any(_ordered(draft) for draft in found):
        if not any(token.kind == "order" for token in sheet.tokens):
            return 0.3
    if strength <= _NEEDS_ITEM and not named:
        return 0.4 if any(token.role == "notice" for token in sheet.tokens) else 0.5
    return strength if named or gathered.header.url else strength * 0.8


def _strength(mark: Token, sheet: Sheet) -> float:
    if mark.value == "temporary" and _OUT.search(sheet.page.folded, mark.start, mark.end):
        return 1.0
    return _STRENGTH.get(mark.value, 0.9)


def _fine(gathered: Gathered, found: list[Draft]) -> bool:
    return gathered.header.fine or any(draft.fine for draft in found)


def _shipment(sheet: Sheet) -> bool:
    return any(token.kind == "shipment" for token in sheet.tokens)


def _ordered(draft: Draft) -> bool:
    """Whether something only an order line has is known of it."""
    return bool(draft.line or draft.sku or draft.color or draft.size or draft.amounts or draft.url)


def _counted(draft: Draft) -> bool:
    return "short" in draft.amounts or ("have" in draft.amounts and len(draft.amounts) > 1)
