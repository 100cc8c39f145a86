"""Rows of variants, goods or lines with a figure each: what is said once is said of all of them."""

import pytest

from tests.rules.reading.telling import told


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


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "全部で15点中、9点購入済み、残り6点（赤4、青2）が欠品です",
            [(None, "赤", None, None, 4), (None, "青", None, None, 2)],
        ),
        (
            "一共15件，买到9件，剩下6件（红4蓝2）没货",
            [(None, "红", None, None, 4), (None, "蓝", None, None, 2)],
        ),
        (
            "12 missing altogether: S 5, M 4 and L 3",
            [(None, None, "S", None, 5), (None, None, "M", None, 4), (None, None, "L", None, 3)],
        ),
        (
            "合わせて9枚不足しています。内訳：S 5枚、M 4枚",
            [(None, None, "S", None, 5), (None, None, "M", None, 4)],
        ),
        (
            "ご注文5点のうち2点（タオル4枚、毛布5枚）が手配できません",
            [("タオル", None, None, 4, 4), ("毛布", None, None, 5, 5)],
        ),
        (
            "您订的5款里有2款（毛巾4条、毛毯5条）拿不到货",
            [("毛巾", None, None, 4, 4), ("毛毯", None, None, 5, 5)],
        ),
        ("ペンケース 20/15/5（注文/在庫/不足）", [("ペンケース", None, None, 20, 5)]),
        ("在庫は10個あったのですが6個になりました。ご注文は10個です", [(None, None, None, 10, 4)]),
    ],
)
def test_a_total_is_that_of_none_of_its_parts(read_on, text, items):
    assert told(read_on, text) == items


def test_goods_told_in_one_breath_have_their_own_reasons(read_on):
    items = read_on("タオル4枚は来月、毛布5枚は廃番、マグ2個は値上げ（12元→15元）です").items
    assert [item.reason.value for item in items] == ["temporary", "discontinued", "price_change"]
    items = read_on("毛巾4条下月到，毛毯5条停产，抱枕2个涨价到15元").items
    assert [item.reason.value for item in items] == ["temporary", "discontinued", "price_change"]


@pytest.mark.parametrize(
    "text", ["2番珐琅锅 6只里有2只买不到", "2番 帽子6只中有2只拿不到", "2番 6个里面有2个发不出"]
)
def test_a_counter_that_also_means_only_is_a_counter_within_a_share(read_on, text):
    (item,) = read_on(text).items
    assert (item.qty_ordered.value, item.qty_short.value) == (6, 2)
