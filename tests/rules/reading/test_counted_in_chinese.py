"""How many, as Chinese-writing staff tell it: dozens and a half, tenths, first lots, pieces called 块."""

import pytest


def _amounts(reading):
    return [(item.qty_ordered and item.qty_ordered.value, item.qty_short.value) for item in reading.items]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("门把手套 米色 定了4打，到了两打半", [(48, 18)]),
        ("手套 订3打，缺一打半", [(36, 18)]),
        ("手套 要两打半，只有一打", [(30, 18)]),
        ("搓澡巾24条缺一打", [(24, 12)]),
        ("袜子50双 只能发七成", [(50, 15)]),
        ("风衣 驼色 M码没货，您那两件都得等", [(2, 2)]),
        ("充电线 200条，头一批120条已入库，余下的还没做", [(200, 80)]),
        ("靠垫 ×16 仓库漏水泡坏了一批，还能发的10个", [(16, 6)]),
    ],
)
def test_what_lacks_is_counted(read_on, text, amounts):
    assert [(int(whole), int(short)) for whole, short in _amounts(read_on(text))] == amounts


def test_pieces_are_no_price(read_on):
    assert not read_on("瑜伽砖 黑色6块有货，紫色6块缺货").items[0].alternatives


@pytest.mark.parametrize("name", ["合计", "合計", "总计", "小计", "Total"])
def test_a_row_of_sums_is_no_goods(read_on, name):
    table = f"品名\t颜色\t下单\t配到\n帆布围裙\t卡其\t24\t15\n隔热手套\t灰格\t36\t0\n{name}\t\t60\t15"
    assert [(int(whole), int(short)) for whole, short in _amounts(read_on(table))] == [(24, 9), (36, 36)]
