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


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "レギンス、黒Sが1、白Mが2足りないです",
            [("レギンス", "黒", "S", None, 1), ("レギンス", "白", "M", None, 2)],
        ),
        ("打底裤，黑S 1、白M 2不够", [("打底裤", "黑", "S", None, 1), ("打底裤", "白", "M", None, 2)]),
        (
            "全部で45個の注文ですが、うち赤5個・青3個がないです",
            [(None, "赤", None, None, 5), (None, "青", None, None, 3)],
        ),
        (
            "一共45个，其中红色5个、蓝色3个没有",
            [(None, "红色", None, None, 5), (None, "蓝色", None, None, 3)],
        ),
        (
            "mugs: 5 red and 3 blue are missing",
            [("mugs", "red", None, None, 5), ("mugs", "blue", None, None, 3)],
        ),
        ("足りないのは赤が5枚、青が3枚です", [(None, "赤", None, None, 5), (None, "青", None, None, 3)]),
    ],
)
def test_one_word_of_lack_counts_for_all_figures_of_its_row(read_on, text, items):
    assert told(read_on, text) == items


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "手袋 白/黒/青 各12組、いま店にあるのは白12 黒7 青0",
            [("手袋", "黒", None, 12, 5), ("手袋", "青", None, 12, 12)],
        ),
        (
            "帽子 黑色10 白色10 店里现在只有黑色6 白色0",
            [("帽子", "黑色", None, 10, 4), ("帽子", "白色", None, 10, 10)],
        ),
        ("caps white/black 12 each, in the shop now: white 12, black 7", [("caps", "black", None, 12, 5)]),
    ],
)
def test_a_row_of_what_is_there_is_held_against_what_was_ordered(read_on, text, items):
    assert told(read_on, text) == items


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "コースター各色10枚ずつで、緑だけ4枚不足、他の色は揃っています",
            [("コースター", "緑", None, 10, 4)],
        ),
        ("毛巾各色6条，白色没货，灰色少2条", [("毛巾", "白色", None, 6, 6), ("毛巾", "灰色", None, 6, 2)]),
        ("coasters 10 of each colour, only green is 4 short", [("coasters", "green", None, 10, 4)]),
        ("ダンベル2kg 6個、4kg 6個。4kgは2個ありません", [("ダンベル", None, "4kg", 6, 2)]),
        ("杯子红10 蓝10，红的3个没货", [("杯子", "红", None, 10, 3)]),
    ],
)
def test_of_one_variant_named_again_a_smaller_figure_is_what_lacks(read_on, text, items):
    assert told(read_on, text) == items


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "こちらの商品は2点とも数が足りません。\n・ブラシ 20→15\n・タオル 30→なし",
            [("ブラシ", None, None, 20, 5), ("タオル", None, None, 30, 30)],
        ),
        (
            "2点欠品です\n・靴下 赤 3足\n・マグ 青 2個",
            [("靴下", "赤", None, 3, 3), ("マグ", "青", None, 2, 2)],
        ),
        (
            "三款不够：\n- 杯子 20→15\n- 盘子 40→没有\n- 勺子 30→22",
            [("杯子", None, None, 20, 5), ("盘子", None, None, 40, 40), ("勺子", None, None, 30, 8)],
        ),
        (
            "2 items short:\n- mug 20 -> 15\n- plate 40 -> none",
            [("mug", None, None, 20, 5), ("plate", None, None, 40, 40)],
        ),
    ],
)
def test_a_figure_above_a_list_counts_its_lines(read_on, text, items):
    assert told(read_on, text) == items


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "さっき8個欠品と書きましたが正しくは6個です。4番 ヘアクリップ",
            [("ヘアクリップ", None, None, None, 6)],
        ),
        (
            "先ほど5枚不足とお伝えしましたが、3枚の間違いでした。7番 タオル 白",
            [("タオル", "白", None, None, 3)],
        ),
        ("刚才说缺8个，写错了，应该是6个。4番发夹", [("发夹", None, None, None, 6)]),
        ("Sorry, not 5 missing but 3. Line 2 towel white", [("towel", "white", None, None, 3)]),
        ("4番は全欠16個、6番は半分欠30個の15個", [(None, None, None, 16, 16), (None, None, None, 30, 15)]),
        ("4番全缺16个，6番30个里缺15个", [(None, None, None, 16, 16), (None, None, None, 30, 15)]),
        (
            "在庫確認の結果、5番 可 / 6番 12個中10個可 / 7番 不可(25個)",
            [(None, None, None, 12, 2), (None, None, None, 25, 25)],
        ),
        ("マグ 白：6個OK、4個待ち（11/30頃）", [("マグ", "白", None, None, 4)]),
        ("mug white: 3 ok, 2 waiting (Dec 5)", [("mug", "white", None, None, 2)]),
        ("手袋 Lは10双のうち3双足りません、Mは10双揃いました", [("手袋", None, "L", 10, 3)]),
        ("店舗が3台しか送ってくれません。4番は5台のご注文です", [(None, None, None, 5, 2)]),
    ],
)
def test_a_part_is_counted_in_whichever_words(read_on, text, items):
    assert told(read_on, text) == items
    assert all(not item.alternatives for item in read_on(text).items)


@pytest.mark.parametrize(
    "text",
    [
        "2番 ランチバッグ 30個、昨日は25個しか来なかったのですが、今日残り5個も届きました。数量OKです。",
        "靴下10足のうち昨日8足しか届かず、今朝残りの2足が入荷しました。",
        "昨天只到了25个，今天剩下的5个也到了",
        "Only 8 of 10 came last week, the remaining 2 arrived this morning.",
    ],
)
def test_where_the_rest_came_too_nothing_is_short(read_on, text):
    assert not read_on(text).is_stockout


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


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("マグ2個、皿3枚が足りません", [("マグ", None, None, None, 2), ("皿", None, None, None, 3)]),
        ("缺杯子2个、盘子3个", [("杯子", None, None, None, 2), ("盘子", None, None, None, 3)]),
        ("不足分：マグ2、皿3", [("マグ", None, None, None, 2), ("皿", None, None, None, 3)]),
        (
            "3 pairs of socks and 2 hats short",
            [("socks", None, None, None, 3), ("hats", None, None, None, 2)],
        ),
        ("2 mugs and 3 plates are out of stock", [("mugs", None, None, 2, 2), ("plates", None, None, 3, 3)]),
        ("5番は2個、7番は3個足りません", [(None, None, None, None, 2), (None, None, None, None, 3)]),
        ("合計8個不足（白5、黒3）", [(None, "白", None, None, 5), (None, "黒", None, None, 3)]),
        (
            "8 pcs short in total (white 5, black 3)",
            [(None, "white", None, None, 5), (None, "black", None, None, 3)],
        ),
        ("S、M、L各5件，只有M缺2件", [(None, None, "M", 5, 2)]),
    ],
)
def test_goods_and_lines_are_counted_in_rows_as_variants_are(read_on, text, items):
    assert told(read_on, text) == items


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("マグ 赤5個は廃番、青3個は来週水曜です", ["discontinued", "temporary"]),
        ("杯子：红色5个停产，蓝色3个下周三到", ["discontinued", "temporary"]),
        ("mug: red 5 pcs discontinued, blue 3 pcs back next Friday", ["discontinued", "temporary"]),
        ("T恤白M缺5件12月1号到，黑L缺3件停产了", ["temporary", "discontinued"]),
    ],
)
def test_each_variant_has_its_own_reason(read_on, text, reasons):
    assert [item.reason.value for item in read_on(text).items] == reasons


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
