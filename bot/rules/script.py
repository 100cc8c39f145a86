"""One spelling for many: Traditional and Japanese characters are read as Simplified, letters as small."""

import re
from itertools import chain

from bot.rules.data import load

_TABLES = load("script")
_PAIRS = " ".join(chain(_TABLES["traditional"], _TABLES["japanese"])).split()
_FORMS = {ord(pair[0]): pair[1] for pair in _PAIRS}
_CAPITALS = {ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
# Dashes, arrows and quotation marks that people use for one another.
_ALIKE = str.maketrans("‐‑‒–—―−〜×✕✖╳⇒➡“”‘’〈〉《》［］〔〕﹣", "-------~xxxx→→\"\"''()()[][]-")
_FOLD = _FORMS | _CAPITALS
_FOLD_ALL = _FOLD | _ALIKE
_WRAPPED = re.compile(r"\n[ ]*")


def fold(text: str) -> str:
    """The same text with one character for each character, so that places stay the same."""
    return text.translate(_FOLD)


def fold_running(text: str) -> str:
    """As `fold`, for whole notices: dashes, arrows and quotation marks become one kind of each."""
    return text.translate(_FOLD_ALL)


def pattern(source: str) -> re.Pattern[str]:
    """A regular expression for folded text: letters small, characters in any form, lines wrapped at will."""
    return re.compile(_WRAPPED.sub("", source).translate(_FORMS))
