"""One spelling for many: Traditional and Japanese characters are read as Simplified, letters as small."""

import re
import unicodedata
from collections.abc import Callable
from itertools import chain

from bot.rules.data import load
from bot.rules.regex import later, regex

_TABLES = load("script")
_PAIRS = " ".join(chain(_TABLES["traditional"], _TABLES["japanese"])).split()
_FORMS = {pair[0]: pair[1] for pair in _PAIRS}
# Dashes, arrows and quotation marks that people use for one another.
_ALIKE = dict(zip("‐‑‒–—―−〜×✕✖╳⇒➡“”‘’〈〉《》［］〔〕﹣", "-------~xxxx→→\"\"''()()[][]-", strict=True))
_NO_LETTERS = regex(r"[\W_]+")
_WRAPPED = regex(r"\n[ ]*")


def exchange(table: dict[str, str]) -> Callable[[str], str]:
    """A function that exchanges characters; many times as fast as `str.translate` where few are concerned."""
    concerned = re.compile(f"[{re.escape(''.join(table))}]")
    return lambda text: concerned.sub(lambda match: table[match.group()], text)


_simplify = exchange(_FORMS)
_simplify_and_unify = exchange(_FORMS | _ALIKE)


def fold(text: str) -> str:
    """The same text with one character for each character, so that places stay the same."""
    return _simplify(_small(text))


def fold_running(text: str) -> str:
    """As `fold`, for whole notices: dashes, arrows and quotation marks become one kind of each."""
    return _simplify_and_unify(_small(text))


def bare(text: str) -> str:
    """Letters, characters and figures alone, in one spelling: what a name or a number is matched by."""
    return _NO_LETTERS.sub("", fold(unicodedata.normalize("NFKC", text)).casefold())


def _small(text: str) -> str:
    # İ is the one letter whose small form is two characters.
    return text.replace("İ", "I").lower()


def pattern(source: str) -> re.Pattern[str]:
    r"""A regular expression for folded text: letters small, characters in any form, lines wrapped at will.

    White space that may be left out or repeated (`\s?`, `\s*`) stays within its line: each line of a notice is a
    statement of its own, and what ends in 12月 is no day together with the 2番 below it.

    It is compiled when it is first used: most notices need a few of them only, and no command should wait for all.
    """
    return later(lambda: re.compile(_within_lines(_simplify(_WRAPPED.sub("", source)))))


# White space with a quantifier, outside of the escapes and classes.
_PART = regex(r"(?P<space>\\s(?=[?*+{]))|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)


def _within_lines(source: str) -> str:
    return _PART.sub(lambda part: r"[ \t]" if part["space"] else part[0], source)
