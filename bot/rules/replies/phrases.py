"""The turns of phrase that agents' staff answer in, in three languages, and the sentences that they stand in."""

import re
from unicodedata import normalize, numeric

from bot.rules.data import load
from bot.rules.regex import regex
from bot.rules.script import fold, pattern

#: By name, for folded text.
TURNS = {name: pattern("|".join(turns)) for name, turns in load("replies").items()}

#: How much of a message is looked at.
LONGEST = 2000
_SENTENCE = regex(r"(?<=[。!?;])|[\n~]+|(?<=[^\d])[.](?=\s|$)|\s{2,}")
#: A circled number stands for itself: ①③ is not 13, nor ②4個 24個.
_CIRCLED = regex("[\u2460-\u2473\u2776-\u277f\u2780-\u2793](?=([番号])?)")
_QUOTE = regex(r"^(?:>|&gt;)[^\n]*$|\[qt\].*?\[/qt\]", re.MULTILINE | re.DOTALL)


def plain_words(text: str) -> str:
    """What the writer says themselves, folded: nothing that is quoted."""
    apart = _CIRCLED.sub(_number_apart, text[:LONGEST])
    return fold(_QUOTE.sub("", normalize("NFKC", apart)[:LONGEST])).strip()


def _number_apart(found: re.Match[str]) -> str:
    number = int(numeric(found[0]))
    return f" {number}" if found[1] else f" {number} "


def sentences(plain: str) -> list[str]:
    """Folded text, sentence by sentence."""
    return _SENTENCE.split(plain)


def finds(name: str, plain: str) -> bool:
    """Whether a turn of phrase of this name stands in folded text."""
    return TURNS[name].search(plain) is not None
