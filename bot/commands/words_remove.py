"""`keppin words remove`: take a learnt word back."""

from typing import Annotated

import typer

from bot.commands.support.desk import Team, in_workspace
from bot.commands.support.vocabulary import refused
from bot.commands.support.who import at_terminal
from bot.commands.support.words import say
from bot.flows.refusals import Refusal
from bot.flows.team.learn_words import remove_word as take_back

Word = Annotated[str, typer.Argument(metavar="WORD")]


def remove_word(word: Word, team: Team = "") -> None:
    """The word is no longer used, unless notices that were corrected since rely on it."""
    try:
        in_workspace(team, take_back, word, at_terminal())
    except Refusal as refusal:
        refused(refusal)
    say("words#removed", word=word)
