"""Parts of what was ordered, told one after another with a word at the end for all of them."""

from itertools import pairwise

from bot.rules.reading.text.tokens import Sheet
from bot.rules.regex import regex
from bot.rules.script import pattern

_SHARES_SAID = frozenset(["have", "there", "short", "part", "share"])
_LISTED = regex(r"[、,とで]")
# `仓库实收：手套 M 48双，应收60双`: what the figures up to the comma are.
_HEADED = pattern(r"""
    (?:^|[\n。;,])[^,。;:\n\d\x00]{0,6}(?:实[收到发点]|收到|到货|可发|有货|在库|入荷|届いた分?|received|arrived)(?:数量?|明细|情况)?\s?:[^,。;\n]{1,40}""")
_ENDED = regex(r"[。\n;!?]")


def say_alike(sheet: Sheet) -> None:
    """`100個中60個、200個中150個しか…`: what is said of the second share is said of the first."""
    _say_headed(sheet)
    places = [at for at, token in enumerate(sheet.tokens) if token.kind == "qty"]
    for first, second in reversed(list(pairwise(places))):
        _lack_alike(sheet, first, second)
    for first, whole, second in reversed(list(zip(places, places[1:], places[2:], strict=False))):
        share, said = sheet.tokens[first], sheet.tokens[second]
        pair = (
            share.role in {"part", "share"}
            and sheet.tokens[whole].role == "ordered"
            and said.role in _SHARES_SAID
        )
        if pair and not _ENDED.search(sheet.page.folded, share.end, said.start):
            sheet.tokens[first] = share._replace(role=said.role)


def _say_headed(sheet: Sheet) -> None:
    """What a heading says of figures that nothing else is said of, where others tell what was ordered."""
    if ":" not in sheet.work or not any(token.role.endswith("ordered") for token in sheet.tokens):
        return
    spans = [match.span() for match in _HEADED.finditer(sheet.page.folded)]
    for at, token in enumerate(sheet.tokens) if spans else ():
        plain = token.kind == "qty" and token.role == "plain"
        if plain and any(start <= token.start < end for start, end in spans):
            sheet.tokens[at] = token._replace(role="have")


def _lack_alike(sheet: Sheet, first: int, second: int) -> None:
    """`Lが1枚、Mが2枚足りません`: figures behind the same particle, with one word for both."""
    one, other = sheet.tokens[first], sheet.tokens[second]
    text = sheet.page.folded
    if one.role != "plain" or other.role != "short" or not _LISTED.match(text, one.end):
        return
    alike = text[one.start - 1 : one.start] == "が" == text[other.start - 1 : other.start]
    if alike and not _ENDED.search(text, one.end, other.start):
        sheet.tokens[first] = one._replace(role="short")
