"""What Chinese staff say in passing: who has how many, from how many on they sell, what is shown, what is changed."""

import pytest


def amounts(reading):
    return [
        (item.qty_ordered and item.qty_ordered.value, item.qty_short and item.qty_short.value)
        for item in reading.items
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("杯垫要30个，他家统共才18个，多的没有", (30, 12)),
        ("台灯您订12，厂里满打满算9台", (12, 3)),
        ("毛巾 50条 那边加起来就剩32条", (50, 18)),
        ("围裙拍了20条，实际缺的是6条", (20, 6)),
        ("40双袜子就剩俩", (40, 38)),
        ("礼品袋您后来从20改成了25，改后的25个里有11个没货", (25, 11)),
        ("客户把数量改成30了，茶杯，现在只有18个", (30, 12)),
        ("只有蓝色的22个里缺9个，年后补，手机壳", (22, 9)),
        ("真皮包就剩柜台上展示的那1个，人家不卖，5个都没有", (5, 5)),
        ("说好30个，今天到仓22个，那8个只能退，筷子盒", (30, 8)),
        ("领带30条里头有4条退回去了，店家说换不了，所以实收26条，差价退您", (30, 4)),
        ("彩纸 30张，赶出来21张，剩下的等", (30, 9)),
        ("2番 杯子 ×10→6、 辛苦回复", (10, 4)),
        ("袜子30双，20号先发了18双，剩下12双没货", (30, 12)),
    ],
)
def test_how_many_is_read_from_talk(read_on, text, told):
    assert amounts(read_on(text)) == [told]


def test_more_than_was_ordered_is_no_stockout(read_on):
    assert not read_on("毛刷12把，发来15把，多了3把").is_stockout


@pytest.mark.parametrize(
    "text",
    [
        "置物架整箱60套才肯卖，咱们12套不给拆",
        "定制杯 100个才接单，您只要12个",
        "丝带厂家说凑够50卷才开机，我们12卷",
        "贴纸要满200张才发，我们12张",
        "起订120支，我们单子只有12支，下不了单",
    ],
)
def test_what_is_sold_from_so_many_on_only_is_a_minimum(items_of, text):
    (item,) = items_of(text)
    assert (item["reason"], item["qty_ordered"], item["qty_short"]) == ("moq", 12, 12)


@pytest.mark.parametrize("text", ["黑LL没有，黑L有，换L吗", "3番 帽子 LL 黑 没货，黑L还能选"])
def test_an_offer_has_both_halves_of_its_variant(read_on, text):
    (offer,) = read_on(text).items[0].alternatives
    assert (offer.color, offer.size) == ("黑", "L")


def test_goods_are_meant_again_by_their_short_names(items_of):
    found = items_of(
        "2番 陶瓷马克杯 白 订48个 只有33个\n5番 陶瓷盘 22cm 订24个 全没\n马克杯月底会再来一批，盘子不做了"
    )
    assert [(item["line"], item["reason"]) for item in found] == [("2", "temporary"), ("5", "discontinued")]


@pytest.mark.parametrize(
    "text",
    [
        "货到了，少了2个碗3个盘子，补不了",
        "缺2个红的3个蓝的",
        "少2只勺子和3把叉子，都停产了",
        "第3行缺2、第6行缺3，都没货了",
        "毛巾粉色5条蓝色5条绿色5条，拿到粉5蓝3绿2",
    ],
)
def test_figures_are_those_of_what_stands_behind_or_before_them(read_on, text):
    short = sorted(item.qty_short.value for item in read_on(text).items if item.qty_short)
    assert short == [2, 3]


def test_each_of_a_list_is_there_or_lacks_by_what_is_said_of_it(read_on):
    found = read_on("您订的三款贴纸：星星20包有，月亮20包只有11包，云朵20包没有").items
    assert [(item.product.value, item.qty_short.value) for item in found] == [("月亮", 9), ("云朵", 20)]
