"""Several items told in one breath, each with what is its own."""

import pytest


def told(read_on, text):
    return [
        (
            item.product and item.product.value,
            item.color and item.color.value,
            item.size and item.size.value,
            item.qty_ordered and item.qty_ordered.value,
            item.qty_short and item.qty_short.value,
        )
        for item in read_on(text).items
    ]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "A店：吸盘挂钩缺货\nB店：水槽滤网链接失效\n分别是20个和15个",
            [("吸盘挂钩", None, None, 20, 20), ("水槽滤网", None, None, 15, 15)],
        ),
        (
            "Line 2 mug and line 4 plate are sold out, 20 and 15 pcs respectively.",
            [("mug", None, None, 20, 20), ("plate", None, None, 15, 15)],
        ),
        (
            "3番、5番は欠品です。数量はそれぞれ10個、5個です。",
            [(None, None, None, 10, 10), (None, None, None, 5, 5)],
        ),
    ],
)
def test_figures_told_one_after_another_go_to_the_items_told_before(read_on, text, items):
    assert told(read_on, text) == items


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("雨靴 36码/37码 各3双，问下来只有37码有", [("雨靴", None, "36码", 3, 3)]),
        ("卫衣 S/M/L各5件，其中L没了", [("卫衣", None, "L", 5, 5)]),
        ("收纳筐 小号5个✅ 大号5个❌", [("收纳筐", None, "大号", 5, 5)]),
    ],
)
def test_of_several_variants_only_those_that_are_short_are_items(read_on, text, items):
    assert told(read_on, text) == items


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("毛巾蓝的缺5条、灰的缺8条", [("毛巾", "蓝", None, None, 5), ("毛巾", "灰", None, None, 8)]),
        ("保温杯雾黑500ml没货了", [("保温杯", "雾黑", "500ml", None, None)]),
        ("猫抓板 缺 3 块", [("猫抓板", None, None, None, 3)]),
        ("④订12到9", [(None, None, None, 12, 3)]),
    ],
)
def test_colours_glued_to_names_and_odd_counts_are_read(read_on, text, items):
    assert told(read_on, text) == items


def test_a_day_told_for_all_is_that_of_all(read_on):
    days = [
        item.restock and item.restock.value
        for item in read_on("毛巾蓝的缺5条、灰的缺8条，7月11号一起补").items
    ]
    assert days == ["7月11号", "7月11号"]
