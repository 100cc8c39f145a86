"""How people ask how Keppin is used."""

import unicodedata

from bot.rules.regex import regex

HELP = frozenset({"help", "ヘルプ", "使い方"})

_AROUND = regex(r"^[\W_]+|[\W_]+$")
#: What is politely said behind the word.
_ASKING = regex(r"(?:を|は|が)?(?:教えて(?:ください|下さい)?|知りたい(?:です)?|見せて(?:ください|下さい)?)?$")


def asks_for_help(text: str) -> bool:
    """Whether somebody writes the word for help, and nothing else that would have to be read."""
    words = _AROUND.sub("", unicodedata.normalize("NFKC", text)).lower()
    return words in HELP or _ASKING.sub("", words) in HELP
