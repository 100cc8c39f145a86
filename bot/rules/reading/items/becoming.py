"""Words of changing that offer nothing: `改成25对`, `198元改为215元`, `您改选的`."""

from bot.rules.reading.items.gathering import Gathering
from bot.rules.reading.quantity.prices import COUNTER
from bot.rules.reading.text.tokens import Token
from bot.rules.script import pattern

# `can send 9` says how many there are.
_ABLE = pattern(r"(?:can|could|only)\s")
_COUNTED_NEXT = pattern(r"\s(?:you\s|us\s|only\s)?\d{1,5}(?!\d|\s?(?:yuan|rmb|cm|mm|ml|m\b|元))")
# `改成25对`, `数量改成30`: how many, and no other thing.
_SO_MANY = pattern(rf"了?\s?\d{{1,5}}\s?{COUNTER}(?![装入])")
_COUNTED = pattern(r"(?:数量?|从\s?\d{1,5}\D?)$")
_BARE_FIGURE = pattern(r"了?\s?\d{1,5}(?![\d.:/]|\s?(?:cm|mm|ml|[元块码号]))")
# `由198元改为215元`: how much.
_SO_MUCH = pattern(r"了?\s?[¥]?\s?\d{1,6}(?:\.\d{1,2})?\s?(?:元|块|円|yuan|rmb)")
# `您改选的浅灰`, `您后来换的`: what was chosen before.
_CHOSEN = pattern(r"(?:您|你|客人|客户|客戸)(?:们)?(?:后来|之后|昨天|上次|又|刚|重新)?$")
_OF = ("的", "了的")
_NEAR = 8


def offers_nothing(to: Gathering, token: Token) -> bool:
    """Whether words of changing tell of how many, of how much, or of what the customer chose."""
    before, text = max(0, token.start - _NEAR), to.text
    if _COUNTED_NEXT.match(text, token.end) and _ABLE.match(text, token.start):
        return True
    if _SO_MANY.match(text, token.end):
        return True
    if _COUNTED.search(text, before, token.start) and _BARE_FIGURE.match(text, token.end):
        return True
    priced = to.previous is not None and to.previous.kind == "price" and token.start - to.previous.end <= 1
    if priced and _SO_MUCH.match(text, token.end):
        return True
    return text.startswith(_OF, token.end) and _CHOSEN.search(text, before, token.start) is not None
