"""A word behind a name says it all: `黒あり`, `No.2 none`."""

import pytest


def _told(reading):
    return [
        (
            (item.color or item.size or item.line).value,
            [offer.color or offer.size for offer in item.alternatives],
        )
        for item in reading.items
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2番 白 10個 欠品です。黒・グレーあり", [("白", ["黒", "グレー"])]),
        ("2番 白 10個 欠品。黒、グレーあります", [("白", ["黒", "グレー"])]),
        ("2番 白 10個 欠品。黒とグレーは有り", [("白", ["黒", "グレー"])]),
        ("2番 M 欠品。Lあり", [("M", ["L"])]),
        ("白なし 黒あり", [("白", ["黒"])]),
        ("2番 白欠品、黒あり、グレーなし", [("白", ["黒"]), ("グレー", [])]),
    ],
)
def test_what_is_there_instead_is_offered(read_on, text, told):
    assert _told(read_on(text)) == told


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("No.2 none", ["2"]),
        ("No.2: none, others ok", ["2"]),
        ("1番 ok\n2番 none", ["2"]),
        ("line 4 - none", ["4"]),
    ],
)
def test_none_behind_a_line_says_that_nothing_is_there(read_on, text, short):
    assert [item.line.value for item in read_on(text).items] == short


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("这款断码了，只剩S和XL", ["S", "XL"]),
        ("黑色断码了，只有S码和XL码了", ["S码", "XL码"]),
        ("2番 断码，剩M L", ["M", "L"]),
        ("藏青没货了，就剩黑色和灰色", ["黑色", "灰色"]),
    ],
)
def test_what_is_left_where_the_rest_is_gone_is_offered(read_on, text, offered):
    (item,) = read_on(text).items
    assert [offer.color or offer.size for offer in item.alternatives] == offered


@pytest.mark.parametrize(
    ("text", "line", "short", "ordered"),
    [
        ("■商品番号：3\n■欠品数：8/20\n■次回入荷：12/15頃", "3", 8, 20),
        ("商品番号：3\n欠品数：8個/20個\n理由：在庫切れ", "3", 8, 20),
        ("番号：3\n不足数：8個（20個中）", "3", 8, 20),
        ("Line: 3\nMissing: 8 of 20\nReason: sold out", "3", 8, 20),
        ("番号：3\n在庫数：12/20", "3", 8, 20),
    ],
)
def test_so_many_of_so_many_behind_a_label_is_no_day(read_on, text, line, short, ordered):
    (item,) = read_on(text).items
    assert (item.line.value, item.qty_short.value, item.qty_ordered.value) == (line, short, ordered)


@pytest.mark.parametrize(
    ("text", "lines"),
    [("五号商品断货了", ["5"]), ("五番は欠品です", ["5"]), ("三号商品和十二号商品都断货", ["3", "12"])],
)
def test_a_line_may_be_told_in_chinese_numerals(read_on, text, lines):
    assert [item.line.value for item in read_on(text).items] == lines


def test_who_writes_is_no_product(read_on):
    (item,) = read_on("【ラクマート】いつもありがとうございます。\n■カラー：ベージュ\n■欠品数：8").items
    assert item.product is None


@pytest.mark.parametrize(
    "text",
    [
        "4番も欠品と連絡がありました。",
        "3番は欠品との連絡がありました",
        "3番も在庫切れと回答がありました",
        "3番は店舗から欠品の連絡があります。",
        "3番は売り切れとの返事がありました",
        "2番は廃盤の案内がありました",
        "黒は品切れの表示があります",
        "承知しました。3番返金します。なお4番も欠品と連絡がありました。",
    ],
)
def test_word_that_something_is_out_is_no_word_that_it_is_there(read_on, text):
    assert read_on(text).is_stockout


@pytest.mark.parametrize("text", ["3番は在庫があるそうです", "3番はまだ在庫ありました", "黒はまだあります"])
def test_what_is_there_is_no_stockout(read_on, text):
    assert not read_on(text).is_stockout


def test_a_minimum_that_has_changed_is_not_what_was_ordered(read_on):
    (item,) = read_on("商品5 最低購入数が10→30に変更になりました").items
    assert (item.reason.value.value, item.qty_ordered) == ("moq", None)


@pytest.mark.parametrize("text", ["OOS line2 x5, line3 x10", "out of stock: line2 x5 / line3 x10"])
def test_a_line_that_touches_its_number_is_no_size(read_on, text):
    items = read_on(text).items
    assert [(item.line.value, item.qty_short.value, item.size) for item in items] == [
        ("2", 5, None),
        ("3", 10, None),
    ]
