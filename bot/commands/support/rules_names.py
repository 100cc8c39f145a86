"""Names in a rules file that mean nobody and nothing here: warned of where the store is known, never refused."""

from sqlmodel import Session, col, select

from bot.commands.support.desk import settings_here
from bot.commands.support.words import say
from bot.rules.priority import RuleSet
from bot.settings import database_url
from store.questions.team import agents, workspaces
from store.reach import DatabaseUnreachable, is_still_to_be_made, open_database
from store.revision import is_current
from store.tables import Person, Product, Workspace


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
            known = [each for each in workspaces(session) if team in ("", each.team_id)]
            return _compared(session, known[0], rules) if len(known) == 1 else {}
    finally:
        database.close()


def _compared(session: Session, workspace: Workspace, rules: RuleSet) -> dict[str, list[str]]:
    people = session.exec(select(Person).where(Person.workspace_id == workspace.id)).all()
    callable_by = {name for person in people for name in (person.name, person.slack_id)}
    named = {agent.name.casefold() for agent in agents(session, workspace.id)}
    products = select(Product.category).where(Product.workspace_id == workspace.id).distinct()
    categories = {category.casefold() for category in session.exec(products.order_by(col(Product.category)))}
    said = [rule.when for rule in rules.rules]
    return {
        "unknown_people": [name for name in rules.target.escalate_to if name not in callable_by],
        "unknown_agents": _missing([name for when in said for name in when.agent], named),
        "unknown_categories": _missing([name for when in said for name in when.category], categories),
    }


def _missing(names: list[str], known: set[str]) -> list[str]:
    return [name for name in dict.fromkeys(names) if name.casefold() not in known]
