"""What a message tells anew of a case that is known, and what only looks as if it did."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.replies.news import days_named, is_of_another, quantity_instead, says_discontinued
from bot.rules.replies.says import understand


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("補充は12月10日ごろです", ["12月10日ごろ"]),
        ("入荷は来週の水曜日とのことです", ["来週の水曜日"]),
        ("12月5号到货", ["12月5号"]),
        ("25号到货", ["25号"]),
        ("刚才的3号，12月5号到货", ["12月5号"]),
        ("restock on Dec 5", ["Dec 5"]),
        ("刚才的3号，灰色有货", []),
        ("入荷しました", []),
        ("明日ご連絡します", []),
        ("12月10日に入荷したらどうしますか？", []),
    ],
)
def test_the_day_of_a_restock_is_known_by_its_words(text, days):
    assert days_named(text, understand(text).restock) == days


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("12個ではなく15個でした", 15),
        ("すみません、12ではなくて15です", 15),
        ("不是12个，是15个", 15),
        ("缺的是15个，不是12个", 15),
        ("it is 15 short, not 12", 15),
        ("not 12 but 15", 15),
        ("12→15に訂正します", 15),
        ("不足は8個になりました", 8),
        ("缺货数量是15", 15),
        ("30個ではなく28個でした", None),
        ("10個ではなく15個でした", None),
        ("15個でした", None),
        ("8個しかありません", None),
        ("12個ではなく15個でよろしいですか？", None),
        ("12個ではなく15個購入しました", None),
        ("あと3個足りません", None),
        ("不足は8個、欠品は9個です", None),
        ("欠品は8/20頃解消予定です", None),
        ("不足が8月まで続く見込みです", None),
        ("欠品が1週間続きそうです", None),
        ("不足は3番の商品です", None),
        ("欠品は3番のみです", None),
        ("価格12→15元です", None),
        ("不好意思,价格12→15元", None),
        ("欠品数は0個です", None),
        ("欠品は10時に確認します", None),
        ("少的是2号那个", None),
        ("欠品は2店舗で", None),
        ("L12→15", None),
        ("納期12→20日", None),
        ("not 12 but 13 days", None),
        ("8/12→8/20になりました", None),
    ],
)
def test_another_quantity_holds_only_where_it_puts_the_first_one_right(text, short):
    assert quantity_instead(text, 12, 30) == short


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("廃盤だそうです", True),
        ("老板说停产了", True),
        ("sorry, it is discontinued", True),
        ("廃盤かもしれません", False),
        ("停产了吗？我问一下", False),
        ("没有停产", False),
        ("代替も廃盤でした", False),
        ("廃盤の場合は返金しますか", False),
        ("在庫がありません", False),
    ],
)
def test_the_end_of_goods_is_heard_where_it_is_said_for_certain(text, ended):
    assert says_discontinued(text) is ended


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("補充は12月10日ごろです", False),
        ("ネイビーは廃盤になりました", False),
        ("收纳盒停产了", False),
        ("赤は廃盤になりました", True),
        ("红色停产了,黑色有货", True),
        ("前回の商品は廃盤でした", True),
        ("赤は12/20入荷予定です", True),
        ("ほかの商品は12/20に入荷予定です", True),
        ("Lサイズは12/20入荷予定です", False),
        ("Mサイズは12/20入荷予定です", True),
        ("マグカップは廃盤です", True),
        ("代替も廃盤でした", True),
    ],
)
def test_what_is_said_of_other_goods_is_no_news_of_these(text, other):
    assert is_of_another(text, "折りたたみ収納ボックス", "ネイビー", "L") is other


@given(st.text(max_size=2000), st.integers(0, 99), st.integers(0, 99))
def test_any_text_at_all_is_answered(text, short, ordered):
    found = quantity_instead(text, short, ordered)
    assert found is None or found >= 0
    assert says_discontinued(text) in {True, False}
    assert days_named(text, understand(text).restock) is not None
