from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bot.rules.summary import response_times
from bot.rules.targets import TargetFacts

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


def test_a_target_that_the_team_began_anew_counts_only_when_it_is_missed():
    anew = [replace(target(seconds), again=True) for seconds in (60, 900, 901, None)]
    found = response_times([target(120), *anew], NOW)
    assert (found.count, found.met, found.answered, found.p90_seconds) == (3, 1, 2, 901)


def test_a_clock_that_ran_backwards_counts_as_no_time():
    assert response_times([target(-5)], NOW).median_seconds == 0


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
