"""Figures that add up: what is there place by place, and with the rest to what was ordered."""

from bot.rules.reading.items.drafts import Draft
from bot.rules.reading.items.gathering import Gathering
from bot.rules.reading.items.settling import told_as_ordered
from bot.rules.reading.text.tokens import Token
from bot.rules.script import pattern

# `仓库3个门店2个`: what is there, place by place.
_PLACE = pattern(r"""
    (?:仓库?|库房|门店|店|货架|架子?|档口|柜台|手|隔壁|总部|分店|另一家|这家|那家)(?:上|里|内|面|那边|头)?(?:还|只|就)?(?:有|剩|找到)?\s?$""")


def add_up(to: Gathering, draft: Draft, held: Token, token: Token) -> None:
    places = [_PLACE.search(to.text, max(0, one.start - _NEAR), one.start) for one in (held, token)]
    if _makes_all(draft, held, token):
        part = next((one for one in (held, token) if _IS_SAID_OF.search(to.text, 0, one.start)), None)
        if part is not None:
            there = token if part is held else held
            draft.amounts |= {"have": there, "short": part._replace(role="short")}
    elif all(places) and "\n" not in to.text[held.end : token.start]:
        draft.amounts["have"] = token._replace(value=str(int(held.value) + int(token.value)))


def _makes_all(draft: Draft, held: Token, token: Token) -> bool:
    ordered = told_as_ordered(draft.amounts)
    return ordered is not None and int(held.value) + int(token.value) == int(ordered.value)


# `30条里头有4条退回去了，实收26条`: a part of which something else is said than that it is there.
_IS_SAID_OF = pattern(r"(?:(?<![只还现仅就没店里都共])|(?<=里头)|(?<=里面)|(?<=\d.里))有$")
_NEAR = 8


def makes_whole(draft: Draft, whole: Token, rest: Token) -> bool:
    """`40个，第一批25个已发，第二批15个`: with what is there it makes all that were ordered."""
    have = draft.amounts.get("have")
    return have is not None and int(have.value) > 0 and int(have.value) + int(rest.value) == int(whole.value)
