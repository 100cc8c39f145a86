"""Whose notice it was is said: the agent of a case, where neither its way nor its order has told."""

from sqlmodel import col, select

from bot.flows.opening.options import rank_options
from bot.flows.outbox import note, show_card
from bot.flows.refusals import Refusal
from bot.flows.steps import rules_of
from bot.flows.work import Work
from bot.rules.lifecycle import RUNNING
from store.tables import Agent, Case, Notice


def name_agent(work: Work, case: Case, agent_id: int, by: str, action: str = "case.agent_named") -> None:
    """Take it for the case, and for what else came with its notice. Raises Refusal for an agent that is not ours."""
    agent = work.session.get(Agent, agent_id)
    if agent is None or agent.workspace_id != work.workspace.id:
        raise Refusal("no_agent")
    notice = work.session.get_one(Notice, case.notice_id)
    notice.agent_id = notice.agent_id or agent.id
    for each in (case, *_with_it(work, case)):
        each.agent_id = agent.id
        rank_options(work, each, rules_of(work, each))  # rules may ask who the agent is
        note(work, each, by, action, agent=agent.name)
        show_card(work, each)


def _with_it(work: Work, case: Case) -> list[Case]:
    """The running cases of the same notice whose agent is not known either."""
    wanted = select(Case).where(
        Case.notice_id == case.notice_id,
        Case.id != case.id,
        col(Case.agent_id).is_(None),
        col(Case.status).in_(RUNNING),
    )
    return list(work.session.exec(wanted.order_by(col(Case.id)).with_for_update()))
