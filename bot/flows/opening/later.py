"""What the agent says about a case later on: edits, deletions and replies, told on the desk."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.flows.outbox import note
from bot.flows.work import KEPPIN, Work
from store.tables import Case

#: The actor of what the agent's own words brought about; whose they were stands in the details.
AGENT = "agent"
#: How much of it is shown in the case's thread; the link leads to the whole.
SHOWN = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """Words of the agent's staff, or of the member who handed the notice in, that bear on a running case."""

    text: str
    author: str
    permalink: str
    at: datetime
    member: str = ""  # that member, where it was one
    agent_id: int | None = None  # whose words they are, where that is known
    doubtful: bool = False  # whether the words may be somebody else's than the agent's
    changes: tuple[dict[str, str], ...] = ()  # what their card says otherwise for them
    beside: bool = False  # written outside the threads, so that they may mean another case


def tell(
    work: Work,
    case: Case,
    action: str,
    later: Later,
    actor: str = KEPPIN,
    **values: Any,  # noqa: ANN401 - JSON
) -> None:
    """Mirror the words into the case's thread."""
    words = {"author": later.author, "text": later.text[:SHOWN], "permalink": later.permalink}
    if later.member:
        words["member"] = later.member
    note(work, case, actor, action, **words, **values)


def hint(case: Case, says: str, later: Later, **values: Any) -> None:  # noqa: ANN401 - JSON
    """Keep with the case what the words seem to mean, so that its card says so until somebody acts."""
    case.heard = {
        "says": says,
        "author": later.author,
        "text": later.text[:SHOWN],
        "permalink": later.permalink,
        "at": later.at.isoformat(),
        "status": case.status.value,
        "decision": case.decision_id,
        "beside": later.beside,
        **values,
    }
