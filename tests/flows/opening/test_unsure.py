"""Doubtful fields of a reading become doubts of its case, each with words and a place in the correction."""

import pytest

from bot.flows.opening.unsure import CODES, unsure_fields
from bot.rules.matching import OrderLine
from bot.rules.reading.values import ShortItem
from templates import parts

LINE = OrderLine(
    id=1,
    order_no="RM-1",
    line_no="3",
    product="帽子",
    color="黒",
    qty=20,
)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_doubtful_field_has_words(lang):
    assert set(CODES.values()) <= parts("notes", lang)


def test_both_quantities_are_one_doubt():
    item = ShortItem(unsure=("color", "qty_ordered", "qty_short"))
    assert unsure_fields(item, None, []) == ["color_unsure", "quantity_unsure"]


def test_what_another_doubt_says_is_not_said_twice():
    item = ShortItem(unsure=("color", "qty_ordered"))
    assert unsure_fields(item, None, ["color_unknown", "two_quantities"]) == []


def test_what_the_order_line_knows_is_not_doubtful():
    item = ShortItem(unsure=("line", "product", "color", "size", "qty_ordered", "reason"))
    assert unsure_fields(item, LINE, []) == ["size_unsure", "reason_unsure"]
