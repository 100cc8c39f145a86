"""A colour at the end of the goods' name, and colours and prices in brackets behind a link."""

import pytest


@pytest.mark.parametrize(
    ("text", "product", "color"),
    [
        ("2番のストールグレーが欠品です", "ストール", "グレー"),
        ("2番のソックスグレー 欠品", "ソックス", "グレー"),
        ("マフラーブラック 3枚欠品", "マフラー", "ブラック"),
        ("ニット帽黒 欠品", "ニット帽", "黒"),
        ("クッションベージュ 2個在庫切れ", "クッション", "ベージュ"),
        ("2番 エコバッグ黒 欠品", "エコバッグ", "黒"),
        ("毛巾蓝 缺货", "毛巾", "蓝"),
    ],
)
def test_a_colour_glued_to_the_goods_is_the_colour(read_on, text, product, color):
    (item,) = read_on(text).items
    assert (item.product.value, item.color.value) == (product, color)


def test_a_coined_colour_stays_whole(read_on):
    (item,) = read_on("3番 スモークグリーン 欠品").items
    assert item.color.value == "スモークグリーン"


_PAGES = (
    "https://detail.1688.com/offer/998877665544.html",
    "https://detail.1688.com/offer/998877665545.html",
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "3番 欠品です。代替：{} (ホワイト、37元)\n{} (ブラック、39.9元)",
            ("ホワイト", "37元", "ブラック", "39.9元"),
        ),
        ("3番 缺货，可换：{}(白色，37元)或 {}(黑色，39.9元)", ("白色", "37元", "黑色", "39.9元")),
        (
            "line 3 out of stock. alternative: {} (white, 37 yuan)\n{} (black, 39.9 yuan)",
            ("white", "37 yuan", "black", "39.9 yuan"),
        ),
    ],
)
def test_brackets_behind_a_link_are_of_that_page(read_on, text, told):
    (item,) = read_on(text.format(*_PAGES)).items
    offers = [(offer.url, offer.color, offer.price) for offer in item.alternatives]
    assert offers == [(_PAGES[0], *told[:2]), (_PAGES[1], *told[2:])]
