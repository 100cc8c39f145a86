from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.rules.facts import TargetFacts
from bot.rules.summary import by_hour, by_weekday, response_times

START = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)  # a Friday, 10:00 in Tokyo
NOW = START + timedelta(days=1)


def target(seconds=None, start=START, minutes=15):
    return TargetFacts(
        started_at=start,
        due_at=start + timedelta(minutes=minutes),
        stopped_at=None if seconds is None else start + timedelta(seconds=seconds),
    )


def test_nothing_settled_gives_no_figures():
    found = response_times([], NOW)
    assert (found.count, found.met) == (0, 0)
    assert found.share is found.median_seconds is found.p90_seconds is None


def test_a_days_answers_in_figures():
    found = response_times([target(seconds) for seconds in (60, 120, 180, 900, 901)], NOW)
    assert (found.count, found.met, found.share) == (5, 4, Decimal("0.800"))
    assert (found.median_seconds, found.p90_seconds) == (180, 901)


def test_a_running_target_is_left_out_and_a_missed_one_counts():
    targets = [target(60), target()]
    running = response_times(targets, START + timedelta(minutes=15))
    assert (running.count, running.share) == (1, Decimal(1))
    missed = response_times(targets, START + timedelta(minutes=15, seconds=1))
    assert (missed.count, missed.met, missed.share) == (2, 1, Decimal("0.500"))
    assert (missed.median_seconds, missed.answered) == (60, 1)


def test_only_missed_targets_have_a_share_but_no_times():
    found = response_times([target()], NOW)
    assert (found.count, found.share, found.median_seconds) == (1, Decimal(0), None)


def test_a_clock_that_ran_backwards_counts_as_no_time():
    assert response_times([target(-5)], NOW).median_seconds == 0


def test_weekdays_and_hours_are_those_of_the_teams_zone():
    tokyo = ZoneInfo("Asia/Tokyo")
    evening = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)  # already Saturday in Tokyo, 01:00
    targets = [target(60), target(70, start=evening)]
    assert {day: found.count for day, found in by_weekday(targets, NOW, tokyo).items()} == {4: 1, 5: 1}
    assert {hour: found.median_seconds for hour, found in by_hour(targets, NOW, tokyo).items()} == {
        10: 60,
        1: 70,
    }


@given(st.lists(st.integers(0, 5000), min_size=1), st.randoms())
def test_figures_do_not_depend_on_the_order_and_keep_their_promises(seconds, random):
    targets = [target(taken) for taken in seconds]
    found = response_times(targets, NOW)
    random.shuffle(targets)
    assert response_times(targets, NOW) == found
    assert found.count == len(seconds)
    assert found.met == sum(taken <= 900 for taken in seconds)
    assert min(seconds) <= found.median_seconds <= found.p90_seconds <= max(seconds)
    # Nearest rank: nine tenths answered within the figure, and no smaller answer time would do.
    within = sum(taken <= found.p90_seconds for taken in seconds)
    below = sum(taken < found.p90_seconds for taken in seconds)
    assert 10 * within >= 9 * len(seconds) > 10 * below


@given(st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 300)), max_size=20))
def test_groups_add_up_to_the_whole(pairs):
    targets = [target(taken, start=START + timedelta(hours=hours)) for taken, hours in pairs]
    whole = response_times(targets, NOW)
    for grouped in (by_weekday(targets, NOW, UTC), by_hour(targets, NOW, UTC)):
        assert sum(found.count for found in grouped.values()) == whole.count
        assert sum(found.met for found in grouped.values()) == whole.met
        assert list(grouped) == sorted(grouped)
