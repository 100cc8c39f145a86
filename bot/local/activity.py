"""Whether anything is under way, so that a script can wait for quiet without guessing at times."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress

Check = Callable[[], Awaitable[bool]]

SECOND_LOOK = 0.01
UNASKED_QUIET = 0.05


class Activity:
    """Counts envelopes without ack and calls without answer; the host adds checks of its own."""

    def __init__(self) -> None:
        self.checks: list[Check] = []
        self._running = 0
        self._generation = 0
        self._changed = asyncio.Event()

    def enter(self) -> None:
        self._running += 1
        self._touch()

    def leave(self) -> None:
        self._running -= 1
        self._touch()

    @contextmanager
    def busy(self) -> Iterator[None]:
        self.enter()
        try:
            yield
        finally:
            self.leave()

    async def settle(self, timeout: float, quiet: float | None = None) -> bool:  # noqa: ASYNC109 - part of the call
        """True as soon as nothing is in flight and every check agrees; False when that took too long."""
        with suppress(TimeoutError):
            async with asyncio.timeout(timeout):
                await self._quiet(quiet)
                return True
        return False

    async def _quiet(self, quiet: float | None) -> None:
        pause = quiet if quiet is not None else (0.0 if self.checks else UNASKED_QUIET)
        while True:
            seen = self._generation
            if not self._running and await self._all_agree() and not await self._moves_within(pause, seen):
                return
            await self._moves_within(None if self._running else SECOND_LOOK, seen)

    async def _all_agree(self) -> bool:
        for check in self.checks:
            if not await check():
                return False
        return True

    async def _moves_within(self, seconds: float | None, seen: int) -> bool:
        """Whether something began or ended since `seen`, giving it this long to do so."""
        if self._generation == seen and seconds != 0:
            self._changed.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._changed.wait(), seconds)
        return self._generation != seen

    def _touch(self) -> None:
        self._generation += 1
        self._changed.set()
