"""Figures that add up: what is there place by place, and with the rest to what was ordered."""

from bot.rules.reading.items.drafts import Draft
from bot.rules.reading.items.gathering import Gathering
from bot.rules.reading.items.settling import ordered_of
from bot.rules.reading.text.tokens import Token
from bot.rules.script import pattern

# `仓库3个门店2个`, `A店买到7个，B店买到5个`: what is there, place by place.
_PLACE = pattern(r"""
    (?:仓库?|库房|门店|店|货架|架子?|档口|柜台|手|隔壁|总部|分店|另一家|[这那头一二两三甲乙丙a-c](?:家|边))(?:上|里|内|面|那边|头|铺)?
    (?:还|只|就|又|也|才)?(?:有|剩|(?:[找买拿拍凑收配匀进]|抢)到?|[给发出到来])?了?\s?$""")
# `今天又到22个`, `第二批14个`, `今日また18個`, `another 20`: besides what was told before.
_MORE = pattern(r"""
    (?:又|(?<!后)再(?=[到来拿买给补])|另外?(?=又|一批)|第[二三四]批|第[二三四]次|后来|这次|这批|(?:また|さらに|追加で|加えて)(?:[一-龥]{1,3}で?)?)
    [^,，。、;\n\d不没缺]{0,6}$|(?<![a-z])(?:another|a\sfurther|then|plus|second\s(?:batch|lot)(?:\sof)?)\s$""")


def add_up(to: Gathering, draft: Draft, held: Token, token: Token) -> bool:
    """Add up what is there, where a second figure is that of another place or of more that came."""
    places = [_PLACE.search(to.text, max(0, one.start - _NEAR), one.start) for one in (held, token)]
    more = _MORE.search(to.text, max(0, token.start - _FAR), token.start)
    both = int(held.value) + int(token.value)
    ordered = ordered_of(draft)
    if more and (ordered is None or both > int(ordered.value)):
        return False
    adds = bool(all(places) or more) and "\n" not in to.text[held.end : token.start]
    if adds:
        draft.amounts["have"] = token._replace(value=str(both))
    return adds


_NEAR, _FAR = 8, 16


def makes_whole(draft: Draft, whole: Token, rest: Token) -> bool:
    """`40个，第一批25个已发，第二批15个`: with what is there it makes all that were ordered."""
    have = draft.amounts.get("have")
    return have is not None and int(have.value) > 0 and int(have.value) + int(rest.value) == int(whole.value)
