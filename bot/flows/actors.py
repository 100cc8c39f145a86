"""Who is acting, and whether they may. Nothing is allowed by default."""

from dataclasses import dataclass

from bot.flows.refusals import Refusal
from bot.flows.work import Work
from bot.rules.lifecycle import MEMBER, NEEDED_ROLE
from bot.rules.words import Origin, Role, Step
from store.questions.team import Member, member_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """The person behind a click, as Slack tells it: the team is the person's own, not ours."""

    user: str
    team: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outsider:
    """Somebody who is known by a name only: anybody may call themselves like one of ours, or like an id of Slack's."""

    place: Origin
    name: str

    @property
    def user(self) -> str:
        """As the timeline names them, beside the ids of those whom Slack vouches for."""
        return f"{self.place.value}:{self.name}"


def allowed(work: Work, actor: Actor, step: Step | None = None) -> Member:
    """The person, if their role may take the step; without one, if they take part at all.

    Raises Refusal, in words for each cause.
    """
    role = MEMBER if step is None else NEEDED_ROLE[step]
    if actor.team != work.workspace.team_id:
        raise Refusal("not_allowed_outsider")
    person = member_of(work.connection, work.workspace.id, actor.user)
    if person is not None and person.role.includes(role):
        return person
    if person is not None and person.is_guest and person.role is Role.NONE:
        raise Refusal("not_allowed_guest")
    raise Refusal("not_allowed_role", needed=role.value)


def require_member(work: Work, actor: Actor) -> None:
    """Raises Refusal for people without a role: figures, suppliers and cases are for those who work with them."""
    allowed(work, actor)


def may_look(work: Work, actor: Actor) -> bool:
    """Whether a person may see what the desk knows."""
    try:
        require_member(work, actor)
    except Refusal:
        return False
    return True
