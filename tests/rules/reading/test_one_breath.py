"""Several items told in one breath, each with what is its own."""

import pytest

from tests.rules.reading.telling import told


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


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "子ども浴衣、100が2、110が3、以上欠品",
            [("子ども浴衣", None, "100", None, 2), ("子ども浴衣", None, "110", None, 3)],
        ),
        ("儿童睡衣 110缺2 120缺3", [("儿童睡衣", None, "110", None, 2), ("儿童睡衣", None, "120", None, 3)]),
        (
            "kids pajamas 100 x2, 110 x3 out of stock",
            [("kids pajamas", None, "100", 2, 2), ("kids pajamas", None, "110", 3, 3)],
        ),
    ],
)
def test_childrens_heights_are_sizes(read_on, text, items):
    assert told(read_on, text) == items


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("one umbrella too few: shop gave us 9 but you paid 10", [("umbrella", None, None, 10, 1)]),
        (
            "We could get just 2 pairs of the kids sandals size 16cm, 3 pairs still missing.",
            [("kids sandals", None, "16cm", None, 3)],
        ),
        ("Half of the 50 gift boxes (red) can't be supplied now", [("gift boxes", "red", None, 50, 25)]),
        ("pet carrier size M grey x 6, none left in the shop", [("pet carrier", "grey", "M", 6, 6)]),
        ("【欠品連絡】No.8 ペン立て（木目）12→9", [("ペン立て", "木目", None, 12, 3)]),
        ("店に聞きましたが木製トレイは3枚しかありません。注文は5枚です", [("木製トレイ", None, None, 5, 2)]),
        ("商品：ギフト袋 小 白\n注文 100 / 欠 40", [("ギフト袋", "白", "小", 100, 40)]),
    ],
)
def test_the_name_is_found_beside_its_figures(read_on, text, items):
    assert told(read_on, text) == items


def test_a_sku_told_before_the_sizes_is_that_of_all_sizes(read_on):
    items = read_on("狗雨衣黄色 货号DR-YL，M缺3件，L缺5件").items
    assert [item.sku and item.sku.value for item in items] == ["DR-YL", "DR-YL"]
    items = read_on("靴下 黒 管理番号SK-1 3足欠品、白 2足欠品").items
    assert [item.sku and item.sku.value for item in items] == ["SK-1", None]


TENTHS = {
    "3番 20個のうち2割が欠品": (20, 4),
    "3番 30個中3割しか確保できません": (30, 21),
    "3番 40件里有两成没货": (40, 8),
    "3番 40件只有三成有货": (40, 28),
}


@pytest.mark.parametrize("text", TENTHS)
def test_tenths_of_what_was_ordered_are_reckoned(read_on, text):
    (item,) = read_on(text).items
    assert (item.qty_ordered.value, item.qty_short.value) == TENTHS[text]
