"""Which of the team's agents a name or an id means."""

from collections.abc import Sequence
from unicodedata import normalize

from bot.flows.refusals import Refusal
from bot.flows.work import Work
from store.questions.team import agents
from store.tables import Agent


def agent_called(known: Sequence[Agent], named: str | int) -> Agent | None:
    """The agent of that name, whatever its width and case, or of that id."""
    wanted = _plain(str(named))
    return next((agent for agent in known if wanted in (_plain(agent.name), str(agent.id))), None)


def agent_named(work: Work, name: str) -> int:
    """The id of the agent that a person names, or of the only one. Raises Refusal where that is not clear."""
    known = agents(work.session, work.workspace.id)
    named = agent_called(known, name) if name else None
    only = known[0] if not name and len(known) == 1 else None
    found = named or only
    if found is None:
        raise Refusal("which_agent", known=[agent.name for agent in known], name=name)
    return found.id


def _plain(name: str) -> str:
    return normalize("NFKC", name).strip().casefold()
