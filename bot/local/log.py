"""What passed between workspace and app: each envelope with its ack, each Web API call with its answer."""

from collections import deque
from typing import Any

from bot.local.changes import Changes
from bot.local.clock import Clock
from bot.local.shapes import Json

KEPT = 5000


class Log:
    """Numbered entries, oldest first; an envelope's entry is completed when its ack arrives."""

    def __init__(self, clock: Clock, changes: Changes) -> None:
        self._clock = clock
        self._changes = changes
        self._entries: deque[Json] = deque(maxlen=KEPT)
        self._last = 0

    def add(self, kind: str, **fields: Any) -> Json:  # noqa: ANN401 - an entry is JSON
        """Write an entry down; what comes back may be completed and then told again."""
        self._last += 1
        entry = {"id": self._last, "kind": kind, "at": self._clock.now().isoformat(), **fields}
        self._entries.append(entry)
        self._changes.tell("log", id=self._last, entry=entry)
        return entry

    def complete(self, entry: Json, **fields: Any) -> None:  # noqa: ANN401 - an entry is JSON
        entry.update(fields)
        self._changes.tell("log", id=entry["id"], entry=entry)

    def since(self, number: int) -> list[Json]:
        return [entry for entry in self._entries if entry["id"] > number]

    def toast(self, user: str, text: str, code: str = "") -> None:
        """Tell one person what the app failed to do, as Slack would in a corner of the window."""
        self.add("toast", user=user, text=text, code=code)
        self._changes.tell("toast", user=user, text=text, code=code)
