"""The workspace, its people and their roles, its agents, and its rules."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.rules.words import Language, Role, Route
from store.tables.base import Row, listed, moment, prose, word


class Workspace(SQLModel, table=True):
    """One team in Slack, with the channel where its desk stands."""

    id: int = Field(default=None, primary_key=True)
    team_id: str = Field(unique=True)
    name: str
    url: str = ""  # e.g. https://example.slack.com/, as auth.test says
    bot_user_id: str = ""
    desk_channel: str = ""
    desk_shared: bool = False  # people of other organisations see it: it is told nothing
    language: Language = word(Language, Language.JA)
    time_zone: str = "Asia/Tokyo"
    customer_no: str = ""  # the team's own number with its agent: the end of every order number
    summary_at: str = "08:30"  # in the team's time zone
    last_case_number: int = 0
    chatwork_account: str = ""  # whose token writes in Chatwork: what it says there is our own
    created_at: datetime = moment()


class Person(Row, table=True):
    """Somebody in Slack whom Keppin knows. A person not listed here may do nothing."""

    __table_args__ = (UniqueConstraint("workspace_id", "slack_id"),)

    slack_id: str
    name: str
    role: Role = word(Role, Role.NONE)
    locale: str = ""
    is_guest: bool = False


class Agent(Row, table=True):
    """A buying agent: where its notices come in and in which language it is told what to do."""

    __table_args__ = (
        UniqueConstraint("workspace_id", "channel_id"),
        Index(
            "uq_agent_workspace_id_chatwork_room",
            "workspace_id",
            "chatwork_room",
            unique=True,
            sqlite_where=text("chatwork_room <> ''"),
        ),
    )

    name: str
    language: Language = word(Language, Language.ZH)
    route: str = Route.SLACK.value  # where it is told what to do, unless its notice came another way
    channel_id: str  # its Slack channel; an agent that is only in Chatwork has its room here, too
    chatwork_room: str = ""
    staff: list[str] = listed()  # its people: Slack ids where they are members of ours, aid… in Chatwork


class RuleVersion(Row, table=True):
    """One version of the team's priority rules, as they wrote them."""

    __tablename__ = "rule_version"
    __table_args__ = (UniqueConstraint("workspace_id", "version"),)

    version: int
    text: str = prose()
    loaded_at: datetime = moment()
    loaded_by: str = ""
