"""Sentences that only lead to a link: `20枚から買える店はこちら https://…`, `Possible swap, minimum 100: https://…`."""

from bot.rules.reading.items.gathering import Gathering
from bot.rules.reading.items.settling import falls_short
from bot.rules.script import pattern

_HERE = r"(?:こちら|これ|ここ|この|下記|以下)"
_JA = rf"""{_HERE}(?:です|に|は|の|も|なら|で|→|:)|[使買売作手选]え(?:ます|る)|(?:似|同じ|同等|类似
    |近い|别の|他の|ほかの|隣の|旧型|新型|代わ|候补)
    |あり(?:ます|そう)|ある(?:よう|そう)|在库(?:が)?ある"""
_ZH = r"(?:这[家个款里边]|另|别家|别的|类似|同款|替|备选|可以(?:看|用|换)|有货|能(?:买|拍|做))"
_EN = r"""(?<![a-z])(?:another|other|similar|same|swap|alternatives?|substitutes?|replacements?|instead|possible
    |here|this\sone|option|comparable|equivalent|suggest\w*|try|has\s(?:it|them|some))(?![a-z])"""
# … unless the link is the page of what was ordered.
_OWN = r"""(?:ページ|元の|ご?注文(?:の|いただいた)|該当|原(?:来|链)|订的|拍的|商品(?:url|リンク|链接|はこちら)
    |page|original|ordered|your|was\s)"""
_LEADS = pattern(rf"""
    (?![^。\n!?]{{0,60}}{_OWN})[^。\n!?]{{0,40}}?(?:{_JA}|{_ZH}|{_EN})[^。\n!?]{{0,40}}?(?:\n\s?)?<?https?:""")


def leads_to_offer(to: Gathering, end: int) -> bool:
    """Whether what begins there offers what a link behind it shows, where something was told to lack."""
    if not to.links or not _LEADS.match(to.text, end):
        return False
    return to.header.stock == "short" or any(one.stock == "short" or falls_short(one) for one in to.drafts)


def is_second(to: Gathering, start: int) -> bool:
    """A link to something else than the page of the item, told behind its lack in the same line."""
    shown = to.shown()
    known = shown.url or to.header.url
    if to.line_start:
        return known is not None and shown.stock == "short" and _is_priced_alone(to, start)
    said = [mark.end for mark in shown.reasons]
    return known is not None and bool(said) and max(said) < start and "\n" not in to.text[max(said) : start]


# `A家 https://… 4.2元`: a line of its own.
_CALLED = pattern(r"(?:[^\s\d,。:]{1,6}[\s:]{0,2}|\(?\d{1,2}[.):、]\s?)?<?")
_PRICED = pattern(
    r"<?https?:[!-~]{4,400}?>?[\s:,(]{1,3}(?:单价|每.|约|才|要|¥|只要)?\s?\d{1,5}(?:\.\d{1,2})?\s?(?:元|块|$|\))"
)


def _is_priced_alone(to: Gathering, start: int) -> bool:
    begin = to.text.rfind("\n", 0, start) + 1
    return bool(_CALLED.fullmatch(to.text, begin, start) and _PRICED.match(to.text, start))
