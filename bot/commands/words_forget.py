"""`keppin words forget`: a corrected notice is no longer asked for."""

from typing import Annotated

import typer

from bot.commands.support.desk import Team, in_workspace
from bot.commands.support.vocabulary import refused
from bot.commands.support.who import at_terminal
from bot.commands.support.words import say
from bot.flows.refusals import Refusal
from bot.flows.team.learn_words import forget_golden

Number = Annotated[str, typer.Argument(metavar="K-NUMBER")]


def forget(number: Number, team: Team = "") -> None:
    """The notice of this case no longer stands against changes of the vocabulary."""
    digits = number.upper().removeprefix("K-")
    wanted = int(digits) if digits.isdecimal() and digits.isascii() else 0
    try:
        in_workspace(team, forget_golden, wanted, at_terminal())
    except Refusal as refusal:
        refused(refusal)
    say("words#forgotten", number=wanted)
