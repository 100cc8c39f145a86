"""Parts of what was ordered, told one after another with a word at the end for all of them."""

import re

from bot.rules.reading.tokens import Sheet

_SHARES_SAID = frozenset(["have", "there", "short", "part"])
_ENDED = re.compile(r"[。\n;!?]")


def say_alike(sheet: Sheet) -> None:
    """`100個中60個、200個中150個しか…`: what is said of the second share is said of the first."""
    places = [at for at, token in enumerate(sheet.tokens) if token.kind == "qty"]
    for first, whole, second in reversed(list(zip(places, places[1:], places[2:], strict=False))):
        share, said = sheet.tokens[first], sheet.tokens[second]
        pair = share.role == "part" and sheet.tokens[whole].role == "ordered" and said.role in _SHARES_SAID
        if pair and not _ENDED.search(sheet.page.folded, share.end, said.start):
            sheet.tokens[first] = share._replace(role=said.role)
