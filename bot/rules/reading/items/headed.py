"""A name that stands alone above lines that tell one item each: `钥匙扣` above `No.3 到 88/100` and `No.4 到 0/60`."""

from collections.abc import Iterable
from itertools import pairwise

from bot.rules.reading.items.drafts import Draft
from bot.rules.reading.text.tokens import Token


def share_heading(drafts: list[Draft], text: str) -> list[Draft]:
    """Give the name to all of them; what was nothing but the name is no item."""
    kept: list[Draft] = []
    for at, draft in enumerate(drafts):
        name = draft.product
        below = list(_unnamed(drafts[at + 1 :])) if name is not None else []
        own = _places(draft)
        rows = [own, *map(_places, below)] if own else [_places(one) for one in below]
        if name is None or not below or not _stands_above(name, rows, text):
            kept.append(draft)
            continue
        for one in below:
            one.product = name
        kept += [draft] if own else []
    return kept


def _unnamed(drafts: list[Draft]) -> Iterable[Draft]:
    for draft in drafts:
        if draft.product is not None or draft.in_table:
            return
        yield draft


def _places(draft: Draft) -> list[int]:
    """Where stands what is its own, but for the name."""
    line = draft.line if draft.own_line else None
    told = [line, draft.sku, draft.color, draft.size, *draft.amounts.values()]
    return [token.start for token in told if token is not None]


def _stands_above(name: Token, rows: list[list[int]], text: str) -> bool:
    """Each item in a line of its own, and no item in the line of the name."""
    end = text.find("\n", name.end)
    if end < 0 or not all(rows):
        return False
    starts = [min(row) for row in rows]
    alone = all("\n" not in text[min(row) : max(row)] for row in rows)
    return alone and min(starts) > end and all("\n" in text[one:other] for one, other in pairwise(starts))
