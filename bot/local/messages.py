"""The messages of the workspace, Slack-shaped, by channel and in order."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bot.local.shapes import Json

BROADCAST = "thread_broadcast"
#: What Slack leaves of a deleted message that has replies.
TOMBSTONE: Json = {
    "type": "message",
    "subtype": "tombstone",
    "user": "USLACKBOT",
    "text": "This message was deleted.",
    "hidden": True,
}


@dataclass
class Message:
    """A message, Slack's fields in `body`; `only_for` names the one person who sees an ephemeral one."""

    channel: str
    body: Json
    edits: int = 0
    only_for: str = ""

    @property
    def ts(self) -> str:
        return str(self.body["ts"])

    @property
    def thread_ts(self) -> str:
        """The thread that it replies to; empty for a message of the channel itself."""
        thread = self.body.get("thread_ts", "")
        return "" if thread == self.ts else str(thread)

    @property
    def is_tombstone(self) -> bool:
        return bool(self.body.get("subtype") == TOMBSTONE["subtype"])


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What somebody is about to post."""

    text: str = ""
    blocks: list[Json] | None = None
    thread_ts: str = ""
    metadata: Json | None = None
    files: tuple[Json, ...] = ()
    broadcast: bool = False


@dataclass
class Scheduled:
    """A draft that waits for its time."""

    id: str
    channel: str
    post_at: int
    draft: Draft


class Messages:
    """Kept in the order of their ts, with each thread's replies at hand."""

    def __init__(self) -> None:
        self._by_channel: dict[str, dict[str, Message]] = defaultdict(dict)
        self._replies: dict[tuple[str, str], list[str]] = defaultdict(list)

    def add(self, message: Message) -> None:
        self._by_channel[message.channel][message.ts] = message
        if message.thread_ts:
            self._replies[message.channel, message.thread_ts].append(message.ts)

    def remove(self, message: Message) -> None:
        self._by_channel[message.channel].pop(message.ts, None)
        if message.thread_ts:
            self._replies[message.channel, message.thread_ts].remove(message.ts)

    def find(self, channel: str, ts: str) -> Message | None:
        return self._by_channel[channel].get(ts)

    def everything(self) -> Iterable[Message]:
        return (message for channel in self._by_channel.values() for message in channel.values())

    def of_channel(self, channel: str) -> list[Message]:
        """What stands in the channel itself, replies left out unless they were sent to the channel too."""
        there = self._by_channel[channel].values()
        return [
            message for message in there if not message.thread_ts or message.body.get("subtype") == BROADCAST
        ]

    def of_thread(self, channel: str, thread_ts: str) -> list[Message]:
        """The first message of a thread, where it still stands, and its replies."""
        found = (self.find(channel, ts) for ts in (thread_ts, *self._replies[channel, thread_ts]))
        return [message for message in found if message]

    def has_replies(self, message: Message) -> bool:
        return not message.only_for and bool(self._answers(message))

    def shown(self, message: Message) -> Json:
        """A copy as history gives it: the first message of a thread counts its replies."""
        replies = [] if message.only_for else self._answers(message)
        return message.body | (thread_summary(message.ts, replies) if replies else {})

    def _answers(self, message: Message) -> list[Message]:
        found = (
            self.find(message.channel, ts) for ts in self._replies.get((message.channel, message.ts), ())
        )
        return [reply for reply in found if reply and not reply.only_for]


def thread_summary(ts: str, replies: list[Message]) -> dict[str, Any]:
    """What a thread's first message says about its replies."""
    people = list(dict.fromkeys(reply.body["user"] for reply in replies))
    return {
        "thread_ts": ts,
        "reply_count": len(replies),
        "reply_users": people,
        "reply_users_count": len(people),
        "latest_reply": replies[-1].ts,
        "is_locked": False,
        "subscribed": False,
    }
