"""What the lexers hand to the item builder: small marked stretches of the page."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from bot.rules.reading.text.page import Page
from bot.rules.script import pattern as lazily

TAKEN = "\x00"
#: The value of what only says when somebody will tell more.
TOLD = "told"


class Token(NamedTuple):
    """A stretch of text with a kind (`line`, `color`, `qty`, `mark`, …), a value and a role within its kind."""

    start: int
    end: int
    kind: str
    value: str
    role: str = ""


class Starts:
    """Patterns that are tried only where a match can begin: much faster than trying them everywhere."""

    def __init__(self, *cases: tuple[str, re.Pattern[str]]) -> None:
        self._by_first: dict[str, tuple[re.Pattern[str], ...]] = {}
        for chars, pattern in cases:
            for char in chars:
                self._by_first[char] = (*self._by_first.get(char, ()), pattern)
        known = self._by_first.keys()
        self.firsts = frozenset(known)
        digits = "".join(char for char in known if char.isdigit())
        latin = "".join(char for char in known if char.isascii() and char.isalpha())
        others = "".join(known - set(digits + latin))
        # Within a row of digits, and within a word, nothing begins.
        parts = [f"[{re.escape(others)}]"] if others else []
        parts += [f"(?<![0-9])[{digits}]"] if digits else []
        parts += [f"(?<![a-z])[{latin}]"] if latin else []
        self._firsts = lazily("|".join(parts))

    def finditer(self, work: str) -> Iterator[re.Match[str]]:
        """The matches from left to right, the first pattern that fits at each place."""
        return iter(self._matches(work))

    def _matches(self, work: str) -> list[re.Match[str]]:
        by_first = self._by_first
        found: list[re.Match[str]] = []
        free = 0
        for first in self._firsts.finditer(work):
            at = first.start()
            if at >= free:
                for pattern in by_first[first[0]]:
                    match = pattern.match(work, at)
                    if match is not None:
                        free = match.end()
                        found.append(match)
                        break
        return found


class Sheet:
    """A page being lexed: what one lexer takes, the next ones no longer see."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.work = page.folded
        self.tokens: list[Token] = []
        # The text as it was: the strings in this list keep their hashes for all the searches to come.
        self.pairs = list(map(str.__add__, self.work, self.work[1:]))
        self.letters = frozenset(self.work)

    @property
    def chars(self) -> list[str]:
        """The characters of the text as it was."""
        return list(self.page.folded)

    def take(self, finder: Starts | re.Pattern[str], read: Callable[[re.Match[str]], Token | None]) -> None:
        """Offer every match to `read`; what becomes a token is taken from the text."""
        taken: list[tuple[int, int]] = []
        for match in self.matches(finder):
            token = read(match)
            if token is not None:
                self.tokens.append(token)
                taken.append(match.span())
        if taken:
            self.cover(taken)

    def matches(self, finder: Starts | re.Pattern[str]) -> Iterator[re.Match[str]]:
        """All matches in what is left of the text."""
        if isinstance(finder, Starts):
            return iter(()) if self.lacks(finder.firsts) else finder.finditer(self.work)
        return finder.finditer(self.work)

    def cover(self, spans: Iterable[tuple[int, int]]) -> None:
        """Hide stretches (sorted by their start) from the lexers that follow."""
        pieces: list[str] = []
        done = 0
        for start, end in spans:
            if end > done:
                first = max(start, done)
                pieces += (self.work[done:first], TAKEN * (end - first))
                done = end
        if pieces:
            self.work = "".join(pieces) + self.work[done:]

    def has(self, *signs: str) -> bool:
        """Whether any of these stands in what is left: spares a search that could find nothing."""
        return any(map(self.work.__contains__, signs))

    def lacks(self, letters: frozenset[str]) -> bool:
        """Whether none of these characters stood in the text: spares a search that could find nothing."""
        return self.letters.isdisjoint(letters)

    def written(self, start: int, end: int) -> str:
        """The text as written after NFKC."""
        return self.page.text[start:end]
