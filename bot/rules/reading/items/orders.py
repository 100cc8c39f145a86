"""Several orders in one notice: an item belongs to the one that is named before it, or behind it where all are."""

from collections.abc import Sequence

from bot.rules.reading.items.drafts import IDENTITY, Draft
from bot.rules.reading.items.gathering import Gathering
from bot.rules.reading.items.lookahead import Lookahead
from bot.rules.reading.judging.doubting import told
from bot.rules.reading.text.tokens import Token

# Of a mall's own numbers the notice is only where nothing else is named.
_ROLES = ("agent", "other", "trade")


def numbers_of(tokens: Sequence[Token]) -> list[Token]:
    """The numbers that count, from left to right: the agent's own, else others, else a mall's."""
    numbers = [token for token in tokens if token.kind == "order"]
    for role in _ROLES:
        if found := [token for token in numbers if token.role == role]:
            return found
    return []


def are_several(numbers: Sequence[Token]) -> bool:
    """Whether the notice is about more than one order."""
    return len({number.value for number in numbers}) > 1


def order_of(draft: Draft | None, drafts: Sequence[Draft], numbers: Sequence[Token]) -> Token | None:
    """The number of the order that a short item is of, or of the notice where nothing is short."""
    if draft is None or not drafts or not are_several(numbers):
        return numbers[0] if numbers else None
    start = _start(draft)
    if numbers[0].start > _start(drafts[0]):
        return next((number for number in numbers if number.start > start), numbers[-1])
    return [number for number in numbers if number.start <= start][-1]


def on_order(to: Gathering, token: Token, _ahead: Lookahead) -> None:
    """Each order counts its lines anew."""
    if to.several_orders:
        to.by_line, to.order = {}, token.value


def _start(draft: Draft) -> int:
    """Where an item is first named, or told of; a variant where it differs from its siblings."""
    own = (draft.color, draft.size) if draft.base is not None else [draft.get(kind) for kind in IDENTITY]
    named = [token.start for token in own if token is not None]
    return min(named or [token.start for token in told(draft)], default=0)
