"""Who is on the team, what they may do, and under which rules."""

from typing import NamedTuple

from sqlalchemy import Connection, bindparam
from sqlmodel import Session, col, func, select

from bot.rules.words import Role
from store.prepared import Prepared
from store.tables import Agent, Person, RuleVersion, Workspace


class Member(NamedTuple):
    """Somebody of the team: what has to be known of them at every click."""

    slack_id: str
    role: Role
    is_guest: bool


MEMBER = Prepared(
    select(Person.slack_id, Person.role, Person.is_guest).where(
        Person.workspace_id == bindparam("workspace"), Person.slack_id == bindparam("who")
    )
)


def workspace_of(session: Session, team_id: str) -> Workspace | None:
    """The workspace of a Slack team."""
    return session.exec(select(Workspace).where(Workspace.team_id == team_id)).first()


def workspaces(session: Session) -> list[Workspace]:
    """Every workspace, oldest first."""
    return list(session.exec(select(Workspace).order_by(col(Workspace.id))))


def person_of(session: Session, workspace_id: int, slack_id: str) -> Person | None:
    """The person behind a Slack id, if the team has named them."""
    wanted = select(Person).where(Person.workspace_id == workspace_id, Person.slack_id == slack_id)
    return session.exec(wanted).first()


def member_of(connection: Connection, workspace_id: int, slack_id: str) -> Member | None:
    """The same person as far as it takes to know what they may do: asked at every click."""
    row = MEMBER.first(connection, {"workspace": workspace_id, "who": slack_id})
    return None if row is None else Member(*row)


def people_with(session: Session, workspace_id: int, role: Role) -> list[Person]:
    """Everybody who may do what a role may, in the order they were named."""
    everyone = session.exec(
        select(Person).where(Person.workspace_id == workspace_id).order_by(col(Person.id))
    )
    return [person for person in everyone if person.role.includes(role)]


def agent_in(session: Session, workspace_id: int, channel_id: str) -> Agent | None:
    """The agent whose notices come into a channel."""
    wanted = select(Agent).where(Agent.workspace_id == workspace_id, Agent.channel_id == channel_id)
    return session.exec(wanted).first()


def agent_in_room(session: Session, workspace_id: int, room_id: str) -> Agent | None:
    """The agent whose notices come into a Chatwork room."""
    wanted = select(Agent).where(Agent.workspace_id == workspace_id, Agent.chatwork_room == room_id)
    return session.exec(wanted).first()


def agents(session: Session, workspace_id: int) -> list[Agent]:
    """The team's agents, oldest first."""
    return list(session.exec(select(Agent).where(Agent.workspace_id == workspace_id).order_by(col(Agent.id))))


def newest_rules(session: Session, workspace_id: int) -> RuleVersion | None:
    """The rules in force as they were kept, or None where Keppin's own hold."""
    wanted = (
        select(RuleVersion)
        .where(RuleVersion.workspace_id == workspace_id)
        .order_by(col(RuleVersion.version).desc())
        .limit(1)
    )
    return session.exec(wanted).first()


def newest_version(session: Session, workspace_id: int) -> int:
    """The version of the rules in force; 0 where the team has loaded none and Keppin's own hold."""
    newest = select(func.max(RuleVersion.version)).where(RuleVersion.workspace_id == workspace_id)
    return session.exec(newest).one() or 0


def text_of_version(session: Session, workspace_id: int, version: int) -> str | None:
    """A version of the rules as the team wrote it."""
    wanted = select(RuleVersion.text).where(
        RuleVersion.workspace_id == workspace_id, RuleVersion.version == version
    )
    return session.exec(wanted).first()
