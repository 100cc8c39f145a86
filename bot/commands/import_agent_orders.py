"""`keppin import agent-orders`: what was ordered from the agent, line by line as notices name it."""

from typing import Annotated

import typer

from bot.commands.support.desk import Team
from bot.commands.support.ledgers import Example, File, Yes, bring_in
from bot.commands.support.words import words
from bot.rules.ledgers import LedgerKind, Told

AgentName = Annotated[str, typer.Option("--agent", metavar="NAME", help=words("commands#import_agent_of"))]
Order = Annotated[str, typer.Option("--order", metavar="NUMBER", help=words("commands#import_order"))]


def import_agent_orders(
    file: File = None,
    yes: Yes = False,
    example: Example = False,
    order: Order = "",
    agent: AgentName = "",
    team: Team = "",
) -> None:
    """Keep the orders at an agent of a list."""
    bring_in(
        LedgerKind.AGENT_ORDERS,
        file,
        team=team,
        yes=yes,
        example=example,
        told=Told(order=order.strip()),
        agent=agent,
    )
