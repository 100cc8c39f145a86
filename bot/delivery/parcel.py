"""One message on its way out, whatever the way: what it says, and what the way has to know of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.flows.work import Work
from bot.rules.words import Route
from bot.slack.blocks import Message

#: Where something else than a message is carried.
NO_MESSAGE = Message(text="", blocks=[])


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file to be shared; the parcel's message is its comment."""

    name: str
    content: bytes
    begun: str = ""  # Slack's id of it, where an earlier attempt has uploaded it and may have shared it


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a delivery carries, as the state at the moment of sending has it."""

    message: Message = NO_MESSAGE
    channel: str = ""  # where it goes, if not where the delivery said
    thread_ts: str = ""
    edit_ts: str = ""  # the message to change, where there is one
    only_to: str = ""  # the person who alone sees it
    elsewhere: Message | None = None  # the same for their direct messages, where the channel does not show it
    to_channel_too: bool = False  # a thread reply that the channel shows as well
    nothing_to_send: bool = False  # its time has come, and that is all
    later: timedelta | None = None  # not now: to be put again after so long
    refused: str = ""  # cannot be sent, and why
    route: str = Route.SLACK.value
    answers: str = ""  # the account that wrote what is answered, where a reply has to name it
    not_these: frozenset[str] = frozenset()  # messages there that are surely others
    home: dict[str, Any] | None = None  # the view of a home tab
    fetch: dict[str, Any] | None = None  # nothing to send: a file to be fetched
    upload: Upload | None = None
    #: What takes long to say: asked of the store in a transaction of its own, and put together beside everything.
    told_apart: Callable[[Work], Callable[[], Message]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel(Content):
    """A content on its way, ready to be sent."""

    delivery_id: int
    marker: str  # stands in the message's metadata, so that a lost answer can be looked up
    since: datetime  # it cannot have been sent before
    maybe_sent: bool = False
    attempt: int = 1
