"""Read a notice: what is short, by how much, why, until when, and what the agent offers instead.

This is the door. The reader behind it is a hundred modules, loaded with the first notice, or beforehand by `warm.py`:
no start, and no command that reads nothing, waits for them.
"""

from datetime import datetime
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from bot.rules.reading.report import to_json
from bot.rules.reading.values import Found, Known, KnownLine, Offer, Reading, Reason, ShortItem

if TYPE_CHECKING:
    from bot.rules.reading.text.page import Page
    from bot.rules.reading.text.tokens import Sheet

__all__ = [
    "Found",
    "Known",
    "KnownLine",
    "Offer",
    "Reading",
    "Reason",
    "ShortItem",
    "lexed",
    "read",
    "to_json",
]

_NO_KNOWLEDGE = Known()


def read(
    text: str, *, received_at: datetime, known: Known = _NO_KNOWLEDGE, hint_lang: str | None = None
) -> Reading:
    """Read one notice as of the moment it was written; the same text always gives the same reading."""
    reading: Reading = _reader().read(text, received_at, known, hint_lang)
    return reading


def lexed(page: "Page", known: Known = _NO_KNOWLEDGE) -> "Sheet":
    """The page with all its tokens, unsorted."""
    sheet: Sheet = _reader().lexed(page, known)
    return sheet


def _reader() -> ModuleType:
    return import_module("bot.rules.reading.reader")
