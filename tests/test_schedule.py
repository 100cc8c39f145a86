"""The alarm clock: it wakes at the right time however the time comes, and rings each bell once."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta

import pytest

from bot.local import Clock
from bot.schedule import A_DAY, GRACE, Alarm, Bell, daily, every_minute
from tests.stage import LONG

#: 08:00 in Japan.
START = datetime(2026, 11, 17, 23, 0, tzinfo=UTC)
MORNING = START + timedelta(minutes=30)
DAY = timedelta(days=1)


class Watch:
    """An alarm with what it is told and what it does."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.due: list[datetime] = []
        self.woken: list[datetime] = []
        self.rung: list[tuple[str, datetime]] = []
        self.alarm = Alarm(clock, lambda: self.woken.append(clock.now()), self.next_due)

    async def next_due(self) -> datetime | None:
        return min((at for at in self.due if at > self.clock.now()), default=None)

    def bell(self, name: str, at: str = "08:30", grace: timedelta = GRACE) -> None:
        async def ring(at: datetime) -> None:
            self.rung.append((name, at))

        self.alarm.bells.append(Bell(name, daily(at, "Asia/Tokyo"), ring, grace))

    def broken_bell(self, times: int | None = None) -> None:
        """It rings in the morning and fails, for ever or so many times."""

        async def fails(at: datetime) -> None:
            self.rung.append(("broken", at))
            if times is None or len(self.rung) <= times:
                raise RuntimeError("no luck")

        self.alarm.bells.append(Bell("broken", daily("08:30", "Asia/Tokyo"), fails))

    async def move(self, **span: float) -> None:
        self.clock.advance(timedelta(**span))
        await self.until(lambda: self.alarm.quiet)

    async def until(self, reached: Callable[[], object]) -> None:
        async with asyncio.timeout(LONG):
            while not reached():
                await asyncio.sleep(0.005)

    async def start(self) -> None:
        self.alarm.start()
        await self.until(lambda: self.alarm.quiet)


@pytest.fixture
async def watch() -> AsyncIterator[Watch]:
    """On a clock that stands still until it is moved."""
    watch = Watch(Clock(START, frozen=True))
    yield watch
    watch.alarm.stop()


@pytest.fixture
async def running() -> AsyncIterator[Watch]:
    """On a clock that runs."""
    watch = Watch(Clock(START))
    yield watch
    watch.alarm.stop()


async def test_it_wakes_when_something_falls_due(running: Watch) -> None:
    await running.start()
    at = running.clock.now() + timedelta(seconds=0.15)
    running.alarm.wake_at(at)
    await running.until(lambda: running.woken[-1] >= at)


async def test_the_nearest_time_wins_and_the_next_follows(running: Watch) -> None:
    await running.start()
    now, before = running.clock.now(), len(running.woken)
    late, soon = now + timedelta(hours=1), now + timedelta(seconds=0.1)
    running.due = [late, soon]
    running.alarm.wake_at(late)
    running.alarm.wake_at(soon)
    await running.until(lambda: len(running.woken) > before)
    assert soon <= running.woken[before] < late
    await running.until(lambda: running.alarm._set_for == late)
    await running.move(hours=1)
    await running.until(lambda: running.woken[-1] >= late)


async def test_what_is_due_already_wakes_at_once(watch: Watch) -> None:
    await watch.start()
    watch.woken.clear()
    watch.alarm.wake_at(watch.clock.now())
    assert watch.woken == [START]


async def test_at_the_start_it_wakes_for_what_an_earlier_process_left(watch: Watch) -> None:
    await watch.start()
    assert watch.woken == [START]


async def test_moving_the_clock_wakes_and_sets_everything_anew(watch: Watch) -> None:
    watch.due = [START + timedelta(minutes=8)]
    await watch.start()
    watch.woken.clear()
    await watch.move(minutes=8)
    assert watch.woken == [START + timedelta(minutes=8)]


async def test_a_clock_moved_close_to_something_lets_it_come_by_itself(running: Watch) -> None:
    at = running.clock.now() + timedelta(hours=1)
    running.due = [at]
    await running.start()
    await running.move(minutes=59, seconds=59.7)
    await running.until(lambda: running.woken[-1] >= at)


async def test_a_bell_rings_once_for_each_morning(watch: Watch) -> None:
    watch.bell("summary")
    await watch.start()
    watch.rung.clear()
    for _ in range(4 * 24 * 2):
        await watch.move(minutes=15)
    assert watch.rung == [("summary", MORNING), ("summary", MORNING + DAY)]


async def test_a_bell_rings_at_its_minute_and_not_before(watch: Watch) -> None:
    watch.bell("summary")
    await watch.start()
    watch.rung.clear()
    await watch.move(minutes=29, seconds=59)
    assert watch.rung == []
    await watch.move(seconds=1)
    assert watch.rung == [("summary", MORNING)]
    await watch.move(seconds=1)
    assert len(watch.rung) == 1


async def test_a_bell_rings_by_itself_when_its_time_comes() -> None:
    watch = Watch(Clock(MORNING - timedelta(seconds=0.2)))
    watch.bell("summary")
    await watch.start()
    await watch.until(lambda: watch.rung)
    assert watch.rung == [("summary", MORNING)]
    watch.alarm.stop()


@pytest.mark.parametrize(("late", "rings"), [(timedelta(hours=5), 1), (GRACE + timedelta(minutes=1), 0)])
async def test_a_missed_morning_is_made_up_for_once_if_it_is_still_morning(
    late: timedelta, rings: int
) -> None:
    watch = Watch(Clock(MORNING + late, frozen=True))
    watch.bell("summary")
    await watch.start()
    assert watch.rung == [("summary", MORNING)] * rings
    await watch.move(hours=1)
    assert len(watch.rung) == rings
    watch.alarm.stop()


async def test_days_of_absence_ring_only_for_the_last(watch: Watch) -> None:
    watch.bell("summary")
    await watch.start()
    watch.rung.clear()
    await watch.move(days=9)
    assert watch.rung == [("summary", MORNING + 8 * DAY)]


async def test_two_bells_do_not_disturb_each_other(watch: Watch) -> None:
    watch.bell("summary")
    watch.bell("night", "03:30")
    await watch.start()
    watch.rung.clear()
    await watch.move(hours=1)
    await watch.move(hours=19)
    assert [name for name, _ in watch.rung] == ["summary", "night"]


async def test_a_bell_that_fails_keeps_ringing(watch: Watch, caplog: pytest.LogCaptureFixture) -> None:
    watch.broken_bell()
    await watch.start()
    watch.rung.clear()
    await watch.move(days=1)
    await watch.move(days=1)
    assert len(watch.rung) == 2
    assert "no luck" in caplog.text


async def test_a_morning_that_failed_is_rung_again_a_minute_later(
    watch: Watch, caplog: pytest.LogCaptureFixture
) -> None:
    watch.broken_bell(times=2)
    await watch.start()
    watch.rung.clear()
    for _ in range(4):
        await watch.move(minutes=30)
    assert watch.rung == [("broken", MORNING)] * 3
    assert "bell.failed" in caplog.text


async def test_a_morning_that_fails_is_given_up_when_it_is_no_longer_morning(watch: Watch) -> None:
    watch.broken_bell()
    await watch.start()
    watch.rung.clear()
    await watch.move(minutes=30)
    await watch.move(minutes=361)
    await watch.move(minutes=1)
    assert len(watch.rung) == 2


async def test_a_move_of_the_clock_during_a_ring_rings_no_second_time(watch: Watch) -> None:
    going_on = asyncio.Event()

    async def slow(at: datetime) -> None:
        watch.rung.append(("slow", at))
        await going_on.wait()

    watch.alarm.bells.append(Bell("slow", daily("08:30", "Asia/Tokyo"), slow))
    await watch.start()
    watch.clock.advance(timedelta(minutes=30))
    await watch.until(lambda: watch.rung)
    watch.clock.advance(timedelta(minutes=1))
    going_on.set()
    await watch.until(lambda: watch.alarm.quiet)
    assert watch.rung == [("slow", MORNING)]


def test_every_minute_is_every_full_minute() -> None:
    trigger, found = every_minute(), START + timedelta(seconds=20)
    for minute in (1, 2, 3):
        found = trigger.get_next_fire_time(None, found + timedelta(microseconds=1))
        assert found == START + timedelta(minutes=minute)


async def test_an_alarm_that_never_began_can_be_stopped() -> None:
    Watch(Clock(START, frozen=True)).alarm.stop()


async def test_what_has_to_be_done_however_late_rings_at_every_start() -> None:
    for hours in (1, 9, 23):
        watch = Watch(Clock(START + timedelta(hours=hours), frozen=True))
        watch.bell("night", "03:30", A_DAY)
        await watch.start()
        assert [name for name, _ in watch.rung] == ["night"]
        watch.alarm.stop()
