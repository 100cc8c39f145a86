"""Mischief on request: what networks and a busy Slack do to an app, counted so that it ends by itself."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field

from bot.local.errors import RefusedError
from bot.local.shapes import Json

ACK_SECONDS = 3.0
KINDS = ("latency", "ratelimit", "fail", "error", "lose_answer")
COUNTED = ("lose_acks", "lose_events", "redeliver")
ELSEWHERE = ("clear", "refresh", "disconnect", "rate_limits")
KNOWN = {*KINDS, *COUNTED, *ELSEWHERE, "ack_seconds", "ack_latency"}


@dataclass
class Fault:
    """One kind of mischief on one Web API method, for the next `times` calls, perhaps of one channel only."""

    kind: str
    method: str
    times: int = 1
    channel: str = ""
    seconds: float = 0.0
    retry_after: int = 1
    status: int = 503
    code: str = "internal_error"


@dataclass
class Faults:
    """What is still to go wrong."""

    ack_seconds: float = ACK_SECONDS
    lose_acks: int = 0
    lose_events: int = 0
    redeliver: int = 0
    ack_latency: list[float] = field(default_factory=list)
    calls: list[Fault] = field(default_factory=list)
    patience: float = ACK_SECONDS  # what clear comes back to
    _over: asyncio.Event = field(default_factory=asyncio.Event, repr=False)

    def clear(self) -> None:
        """Nothing more goes wrong, and calls that are kept waiting go on."""
        self._over.set()
        self.__init__(ack_seconds=self.patience, patience=self.patience)  # type: ignore[misc]

    async def wait(self, seconds: float) -> None:
        """Keep a call waiting, at most until everything is well again."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._over.wait(), seconds)

    def arrange(self, wanted: Json) -> None:
        """Take a request of the control API; numbers replace, faults on methods add up."""
        if unknown := set(wanted) - KNOWN:
            raise RefusedError(
                f"there is no fault {', '.join(unknown)}; there are {', '.join(sorted(KNOWN))}"
            )
        for name in COUNTED:
            setattr(self, name, int(wanted.get(name, getattr(self, name))))
        self.ack_seconds = float(wanted.get("ack_seconds", self.ack_seconds))
        if late := wanted.get("ack_latency"):
            self.ack_latency += [float(late["seconds"])] * int(late.get("times", 1))
        for kind in KINDS:
            if kind in wanted:
                self.calls.append(_fault(kind, wanted[kind]))

    def take(self, method: str, channel: str) -> list[Fault]:
        """What happens to this call; each fault counts down."""
        hits = [each for each in self.calls if each.method == method and each.channel in ("", channel)]
        taken = list({each.kind: each for each in reversed(hits)}.values())
        for each in taken:
            each.times -= 1
        self.calls = [each for each in self.calls if each.times > 0]
        return taken

    def take_lost_ack(self) -> bool:
        lost = self.lose_acks > 0
        self.lose_acks -= lost
        return lost

    def take_lost_event(self) -> bool:
        lost = self.lose_events > 0
        self.lose_events -= lost
        return lost

    def take_redelivery(self) -> bool:
        again = self.redeliver > 0
        self.redeliver -= again
        return again

    def take_ack_latency(self) -> float:
        return self.ack_latency.pop(0) if self.ack_latency else 0.0

    def described(self) -> Json:
        return {
            "ack_seconds": self.ack_seconds,
            "lose_acks": self.lose_acks,
            "lose_events": self.lose_events,
            "redeliver": self.redeliver,
            "ack_latency": self.ack_latency,
            "calls": [vars(each) for each in self.calls],
        }


def _fault(kind: str, wanted: Json) -> Fault:
    unknown = set(wanted) - set(Fault.__dataclass_fields__)
    if unknown or "method" not in wanted:
        raise RefusedError(
            f"{kind} takes method and {', '.join(Fault.__dataclass_fields__)}, not {unknown or 'nothing'}"
        )
    return Fault(kind, **wanted)
