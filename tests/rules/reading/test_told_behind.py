"""What stands behind a list or a table, or in place of what was ordered."""

import pytest

from tests.rules.reading.telling import told


def test_a_list_is_told_of_again_line_by_line(read_on):
    text = "2番 マグ 白 20個\n6番 椀 赤 30個\n2番は3個、6番は5個、在庫がありません。"
    assert told(read_on, text) == [("マグ", "白", None, 20, 3), ("椀", "赤", None, 30, 5)]


def test_a_reason_told_behind_variants_is_that_of_all_of_them(read_on):
    items = read_on("ブラウス、白はM3枚L2枚がないです。入荷は十日後。").items
    assert [(item.size.value, item.restock.value) for item in items] == [("M", "十日後"), ("L", "十日後")]


@pytest.mark.parametrize(
    ("text", "ordered", "offered"),
    [
        ("1番 グレーは30枚→ライトグレーしかない", "グレー", "ライトグレー"),
        ("4番 白20個→アイボリーのみです", "白", "アイボリー"),
        ("2番 ネイビー10枚 → 黒しかないです", "ネイビー", "黒"),
        ("3番、色がネイビーではなくブラックしかありません", "ネイビー", "ブラック"),
        ("3番、ネイビーではなく黒しかないそうです。10枚です。", "ネイビー", "黒"),
    ],
)
def test_what_is_there_in_place_of_another_is_offered(read_on, text, ordered, offered):
    (item,) = read_on(text).items
    assert (item.color.value, [offer.color for offer in item.alternatives]) == (ordered, [offered])


@pytest.mark.parametrize("name", ["小計", "合計", "Total", "合计"])
def test_a_row_that_adds_up_is_no_line(read_on, name):
    rows = ["行\t品名\t注文\t可\t不可", "3\tヘアキャップ\t60\t60\t0", "4\tヘアキャップ\t60\t42\t18"]
    text = "\n".join([*rows, f"{name}\t\t120\t102\t18"])
    assert [item.line.value for item in read_on(text).items] == ["4"]


def test_the_later_of_two_days_counts(read_on):
    (item,) = read_on(
        "先日の7番、11/25入荷と案内しましたが、店舗の都合で12/5になりました。70個中25個です。"
    ).items
    assert item.restock.value == "12/5"
