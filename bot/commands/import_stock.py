"""`keppin import stock`: how many of each variant lie where."""

from typing import Annotated

import typer

from bot.commands.support.desk import Team
from bot.commands.support.ledgers import Example, File, Yes, bring_in, named
from bot.commands.support.words import words
from bot.rules.ledgers import LedgerKind, Told, place_named

PlaceName = Annotated[str, typer.Option("--place", metavar="PLACE", help=words("commands#import_place"))]


def import_stock(
    file: File = None, yes: Yes = False, example: Example = False, place: PlaceName = "", team: Team = ""
) -> None:
    """Keep the stock of a list, place by place."""
    meant = named(place, place_named, "ledgers#which_place")
    bring_in(
        LedgerKind.STOCK,
        file,
        team=team,
        yes=yes,
        example=example,
        told=Told(place=meant),
    )
