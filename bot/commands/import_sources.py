"""`keppin import sources`: other shops where the same goods can be bought."""

from bot.commands.support.desk import Team
from bot.commands.support.ledgers import Example, File, Yes, bring_in
from bot.rules.ledgers import LedgerKind, Told


def import_sources(file: File = None, yes: Yes = False, example: Example = False, team: Team = "") -> None:
    """Keep the other shops' pages of a list."""
    bring_in(
        LedgerKind.SOURCES,
        file,
        team=team,
        yes=yes,
        example=example,
        telling=lambda zone: Told(zone=zone),
    )
