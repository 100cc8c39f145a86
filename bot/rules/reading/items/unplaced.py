"""What went into no item."""

from bot.rules.reading.items.gathering import Gathering
from bot.rules.reading.judging.doubting import told
from bot.rules.reading.text.page import Page
from bot.rules.reading.text.tokens import Token


def unplaced(tokens: list[Token], gathered: Gathering, page: Page) -> tuple[str, ...]:
    """What stands in the notice and went into no item: figures, variants, links and shipment numbers."""
    drafts = [gathered.header, *gathered.drafts]
    used = {(token.kind, token.value) for draft in drafts for token in told(draft)}
    left = [
        token for token in tokens if token.kind in _WORTH_TELLING and (token.kind, token.value) not in used
    ]
    return tuple(page.text[token.start : token.end].strip() for token in left[:_MOST_TOLD])


_WORTH_TELLING = frozenset(["qty", "url", "color", "size", "shipment"])
_MOST_TOLD = 20
