"""One thing or the other: what `or` keeps apart, and variants that are told with a price of their own."""

from bot.rules.reading.items.drafts import Draft, DraftOffer
from bot.rules.reading.items.gathering import Gathering
from bot.rules.reading.text.tokens import Token
from bot.rules.script import pattern


def is_another_choice(to: Gathering, offer: DraftOffer, token: Token) -> bool:
    """`Mなら在庫あり、またはブラックL`, `https://… at 13.2 yuan, or black`: one thing or the other."""
    told = [
        one.end for one in (offer.url, offer.color, offer.size, offer.price) if one and one.end <= token.start
    ]
    return bool(told) and _OR.search(to.text, max(told), token.start) is not None


_OR = pattern(
    r"(?:または|もしくは|あるいは|それか|或者|或是|要么|(?<![a-z])or(?:\s(?:in|the|a|even))?)[、,]?\s?$"
)


# `https://… at 13.2 yuan, or black from the original shop`
_CHOICE = pattern(r"""
    \s?[(]?(?:at|for|@|で|は|价格?|:)?\s?(?:\d{1,5}(?:\.\d{1,2})?\s?(?:yuan|rmb|元|円|块)(?:です)?[)]?)?\s?[,、，;]?\s?
    (?:or\b|または|もしくは|あるいは|或者|或是)""")


def leaves_a_choice(to: Gathering, target: Draft, token: Token) -> bool:
    return target.stock == "short" and _CHOICE.match(to.text, token.end) is not None


def turned_to(to: Gathering) -> Draft | None:
    """The variant that stands behind an arrow, or behind one that is denied, in place of what was ordered."""
    draft, _, token = to.filled[-1] if to.filled else (None, "", None)
    if draft is None or token is None or to.previous is not token:
        return None
    return draft if _IN_PLACE_OF.search(to.text, max(0, token.start - _FAR), token.start) else None


_IN_PLACE_OF = pattern(r"(?:→|->|=>|(?:では|じゃ|で)なく(?:て)?、?)\s?(?:サイズ|色)?(?:が|は)?\s?$")
_FAR = 10


# `45cm is 19 yuan`
_COSTS = pattern(r"\s(?:is|are|costs?|for)\s|は|なら|是")


def is_of_another(to: Gathering, token: Token) -> bool:
    """`灰色没了，深灰便宜1元`: right behind a variant of which nothing was said, where another one is out."""
    filled = to.filled[-1] if to.filled else None
    if filled is None:
        return False
    told = _COSTS.fullmatch(to.text, filled[2].end, token.start) is not None
    if not told and (token.role != "difference" or token.start - filled[2].end > 1):
        return False
    draft, base = filled[0], filled[0].base
    if base is None or (not told and any(getattr(offer, filled[1]) is not None for offer in base.offers)):
        return False
    dearer = told and any(mark.value == "price_change" for mark in (*base.reasons, *to.header.reasons))
    return base.stock == "short" and not (draft.stock or draft.amounts or dearer)
