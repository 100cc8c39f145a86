from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.stock import figures, low, reorder_point
from bot.rules.words import Place

H, F, A, T = Place.HOME, Place.FBA, Place.AGENT, Place.TRANSIT


def test_cover_counts_only_what_can_be_sold_in_japan():
    found = figures({H: 30, F: 20, A: 400, T: 100}, Decimal(5), 7, 15)
    assert found.cover_days == Decimal("10.0")
    assert found.on_hand == {H: 30, F: 20, A: 400, T: 100}


def test_places_without_stock_are_shown_as_empty():
    assert figures({H: 3}, Decimal(1), 1, 0).on_hand == {H: 3, F: 0, A: 0, T: 0}


@pytest.mark.parametrize(
    ("daily", "lead", "margin", "point"),
    [("5", 7, 15, 50), ("10", 7, 30, 100), ("0.3", 10, 0, 3), ("0.33", 10, 0, 4), ("0", 30, 5, 5)],
)
def test_the_reorder_point_is_demand_over_the_lead_time_and_a_margin(daily, lead, margin, point):
    assert reorder_point(Decimal(daily), lead, margin) == point


def test_what_is_on_its_way_has_been_bought_already():
    assert figures({H: 40}, Decimal(5), 7, 15).below_reorder_point
    assert not figures({H: 40, T: 11}, Decimal(5), 7, 15).below_reorder_point
    assert figures({H: 40, T: 10}, Decimal(5), 7, 15).below_reorder_point  # at the point counts


def test_an_item_that_nobody_buys_is_never_low():
    asleep = figures({}, Decimal(0), 30, 0)
    assert asleep.cover_days is None
    assert not low(asleep)


def test_less_than_two_weeks_of_cover_is_low_whatever_is_on_the_way():
    assert low(figures({H: 13, T: 900}, Decimal(1), 1, 0))
    assert not low(figures({H: 14, T: 900}, Decimal(1), 1, 0))


def test_cover_is_never_rounded_up():
    assert figures({H: 1}, Decimal(3), 1, 0).cover_days == Decimal("0.3")
    assert figures({H: 2}, Decimal(3), 1, 0).cover_days == Decimal("0.6")


def test_a_count_below_zero_covers_nothing():
    assert figures({H: -3}, Decimal(3), 1, 0).cover_days == Decimal(0)


@given(
    st.dictionaries(st.sampled_from(Place), st.integers(0, 10_000)),
    st.decimals(0, 500, places=2),
    st.integers(0, 90),
    st.integers(0, 500),
)
def test_more_stock_never_looks_worse(on_hand, daily, lead, margin):
    before = figures(on_hand, daily, lead, margin)
    after = figures({**on_hand, H: on_hand.get(H, 0) + 1}, daily, lead, margin)
    assert after.below_reorder_point <= before.below_reorder_point
    assert low(after) <= low(before)
    assert (before.cover_days is None) == (daily == 0)
    assert (after.cover_days or 0) >= (before.cover_days or 0)
    assert before.reorder_point >= daily * lead + margin
