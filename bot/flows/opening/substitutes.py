"""What an agent was told to buy instead of what is short."""

from bot.flows.work import Work
from bot.rules.lifecycle import can_run_out
from bot.rules.words import Remedy
from store.tables import Case, Decision


def is_substitute(work: Work, case: Case) -> bool:
    """Whether the agent was told to buy something that can be out of stock as well."""
    decision = work.session.get(Decision, case.decision_id) if case.decision_id else None
    return decision is not None and can_run_out(Remedy(decision.option["remedy"]))
