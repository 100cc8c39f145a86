"""Which names in a rules file mean nobody and nothing in the store."""

from sqlmodel import Session, col, select

from bot.rules.ranking.priority import RuleSet
from store.questions.team import agents, workspaces
from store.tables import Person, Product, Workspace


def strange_names(session: Session, team: str, rules: RuleSet) -> dict[str, list[str]]:
    """People, agents and categories that the rules name and the workspace does not have; empty without it."""
    known = [each for each in workspaces(session) if team in ("", each.team_id)]
    return _compared(session, known[0], rules) if len(known) == 1 else {}


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
