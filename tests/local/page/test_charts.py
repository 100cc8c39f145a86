"""Charts from their data: ends of the axes, bars from zero, slices that make a whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.local.page.charts import plot_of, scale, shown, slices_of


def chart(*rows, kind="bar"):
    categories = [f"c{index}" for index in range(len(rows[0]))]
    series = [
        {
            "name": f"s{number}",
            "data": [{"label": each, "value": value} for each, value in zip(categories, row, strict=True)],
        }
        for number, row in enumerate(rows)
    ]
    return {"type": kind, "series": series, "axis_config": {"categories": categories}}


@pytest.mark.parametrize(
    ("values", "ends"),
    [
        ([3, 8], (0, 8, 2)),
        ([0, 0], (0, 1, 0.25)),
        ([-50, 1600], (-500, 2000, 500)),
        ([0.004], (0, 0.004, 0.001)),
        ([-3], (-3, 0, 1)),
    ],
)
def test_an_axis_ends_at_round_numbers_and_contains_zero(values, ends):
    assert scale(values) == pytest.approx(ends)


@given(st.lists(st.floats(-1e12, 1e12), min_size=1, max_size=20))
def test_every_value_lies_within_the_axes(values):
    plot = plot_of(chart(values))
    bars = plot.series[0].bars
    assert all(-0.01 <= bar.y <= bar.y + bar.height <= 100.01 for bar in bars)
    assert 2 <= len(plot.ticks) <= 8


def test_bars_below_zero_hang_from_it():
    plot = plot_of(chart([10, -10]))
    above, below = plot.series[0].bars
    assert above.y + above.height == pytest.approx(below.y) == pytest.approx(plot.series[0].zero)


def test_points_may_come_in_another_order_than_the_categories():
    given_chart = chart([1, 2])
    given_chart["series"][0]["data"].reverse()
    assert plot_of(given_chart).rows == [("c0", "1"), ("c1", "2")]


def test_slices_make_a_whole_and_a_single_one_is_a_circle():
    pie = {"type": "pie", "segments": [{"label": "a", "value": 3}, {"label": "b", "value": 1}]}
    assert [(each.label, each.share) for each in slices_of(pie)] == [("a", "75%"), ("b", "25%")]
    (only,) = slices_of({"type": "pie", "segments": [{"label": "a", "value": 9}]})
    assert only.path.count("A") == 2


@pytest.mark.parametrize(
    ("value", "text"), [(1234567, "1,234,567"), (1.5, "1.5"), (0, "0"), (0.0042, "0.0042"), (-50, "-50")]
)
def test_numbers_are_written_as_people_read_them(value, text):
    assert shown(value) == text
