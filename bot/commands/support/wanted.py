"""What somebody wants set up, as they said it, and the same with Slack's ids in it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from bot.commands.support.slack_directory import Directory, NotFound
from bot.commands.support.specs import AgentSpec, PersonSpec
from bot.commands.support.words import words
from bot.flows.team.set_up import AgentIn, DeskIn, PersonIn
from bot.rules.regex import regex
from bot.rules.words import Language, Role, Route

T = TypeVar("T")
_ACCOUNT = regex(r"aid\d{1,20}")


@dataclass(slots=True, kw_only=True)
class Wanted:
    """As it was said; what is None was not said."""

    desk: str | None = None
    language: Language | None = None
    time_zone: str | None = None
    customer_no: str | None = None
    summary_at: str | None = None
    agents: list[AgentSpec] = field(default_factory=list)
    people: list[PersonSpec] = field(default_factory=list)


@dataclass(slots=True)
class Resolver:
    """Looks names up; every one that fits nothing becomes a problem, every channel to be joined a hint."""

    directory: Directory
    problems: list[str] = field(default_factory=list)
    uninvited: list[str] = field(default_factory=list)

    def desk(self, who: dict[str, Any], wanted: Wanted) -> DeskIn:
        """The workspace of the token, with the desk's channel."""
        channel = self._channel(wanted.desk) if wanted.desk else None
        if channel and channel.get("is_ext_shared"):
            self.problems.append(words("init#desk_shared", name=wanted.desk))
        return DeskIn(
            team_id=who["team_id"],
            name=who["team"],
            url=f"{who['url'].rstrip('/')}/",
            bot_user_id=who["user_id"],
            desk_channel=channel["id"] if channel else None,
            language=wanted.language,
            time_zone=wanted.time_zone,
            customer_no=wanted.customer_no,
            summary_at=wanted.summary_at,
        )

    def agents(self, specs: list[AgentSpec]) -> list[AgentIn]:
        """Those whose channel and staff were found."""
        return [found for spec in specs if (found := self._agent(spec))]

    def people(self, specs: list[PersonSpec]) -> list[PersonIn]:
        """Those who were found."""
        return [found for spec in specs if (found := self._person(spec))]

    def _agent(self, spec: AgentSpec) -> AgentIn | None:
        channel = self._channel(spec.channel) if spec.channel else {"id": spec.room}
        staff = [self._staff(name) for name in spec.staff]
        ids = [each for each in staff if each]
        if channel is None or len(ids) < len(staff):
            return None
        return AgentIn(
            channel_id=channel["id"],
            name=spec.name,
            language=spec.language,
            staff=ids or None,
            chatwork_room=spec.room or None,
            route=(Route.SLACK if spec.channel else Route.CHATWORK).value,
        )

    def _staff(self, named: str) -> str | None:
        """A Slack id; an account of Chatwork is its own name."""
        if _ACCOUNT.fullmatch(named):
            return named
        found = self._found(self.directory.person, named, "person_unknown")
        return str(found["id"]) if found else None

    def _person(self, spec: PersonSpec) -> PersonIn | None:
        found = self._found(self.directory.person, spec.who, "person_unknown")
        if found is None:
            return None
        outside = found.get("team_id", self.directory.team_id) != self.directory.team_id
        guest = bool(found.get("is_restricted") or found.get("is_ultra_restricted"))
        if outside and spec.role is not Role.NONE:
            self.problems.append(words("init#person_outside", who=spec.who))
        profile = found.get("profile") or {}
        name = profile.get("display_name") or profile.get("real_name") or found["name"]
        return PersonIn(
            slack_id=found["id"],
            name=name,
            role=spec.role,
            locale=found.get("locale") or "",
            is_guest=guest,
        )

    def _channel(self, named: str) -> dict[str, Any] | None:
        found = self._found(self.directory.channel, named, "channel_unknown")
        if found is not None and not found.get("is_member"):
            self.uninvited.append(found["name"])
        return found

    def _found(self, look: Callable[[str], T], named: str, part: str) -> T | None:
        try:
            return look(named)
        except NotFound as error:
            self.problems.append(words(f"init#{part}", name=named, candidates=error.candidates))
            return None
