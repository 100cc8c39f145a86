"""Who and what exists when a workspace starts: plain frozen values, written by the host."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.local.shapes import Json
from bot.local.stamps import stamp_of


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """A Slack workspace: the one that installed the app, or one connected to it by a shared channel."""

    id: str
    name: str
    domain: str = ""


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody who can be acted as; one of another organisation comes in by Slack Connect."""

    id: str
    name: str
    real_name: str
    team_id: str
    locale: str = "ja-JP"
    tz: str = "Asia/Tokyo"
    is_admin: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_bot: bool = False
    email: str = ""
    colour: str = "4a6fa5"
    emoji: str = ""


@dataclass(frozen=True, kw_only=True)
class Channel:
    """A public or private channel; `members` are user ids, the bot user's where the app was invited."""

    id: str
    name: str
    is_private: bool = False
    is_ext_shared: bool = False
    members: tuple[str, ...] = ()
    topic: str = ""


@dataclass(frozen=True, kw_only=True)
class ScriptedFile:
    """A file that a scripted message carries."""

    name: str
    content: bytes
    mimetype: str = ""
    mail: Json | None = None  # as Slack describes a mail that was sent into it: subject, plain_text, …


@dataclass(frozen=True, kw_only=True)
class ScriptedEvent:
    """A message prepared for later: new, a reply to an earlier one, or an edit of an earlier one.

    `titles` are what the page calls it, by language, where `title` does not serve for all.
    """

    key: str
    title: str
    channel: str
    user: str
    text: str
    blocks: tuple[Json, ...] | None = None
    thread_of: str | None = None
    edits: str | None = None
    files: tuple[ScriptedFile, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)

    def called(self, language: str) -> str:
        """Its title in a language."""
        return self.titles.get(language, self.title)


@dataclass(frozen=True, kw_only=True)
class PastMessage:
    """A message from before the workspace began, by a person or by the bot's user; `thread_ts` where it replies."""

    channel: str
    user: str
    text: str
    at: datetime
    blocks: tuple[Json, ...] = ()
    thread_ts: str = ""
    metadata: Json | None = None

    @property
    def ts(self) -> str:
        """Its name in its channel: no two messages of one may be of the same moment."""
        return stamp_of(self.at)


@dataclass(frozen=True, kw_only=True)
class Group:
    """A user group (`@team`), for apps that ask who is in it."""

    id: str
    handle: str
    name: str
    members: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class World:
    """What a workspace starts with; `own` installed the app, whose name comes from its manifest."""

    own: Organisation
    others: tuple[Organisation, ...] = ()
    people: tuple[Person, ...] = ()
    channels: tuple[Channel, ...] = ()
    script: tuple[ScriptedEvent, ...] = ()
    groups: tuple[Group, ...] = field(default=())
    bot_user_id: str = "UBOT"
