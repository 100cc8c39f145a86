"""How dear a piece may be before somebody has to be asked."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.facts import Option
from bot.rules.prices import change_of
from bot.rules.ranking.ceiling import Ceiling, ceiling, unchecked
from bot.rules.ranking.ruleset import Limits
from bot.rules.words import Remedy

D = Decimal
PERCENT = st.decimals(0, 300, places=2)


@pytest.mark.parametrize(
    ("struck", "asked", "percent", "yuan"),
    [
        (D(15), D(8), D(8), D("13.50")),
        (D(15), None, D(15), D("14.37")),
        (None, D(8), D(8), D("13.50")),
        (D(5), D(8), D(5), D("13.12")),
        (D(0), None, D(0), D("12.50")),
    ],
)
def test_the_lower_limit_makes_the_ceiling(struck, asked, percent, yuan):
    limits = Limits(price_rise_percent=struck, approve_price_rise_percent=asked)
    assert ceiling(limits, D("12.5")) == Ceiling(percent=percent, yuan=yuan)


def test_without_a_limit_there_is_no_ceiling_and_without_a_price_paid_no_figure():
    assert ceiling(Limits(price_rise_percent=None, approve_price_rise_percent=None), D(12)) is None
    assert ceiling(Limits(), None) == Ceiling(percent=D(8), yuan=None)


@given(paid=st.decimals("0.01", 10**5, places=2), limit=PERCENT)
def test_what_the_ceiling_allows_is_within_the_limit_and_a_cent_more_is_not(paid, limit):
    found = ceiling(Limits(price_rise_percent=limit, approve_price_rise_percent=None), paid)
    assert found.yuan >= paid
    assert change_of(found.yuan, paid) <= limit < change_of(found.yuan + D("0.01"), paid)


@pytest.mark.parametrize("remedy", Remedy)
def test_only_what_is_bought_without_a_price_has_a_bound(remedy):
    option = Option(key="x", remedy=remedy, rank=1, qty=3)
    bought = remedy in {Remedy.ALTERNATE_URL, Remedy.OTHER_COLOR}
    assert bool(unchecked(option, Limits(), D(10))) is bought
    checked = Option(key="x", remedy=remedy, rank=1, qty=3, price=D(9), price_change=D(-10))
    assert unchecked(checked, Limits(), D(10)) is None
    unmeasured = Option(key="x", remedy=remedy, rank=1, qty=3, price=D(9))
    assert unchecked(unmeasured, Limits(), None) == (Ceiling(percent=D(8), yuan=None) if bought else None)
