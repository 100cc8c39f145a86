"""Names in a rules file that mean nobody and nothing here: warned of where the store is known, never refused."""

from bot.commands.support.desk import settings_here
from bot.commands.support.words import say
from bot.flows.team.rules_names import strange_names
from bot.rules.ranking.priority import RuleSet
from bot.settings import database_url
from store.reach import DatabaseUnreachable, is_still_to_be_made, open_database
from store.revision import is_current


def warn_of_names(rules: RuleSet, team: str = "") -> None:
    """Say which people, agents and categories of the rules the store does not have; nothing without a store."""
    for code, names in _strange(rules, team).items():
        if names:
            say(f"rules#{code}", names=names)


def _strange(rules: RuleSet, team: str) -> dict[str, list[str]]:
    url = database_url(settings_here())
    if is_still_to_be_made(url):
        return {}
    try:
        database = open_database(url)
    except DatabaseUnreachable:
        return {}
    try:
        if not is_current(database):
            return {}
        with database.transaction() as session:
            return strange_names(session, team, rules)
    finally:
        database.close()
