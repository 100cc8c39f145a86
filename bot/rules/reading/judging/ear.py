"""Does a text sound like a stockout? By the short runs of letters that stockouts have and other messages have not.

The weights are fitted to the labelled notices (`python -m tests.rules.reading.train_ear`). They know no grammar and
name no field; they hear what no list of words foresaw, and notice where the reader's words mislead it.
"""

import json
from functools import cache
from importlib import resources
from math import sqrt
from operator import add
from typing import NamedTuple

from bot.rules.reading.text.tokens import TOLD, Sheet
from bot.rules.regex import regex

#: A notice tells at its beginning what it is about; the rest of a very long one is not listened to.
HEARD = 2_000
_FIGURE = regex(r"\d+")
_URL = regex(r"https?://[!-~]+")


class Weights(NamedTuple):
    """How much each run of letters speaks for a stockout (above 0) or against one, in hundredths."""

    bias: float
    of: dict[str, int]


def runs_of(folded: str) -> set[str]:
    """All runs of one, two and three characters, with figures, addresses and spaces made alike."""
    heard = folded[:HEARD]
    if "://" in heard:
        heard = _URL.sub(" ", heard)
    heard = " ".join(_FIGURE.sub("0", heard).split())
    pairs = list(map(add, heard, heard[1:]))
    return {*heard, *pairs, *map(add, pairs, heard[2:])}


def heard_in(sheet: Sheet) -> set[str]:
    """The runs of letters of a page, and what kinds of words the reader found in it."""
    heard = runs_of(_without_promises(sheet))
    for token in sheet.tokens:
        if token.value == TOLD:
            continue
        heard.add(f"<{token.kind} {token.role.removeprefix('turned ')}>")
        if token.kind == "mark":
            heard.add(f"<{token.value}>")
    return heard


def _without_promises(sheet: Sheet) -> str:
    """When more will be told says nothing of what is."""
    text = sheet.page.folded
    for token in sheet.tokens:
        if token.value == TOLD:
            text = text[: token.start] + " " * (token.end - token.start) + text[token.end :]
    return text


def sounds(sheet: Sheet) -> float:
    """The log odds that a page is a stockout: above 0 it sounds like one."""
    weights = _weights()
    known = weights.of.keys() & heard_in(sheet)
    return weights.bias + sum(map(weights.of.__getitem__, known)) / 100 / sqrt(len(known) + 1)


@cache
def _weights() -> Weights:
    kept = json.loads(resources.files("bot.rules.data").joinpath("ear.json").read_text(encoding="utf-8"))
    return Weights(kept["bias"], kept["weights"])
