"""Slack's rate limits, for those who switch them on: a bucket per method, and per channel for posting."""

import math
import time
from dataclasses import dataclass

PER_MINUTE = {
    "chat.update": 50,
    "chat.delete": 50,
    "chat.postEphemeral": 100,
    "conversations.history": 50,
    "conversations.replies": 50,
    "conversations.list": 20,
    "conversations.info": 50,
    "conversations.members": 100,
    "users.list": 20,
    "users.info": 100,
    "views.open": 100,
    "views.update": 100,
    "views.push": 100,
    "views.publish": 100,
    "reactions.add": 50,
    "files.getUploadURLExternal": 100,
    "files.completeUploadExternal": 100,
    "files.info": 100,
    "apps.connections.open": 20,
}
POSTS_PER_MINUTE = 60
POSTS_AT_ONCE = 5


@dataclass
class Bucket:
    """Fills by the real clock and empties by use."""

    size: float
    per_second: float
    level: float
    seen: float

    def take(self, now: float) -> int:
        """0, or after how many seconds to come back."""
        self.level = min(self.size, self.level + (now - self.seen) * self.per_second)
        self.seen = now
        if self.level >= 1:
            self.level -= 1
            return 0
        return math.ceil((1 - self.level) / self.per_second)


class Rates:
    """Off until switched on: a test that posts thirty messages at once is usually about something else."""

    def __init__(self) -> None:
        self.enabled = False
        self._buckets: dict[tuple[str, str], Bucket] = {}

    def switch(self, on: bool) -> None:
        self.enabled = on
        self._buckets.clear()

    def take(self, method: str, channel: str) -> int:
        """Seconds after which to come back; 0 lets the call pass."""
        posting = method == "chat.postMessage"
        per_minute = POSTS_PER_MINUTE if posting else PER_MINUTE.get(method, 0)
        if not self.enabled or not per_minute:
            return 0
        key = (method, channel if posting else "")
        now = time.monotonic()
        size = float(POSTS_AT_ONCE if posting else per_minute)
        bucket = self._buckets.setdefault(key, Bucket(size, per_minute / 60, size, now))
        return bucket.take(now)
