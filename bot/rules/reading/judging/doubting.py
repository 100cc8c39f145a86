"""What was not understood of a notice, and whether the notice as a whole was."""

from typing import NamedTuple

from bot.rules.reading.items.drafts import Draft
from bot.rules.reading.items.gathering import Gathering
from bot.rules.reading.text.languages import is_mixed
from bot.rules.reading.text.talk import ENGLISH, pieces
from bot.rules.reading.text.tokens import Sheet, Token
from bot.rules.regex import regex

_WORDS = regex(r"[一-龥々ァ-ヺー]{2,}|[a-z]{4,}")
_FIGURES = regex(r"(?<![a-z\d/-])\d{1,4}(?![\d/])(?!\.\s|[):、]|\x00)")
_PLACEABLE = frozenset(["qty", "url", "color", "size", "price", "date", "line"])


class Residue(NamedTuple):
    """What is left of a notice when everything that was understood is taken away."""

    words: int
    figures: int
    unplaced: frozenset[str]
    names: int
    marks: frozenset[str]
    roles: frozenset[str]
    dates: int
    prices: int
    # Where colours begin that letters touch of which nothing was made.
    glued: frozenset[int]


def residue(sheet: Sheet, tokens: list[Token], gathered: Gathering) -> Residue:
    """Count what was not understood; places of names are taken out of the text here."""
    sheet.cover((token.start, token.end) for token in tokens if token.kind == "product")
    left = " ".join(pieces(sheet.work))
    used = {
        (token.kind, token.value) for draft in (gathered.header, *gathered.drafts) for token in told(draft)
    }
    values: dict[str, set[str]] = {kind: set() for kind in ("mark", "price", "date", "name")}
    roles: set[str] = set()
    unplaced: set[str] = set()
    for token in tokens:
        kind = token.kind
        if kind == "mark":
            roles.add(token.role)
        elif kind == "product":
            kind = "name" if token.role else ""
        elif kind in _PLACEABLE and (kind, token.value) not in used:
            unplaced.add(kind)
        if kind in values:
            values[kind].add(token.value)
    return Residue(
        words=len([word for word in _WORDS.findall(left) if word not in ENGLISH]),
        figures=len(_FIGURES.findall(left)),
        unplaced=frozenset(unplaced),
        names=len(values["name"]),
        marks=frozenset(values["mark"]),
        roles=frozenset(roles),
        dates=len(values["date"]),
        prices=len(values["price"]),
        glued=frozenset(token.start for token in tokens if _is_touched(sheet, token)),
    )


_KATAKANA = regex(r"[ァ-ヺー]")


def _is_touched(sheet: Sheet, token: Token) -> bool:
    """`アンティーク金`, of which only 金 was known: it may be cut in half."""
    return token.kind == "color" and _KATAKANA.match(sheet.work, token.start - 1) is not None


def told(draft: Draft) -> list[Token]:
    """Every token that went into an item."""
    found = [
        draft.url,
        draft.line,
        draft.restock,
        draft.color,
        draft.size,
        *draft.amounts.values(),
        *draft.prices,
    ]
    for offer in draft.offers:
        found += (offer.url, offer.color, offer.size, offer.price)
    return [token for token in found if token is not None]


def unsure_of_all(drafts: list[Draft], gathered: Gathering, left: Residue, *, sure: float) -> tuple[str, ...]:
    """What is doubtful about the notice as a whole."""
    found: list[str] = []
    doubtful = sure < _CERTAIN or bool(left.roles & _AGAINST)
    if doubtful:
        found.append("is_stockout")
    if is_mixed(gathered.text):
        found.append("lang")
    if _uncounted(drafts, gathered, left) or doubtful:
        found.append("item_count")
    return tuple(found)


_CERTAIN = 0.7
# What seldom stands beside a lack that is told for the first time.
_AGAINST = frozenset(["notice", "ask", "past", "wrong"])


def _uncounted(drafts: list[Draft], gathered: Gathering, left: Residue) -> bool:
    if all(draft.in_table for draft in drafts):
        return any(one.in_table and one.named and not one.stock for one in gathered.drafts)
    neutral = any(draft.named and not draft.stock and draft not in drafts for draft in gathered.drafts)
    several = len(drafts) > 1 or left.names > 1
    return neutral or several or not any(draft.named for draft in drafts) or "line" in left.unplaced
