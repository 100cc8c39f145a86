"""Lines by their bare number in 号, as Chinese staff speak of them; days and sizes are written just so."""

import pytest


def lines(reading):
    return [item.line and item.line.value for item in reading.items]


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("3号没货", ["3"]),
        ("1号和3号缺货", ["1", "3"]),
        ("1、3号都断货了", ["1", "3"]),
        ("1号跟3号都没了", ["1", "3"]),
        ("3号没货，4号有货", ["3"]),
        ("3号没货，4号有货，12号补", ["3"]),
        ("3号缺2个，5号缺1个", ["3", "5"]),
        ("您好，2号和6号卖家说没货了，7号8号可以发", ["2", "6"]),
        ("3号和4号卖家说没货，7号可以发", ["3", "4"]),
        ("订单 20261101-222 的2号和5号没货了", ["2", "5"]),
        ("2号款停产了", ["2"]),
        ("1号正常\n2号没货\n3号缺3个", ["2", "3"]),
        ("第3和第5个没货", ["3", "5"]),
        ("1号和3号分别缺5个和2个", ["1", "3"]),
        ("5号那个保温杯店家说没有蓝色了", ["5"]),
        ("3号杯子缺货", ["3"]),
        ("4号那款黑色的没了，其他都有", ["4"]),
        ("唔好意思，2號隻杯冇貨喇，等到下星期", ["2"]),
    ],
)
def test_the_lines_that_lack_are_told_by_their_numbers(read_on, text, short):
    assert lines(read_on(text)) == short


def test_such_a_number_may_be_something_else_and_asks_to_be_looked_at(read_on):
    (item,) = read_on("3号没货").items
    assert "line" in item.unsure


@pytest.mark.parametrize("text", ["戒指 13号没货", "戒指尺码，13号没货", "2番 戒指 13号没货"])
def test_a_size_stays_a_size(read_on, text):
    (item,) = read_on(text).items
    assert item.size is not None
    assert item.size.value == "13号"


@pytest.mark.parametrize("text", ["杯子没货，12号补", "杯子缺货\n12号到", "杯子卖完了，要等12号才有"])
def test_a_day_stays_a_day(read_on, text):
    (item,) = read_on(text).items
    assert item.line is None
    assert item.restock is not None
    assert item.restock.value.startswith("12号")


@pytest.mark.parametrize(
    "text", ["10号发货，13号到", "3号已发货，5号到仓", "1号到5号放假", "10号工厂停工放假"]
)
def test_days_alone_are_no_stockout(read_on, text):
    assert not read_on(text).is_stockout
