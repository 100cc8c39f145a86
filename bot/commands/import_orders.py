"""`keppin import orders`: what customers have ordered on the marketplaces and wait for."""

from typing import Annotated

import typer

from bot.commands.support.desk import Team
from bot.commands.support.ledgers import Example, File, Yes, bring_in, named
from bot.commands.support.words import words
from bot.rules.ledgers import LedgerKind, Told, marketplace_named

Marketplace = Annotated[
    str, typer.Option("--marketplace", metavar="NAME", help=words("commands#import_marketplace"))
]
Complete = Annotated[bool, typer.Option("--complete", help=words("commands#import_complete"))]


def import_orders(
    file: File = None,
    yes: Yes = False,
    example: Example = False,
    marketplace: Marketplace = "",
    complete: Complete = False,
    team: Team = "",
) -> None:
    """Keep the customers' orders of a list."""
    meant = named(marketplace, marketplace_named, "ledgers#which_marketplace")
    bring_in(
        LedgerKind.ORDERS,
        file,
        team=team,
        yes=yes,
        example=example,
        told=Told(marketplace=meant),
        complete=complete,
    )
