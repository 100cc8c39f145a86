"""Patterns of what stands right before a place: looked for only where the letters before it let them."""

import re
from sys import maxsize
from typing import cast

from bot.rules.reading.text.edges import Edge
from bot.rules.script import pattern


def ending(source: str) -> re.Pattern[str]:
    """As `pattern`, for one that ends with `$` on all its ways: many times as fast where it is not found.

    A search for such a pattern tries every place of a text, though its last two letters mostly rule it out at once.
    """
    return cast("re.Pattern[str]", _Ending(source))


class _Ending:
    """Stands for the pattern."""

    def __init__(self, source: str) -> None:
        self._pattern = pattern(source)
        self._edge = Edge(self._pattern, last=True)

    @property
    def pattern(self) -> str:
        """As that of a pattern."""
        return self._pattern.pattern

    def search(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """As that of a pattern."""
        shown = text[-3:] if end == maxsize else text[max(0, end - 3) : end]
        return self._pattern.search(text, start, end) if self._may_end(shown) else None

    def sub(self, new: str, text: str) -> str:
        """As that of a pattern."""
        return self._pattern.sub(new, text) if self._may_end(text[-3:]) else text

    def _may_end(self, shown: str) -> bool:
        last = shown[-1:]
        seconds, but_second, thirds, but_third = self._edge[last]
        # `$` also stands before the end of the last line.
        return last == "\n" or (
            (shown[-2:-1] in seconds) is not but_second and (shown[-3:-2] in thirds) is not but_third
        )
