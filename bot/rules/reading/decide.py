"""Is it a stockout at all? Strong words decide, weak ones need an item, doubt is a case to check."""

from bot.rules.reading.drafts import Draft
from bot.rules.reading.items import Gathered
from bot.rules.reading.tokens import Token

_STRENGTH = {
    "short": 1.0,
    "discontinued": 0.95,
    "delisted": 0.9,
    "moq": 0.75,
    "price_change": 0.7,
    "temporary": 0.6,
    "partial": 0.6,
}
_WEAK = 0.65
_NEEDS_ITEM = 0.8


def stockout_confidence(gathered: Gathered, found: list[Draft], tokens: list[Token]) -> float:
    """How sure it is that something ordered cannot be had, from 0 to 1; a half or more makes a case."""
    if not found:
        return 0.0
    strength = max((_STRENGTH.get(mark.value, 0.9) for draft in found for mark in draft.reasons), default=0.0)
    if any(_counted(draft) for draft in found):
        strength = max(strength, 0.9)
    fine = any(token.role == "ok" and token.kind == "mark" for token in tokens)
    named = any(draft.named or draft.amounts for draft in found)
    if strength <= _WEAK and fine and not any(_counted(draft) for draft in found):
        return 0.3
    if strength <= _NEEDS_ITEM and not named:
        return 0.4 if any(token.role == "notice" for token in tokens) else 0.5
    return strength if named or gathered.header.url else strength * 0.8


def _counted(draft: Draft) -> bool:
    return "short" in draft.amounts or ("have" in draft.amounts and len(draft.amounts) > 1)
