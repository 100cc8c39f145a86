"""`keppin import goods`: what the shop sells, product by product with its colours and sizes."""

from bot.commands.support.desk import Team
from bot.commands.support.ledgers import Example, File, Yes, bring_in
from bot.rules.ledgers import LedgerKind, Told


def import_goods(file: File = None, yes: Yes = False, example: Example = False, team: Team = "") -> None:
    """Keep the products and variants of a list."""
    bring_in(
        LedgerKind.GOODS,
        file,
        team=team,
        yes=yes,
        example=example,
        telling=lambda zone: Told(zone=zone),
    )
