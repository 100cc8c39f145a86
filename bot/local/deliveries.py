"""Bringing things to the app: envelopes, the three-second rule, and events again where no ack came."""

import asyncio
import json
import time
import uuid
from collections.abc import Callable, Coroutine
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Protocol

from bot.local.activity import Activity
from bot.local.faults import Faults
from bot.local.log import Log
from bot.local.shapes import Json
from bot.local.timers import Timers

RETRIES = (0, 60, 300)
"""Seconds of the workspace's clock before each retry: Slack's schedule for HTTP, assumed for sockets."""


@dataclass
class Envelope:
    """One thing on its way to the app."""

    type: str
    payload: Json
    attempt: int = 0
    reason: str = ""
    id: str = field(default_factory=lambda: str(uuid.uuid4()))

    def frame(self) -> str:
        """As it goes over a socket."""
        event = self.type == "events_api"
        retry = {"retry_attempt": self.attempt, "retry_reason": self.reason} if event else {}
        head = {"envelope_id": self.id, "type": self.type, "accepts_response_payload": not event}
        return json.dumps(head | retry | {"payload": self.payload}, ensure_ascii=False)


@dataclass(frozen=True)
class Outcome:
    """What became of it: `error` is empty when it was acknowledged, `reply` what came with the ack."""

    error: str = ""
    reply: Json | None = None
    ms: float = 0.0
    route: str = ""
    no_retry: bool = False

    @property
    def acked(self) -> bool:
        return not self.error


class Carrier(Protocol):
    """A way to the app: sockets that it opened, or its own HTTP address."""

    async def carry(self, envelope: Envelope, within: float) -> Outcome: ...

    async def ready(self) -> None: ...


class Deliveries:
    """Carries each envelope by the way that stands, and writes down how it went."""

    def __init__(
        self, carrier: Carrier, log: Log, faults: Faults, timers: Timers, activity: Activity
    ) -> None:
        self.carrier = carrier
        self._log = log
        self._faults = faults
        self._timers = timers
        self._activity = activity
        self.undelivered: dict[str, Json] = {}
        self.on_event: Callable[[], None] = lambda: None
        self._tasks: set[asyncio.Task[None]] = set()

    async def ask(self, kind: str, payload: Json) -> Outcome:
        """Something that a person did and waits for: delivered once."""
        with self._activity.busy():
            return await self._carry(Envelope(kind, payload))

    def tell(self, payload: Json) -> None:
        """An event: delivered until it is acknowledged, at most four times."""
        self.undelivered[payload["event_id"]] = payload
        self.on_event()
        self._activity.enter()
        self._spawn(self._tell(payload))

    def stop(self) -> None:
        for task in self._tasks:
            task.cancel()

    def _spawn(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _tell(self, payload: Json) -> None:
        try:
            await self._until_acked(payload)
            del self.undelivered[payload["event_id"]]
            self.on_event()
        finally:
            self._activity.leave()

    async def _until_acked(self, payload: Json) -> None:
        if self._faults.take_lost_event():
            return
        await self._pause(0)
        outcome = await self._carry(Envelope("events_api", payload))
        again = self._faults.take_redelivery()
        for attempt, wait in enumerate(RETRIES, 1):
            if (outcome.acked and not again) or outcome.no_retry:
                return
            await self._pause(0 if again else wait)
            reason = "timeout" if again or outcome.error == "operation_timeout" else outcome.error
            again = False
            outcome = await self._carry(Envelope("events_api", payload, attempt, reason))

    async def _pause(self, seconds: float) -> None:
        """Wait for the time and for a way to the app; meanwhile nothing counts as under way."""
        self._activity.leave()
        try:
            if seconds:
                await self._timers.wait(seconds)
            await self.carrier.ready()
        finally:
            self._activity.enter()

    async def _carry(self, envelope: Envelope) -> Outcome:
        entry = self._log.add(
            "envelope",
            envelope_id=envelope.id,
            type=envelope.type,
            attempt=envelope.attempt,
            payload=deepcopy(envelope.payload),
            outcome="pending",
        )
        began = time.perf_counter()
        outcome = await self.carrier.carry(envelope, self._faults.ack_seconds)
        ms = round((time.perf_counter() - began) * 1000, 3)
        said = outcome.error or "acked"
        self._log.complete(entry, outcome=said, ms=ms, reply=outcome.reply, route=outcome.route)
        return Outcome(outcome.error, outcome.reply, ms, outcome.route, outcome.no_retry)
