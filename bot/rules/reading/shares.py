"""Parts of what was ordered, told one after another with a word at the end for all of them."""

import re
from itertools import pairwise

from bot.rules.reading.tokens import Sheet

_SHARES_SAID = frozenset(["have", "there", "short", "part"])
_LISTED = re.compile(r"[、,とで]")
_ENDED = re.compile(r"[。\n;!?]")


def say_alike(sheet: Sheet) -> None:
    """`100個中60個、200個中150個しか…`: what is said of the second share is said of the first."""
    places = [at for at, token in enumerate(sheet.tokens) if token.kind == "qty"]
    for first, second in reversed(list(pairwise(places))):
        _lack_alike(sheet, first, second)
    for first, whole, second in reversed(list(zip(places, places[1:], places[2:], strict=False))):
        share, said = sheet.tokens[first], sheet.tokens[second]
        pair = share.role == "part" and sheet.tokens[whole].role == "ordered" and said.role in _SHARES_SAID
        if pair and not _ENDED.search(sheet.page.folded, share.end, said.start):
            sheet.tokens[first] = share._replace(role=said.role)


def _lack_alike(sheet: Sheet, first: int, second: int) -> None:
    """`Lが1枚、Mが2枚足りません`: figures behind the same particle, with one word for both."""
    one, other = sheet.tokens[first], sheet.tokens[second]
    text = sheet.page.folded
    if one.role != "plain" or other.role != "short" or not _LISTED.match(text, one.end):
        return
    alike = text[one.start - 1 : one.start] == "が" == text[other.start - 1 : other.start]
    if alike and not _ENDED.search(text, one.end, other.start):
        sheet.tokens[first] = one._replace(role="short")
