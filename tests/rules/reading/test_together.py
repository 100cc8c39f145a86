"""What is said once of several items: their figures by a heading, how many of each, and why all of them lack."""

import pytest


def told(read_on, text):
    return [
        (
            next((found.value for found in (item.line, item.color, item.size, item.product) if found), None),
            item.qty_ordered and item.qty_ordered.value,
            item.qty_short and item.qty_short.value,
            item.reason.value,
            item.restock and item.restock.value,
        )
        for item in read_on(text).items
    ]


@pytest.mark.parametrize(
    "said",
    [
        "没到的9个厂家说下周四补得上",
        "余下 9 个厂家下周四交",
        "剩下的9个要等下周四",
        "差的9个下周四才到",
        "缺的都要等下周四",
        "少的部分厂家说下周四补",
    ],
)
def test_what_is_said_of_all_that_lacks_is_said_of_each_of_them(read_on, said):
    items = told(read_on, f"马克杯 380ml：奶白要10到8，雾蓝要10到3，樱花粉10个齐。{said}")
    assert items == [
        ("奶白", 10, 2, "temporary", "下周四"),
        ("雾蓝", 10, 7, "temporary", "下周四"),
    ]


@pytest.mark.parametrize("said", ["都停产了", "两个颜色都停产了", "厂家说缺的都停产了", "缺的8条都停产了"])
def test_all_of_one_sentence_have_the_reason_that_is_told_of_all(read_on, said):
    items = told(read_on, f"毛巾 白差5条，灰差3条，{said}")
    assert items == [("白", None, 5, "discontinued", None), ("灰", None, 3, "discontinued", None)]


def test_a_line_below_a_table_is_about_all_its_rows_that_lack(read_on):
    table = (
        "| 番 | 品名 | 订 | 有 | 缺 |\n| 2 | 针织帽 | 30 | 21 | 9 |\n| 3 | 手套 | 30 | 30 | 0 |\n"
        "| 6 | 围巾 | 15 | 2 | 13 |\n缺的卖家都不补了，按实数发？"
    )
    items = told(read_on, table)
    assert items == [("2", 30, 9, "discontinued", None), ("6", 15, 13, "discontinued", None)]


@pytest.mark.parametrize(
    "text",
    [
        "打底裤 L 能发的数：黑16 白9 灰21。订单是每色25",
        "打底裤 现有数量：黑16 白9 灰21，您每色订25",
        "打底裤 各25条，实到：黑16、白9、灰21",
        "打底裤 可发数量：黑16条 白9条 灰21条，订的都是25",
        "每色订25，打底裤 库存：黑16/白9/灰21",
        "打底裤 L 每色25，能发的：黑16 白9 灰21",
    ],
)
def test_figures_behind_a_heading_are_what_it_says_and_each_was_ordered_as_told(read_on, text):
    items = [(name, ordered, short) for name, ordered, short, _, _ in told(read_on, text)]
    assert items == [("黑", 25, 9), ("白", 25, 16), ("灰", 25, 4)]


@pytest.mark.parametrize(
    "text",
    [
        "发现少：发带1 围巾2 袖套5，订的都是10",
        "漏发：发带1个，围巾2条，袖套5副，每样都订了10个",
        "缺数：发带1、围巾2、袖套5，各订10",
        "以下三样各订了10个：\na) 发带 缺1\nb) 围巾 缺2\nc) 袖套 缺5",
    ],
)
def test_things_behind_a_word_of_lack_are_items_of_their_own(read_on, text):
    items = [(name, ordered, short) for name, ordered, short, _, _ in told(read_on, text)]
    assert items == [("发带", 10, 1), ("围巾", 10, 2), ("袖套", 10, 5)]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("1番10个、2番20个、3番5个，其中2番只有12个", [("2", 20, 8)]),
        ("2番2件、3番3件、4番4件里面，3番只到1件", [("3", 3, 2)]),
        ("1番20个 2番30个 5番10个，5番没货", [("5", 10, 10)]),
        ("睡袋只有2个（要5个），充气垫只有1张（要4张），锅具齐了", [("睡袋", 5, 3), ("充气垫", 4, 3)]),
        ("毛巾缺3条，水杯齐了，雨伞缺2把", [("毛巾", None, 3), ("雨伞", None, 2)]),
        ("今天有3样缺货：\n1番 水杯 订20 到15\n2番 雨伞 订10 到0", [("1", 20, 5), ("2", 10, 10)]),
    ],
)
def test_of_several_that_are_told_only_those_are_short_that_are_said_to_be(read_on, text, items):
    found = [(name, ordered, short) for name, ordered, short, _, _ in told(read_on, text)]
    assert found == items


@pytest.mark.parametrize(
    ("text", "ordered", "short"),
    [
        ("3番 雪地靴 共15双，第一批发6双，剩9双11月28日到", 15, 9),
        ("3番 水杯 下单80pcs，工厂OK 50pcs，余30pcs要12/15交", 80, 30),
        ("3番 水杯 40个 现货25 剩15预售 12月5日发", 40, 15),
        ("3番 水杯 6组，店家只有4组，剩2组要现做", 6, 2),
        ("3番 水杯累计到17/25个，还有8个线材缺料", 25, 8),
        ("3番 水杯 要14只，货架上5只，仓库0只", 14, 9),
        ("3番 水杯 采购数500／已采320／采不到180", 500, 180),
        ("3番 水杯 6个 NG 3个", 6, 3),
        ("3番 水杯 最后47个都给咱们，可是您要120个", 120, 73),
        ("3番 水杯 订 4 → 给 2", 4, 2),
        ("3番 水杯20个，卖家自己改成15个", 20, 5),
        ("3番 织带 订50米，只有30米", 50, 20),
        ("3番 水杯 缺的不是6个是9个，共订20个", 20, 9),
        ("3番 水杯 要7个，仓库3个门店2个，凑不齐", 7, 2),
        ("3番 水杯 订24，退了我们9个的钱", 24, 9),
        ("3番 水杯 需6 实2 差4", 6, 4),
        ("3番 水杯 缺4个（共10个）", 10, 4),
        ("3番 水杯 订30片 现在能给19片 缺口11片", 30, 11),
        ("3番 水杯 丢了一箱，店家只够补4个，最后会少6个，订的30个", 30, 6),
    ],
)
def test_how_many_are_there_and_how_many_are_left_over(read_on, text, ordered, short):
    assert [(one, two, three) for one, two, three, _, _ in told(read_on, text)] == [("3", ordered, short)]


def test_pieces_before_the_end_of_a_month_are_no_months(read_on):
    assert told(read_on, "3番 水杯 订了30个，只有22个，剩下8个月底才补") == [
        ("3", 30, 8, "temporary", "月底")
    ]


def test_the_day_in_the_title_of_a_list_is_no_quantity(read_on):
    assert told(read_on, "缺货反馈（11/19）\n3番 水杯\n数量：订15／缺15") == [("3", 15, 15, "unknown", None)]


@pytest.mark.parametrize(
    "heading",
    ["盘点结果：钥匙扣", "【钥匙扣】", "商品：钥匙扣", "以下都是钥匙扣：", "品名 钥匙扣", "钥匙扣"],
)
def test_a_name_alone_above_lines_with_an_item_each_is_that_of_all(read_on, heading):
    items = read_on(f"{heading}\n3番 黑 订100 到88\n4番 蓝 订60 到0").items
    assert [item.product and item.product.value for item in items] == ["钥匙扣", "钥匙扣"]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "Short: mugs 3, plates 2, bowls 5. You ordered 10 each.",
            [("mugs", 10, 3), ("plates", 10, 2), ("bowls", 10, 5)],
        ),
        ("不足数：靴下1 帽子2 手袋5、注文は各10です", [("靴下", 10, 1), ("帽子", 10, 2), ("手袋", 10, 5)]),
        (
            "available: black 16, white 9, grey 21; ordered 25 of each colour",
            [("black", 25, 9), ("white", 25, 16), ("grey", 25, 4)],
        ),
        ("出荷可能：黒16、白9、灰21。注文は各25です", [("黒", 25, 9), ("白", 25, 16), ("灰", 25, 4)]),
    ],
)
def test_headings_and_figures_for_each_are_read_in_every_language(read_on, text, items):
    assert [(name, ordered, short) for name, ordered, short, _, _ in told(read_on, text)] == items


@pytest.mark.parametrize(
    "text",
    [
        "Mug white 10 → 8, blue 10 → 3, pink 10 → 10. The missing ones are discontinued.",
        "マグカップ white 10→8、blue 10→3、pink 10→10。足りない分は製造中止です",
        "马克杯 white 10→8，blue 10→3，pink 10→10。剩下的厂家说停产了",
    ],
)
def test_whatever_lacks_has_the_reason_that_is_told_of_it_in_every_language(read_on, text):
    assert told(read_on, text) == [
        ("white", 10, 2, "discontinued", None),
        ("blue", 10, 7, "discontinued", None),
    ]
