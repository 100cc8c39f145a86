"""What just changed, told to whoever watches: the page's live updates."""

import asyncio
from collections.abc import Callable, Iterable
from typing import Any

from bot.local.shapes import Json


class Changes:
    """Queues of small notes {"kind": …}; a watcher takes its queue back when it leaves."""

    def __init__(self) -> None:
        self._queues: list[asyncio.Queue[Json]] = []
        self._hooks: dict[str, Callable[[], None]] = {}

    def subscribe(self) -> asyncio.Queue[Json]:
        queue: asyncio.Queue[Json] = asyncio.Queue()
        self._queues.append(queue)
        return queue

    def unsubscribe(self, queue: asyncio.Queue[Json]) -> None:
        if queue in self._queues:
            self._queues.remove(queue)

    def on(self, kinds: Iterable[str], hook: Callable[[], None]) -> None:
        """Call this at every change of these kinds."""
        self._hooks |= dict.fromkeys(kinds, hook)

    def tell(self, kind: str, **fields: Any) -> None:  # noqa: ANN401 - a note is JSON
        if hook := self._hooks.get(kind):
            hook()
        for queue in self._queues:
            queue.put_nowait({"kind": kind, **fields})
