"""The rules in force, for `/stockout rules`."""

from bot.flows.actors import Actor, require_member
from bot.flows.steps import rules_in_force
from bot.flows.work import Work
from bot.rules.ranking.priority import RuleSet


def show_rules(work: Work, actor: Actor) -> tuple[int, RuleSet]:
    """The version and the rules. Raises Refusal for an outsider."""
    require_member(work, actor)
    return rules_in_force(work)
