"""Things to do at a time of the workspace's clock, however that clock gets there."""

import asyncio
import heapq
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count

from bot.local.clock import Clock


class Timers:
    """One heap of due times; a real timer for the next of them while the clock runs by itself."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._due: list[tuple[datetime, int, Callable[[], None]]] = []
        self._order = count()
        self._handle: asyncio.TimerHandle | None = None
        self._forget_clock = clock.subscribe(self._look)

    def at(self, moment: datetime, action: Callable[[], None]) -> None:
        """Do this as soon as the clock shows the moment."""
        heapq.heappush(self._due, (moment, next(self._order), action))
        self._look()

    async def wait(self, seconds: float) -> None:
        """Wait by the workspace's clock."""
        done = asyncio.Event()
        self.at(self._clock.now() + timedelta(seconds=seconds), done.set)
        await done.wait()

    def stop(self) -> None:
        self._due.clear()
        self._forget_clock()
        if self._handle:
            self._handle.cancel()

    def _look(self) -> None:
        while self._due and self._due[0][0] <= self._clock.now():
            heapq.heappop(self._due)[2]()
        if self._handle:
            self._handle.cancel()
            self._handle = None
        if self._due and not self._clock.frozen:
            wait = (self._due[0][0] - self._clock.now()).total_seconds()
            self._handle = asyncio.get_running_loop().call_later(max(wait, 0), self._look)
