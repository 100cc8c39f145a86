"""Labelled lines in three languages, and tables: the notices that the desk meets most."""

from bot.rules.data import load
from bot.rules.reading.text.lexicon import spelled_out

JAPANESE = """お世話になっております。
注文番号：2026110913224017-300001
番：4
商品：ペット用キャリーバッグ
カラー：グレー
サイズ：L
注文数：８
欠品数：３
理由：メーカー欠品
入荷予定：12月中旬
代替：https://detail.1688.com/offer/776402918353.html（+2元）"""

CHINESE = """订单号：2026110809331256-300001
番号：2
商品：毛绒拖鞋
颜色：浅灰
尺码：38-39
数量：20双
缺货数量：12双
原因：工厂停产"""

ENGLISH = """Order no.: RM-48213
Item: glass spice jar
Colour: clear
Size: 120ml
Qty: 48
Short: 8
Reason: minimum order is now 100 pcs"""


def test_japanese_labels_are_read(items_of, read_on):
    assert items_of(JAPANESE) == [
        {
            "line": "4",
            "product": "ペット用キャリーバッグ",
            "color": "グレー",
            "size": "L",
            "qty_ordered": 8,
            "qty_short": 3,
            "restock": "12月中旬",
            "reason": "temporary",
        }
    ]
    reading = read_on(JAPANESE)
    assert (reading.lang, reading.order_no.value) == ("ja", "2026110913224017-300001")
    assert [(offer.url, offer.price) for offer in reading.items[0].alternatives] == [
        ("https://detail.1688.com/offer/776402918353.html", "+2元")
    ]


def test_chinese_labels_are_read(items_of, read_on):
    assert items_of(CHINESE) == [
        {
            "line": "2",
            "product": "毛绒拖鞋",
            "color": "浅灰",
            "size": "38-39",
            "qty_ordered": 20,
            "qty_short": 12,
            "reason": "discontinued",
        }
    ]
    assert read_on(CHINESE).lang == "zh"


def test_english_labels_are_read(items_of, read_on):
    assert items_of(ENGLISH) == [
        {
            "product": "glass spice jar",
            "color": "clear",
            "size": "120ml",
            "qty_ordered": 48,
            "qty_short": 8,
            "reason": "moq",
        }
    ]
    assert (read_on(ENGLISH).lang, read_on(ENGLISH).order_no.value) == ("en", "RM-48213")


def test_a_table_gives_an_item_for_every_row_that_is_short(items_of):
    rows = [
        ["番号", "商品名", "カラー", "注文数", "出荷可能数"],
        ["1", "帽子", "黒", "20", "20"],
        ["2", "帽子", "白", "20", "8"],
    ]
    for between in (" | ", "\t", "    ", ",", " "):
        table = "\n".join(between.join(row) for row in rows)
        assert items_of(table) == [
            {
                "line": "2",
                "product": "帽子",
                "color": "白",
                "qty_ordered": 20,
                "qty_short": 12,
                "reason": "unknown",
            }
        ], table


def test_every_phrase_of_the_lexicon_is_spelled_out():
    words = {
        word
        for phrases in load("words").values()
        if isinstance(phrases, list)
        for word in spelled_out(phrases)
    }
    assert not [word for word in words if "{" in word or "}" in word]
