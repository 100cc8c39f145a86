"""In a case's thread the agent speaks of other lines: those that are short become cases, the others do not."""

from bot.rules.words import Status
from store import tables as t
from tests.shop import NOTICE, ORDER
from tests.stage import Stage
from tests.stories.acts import AGENT_CHANNEL, a_notice, happenings, only_case
from tests.stories.replies.test_agent_replies import last_words, says, told

NO_LACK = (
    "2番は発送しました",
    "2番は問題ありません",
    "2番は入荷しました",
    "2番は確認中です",
    "2番の色は白で合っていますか",
    "2番已发货",
    "2番没问题",
    "line 2 has shipped",
    "line 2 is fine",
)
#: A notice of an order that the store does not have.
UNKNOWN = NOTICE.replace(ORDER, "2026111115470009-300001")


async def test_another_short_line_told_in_the_thread_becomes_a_case_of_its_own(stage: Stage) -> None:
    notice, _ = await told(stage)
    await says(stage, notice, "2番のリネンシャツ白Mも15枚欠品です。")
    first, second = stage.rows(t.Case)
    assert (second.line_no, second.sku, second.status) == ("2", "LIN-WH-M", Status.OPEN)
    assert second.order_no == first.order_no
    assert first.status is Status.INSTRUCTED


async def test_of_another_line_that_is_not_short_nothing_is_opened(stage: Stage) -> None:
    notice, card = await told(stage)
    for words in NO_LACK:
        await says(stage, notice, words)
        assert words in await last_words(card)
    assert only_case(stage).status is Status.INSTRUCTED


async def test_that_another_line_is_like_this_one_makes_it_short(stage: Stage) -> None:
    notice, _ = await told(stage)
    await says(stage, notice, "2番も同様です")
    assert [case.line_no for case in stage.rows(t.Case)] == ["3", "2"]


async def test_words_about_a_known_and_another_line_are_a_reply_and_a_case(stage: Stage) -> None:
    notice, card = await told(stage)
    await says(stage, notice, "3番と2番が欠品です")
    first, second = stage.rows(t.Case)
    assert (second.order_no, second.line_no) == (first.order_no, "2")
    assert "3番と2番が欠品です" in await last_words(card)
    assert "notice.more" not in happenings(stage)
    assert "*指示した先も欠品* のようです" in (await card.again()).text


async def test_a_line_of_another_order_told_in_the_thread_is_no_reply(stage: Stage) -> None:
    notice, _ = await told(stage)
    await says(stage, notice, "注文番号 2026111115470002-300001 の3番も12個欠品です。")
    assert [case.order_no for case in stage.rows(t.Case)][1] == "2026111115470002-300001"


async def test_a_reply_that_is_edited_to_name_another_line_opens_its_case(stage: Stage) -> None:
    notice, _ = await told(stage)
    ts = await stage.post("limin", AGENT_CHANNEL, "少々お待ちください。", thread_ts=notice)
    await stage.advance(minutes=5)
    await stage.post("limin", AGENT_CHANNEL, "2番も15枚欠品です。", edit_ts=ts)
    first, second = stage.rows(t.Case)
    assert (second.line_no, second.qty_short) == ("2", 15)
    assert second.started_at > first.started_at


async def test_a_mixed_reply_that_is_edited_opens_nothing_for_the_line_that_has_its_case(
    stage: Stage,
) -> None:
    notice = await a_notice(stage, UNKNOWN)
    card = await stage.card()
    ts = await stage.post("limin", AGENT_CHANNEL, "3番は5個欠品。2番も15枚欠品です。", thread_ts=notice)
    await stage.advance(minutes=5)
    await stage.post("limin", AGENT_CHANNEL, "3番は5個欠品。2番も12枚欠品です。", edit_ts=ts)
    await stage.advance(seconds=5)
    assert [(case.line_no, case.qty_short) for case in stage.rows(t.Case)] == [("3", 12), ("2", 12)]
    assert "2番も12枚欠品です" in await last_words(card)


async def test_a_mixed_reply_that_is_edited_leaves_a_known_line_to_its_own_case(stage: Stage) -> None:
    notice = await a_notice(stage)
    ts = await stage.post("limin", AGENT_CHANNEL, "3番は5個欠品。2番も15枚欠品です。", thread_ts=notice)
    await stage.advance(minutes=5)
    await stage.post("limin", AGENT_CHANNEL, "3番は5個欠品。2番も12枚欠品です。", edit_ts=ts)
    assert [(case.line_no, case.qty_short) for case in stage.rows(t.Case)] == [("3", 12), ("2", 12)]


async def test_a_mixed_reply_that_is_edited_to_drop_its_new_line_asks_about_that(stage: Stage) -> None:
    notice = await a_notice(stage, UNKNOWN)
    ts = await stage.post("limin", AGENT_CHANNEL, "3番は5個欠品。2番も15枚欠品です。", thread_ts=notice)
    await stage.advance(minutes=5)
    await stage.post("limin", AGENT_CHANNEL, "3番は5個欠品です。", edit_ts=ts)
    first, second = stage.rows(t.Case)
    assert (first.heard, second.heard["says"]) == ({}, "gone")
