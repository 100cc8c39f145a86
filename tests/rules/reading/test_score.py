"""The development set must stay above the aims; whoever breaks a field sees which notices went wrong."""

import pytest

from tests.rules.reading.score import score

AIMS = {
    "is_stockout": 0.97,
    "agent_order_no": 1.0,
    "lang": 0.93,
    "item_count": 0.95,
    "line": 0.95,
    "product": 0.9,
    "sku": 0.97,
    "color": 0.95,
    "size": 0.95,
    "qty_ordered": 0.95,
    "qty_short": 0.95,
    "url": 0.95,
    "reason": 0.95,
    "restock": 0.95,
    "alternatives": 0.95,
}


@pytest.fixture(scope="module")
def result():
    return score("development")


@pytest.mark.parametrize("field", AIMS)
def test_a_field_of_the_development_set_stays_above_its_aim(result, field):
    missed = [miss for miss in result.misses if miss[1] == field]
    assert result.right[field] >= AIMS[field] * result.total[field], missed
