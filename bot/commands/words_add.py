"""`keppin words add`: teach a word without waiting for a notice."""

from typing import Annotated

import typer

from bot.commands.support.desk import Team, in_workspace
from bot.commands.support.vocabulary import meaning, refused
from bot.commands.support.who import at_terminal
from bot.commands.support.words import fail, say
from bot.flows.refusals import Refusal
from bot.flows.team.learn_words import add_word as learn
from bot.rules.teaching.learning import KINDS

Kind = Annotated[str, typer.Argument(metavar="color|size|reason")]
Word = Annotated[str, typer.Argument(metavar="WORD")]
Meaning = Annotated[str, typer.Argument(metavar="MEANING")]


def add_word(kind: Kind, word: Word, means: Meaning, team: Team = "") -> None:
    """Use the word from the next notice on, unless it would break a notice that is read right."""
    if kind not in KINDS:
        fail("words#kinds", code=2, kind=kind)
    try:
        key = in_workspace(team, learn, kind, word, means, at_terminal())
    except Refusal as refusal:
        refused(refusal)
    say("words#added", word=word, meaning=meaning(kind, key))
