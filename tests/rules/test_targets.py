from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.ranking.ruleset import TargetRule
from bot.rules.targets import plan

WRITTEN = datetime(2026, 11, 20, 23, 50, tzinfo=UTC)


def test_fifteen_minutes_run_around_the_clock():
    planned = plan(WRITTEN, TargetRule())
    assert planned.due_at == datetime(2026, 11, 21, 0, 5, tzinfo=UTC)
    assert planned.escalate_at == planned.due_at
    assert planned.reminders == (
        (8, datetime(2026, 11, 20, 23, 58, tzinfo=UTC)),
        (12, datetime(2026, 11, 21, 0, 2, tzinfo=UTC)),
    )


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="without a zone"):
        plan(datetime(2026, 11, 20, 23, 50), TargetRule())  # noqa: DTZ001


def test_summer_time_does_not_stretch_a_target():
    before_the_change = datetime(2026, 10, 25, 2, 55, tzinfo=ZoneInfo("Europe/Berlin"))
    waited = plan(before_the_change, TargetRule()).due_at - before_the_change.astimezone(UTC)
    assert waited == timedelta(minutes=15)


def test_another_calendar_can_take_the_clocks_place():
    class FromNine:
        def after(self, start, minutes):
            opening = start.replace(hour=9, minute=0)
            return max(start, opening) + timedelta(minutes=minutes)

    planned = plan(datetime(2026, 11, 20, 6, tzinfo=UTC), TargetRule(), FromNine())
    assert planned.due_at == datetime(2026, 11, 20, 9, 15, tzinfo=UTC)
    assert [when.minute for _, when in planned.reminders] == [8, 12]


@given(
    st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2030, 1, 1), timezones=st.timezones()),  # noqa: DTZ001
    st.integers(1, 1440),
    st.lists(st.integers(-5, 1500)),
)
def test_reminders_come_in_order_between_the_notice_and_the_target(written, minutes, remind_at):
    planned = plan(written, TargetRule(minutes=minutes, remind_at=tuple(remind_at)))
    times = [when for _, when in planned.reminders]
    start = written.astimezone(UTC)
    assert planned.due_at - start == timedelta(minutes=minutes)
    assert times == sorted(set(times))
    assert all(start < when < planned.due_at for when in times)
    assert all(when - start == timedelta(minutes=minute) for minute, when in planned.reminders)
    assert {minute for minute, _ in planned.reminders} == {
        minute for minute in remind_at if 0 < minute < minutes
    }
