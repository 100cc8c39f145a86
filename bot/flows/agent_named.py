"""Which agent a file is about, where somebody says it by name or there is only one."""

from bot.flows.refusals import Refusal
from bot.flows.work import Work
from store.questions.team import agents


def agent_named(work: Work, name: str) -> int:
    """The id of the agent with this name, or of the only one. Raises Refusal where that is not clear."""
    known = agents(work.session, work.workspace.id)
    fitting = [agent for agent in known if name in {"", agent.name}]
    if len(fitting) != 1:
        raise Refusal("which_agent", known=[agent.name for agent in known], name=name)
    return fitting[0].id
