"""Lengths that are how much was ordered, not how long a thing is."""

from bot.rules.reading.text.tokens import Sheet
from bot.rules.script import pattern

# `订80米`, `只有30米`: cloth and string are ordered by the metre; then the other lengths in metres are amounts too.
_METRES = pattern(r"(?<![\d.x*])(\d{1,5})\s?(?:米|メートル)(?![色粉饭床乘的x*])")
_OF_METRES = pattern(r"(?:[订要拍买缺差少剩欠]|只有|就有|仅有|需要|注文|残り)[了购的货]?\s?$")
_REACH = 5


def in_metres(sheet: Sheet) -> set[int]:
    """Where lengths in metres stand that are amounts."""
    if not sheet.has("米", "メ"):
        return set()
    found = [match.start() for match in _METRES.finditer(sheet.work)]
    told = any(_OF_METRES.search(sheet.work, max(0, at - _REACH), at) for at in found)
    return set(found) if told else set()
