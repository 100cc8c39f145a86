"""Each line of a notice is a statement of its own: what ends one never joins what begins the next."""

from itertools import product

import pytest

ENDINGS = ("再入荷12月", "入荷は来月", "单价12", "欠品3", "下个月", "12月", "1月末", "約10", "第2", "12/")
STARTS = ("2番 靴下", "No.2 靴下", "②靴下", "2号商品 袜子", "第2行 袜子", "line 2 socks")


@pytest.mark.parametrize(("ending", "start"), list(product(ENDINGS, STARTS)))
def test_the_number_that_begins_a_line_stays_a_number(read_on, ending, start):
    reading = read_on(f"1番 帽子 欠品 {ending}\n{start} 欠品 {ending}\n3番 手袋 欠品")
    assert [item.line and item.line.value for item in reading.items] == ["1", "2", "3"]


@pytest.mark.parametrize("day", ["12月", "来月", "下个月"])
def test_a_month_at_the_end_of_a_line_is_a_month(read_on, day):
    first, second = read_on(
        f"1番 帽子 注文10個 欠品3個 再入荷{day}\n2番 靴下 注文5個 欠品5個 再入荷{day}"
    ).items
    assert first.restock.value == second.restock.value == day
