"""Who and what exists when a workspace starts: plain frozen values, written by the host."""

from collections.abc import Callable, Mapping
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
    """A file that a scripted message carries; made when it is dropped where it says what hour it is."""

    name: str
    content: bytes = b""
    make: Callable[[datetime], bytes] | None = None
    mimetype: str = ""
    mail: Json | None = None  # as Slack describes a mail that was sent into it: subject, plain_text, …


@dataclass(frozen=True, kw_only=True)
class ScriptedEvent:
    """Something prepared for later: a message, new or in a thread; an earlier one edited or deleted; a shortcut on one.

    What comes `outside` of Slack the host plays. `titles` are what the page calls it, by language, where `title`
    does not serve for all, and `href` is where it is seen, where that is no channel.
    """

    key: str
    title: str
    channel: str
    user: str
    text: str = ""
    blocks: tuple[Json, ...] | None = None
    thread_of: str | None = None
    edits: str | None = None
    deletes: str | None = None
    uses: str = ""  # the callback id of a message shortcut, used on the message that `on` became
    on: str | None = None
    outside: bool = False
    href: str = ""
    files: tuple[ScriptedFile, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)

    @property
    def earlier(self) -> frozenset[str]:
        """The events that it needs to have been played."""
        return frozenset(key for key in (self.thread_of, self.edits, self.deletes, self.on) if key)

    def called(self, language: str) -> str:
        """Its title in a language."""
        return self.titles.get(language, self.title)


@dataclass(frozen=True, kw_only=True)
class Elsewhere:
    """A page of the host's for a place outside of Slack; links to what it stands for lead there."""

    name: str
    href: str
    stands_for: str = ""


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
