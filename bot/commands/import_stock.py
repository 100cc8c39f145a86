"""`keppin import stock`: how many of each variant lie where."""

from typing import Annotated

import typer

from bot.commands.support.desk import Team
from bot.commands.support.ledgers import Example, File, Yes, bring_in
from bot.commands.support.words import fail, words
from bot.rules.ledgers import LedgerKind, Told, place_named

PlaceName = Annotated[str, typer.Option("--place", metavar="PLACE", help=words("commands#import_place"))]


def import_stock(
    file: File = None, yes: Yes = False, example: Example = False, place: PlaceName = "", team: Team = ""
) -> None:
    """Keep the stock of a list, place by place."""
    named = place_named(place)
    if place and named is None:
        fail("ledgers#which_place", code=2, value=place)
    bring_in(
        LedgerKind.STOCK,
        file,
        team=team,
        yes=yes,
        example=example,
        telling=lambda zone: Told(zone=zone, place=named),
    )
