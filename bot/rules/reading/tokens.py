"""What the lexers hand to the item builder: small marked stretches of the page."""

import re
from collections.abc import Callable
from typing import NamedTuple

from bot.rules.reading.page import Page

TAKEN = "\x00"


class Token(NamedTuple):
    """A stretch of text with a kind (`line`, `color`, `qty`, `mark`, …), a value and a role within its kind."""

    start: int
    end: int
    kind: str
    value: str
    role: str = ""


class Sheet:
    """A page being lexed: what one lexer takes, the next ones no longer see."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.work = page.folded
        self.tokens: list[Token] = []

    def take(self, pattern: re.Pattern[str], read: Callable[[re.Match[str]], Token | None]) -> None:
        """Offer every match to `read`; what becomes a token is taken from the text."""
        taken: list[tuple[int, int]] = []
        for match in pattern.finditer(self.work):
            token = read(match)
            if token is not None:
                self.tokens.append(token)
                taken.append((match.start(), match.end()))
        self.cover(taken)

    def cover(self, spans: list[tuple[int, int]]) -> None:
        """Hide stretches (sorted, apart) from the lexers that follow."""
        if not spans:
            return
        pieces: list[str] = []
        done = 0
        for start, end in spans:
            if end > done:
                first = max(start, done)
                pieces += (self.work[done:first], TAKEN * (end - first))
                done = end
        pieces.append(self.work[done:])
        self.work = "".join(pieces)

    def written(self, start: int, end: int) -> str:
        """The text as written after NFKC."""
        return self.page.text[start:end]
