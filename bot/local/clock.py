"""A clock that host, tests and people on the page can move forward, for workspace and app alike."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta


class Clock:
    """Real time plus an offset; or, frozen, a time that stands still until somebody moves it."""

    def __init__(self, start: datetime | None = None, frozen: bool = False) -> None:
        self.frozen = frozen
        self._stands_at = _utc(start) if start else datetime.now(UTC)
        self._offset = self._stands_at - datetime.now(UTC) if start else timedelta()
        self._callbacks: list[Callable[[], None]] = []

    def now(self) -> datetime:
        """The time here, aware and in UTC."""
        return self._stands_at if self.frozen else datetime.now(UTC) + self._offset

    def advance(self, by: timedelta) -> None:
        """Move forward by a span, and tell everybody who subscribed."""
        if by < timedelta():
            raise ValueError("the clock only moves forward")
        self._stands_at += by
        self._offset += by
        for callback in tuple(self._callbacks):
            callback()

    def move_to(self, moment: datetime) -> None:
        """Move forward to a moment, and tell everybody who subscribed."""
        self.advance(_utc(moment) - self.now())

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call back after each move; the answer takes the subscription back."""
        self._callbacks.append(callback)
        return lambda: self._callbacks.remove(callback)


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError(f"{moment.isoformat()} says no time zone")
    return moment.astimezone(UTC)
