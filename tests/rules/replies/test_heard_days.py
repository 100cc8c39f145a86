"""Days that are named by their number alone."""

from datetime import date

import pytest

from bot.rules.replies.heard_days import with_month


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("25号出货", "11月25号出货"),
        ("最快5号发出", "最快12月5号发出"),
        ("12月5号到货", "12月5号到货"),
        ("下周到货", "下周到货"),
        ("31号有货", "12月31号有货"),
        ("99号有货", "99号有货"),
    ],
)
def test_a_day_without_a_month_is_the_next_one(words, said):
    assert with_month(words, date(2026, 11, 19)) == said


def test_what_no_month_soon_has_is_left_alone():
    assert with_month("31号有货", date(2027, 2, 1)) == "3月31号有货"
    assert with_month("0号有货", date(2027, 2, 1)) == "0号有货"
