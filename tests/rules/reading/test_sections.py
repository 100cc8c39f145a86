"""Headings above and within lines: what they say holds for what is named below or behind them."""

import pytest


def lines(reading):
    return [
        (item.line and item.line.value, item.qty_short and item.qty_short.value) for item in reading.items
    ]


@pytest.mark.parametrize(
    "text",
    [
        "已买：1番×10、2番×10\n没买到：4番×5（花架，卖断了）、7番×2",
        "没货的：4番 帽子 5个、7番 手套 2双\n有货的：1番、3番",
        "OK：1番 2番 3番\nNG：4番 杯子 5个、7番 盘子 2个",
        "【未到】4番 杯子 5个、7番 盘子 2个\n【已到】1番 2番",
        "一、已入仓\n1番 灯 20个\n二、在途\n3番 地钉 100根\n三、无法满足\n4番 烤架 5台\n7番 桌子 2张\n四、其他\n运费",
        "第一部分 已发货\n1番 杯子 5个\n第二部分 买不到\n4番 盘子 5个\n7番 茶壶 2个",
    ],
)
def test_a_heading_says_it_of_all_that_follows(read_on, text):
    assert lines(read_on(text)) == [("4", 5), ("7", 2)]


@pytest.mark.parametrize(
    "table",
    [
        "序号\t品名\t单量\t缺\n3\t茶杯\t30\t4\n5\t茶盘\t12\t0",
        "| 行 | 品名 | 客户订 | 可发 |\n|--|--|--|--|\n| 3 | 手套 | 30 | 26 |\n| 5 | 帽子 | 10 | 10 |",
        "No | item | want | got\n3 | mug | 30 | 26\n5 | plate | 5 | 5",
        "番号\t品名\t应拍\t实拍\t备注\n3\t布袋\t30\t26\t厂里没布\n5\t杯垫\t20\t20\t",
    ],
)
def test_figures_beside_what_is_there_are_what_was_ordered(items_of, table):
    (item,) = items_of(table)
    assert (item["line"], item["qty_ordered"], item["qty_short"]) == ("3", 30, 4)


def test_a_table_without_a_lack_is_no_stockout(read_on):
    assert not read_on("番号｜应到｜实到｜缺\n1｜20｜20｜0\n2｜35｜35｜0\n合计55件，缺0").is_stockout
