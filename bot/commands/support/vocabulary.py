"""Learnt words as the command line tells of them."""

import sys
from typing import NoReturn

from bot.commands.support.words import fail, language, words
from bot.flows.refusals import Refusal
from bot.slack.field_words import field_word, meaning_word


def meaning(kind: str, key: str) -> str:
    """What a word means, in the language of the terminal."""
    return meaning_word(kind, key, language())


def refused(refusal: Refusal) -> NoReturn:
    """End the command with the reason, and with what to do where a kept notice stands against the change."""
    values = dict(refusal.values)
    if "asked" in values:
        values["asked"] = field_word(str(values["asked"]), language())
        print(words(f"words#{refusal.code}", **values), file=sys.stderr, flush=True)
        fail("words#how_to_forget", number=values["number"])
    fail(f"words#{refusal.code}", **values)
