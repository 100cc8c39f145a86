"""What is set up for a workspace, as plain values (`keppin init` shows it, `keppin check` checks it)."""

from dataclasses import dataclass, field

from sqlmodel import Session, select

from bot.rules.ranking.priority import default_rules_text
from bot.rules.words import Language, Role
from store.questions.ledgers import Held, held
from store.questions.team import agents, newest_rules, workspace_of
from store.tables import Person, Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentSeen:
    """An agent and its channel."""

    name: str
    channel_id: str
    language: Language
    staff: tuple[str, ...]
    in_slack: bool = True
    chatwork_room: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSeen:
    """A person and what they may do."""

    slack_id: str
    name: str
    role: Role
    is_guest: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskSeen:
    """A workspace with everything that was set up for it."""

    name: str
    desk_channel: str
    language: Language
    time_zone: str
    customer_no: str
    summary_at: str
    rules_version: int
    rules_text: str
    held: Held
    agents: list[AgentSeen] = field(default_factory=list)
    people: list[PersonSeen] = field(default_factory=list)


def look_over(session: Session, team_id: str) -> DeskSeen | None:
    """What is set up, or None where the workspace is not known."""
    workspace = workspace_of(session, team_id)
    if workspace is None:
        return None
    rules = newest_rules(session, workspace.id)
    return DeskSeen(
        name=workspace.name,
        desk_channel=workspace.desk_channel,
        language=workspace.language,
        time_zone=workspace.time_zone,
        customer_no=workspace.customer_no,
        summary_at=workspace.summary_at,
        rules_version=rules.version if rules else 0,
        rules_text=rules.text if rules else default_rules_text(),
        held=held(session, workspace.id),
        agents=_agents(session, workspace),
        people=_people(session, workspace),
    )


def _agents(session: Session, workspace: Workspace) -> list[AgentSeen]:
    return [
        AgentSeen(
            name=agent.name,
            channel_id=agent.channel_id,
            language=agent.language,
            staff=tuple(agent.staff),
            in_slack=agent.channel_id != agent.chatwork_room,
            chatwork_room=agent.chatwork_room,
        )
        for agent in agents(session, workspace.id)
    ]


def _people(session: Session, workspace: Workspace) -> list[PersonSeen]:
    found = session.exec(select(Person).where(Person.workspace_id == workspace.id).order_by(Person.name))
    return [
        PersonSeen(slack_id=person.slack_id, name=person.name, role=person.role, is_guest=person.is_guest)
        for person in found
    ]
