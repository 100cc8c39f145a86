"""The alarm clock: wakes the delivery when something falls due, and rings at set times of day.

It owns no truth. What is due stands in the store; whatever is missed here is found there at the next look.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger

from bot.flows.work import Clock

log = logging.getLogger(__name__)

#: How long after its hour a daily job still rings when the process was not there in time.
GRACE = timedelta(hours=6)
#: The same for what has to be done however late: at every start there was such an hour.
A_DAY = timedelta(days=1)
#: How long after a failure a bell rings again.
AGAIN = timedelta(minutes=1)
#: How far back the newest fire time is looked for, step by step.
LOOK_BACK = (timedelta(minutes=2), timedelta(hours=2), timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Bell:
    """A job that rings at the times of a cron expression, told for which time it rings."""

    name: str
    trigger: CronTrigger
    ring: Callable[[datetime], Awaitable[None]]
    grace: timedelta = GRACE


def daily(at: str, time_zone: str) -> CronTrigger:
    """Every day at hh:mm in a time zone."""
    hour, minute = at.split(":")
    return CronTrigger(hour=hour, minute=minute, timezone=ZoneInfo(time_zone))


def every_minute() -> CronTrigger:
    """At every full minute."""
    return CronTrigger(minute="*", timezone=UTC)


def every_hour() -> CronTrigger:
    """At every full hour."""
    return CronTrigger(minute="0", timezone=UTC)


def every_minutes(minutes: int) -> CronTrigger:
    """At every full minute that so many divide."""
    return CronTrigger(minute=f"*/{minutes}", timezone=UTC)


class Alarm:
    """APScheduler behind our own clock: when the clock is moved by hand, everything is set anew."""

    def __init__(
        self, clock: Clock, wake: Callable[[], None], next_due: Callable[[], Awaitable[datetime | None]]
    ) -> None:
        """Calls wake when something is due; next_due says when that is."""
        self.clock = clock
        self.bells: list[Bell] = []
        self._wake = wake
        self._next_due = next_due
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._set_for: datetime | None = None
        self._seen: dict[str, datetime] = {}
        self._ringing: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._busy = 0
        self._forget_clock: Callable[[], None] = lambda: None

    def start(self) -> None:
        """Begin: ring what was missed within each bell's grace, and set the alarm for what is due next."""
        self._scheduler.start()
        self._forget_clock = self.clock.subscribe(self._moved)
        self._seen = {bell.name: self.clock.now() - bell.grace for bell in self.bells}
        self._moved()

    def stop(self) -> None:
        """Ring no more; it may never have begun."""
        self._forget_clock()
        self._forget_clock = lambda: None
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    @property
    def quiet(self) -> bool:
        """Whether no bell rings and no look is under way."""
        return self._busy == 0

    def wake_at(self, at: datetime) -> None:
        """Something falls due at this time."""
        if at <= self.clock.now():
            self._wake()
        elif self._set_for is None or at < self._set_for:
            self._set(at)

    def _moved(self) -> None:
        """The time is another one now: nothing that was set holds any more."""
        self._set_for = None
        self._wake()
        self._soon(self._look)
        for bell in self.bells:
            self._soon(self._ring, bell)

    async def _look(self) -> None:
        at = await self._next_due()
        if at is not None:
            self.wake_at(at)

    def _set(self, at: datetime) -> None:
        self._set_for = at
        self._scheduler.add_job(
            self._until_the_end,
            "date",
            args=(self._fire,),
            run_date=self._real(at),
            id="due",
            replace_existing=True,
            misfire_grace_time=None,
        )

    async def _fire(self) -> None:
        self._set_for = None
        self._wake()
        await self._look()

    async def _ring(self, bell: Bell) -> None:
        """Ring for the newest time that has passed since the last ring, and set the bell for the next."""
        async with self._ringing[bell.name]:
            now = self.clock.now()
            passed = _last_between(bell.trigger, self._seen[bell.name], now)
            done = False
            try:
                if passed is not None:
                    await bell.ring(passed)
                done = True
            finally:
                if not done and self._scheduler.running:
                    log.error("bell.failed", extra={"bell": bell.name})
                late = passed is not None and now - passed > bell.grace
                self._set_bell(bell, now, again=not done and not late)

    def _set_bell(self, bell: Bell, now: datetime, *, again: bool) -> None:
        """What could not ring rings again soon, until its hour is too long ago; what has rung waits for the next."""
        upcoming = bell.trigger.get_next_fire_time(None, now + timedelta(microseconds=1))
        if again:
            upcoming = min(now + AGAIN, upcoming or now + AGAIN)
        else:
            self._seen[bell.name] = now
        if upcoming is not None:
            self._scheduler.add_job(
                self._until_the_end,
                "date",
                args=(self._ring, bell),
                run_date=self._real(upcoming),
                id=f"next:{bell.name}",
                replace_existing=True,
                misfire_grace_time=None,
            )

    def _soon(self, job: Callable[..., Awaitable[None]], *args: object) -> None:
        self._busy += 1
        self._scheduler.add_job(self._run, args=(job, *args), misfire_grace_time=None)

    async def _run(self, job: Callable[..., Awaitable[None]], *args: object) -> None:
        try:
            await self._until_the_end(job, *args)
        finally:
            self._busy -= 1

    async def _until_the_end(self, job: Callable[..., Awaitable[None]], *args: object) -> None:
        """The end is no failure: what it interrupts rings again at the next start."""
        try:
            await job(*args)
        except asyncio.CancelledError:
            if self._scheduler.running:
                raise

    def _real(self, at: datetime) -> datetime:
        """Our clock's time as the system's time, a moment later so that it has surely come."""
        return datetime.now(UTC) + max(at - self.clock.now(), timedelta(0)) + timedelta(milliseconds=1)


def _last_between(trigger: CronTrigger, after: datetime, until: datetime) -> datetime | None:
    """The newest fire time in (after, until], looked for close by first: a walk through a day's minutes takes long."""
    for span in LOOK_BACK:
        found = _last_since(trigger, max(after, until - span), until)
        if found is not None:
            return found
    return None


def _last_since(trigger: CronTrigger, after: datetime, until: datetime) -> datetime | None:
    at = trigger.get_next_fire_time(None, after + timedelta(microseconds=1))
    last = None
    while at is not None and at <= until:
        last = at
        at = trigger.get_next_fire_time(None, at + timedelta(microseconds=1))
    return None if last is None else last.astimezone(UTC)
