"""The prepared events: which of them were played, and which message each became."""

from bot.local.world import ScriptedEvent


class Script:
    """A list with a position; `posted` names the ts of each event that was played."""

    def __init__(self, events: tuple[ScriptedEvent, ...]) -> None:
        self._events = events
        self.posted: dict[str, tuple[str, str]] = {}

    def remaining(self) -> list[ScriptedEvent]:
        return [event for event in self._events if event.key not in self.posted]
