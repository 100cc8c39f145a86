"""A person takes a step on a case: heard once, by somebody who may, on the case as they saw it, where it is legal."""

from dataclasses import dataclass, replace

from bot.flows.actors import Actor, allowed
from bot.flows.steps import case_seen, may_take
from bot.flows.work import Work
from bot.rules.words import Step
from store.questions.team import Member
from store.tables import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A button as it was pressed: on which state of which case."""

    case_id: int
    version: int
    key: str = ""

    def with_key(self, key: str) -> "Press":
        """The same state of the case, another option."""
        return replace(self, key=key)


def pressed(work: Work, event_key: str, actor: Actor, press: Press, step: Step) -> tuple[Case, Member] | None:
    """The case as the person saw it, and the person, who may now take the step; None for a press heard before.

    Raises Refusal, in words for each cause, where they may not.
    """
    if not work.first_time(event_key):
        return None
    person = allowed(work, actor, step)
    case = case_seen(work, press.case_id, press.version)
    may_take(work, case, step)
    return case, person
