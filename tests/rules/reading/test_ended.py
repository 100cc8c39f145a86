"""Why there is no more, told in Japanese in many words; figures that were corrected; sizes of shoes in rows."""

import pytest

REASONS = [
    ("3番 エプロン 8枚とも無理でした。布がもう買えないので同じ物は作れないと言います。", "discontinued"),
    ("店長はもうこの品をあつかわないことにした、6番のボトル48本のお金は今日もどってきた", "discontinued"),
    ("2番 ホルダー ピンク 60個、欠品。もう織る予定はないそうです。", "discontinued"),
    ("2番 ホルダー ピンク 60個、在庫なし、追加の予定もなし", "discontinued"),
    ("竹かご 3個は買えませんでした。職人さんが年を取って、今年で仕事を辞めたからです。", "discontinued"),
    ("竹かご 3個、工房を閉じたため買えません。", "discontinued"),
    ("3番 エプロン 15枚、生産は終わりました。在庫なし。", "discontinued"),
    ("4番 枕 10個、欠品。この柄はもう印刷しません。", "discontinued"),
    ("3番 サンダル 12足、欠品です。次は秋まで生産しません。", "temporary"),
    ("ビーチサンダル 12足、3足だけ出ました。あとは夏おわりまで作らないって", "temporary"),
    ("3番 棚 12個、79元に上げないと送らないと言っています。", "price_change"),
    ("4番 メダル 30個、店が50個ずつの販売に変わりました。", "moq"),
    ("4番「メダル」150個\n店舗：100個ずつの販売に変更、150個は受けない\n100個または200個ならOK", "moq"),
    ("3番 6枚、店主に電話しても出ません、メッセージも3日間既読なしです。", "unknown"),
]


@pytest.mark.parametrize(("text", "reason"), REASONS)
def test_the_reason_is_told_in_many_words(read_on, text, reason):
    (item,) = read_on(text).items
    assert item.reason.value == reason


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("誤：4番 20個中5個不足\n正：4番 20個中15個不足\n申し訳ございません。", 15),
        ("訂正します。\n（誤）4番 5個欠品\n（正）4番 15個欠品", 15),
        ("誤）2番 3枚不足 → 正）2番 8枚不足", 8),
        ("误：4号 缺5个\n正：4号 缺15个", 15),
        ("Wrong: line 4 short 5\nCorrect: line 4 short 15", 15),
    ],
)
def test_the_figure_that_is_told_to_be_right_counts(read_on, text, short):
    (item,) = read_on(text).items
    assert item.qty_short.value == short


def test_sizes_of_shoes_stand_in_rows_with_a_figure_each(read_on):
    text = "4番サンダル\n36 … 5足中5足\n37 … 5足中3足\n38 … 8足中0足\n37の残り2足と38は、6月10日前後に作る予定です。"
    items = read_on(text).items
    assert [(one.size.value, one.qty_ordered.value, one.qty_short.value) for one in items] == [
        ("37", 5, 2),
        ("38", 8, 8),
    ]
    assert {one.restock.value for one in items} == {"6月10日前後"}


def test_a_sum_of_several_lines_is_that_of_none(read_on):
    text = "①リング 金 50個 ③リング 銀 50個\n①と③は合わせて70個だけです。①40個、③30個でよろしいですか。"
    assert [one.qty_short.value for one in read_on(text).items] == [10, 20]
