"""Messages that answer something else: our decision noted, goods that cannot be replaced."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "3番の件、ご確認ありがとうございます。では返金で手配します。",
        "承知しました。では3番は返金で処理します。",
        "了解です。2番はキャンセルで進めます。",
        "ご連絡ありがとうございます。5番は返金で対応いたします。",
        "好的，那3号就退款处理了",
        "收到，2番就按取消处理",
        "Noted, we will refund line 3",
    ],
)
def test_what_we_decided_and_they_carry_out_is_no_stockout(read_on, text):
    assert not read_on(text).is_stockout


@pytest.mark.parametrize(
    "text",
    [
        "承知しました。5番も欠品ですが、返金で手配しますか？",
        "收到，不过3番没货了",
        "了解です。ところで2番のお店が閉店しました。",
        "好的，3番找不到卖家了，怎么处理？",
    ],
)
def test_a_lack_that_is_told_after_a_word_of_thanks_is_one(read_on, text):
    assert read_on(text).is_stockout


@pytest.mark.parametrize(
    "text",
    [
        "5番10個、不良品だったので返品しましたが、交換品の在庫がありません。",
        "4番2個破損、交換在庫なし",
        "3番3件破损，店家没货换了",
        "Line 2: 3 pcs defective, shop has no stock for replacement",
    ],
)
def test_what_came_broken_and_cannot_be_replaced_is_short(read_on, text):
    assert read_on(text).is_stockout


@pytest.mark.parametrize(
    "text",
    [
        "5番2個不良でしたが、交換してもらいました。在庫もあります。",
        "3番 2件破损，店家答应换货，明天补发",
        "4番1個汚れあり、良品と交換済みです",
    ],
)
def test_what_is_replaced_is_not(read_on, text):
    assert not read_on(text).is_stockout


def test_the_number_of_the_successor_is_not_that_of_the_goods(read_on):
    (item,) = read_on("3番は生産終了、代わりに新型番AB-200なら同価格で即納可能です").items
    assert item.sku is None


@pytest.mark.parametrize(
    "text", ["line 2, 3 & 5 - OOS", "lines 2, 3 and 5 out of stock", "line 2, 3 and 5 are sold out"]
)
def test_all_lines_of_a_row_lack(read_on, text):
    assert [item.line.value for item in read_on(text).items] == ["2", "3", "5"]


@pytest.mark.parametrize(
    "text",
    [
        "2026112016554409-300001の4番リュック、在庫見つかりました。18個全部手配できます。",
        "2026112009123456-300001の4番セーター、やはり在庫ありました。24枚全部出荷できます。",
        "2026111711302240-300001 4番Tシャツ、在庫見つかりました。50枚全部手配できます。",
        "2026111810274801-300001の4番スカートですが、20枚全部在庫ありました。失礼しました。",
        "2026111810274801-300001 5番カーディガン、やはり18着全部あります。",
        "2026111810274801-300001 3番 裤子24条找到了，全部有货，不用换了",
        "Good news, FS-26-1120-07 line 3 lunch bag beige: the shop found all 40, in stock after all.",
    ],
)
def test_what_was_found_after_all_is_no_stockout(read_on, text):
    assert not read_on(text).is_stockout


@pytest.mark.parametrize(
    "text",
    [
        "4番は見つかりましたが、5番は欠品です",
        "3番は全部ありますが、7番は2個足りません",
        "line 3 found, line 5 sold out",
    ],
)
def test_what_lacks_beside_what_was_found_is_one(read_on, text):
    assert read_on(text).is_stockout


def test_figures_under_a_heading_of_arrival_are_how_many_came(read_on):
    (item,) = read_on(
        "| 番 | 商品 | 発注 | 入荷 |\n|---|---|---|---|\n| 1 | ポーチ | 40 | 35 |\n| 3 | 財布 | 24 | 24 |"
    ).items
    assert (item.line.value, item.qty_ordered.value, item.qty_short.value) == ("1", 40, 5)


def test_days_under_that_heading_are_days(read_on):
    (item,) = read_on("番\t商品\t発注数\t在庫数\t入荷\n1\tポーチ\t40\t30\t12/5").items
    assert (item.restock.value, item.qty_short.value) == ("12/5", 10)
