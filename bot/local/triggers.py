"""Trigger ids: a person did something, and for three real seconds the app may open one modal for them."""

import time
from dataclasses import dataclass

from bot.local.errors import SlackError
from bot.local.stamps import new_id

LIFE = 3.0


@dataclass
class Trigger:
    """Whose deed it was, until when it counts, and in which modal it happened, if in one."""

    user: str
    dies: float
    view: str = ""
    used: bool = False


class Triggers:
    def __init__(self) -> None:
        self._by_id: dict[str, Trigger] = {}
        self.life = LIFE

    def issue(self, user: str, view: str = "") -> str:
        trigger_id = new_id("1") + "." + new_id("2")
        self._by_id[trigger_id] = Trigger(user, time.monotonic() + self.life, view)
        return trigger_id

    def redeem(self, trigger_id: str) -> Trigger:
        """Use it up, or say as Slack would why not."""
        trigger = self._by_id.get(trigger_id)
        if not trigger:
            raise SlackError("invalid_trigger_id")
        if trigger.used:
            raise SlackError("exchanged_trigger_id")
        if time.monotonic() > trigger.dies:
            raise SlackError("expired_trigger_id")
        trigger.used = True
        return trigger
