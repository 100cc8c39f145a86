"""What is cancelled or missing and was never ordered is no stockout; goods that are called after it are."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.reading import read
from bot.rules.reading.judging.no_goods import tells_of_no_goods
from bot.rules.script import fold_running

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
NO_GOODS = (
    "早上的会议取消了",
    "下午的电话会议取消了",
    "今晚聚餐取消了",
    "航班取消了",
    "今日のミーティングはキャンセルになりました",
    "明日の打ち合わせは延期です。",
    "便が欠航になりました",
    "the meeting is cancelled",
    "Tomorrow's call is postponed, sorry",
    "发票还没收到",
    "請求書がありません",
    "まだ返事がありません",
    "質問はありません。",
    "没有问题",
    "今天停电了",
    "今日は停電です",
)
GOODS = (
    "会议桌没货了",
    "电话机没有了",
    "航班模型没货了",
    "便箋がありません",
    "電話ケースが欠品です",
    "質問箱がありません",
    "会议取消了，另外杯子没货",
    "打ち合わせテーブルがありません",
    "3番の請求書ホルダーがありません",
    "发票夹没货了",
    "3号取消了",
    "订单取消了",
    "没有了",
    "今天没货",
)


@pytest.mark.parametrize("text", NO_GOODS)
def test_what_was_never_ordered_is_not_out_of_stock(text):
    assert tells_of_no_goods(fold_running(text))
    assert not read(text, received_at=NOW).is_stockout


@pytest.mark.parametrize("text", GOODS)
def test_goods_are_still_short_whatever_they_are_called_after(text):
    assert read(text, received_at=NOW).is_stockout


@pytest.mark.parametrize("text", NO_GOODS)
@pytest.mark.parametrize(
    "more", ["マグカップが欠品です", "，3号没货", "\n3番 2個欠品", ", the mug is sold out"]
)
def test_a_lack_beside_it_is_not_silenced(text, more):
    assert not tells_of_no_goods(fold_running(text + more))
    assert not tells_of_no_goods(fold_running(more + " " + text))


@given(st.text(alphabet="今天明早上的会议電話ました了 取消没はが、。nomeeting", max_size=60))
def test_any_short_text_is_answered_at_once(text):
    assert tells_of_no_goods(text) in {True, False}
