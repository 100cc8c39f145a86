"""Figures that add up: what is there place by place, and with the rest to what was ordered."""

from bot.rules.reading.items.drafts import Draft
from bot.rules.reading.items.gathering import Gathering
from bot.rules.reading.text.tokens import Token
from bot.rules.script import pattern

# `仓库3个门店2个`: what is there, place by place.
_PLACE = pattern(r"""
    (?:仓库?|库房|门店|店|货架|架子?|档口|柜台|手|隔壁|总部|分店|另一家|这家|那家)(?:上|里|内|面|那边|头)?(?:还|只|就)?(?:有|剩|找到)?\s?$""")


def add_up(to: Gathering, draft: Draft, held: Token, token: Token) -> None:
    places = [_PLACE.search(to.text, max(0, one.start - _NEAR), one.start) for one in (held, token)]
    if all(places) and "\n" not in to.text[held.end : token.start]:
        draft.amounts["have"] = token._replace(value=str(int(held.value) + int(token.value)))


_NEAR = 8


def makes_whole(draft: Draft, whole: Token, rest: Token) -> bool:
    """`40个，第一批25个已发，第二批15个`: with what is there it makes all that were ordered."""
    have = draft.amounts.get("have")
    return have is not None and int(have.value) > 0 and int(have.value) + int(rest.value) == int(whole.value)
