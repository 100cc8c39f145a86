"""What each side comes to see: the desk, the agent, the letters to customers, and single people."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.demo import world
from bot.demo.control import Control
from bot.demo.outside import ROOM, Outside
from bot.demo.reading import buttons_of, name_of, words_of

DESK, DRAFTS, PERSON, CHATWORK = "desk", "drafts", "person", "chatwork"
#: The sides that are agents, by their channels.
AGENTS = {world.AGENT_ROOM.id: "agent", world.FENNEL_ROOM.id: "second_agent"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """One message as it came up, or as it changed."""

    side: str
    at: datetime
    by: str
    to: str  # the one person who sees it; empty where everybody does
    in_thread: bool
    changed: bool
    text: str
    buttons: tuple[str, ...]


class Eyes:
    """Looks again and again, and tells what is new."""

    def __init__(self, control: Control, outside: Outside) -> None:
        """Through the control API, and in the Chatwork room."""
        self._control = control
        self._outside = outside
        self._known: dict[tuple[str, str], int] = {}
        self._drafts: set[str] = set()

    async def look(self, now: datetime) -> list[Sight]:
        """What has come up or changed since the last look."""
        found = []
        for room in (world.AGENT_ROOM, world.FENNEL_ROOM, world.DESK):
            for message in await self.messages(room.name):
                found += self._new(room.id, message, now)
        for message in self._outside.chatwork.rooms.get(ROOM).messages:
            found += self._in_chatwork(message, now)
        return sorted(found, key=lambda sight: sight.at)

    async def messages(self, room: str) -> list[dict[str, Any]]:
        """Everything in a channel, threads included, each once."""
        top = (await self._control.get("messages", channel=room))["messages"]
        found = {message["ts"]: message for message in top}
        for message in top:
            if message.get("reply_count"):
                thread = await self._control.get("messages", channel=room, thread_ts=message["ts"])
                found |= {reply["ts"]: reply for reply in thread["messages"]}
        return list(found.values())

    def _in_chatwork(self, message: dict[str, Any], now: datetime) -> list[Sight]:
        """A message of the room as it was sent, with Chatwork's own marks."""
        ts, changed = message["message_id"], int(message["update_time"])
        before = self._known.get((CHATWORK, ts))
        if before == changed:
            return []
        self._known[CHATWORK, ts] = changed
        sight = Sight(
            side=CHATWORK,
            at=now if before is not None else datetime.fromtimestamp(message["send_time"], UTC),
            by=message["account"]["name"],
            to="",
            in_thread=message["body"].startswith("[rp "),
            changed=before is not None,
            text=message["body"],
            buttons=(),
        )
        return [sight]

    def _new(self, room: str, message: dict[str, Any], now: datetime) -> list[Sight]:
        ts, edits = message["ts"], int(message.get("edits") or 0)
        before = self._known.get((room, ts))
        if before == edits:
            return []
        self._known[room, ts] = edits
        pressed = buttons_of(message.get("blocks"))
        if any(button["action_id"].startswith("draft.") for button in pressed):
            self._drafts.add(ts)
        changed = before is not None
        sight = Sight(
            side=self._side(room, message),
            at=now if changed else datetime.fromtimestamp(float(ts), UTC),
            by=name_of(message.get("user", "")),
            to=name_of(message["ephemeral_to"]) if message.get("ephemeral_to") else "",
            in_thread=message.get("thread_ts", ts) != ts,
            changed=changed,
            text=words_of(message),
            buttons=tuple(button["text"]["text"] for button in pressed),
        )
        return [sight]

    def _side(self, room: str, message: dict[str, Any]) -> str:
        if message.get("ephemeral_to"):
            return PERSON
        if room in AGENTS:
            return AGENTS[room]
        return DRAFTS if message["ts"] in self._drafts else DESK
