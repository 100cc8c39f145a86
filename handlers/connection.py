"""The Socket Mode connection: it waits for Slack's greeting, tells of gaps, and leaves nobody without an answer."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

#: How many seconds a new connection may take to greet us.
PATIENCE = 10.0
#: For how many seconds Slack waits for an answer: later ones help nobody.
ANSWER_WITHIN = 3.0


class Connection(AsyncSocketModeHandler):
    """Bolt's connection to Slack, with a beginning and an end of our own."""

    def __init__(self, bolt: AsyncApp, app_token: str, on_gap: Callable[[], None]) -> None:
        """Calls on_gap when a new connection takes the place of another: nobody knows how long that was gone."""
        super().__init__(bolt, app_token)
        self.answer_within = ANSWER_WITHIN
        self._on_gap = on_gap
        self._greeted = asyncio.Event()
        self._answering: set[asyncio.Task[Any]] = set()
        self._ends = False
        self.client.message_listeners.append(self._hear_greeting)

    @property
    def quiet(self) -> bool:
        """Whether nothing is being heard and answered."""
        return not self._answering

    async def open(self) -> None:
        """Connect. What is said from the greeting on is heard; what was said before has to be read."""
        await self.connect_async()  # type: ignore[no-untyped-call]
        with suppress(TimeoutError):
            await asyncio.wait_for(self._greeted.wait(), PATIENCE)

    async def close(self) -> None:
        """Take nothing new, answer what is being heard, and only then hang up: no answer meets a closed door."""
        self._ends = True
        if self._answering:
            await asyncio.wait(self._answering, timeout=self.answer_within)
        await self.close_async()  # type: ignore[no-untyped-call]

    async def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]
        """One envelope, from its listener to its answer. At the end it stays unanswered: Slack tells it again."""
        this = asyncio.current_task()
        if self._ends or this is None:
            return
        self._answering.add(this)
        this.add_done_callback(self._answering.discard)
        await super().handle(client, req)

    async def _hear_greeting(self, _client: object, message: dict[str, Any], _raw: str | None) -> None:
        if message.get("type") != "hello":
            return
        if self._greeted.is_set():
            self._on_gap()
        self._greeted.set()
