"""Setting a workspace up, and changing what was set up: the desk, its agents, its people (`keppin init`)."""

from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.flows.work import Work
from bot.rules.words import Language, Role, Route
from store.questions.team import agent_in, agent_in_room, person_of, workspace_of
from store.tables import Agent, Person, Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskIn:
    """The workspace; what is None stays as it is, or as a new workspace has it."""

    team_id: str
    name: str
    url: str
    bot_user_id: str
    desk_channel: str | None = None
    language: Language | None = None
    time_zone: str | None = None
    customer_no: str | None = None
    summary_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentIn:
    """An agent, known by its channel, or by its room in Chatwork."""

    channel_id: str
    name: str
    language: Language | None = None
    staff: list[str] | None = None
    chatwork_room: str | None = None
    route: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonIn:
    """A person, known by their Slack id."""

    slack_id: str
    name: str
    role: Role
    locale: str
    is_guest: bool


@dataclass(frozen=True, slots=True)
class Change:
    """Something that is different now: `person.added`, `agent.changed`; the name says whose."""

    code: str
    name: str


def set_up(
    session: Session, now: datetime, desk: DeskIn, agents: list[AgentIn], people: list[PersonIn]
) -> list[Change]:
    """Keep it all and answer what is different now; the same again changes nothing."""
    workspace = workspace_of(session, desk.team_id)
    changes = []
    if workspace is None:
        workspace = Workspace(team_id=desk.team_id, name=desk.name, created_at=now)
        changes.append(Change("workspace.added", desk.name))
        _apply(workspace, desk)
        session.add(workspace)
        session.flush()
    elif _move(workspace, desk):
        changes.append(Change("workspace.changed", desk.name))
    changes += [change for agent in agents if (change := _keep_agent(session, workspace, agent))]
    changes += [change for person in people if (change := _keep_person(session, workspace, person))]
    work = Work.within(session, now, workspace)
    for change in changes:
        work.record(None, "cli", f"setup.{change.code}", name=change.name)
    work.write_down()
    return changes


def _move(workspace: Workspace, desk: DeskIn) -> bool:
    """A desk that moves is not shared where it goes: `keppin init` has looked."""
    before = workspace.desk_channel
    is_changed = _apply(workspace, desk)
    if workspace.desk_channel != before:
        workspace.desk_shared = False
    return is_changed


def _keep_agent(session: Session, workspace: Workspace, given: AgentIn) -> Change | None:
    known = agent_in(session, workspace.id, given.channel_id)
    if known is None and given.chatwork_room:
        known = agent_in_room(session, workspace.id, given.chatwork_room)
    if known is not None:
        return Change("agent.changed", given.name) if _apply(known, _kept(known, given)) else None
    row = Agent(workspace_id=workspace.id, name=given.name, channel_id=given.channel_id)
    _apply(row, given)
    session.add(row)
    session.flush()
    return Change("agent.added", given.name)


def _kept(known: Agent, given: AgentIn) -> AgentIn:
    """An agent's room alone was named: the channel that it has in Slack as well stays."""
    if given.route != Route.CHATWORK or known.route == Route.CHATWORK:
        return given
    return replace(given, channel_id=known.channel_id, route=None)


def _keep_person(session: Session, workspace: Workspace, given: PersonIn) -> Change | None:
    known = person_of(session, workspace.id, given.slack_id)
    if known is not None:
        return Change("person.changed", given.name) if _apply(known, given) else None
    row = Person(workspace_id=workspace.id, slack_id=given.slack_id, name=given.name)
    _apply(row, given)
    session.add(row)
    session.flush()
    return Change("person.added", given.name)


def _apply(row: Any, given: DeskIn | AgentIn | PersonIn) -> bool:  # noqa: ANN401 - any of our tables
    """Write what is given into the row; whether anything is different then."""
    told = {field.name: getattr(given, field.name) for field in fields(given)}
    new = {name: value for name, value in told.items() if value is not None and value != getattr(row, name)}
    for name, value in new.items():
        setattr(row, name, value)
    return bool(new)
