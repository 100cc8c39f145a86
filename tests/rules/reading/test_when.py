from datetime import date

import pytest

from bot.rules.reading.days.china import NATIONAL_DAY, SPRING_FESTIVAL, add_working_days
from bot.rules.reading.days.when import when

TODAY = date(2026, 11, 18)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("12月中旬", "2026-12-11", "2026-12-20"),
        ("9月上旬", "2027-09-01", "2027-09-10"),
        ("来週", "2026-11-23", "2026-11-29"),
        ("下周三", "2026-11-25", "2026-11-25"),
        ("来週の火曜", "2026-11-24", "2026-11-24"),
        ("约15天", "2026-12-03", "2026-12-03"),
        ("20天左右", "2026-12-08", "2026-12-08"),
        ("7-10 days", "2026-11-25", "2026-11-28"),
        ("半个月", "2026-12-03", "2026-12-03"),
        ("1ヶ月半", "2027-01-02", "2027-01-02"),
        ("1~1.5ヶ月ほど", "2026-12-18", "2027-01-02"),
        ("一个半月", "2027-01-02", "2027-01-02"),
        ("一个月以上", "2026-12-18", None),
        ("年明け", "2027-01-01", "2027-01-15"),
        ("年后", "2027-02-11", "2027-02-24"),
        ("節后", "2027-02-11", "2027-02-24"),
        ("旧正月明け", "2027-02-11", "2027-02-24"),
        ("国庆后", "2027-10-06", "2027-10-19"),
        ("月底", "2026-11-26", "2026-11-30"),
        ("mid January", "2027-01-13", "2027-01-17"),
        ("Dec 5", "2026-12-05", "2026-12-05"),
        ("1/15前后", "2027-01-15", "2027-01-15"),
        ("来年1月下旬", "2027-01-21", "2027-01-31"),
        ("3个工作日", "2026-11-23", "2026-11-23"),
        ("10日以内", "2026-11-18", "2026-11-28"),
        ("2026-12-05", "2026-12-05", "2026-12-05"),
        ("2月30日", None, None),
        ("いつか", None, None),
    ],
)
def test_an_expression_of_time_means_days(words, start, end):
    found = when(words, TODAY)
    assert (found.start and found.start.isoformat(), found.end and found.end.isoformat()) == (start, end)


@pytest.mark.parametrize("words", ["未定", "不确定", "no ETA", "わかりません"])
def test_an_agent_may_not_know(words):
    assert when(words, TODAY).undecided


def test_after_the_feast_means_the_feast_that_is_going_on():
    assert when("年后", date(2026, 2, 18)).start == date(2026, 2, 24)
    assert when("節后", date(2026, 10, 3)).start == date(2026, 10, 8)


def test_every_year_of_the_table_has_both_holidays():
    assert set(SPRING_FESTIVAL) == set(NATIONAL_DAY) == set(range(2025, 2031))
    assert all(
        first < last for windows in (SPRING_FESTIVAL, NATIONAL_DAY) for first, last in windows.values()
    )


def test_working_days_leave_out_weekends_and_long_holidays():
    assert add_working_days(date(2026, 9, 30), 1) == date(2026, 10, 8)
