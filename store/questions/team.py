"""Who is on the team, what they may do, and under which rules."""

from sqlmodel import Session, col, select

from bot.rules.words import Role
from store.tables import Agent, Person, RuleVersion, Workspace


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


def agents(session: Session, workspace_id: int) -> list[Agent]:
    """The team's agents, oldest first."""
    return list(session.exec(select(Agent).where(Agent.workspace_id == workspace_id).order_by(col(Agent.id))))


def newest_rules(session: Session, workspace_id: int) -> RuleVersion | None:
    """The rules in force, or None where the team has loaded none and the defaults hold."""
    wanted = (
        select(RuleVersion)
        .where(RuleVersion.workspace_id == workspace_id)
        .order_by(col(RuleVersion.version).desc())
        .limit(1)
    )
    return session.exec(wanted).first()
