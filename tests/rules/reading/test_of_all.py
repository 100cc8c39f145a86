"""Sentences about everything in a list above or below them, and packs of a known content."""

import pytest

LISTS = [
    (
        "下の3点、どれも20個ずつのご注文ですが、半分しか買えませんでした。\n・ガラス花瓶　白\n・ガラス花瓶　黒\n・花台",
        [(20, 10), (20, 10), (20, 10)],
    ),
    (
        "以下の2点、各20個のご注文でしたが半分しか手配できませんでした。\n1. 花瓶 白\n2. 花瓶 黒",
        [(20, 10), (20, 10)],
    ),
    (
        "次の2点、ご注文は10個ずつですが、どちらも4個しかありません。\n・花瓶 白\n・花瓶 黒",
        [(10, 6), (10, 6)],
    ),
    ("下記2点、どちらも5個ずつ不足です。\n・花瓶 白 20個\n・花瓶 黒 30個", [(20, 5), (30, 5)]),
    (
        "・タオル 白\n・タオル 青\n上記2点、30枚ずつのご注文でしたが12枚ずつしかありません。",
        [(30, 18), (30, 18)],
    ),
    ("タオル 白 30枚\nタオル 青 30枚\n上の2点とも半分しか届いていません。", [(30, 15), (30, 15)]),
    (
        "1番 帽子 8個\n4番 ポーチ 16個\n以上、二つとも4分の1だけ先に届きました。後の分は不明です。",
        [(8, 6), (16, 12)],
    ),
    ("1番 帽子 10個\n4番 ポーチ 20個\nどちらも3割しか買えませんでした。", [(10, 7), (20, 14)]),
    ("1番 帽子 8個、4番 ポーチ 16個は、それぞれ半分しかありません。", [(8, 4), (16, 8)]),
]


@pytest.mark.parametrize(("text", "amounts"), LISTS)
def test_a_sentence_about_a_whole_list_is_that_of_everything_in_it(read_on, text, amounts):
    items = read_on(text).items
    assert [(item.qty_ordered.value, item.qty_short.value) for item in items] == amounts


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("ハンガーの注文は200本で、20本で1束です。10束のうち3束が品物なしと連絡ありました。", (200, 60)),
        ("ハンガー200本（20本で1束）、3束足りません。", (200, 60)),
        ("ハンガー 10束（1束20本）注文、3束不足です。", (10, 3)),
        ("タオル120枚のご注文、1箱30枚入りで4箱のうち1箱が欠品です。", (120, 30)),
        ("軍手 240足（1袋は12足）、5袋しかありませんでした。", (240, 180)),
        ("衣架200个，20个一捆，缺3捆", (200, 60)),
    ],
)
def test_packs_count_as_many_pieces_as_they_hold_where_the_order_is_told_in_pieces(read_on, text, amounts):
    (item,) = read_on(text).items
    assert (item.qty_ordered.value, item.qty_short.value) == amounts


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("7番 カバー、20枚の予定が13枚の入荷に止まりました。", 7),
        ("3番 カバー 30枚の予定ですが、縫製工場が22枚で生地を使い切りました。", 8),
        ("3番 ホルダー ピンク 買う予定 60 買えた 24", 36),
        ("3番 コップ 予定 30、できた 22", 8),
        ("3番 14個のうち9個は今日倉庫に着きました。あとの5個は店舗がもう出せないと言っています。", 5),
        ("3番 14個中9個は昨日発送されました。のこり5個は買えません。", 5),
        ("3番 ファイル 100冊、店に確認したら64冊。", 36),
        ("4番 リュック 7個、店の返事は5個。", 2),
        ("3番 赤 50個 ○35 ×15", 15),
        ("5番 かご 18個、7個分の154元が返金されました。", 7),
        ("5番 ｸﾘｯﾌﾟﾗｲﾄ 注文 22 ﾃﾞｽｶﾞ 店 19 ｼｶ ｱﾘﾏｾﾝ｡", 3),
        ("3番 品名：ふた\n注文：45\n入荷：27", 18),
    ],
)
def test_what_is_there_of_an_order_is_told_in_many_words(read_on, text, short):
    (item,) = read_on(text).items
    assert item.qty_short.value == short
