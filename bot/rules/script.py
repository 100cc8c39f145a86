"""One spelling for many: Traditional and Japanese characters are read as Simplified, letters as small."""

import re
from itertools import chain

from bot.rules.data import load

_TABLES = load("script")
_PAIRS = " ".join(chain(_TABLES["traditional"], _TABLES["japanese"])).split()
_FORMS = {ord(pair[0]): pair[1] for pair in _PAIRS}
_CAPITALS = {ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_FOLD = _FORMS | _CAPITALS


def fold(text: str) -> str:
    """The same text with one character for each character, so that places stay the same."""
    return text.translate(_FOLD)


def pattern(source: str) -> re.Pattern[str]:
    """A regular expression to be used on folded text; write letters small, characters in any form."""
    return re.compile(source.translate(_FORMS))
