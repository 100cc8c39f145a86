"""What came, was found or was told in several parts, and what is told to be no part of it."""

import pytest


def amounts(read_on, text):
    return [
        (item.qty_ordered and item.qty_ordered.value, item.qty_short and item.qty_short.value)
        for item in read_on(text).items
    ]


@pytest.mark.parametrize(
    "text",
    [
        "雨伞订40把，上周到了12把，昨天又到了10把，余下的没了",
        "3番 雨伞 40把，第一批到8把，第二批到14把，其余店家没货",
        "雨伞 40把，这家拿到12把，隔壁店拿到10把，再没有了",
        "雨伞 大号 40把：A店买到12把，B店买到10把，另外18把全网都断了",
        "注文40本のうち、先週12本届き、今日また10本届きました。残りは欠品です",
        "You ordered 40 umbrellas, 12 arrived last week and another 10 arrived today, the rest is sold out",
    ],
)
def test_what_came_or_was_found_in_parts_is_added_up(read_on, text):
    assert amounts(read_on, text) == [(40, 18)]


@pytest.mark.parametrize(
    "text",
    [
        "毛巾订50条，验货比订单少一捆（10条），店里卖完了",
        "到仓少了一箱（10个），马克杯订50个，店家说没货补",
        "缺2打（10双），短袜共订50双，工厂没料了",
    ],
)
def test_pieces_in_brackets_lack_where_the_packs_before_them_do(read_on, text):
    assert amounts(read_on, text) == [(50, 10)]


@pytest.mark.parametrize(
    "head", ["以下全缺：", "以下全部缺货：", "全缺的有：", "都没有：", "下面几样一个都没有：\n"]
)
def test_what_stands_below_a_heading_of_all_that_lacks_was_ordered(read_on, head):
    text = f"{head}托盘30，杯刷12" if head.endswith("：") else f"{head}托盘 30\n杯刷 12"
    assert amounts(read_on, text) == [(30, 30), (12, 12)]


@pytest.mark.parametrize(
    "text",
    [
        "水杯缺5个\n又找到2个\n那就缺3个",
        "水杯少5个，后来又翻出来2个，所以还少3个",
        "水杯欠5个，今天又补了2个，还欠3个",
    ],
)
def test_what_lacks_after_more_was_found_counts(read_on, text):
    assert amounts(read_on, text) == [(None, 3)]


@pytest.mark.parametrize(
    "said", ["老板匀给我们22盒", "同行那边让了22盒给咱们", "别的客人分给我们22盒", "老板省给您22盒"]
)
def test_what_another_gives_up_is_there(read_on, said):
    assert amounts(read_on, f"一次性手套 L码 定了30盒，现货不够，{said}") == [(30, 8)]


@pytest.mark.parametrize(
    "said",
    [
        "页面写库存2000其实是虚的，",
        "页面显示库存500是假的，",
        "网页写着有1000个，不准的，",
        "链接上标库存999都是虚数，",
    ],
)
def test_stock_that_is_only_shown_is_not_there(read_on, said):
    assert amounts(read_on, f"2番手摇磨豆机，{said}您要20台，老板就给得出2台") == [(20, 18)]


@pytest.mark.parametrize(
    "text",
    [
        "问了老板，6番30个都能发，不过48个一整箱的话每个便宜3毛，要不要凑整箱？",
        "刚才说3番缺5个，请忽略，仓库数错了，20个都在",
        "昨天说1番没货那条不算，店家找到了，全都在",
        "这批彩盒用完了，只能裸装发，货是够的60个，可以吗？",
        "外盒没有了，用气泡袋包，货30个都有，行吗",
        "1番的补款还差36元没付，付完就能拍，店家给咱们留货留到周五",
        "6番评论里好多人说经常断货，不过现在店里有1000多个，可以放心下单",
        "店家说先发的15个已经签收，后面15个明天发，加起来30，数量对得上",
    ],
)
def test_where_nothing_of_the_order_lacks_there_is_no_stockout(read_on, text):
    assert not read_on(text).is_stockout


@pytest.mark.parametrize(
    "text",
    [
        "试管花瓶要了20个，店里就只有10个了，4月底前上不了新的",
        "12/18前能拿到的花瓶只有10个，您订20个",
        "花瓶20个，12月20日以前最多能出10个",
        "花瓶订20个缺10个，店家退款。另外1月25日截止下单",
    ],
)
def test_a_day_until_which_something_can_be_had_or_told_is_no_day_of_return(read_on, text):
    assert [item.restock for item in read_on(text).items] == [None]


@pytest.mark.parametrize("color", ["灰格", "红白条", "白底蓝花", "白点蓝底", "牛皮纸色", "香檳金"])
def test_patterns_and_finishes_are_colours(read_on, color):
    items = read_on(f"6番 隔热手套 {color} 40个 断货").items
    assert [item.color and item.color.value for item in items] == [color]


@pytest.mark.parametrize(
    "said",
    [
        "圣诞袜和地垫都断了。前者您要36只，后者5张。",
        "圣诞袜跟地垫都没货，圣诞袜您要36只，地垫5张",
        "圣诞袜、地垫都停产了，前者36只，后者5张",
    ],
)
def test_two_things_that_are_named_together_are_two_items(read_on, said):
    assert amounts(read_on, said) == [(36, 36), (5, 5)]


@pytest.mark.parametrize(
    "said",
    [
        "您订的200个挂钩里120个是白色、80个是黑色。白的没问题，黑的一个也没有",
        "您这200个挂钩，120个是白的，80个是黑的。白的没问题，黑的断了",
        "挂钩200个，其中120个是白色，80个是黑色。白色全有，黑色没货",
    ],
)
def test_each_figure_is_of_the_colour_that_it_is_said_to_be(read_on, said):
    assert [item.color and item.color.value[0] for item in read_on(said).items] == ["黑"]
    assert amounts(read_on, said) == [(80, 80)]


@pytest.mark.parametrize(
    "said",
    ["同店浅灰加1.5元，挑一个？", "浅灰贵1元，要吗", "客户能不能接受浅灰？", "可否接受浅灰", "同款浅灰的有"],
)
def test_another_colour_that_is_told_behind_one_that_is_out_is_offered(read_on, said):
    (item,) = read_on(f"收纳盒 灰色18个没有了，{said}").items
    assert [offer.color for offer in item.alternatives] == ["浅灰"]


@pytest.mark.parametrize(
    "text",
    [
        "露营折叠椅（各10把）：军绿 缺4，藏蓝 缺1，卡其 不缺",
        "露营折叠椅各10把，军绿色缺4，藏蓝色缺1，卡其色齐",
        "露营折叠椅 每色10把：军绿 缺4，卡其 够，藏蓝 缺1",
    ],
)
def test_a_variant_of_a_list_that_is_there_was_ordered_and_is_no_offer(read_on, text):
    assert amounts(read_on, text) == [(10, 4), (10, 1)]
    assert not any(item.alternatives for item in read_on(text).items)


@pytest.mark.parametrize(
    "lines",
    [
        "- towel, grey: wanted 30, bought 30\n- towel, rust: wanted 30, bought 12\n- apron: wanted 10, bought none",
        "1) case, navy: ordered 30, got 30\n2) case, pink: ordered 30, got 12\n3) eraser set: ordered 10, got none",
        "mug, white: asked 30, received 30\nmug, blue: asked 30, received 12\nplate: asked 10, received nothing",
        "spoon: want 30, have 30\nfork: want 30, have 12\nknife: want 10, have zero",
    ],
)
def test_what_was_wanted_and_what_there_is_stand_side_by_side(read_on, lines):
    assert amounts(read_on, lines) == [(30, 18), (10, 10)]


@pytest.mark.parametrize(
    "head", ["Ordered / ready", "order / stock", "ordered/arrived:", "订购/到货", "注文/入荷"]
)
def test_a_heading_says_what_stands_left_and_right_of_the_strokes_below_it(read_on, head):
    text = f"{head}\nbowl S: 60 / 60\nbowl M: 60 / 44\nbowl L: 20 / 20"
    assert amounts(read_on, text) == [(60, 16)]


@pytest.mark.parametrize(
    "text",
    [
        "Your lens cloth 500 pcs: 12 packs of 25 in stock now, restock of the remaining packs 5-7 working days",
        "You ordered 500 pens; the shop has 3 boxes of 100, the rest is sold out",
        "straw 500 pcs, they only have 6 bags of 50",
    ],
)
def test_packs_of_so_many_are_so_many_pieces(read_on, text):
    assert amounts(read_on, text) == [(500, 200)]


@pytest.mark.parametrize(
    "text",
    [
        "Dozen and a half desk flags ordered, a dozen arrived. Six more are not to be found",
        "You ordered a dozen and a half candles, the shop has only a dozen.",
        "one and a half dozen napkins ordered, a dozen came, rest sold out",
    ],
)
def test_half_a_dozen_more_is_counted(read_on, text):
    assert amounts(read_on, text) == [(18, 6)]


@pytest.mark.parametrize(
    "text",
    [
        "Every colour of the scarf was ordered 20x. The store has: red 20, navy 12, green 20.",
        "Each size of the slipper 20 pairs. Shop confirmed today: S 20, M 12, L 20.",
    ],
)
def test_what_was_ordered_of_each_is_told_before_what_the_shop_has(read_on, text):
    assert amounts(read_on, text) == [(20, 8)]


@pytest.mark.parametrize(
    "said",
    [
        "seller wants 58 yuan now instead of 52",
        "shop asks 58 yuan rather than 52 and will not ship",
        "now 58 yuan, was 52, shop refuses the old one",
    ],
)
def test_a_price_instead_of_another_is_a_rise(read_on, said):
    (item,) = read_on(f"Line 4 teapot 6 pcs: {said}.").items
    assert item.reason.value == "price_change"
    assert [offer.price for offer in item.alternatives] == ["58 yuan"]


@pytest.mark.parametrize("name", ["wine rack", "coffee grinder", "cream jug", "rose vase", "chocolate mould"])
def test_what_goods_are_for_is_no_colour(read_on, name):
    (item,) = read_on(f"{name} 5 sets sold out").items
    assert item.color is None
    assert item.product is not None
    assert item.product.value == name
