"""Rises of price: the new price is told apart from by how much it rises, and no rise is passed over."""

import pytest

RISES = {
    "3番 单价要涨2块，39变41，可以吗": "41",
    "3番 涨价 39→41": "41",
    "3番 涨价了 39变41": "41",
    "3番 价格上涨 39 -> 41": "41",
    "3番 39元だったのが41元になりました": "41元",
    "3番 値上げ 39元→41元": "41元",
    "3番 単価が39から41に値上げ": "41",
    "line 2 price rise 39->41": "41",
    "line 2 price went up from 39 to 41": "41",
    "折りたたみテーブルは2元値上げです": None,
    "3番 2元アップです": None,
    "3番 単価が2元上がりました": None,
    "3番 涨价2元": None,
    "line 2 price +2 yuan": None,
    "line 2 price up 2 yuan": None,
    "3番 単価が10%上がります 今39元です": None,
    "3番 単価が5%アップします": None,
    "3番 单价涨10%": None,
}


@pytest.mark.parametrize("text", RISES)
def test_by_how_much_a_price_rises_is_no_new_price(read_on, text):
    reading = read_on(text)
    (item,) = reading.items
    prices = [offer.price for offer in item.alternatives]
    assert (reading.is_stockout, item.reason.value.value) == (True, "price_change")
    assert prices == ([RISES[text]] if RISES[text] else [])
