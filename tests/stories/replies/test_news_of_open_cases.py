"""What the agent adds about a case that nobody has decided: its card follows, its thread says what changed."""

import pytest

from bot.rules.reading.values import Reason
from bot.rules.words import Status
from store import tables as t
from tests.shop import NOTICE
from tests.stage import Stage
from tests.stories.acts import AGENT_CHANNEL, a_notice, happenings, only_case
from tests.stories.letters import THREE_LINES
from tests.stories.replies.test_agent_replies import last_words, says, told
from tests.stories.replies.test_follow_ups import writes

DAYS = (
    ("補充は12月10日ごろです", "12月10日ごろ", "12/10"),
    ("12/5入荷予定とのことです", "12/5", "12/5"),
    ("补货要到12月10号，要等吗？", "12月10号", "12/10"),
    ("restock on Dec 5", "Dec 5", "12/5"),
)


@pytest.mark.parametrize(("words", "day", "shown"), DAYS)
async def test_a_restock_day_in_the_thread_is_the_cards(
    stage: Stage, words: str, day: str, shown: str
) -> None:
    notice = await a_notice(stage)
    await says(stage, notice, words)
    case = only_case(stage)
    assert (case.status, case.restock) == (Status.OPEN, day)
    card = await stage.card()
    assert f"入荷見込み {shown}" in card.text
    assert f"入荷見込み 12月中旬 → {day}" in await last_words(card)
    assert words in await last_words(card)


@pytest.mark.parametrize("words", ["さっきの3番、入荷は12月10日だそうです", "刚才的3号，12月10号到货"])
async def test_a_restock_day_beside_the_thread_is_the_cards(stage: Stage, words: str) -> None:
    await a_notice(stage)
    await writes(stage, words)
    assert "入荷見込み 12/10" in (await stage.card()).text
    assert len(stage.rows(t.Case)) == 1


@pytest.mark.parametrize(
    ("words", "color"),
    [("グレーならあります", "グレー"), ("灰色有货，要换吗", "灰色"), ("grey is available", "グレー")],
)
async def test_a_colour_that_is_offered_later_is_an_option(stage: Stage, words: str, color: str) -> None:
    notice = await a_notice(stage)
    await says(stage, notice, words)
    card = await stage.card()
    assert any(color in label for label in card.buttons), card.buttons
    assert any("ブラック" in label for label in card.buttons)
    assert "代行の提案" in await last_words(card)
    assert words in card.text


async def test_a_page_that_is_offered_later_is_an_option(stage: Stage) -> None:
    notice = await a_notice(stage)
    await says(stage, notice, "こちらの店にあります https://detail.1688.com/offer/745120963399.html 単価11元")
    (offer,) = [offer for offer in only_case(stage).offers if offer.get("url")]
    assert "745120963399" in offer["url"]
    assert any("11" in label for label in (await stage.card()).buttons)


@pytest.mark.parametrize(
    "words", ["すみません、12個ではなく15個でした", "缺的是15个，不是12个", "it is 15 short, not 12"]
)
async def test_another_quantity_is_the_cards(stage: Stage, words: str) -> None:
    notice = await a_notice(stage)
    await says(stage, notice, words)
    assert only_case(stage).qty_short == 15
    assert "不足数 12 → 15" in await last_words(await stage.card())


@pytest.mark.parametrize("words", ["廃盤だそうです", "老板说停产了", "sorry, it is discontinued"])
async def test_what_is_not_made_any_more_is_said_on_the_card(stage: Stage, words: str) -> None:
    notice = await a_notice(stage)
    await says(stage, notice, words)
    case = only_case(stage)
    assert (case.reason, case.restock_from) == (Reason.DISCONTINUED, None)
    assert "理由" in await last_words(await stage.card())


@pytest.mark.parametrize(
    "words",
    [
        "好的，等到货通知您",
        "12月10日に入荷したらどうしますか？",
        "グレーも欠品です",
        "灰色也没有",
        "8個しかありません",
        "廃盤かもしれません",
        "停产了吗？我问一下",
        "30個のうち12個です",
        "赤は廃盤になりました",
        "ほかの商品は12/20に入荷予定です",
        "欠品は8/20頃解消予定です",
        "不足は3番の商品です",
        "欠品数は0個です",
    ],
)
async def test_what_is_less_than_certain_changes_nothing(stage: Stage, words: str) -> None:
    notice = await a_notice(stage)
    before = only_case(stage)
    await says(stage, notice, words)
    after = only_case(stage)
    for name in ("restock", "restock_from", "offers", "qty_short", "reason", "color"):
        assert getattr(after, name) == getattr(before, name)
    assert "agent.facts_read" not in happenings(stage)


async def test_an_edit_of_the_notice_takes_no_later_news_back(stage: Stage) -> None:
    notice = await a_notice(stage)
    await says(stage, notice, "すみません、12個ではなく15個でした")
    await says(stage, notice, "補充は12月10日ごろです")
    await stage.post("limin", AGENT_CHANNEL, f"{NOTICE}\nよろしくお願いいたします。", edit_ts=notice)
    await stage.advance(seconds=5)
    case = only_case(stage)
    assert (case.qty_short, case.restock) == (15, "12月10日ごろ")


async def test_an_edit_that_tells_another_number_holds_for_the_number(stage: Stage) -> None:
    notice = await a_notice(stage)
    await says(stage, notice, "補充は12月10日ごろです")
    await stage.post("limin", AGENT_CHANNEL, NOTICE.replace("12個", "9個"), edit_ts=notice)
    await stage.advance(seconds=5)
    case = only_case(stage)
    assert (case.qty_short, case.restock) == (9, "12月10日ごろ")


@pytest.mark.parametrize("words", ["補充は12月10日ごろです", "グレーならあります", "12個ではなく15個でした"])
async def test_a_decided_case_stays_as_it_was_decided(stage: Stage, words: str) -> None:
    notice, _ = await told(stage)
    before = only_case(stage)
    await says(stage, notice, words)
    after = only_case(stage)
    assert (after.restock, after.offers, after.qty_short) == (before.restock, before.offers, before.qty_short)
    assert words in (await stage.card()).text


async def test_of_several_cases_only_the_one_that_is_named_follows(stage: Stage) -> None:
    notice = await a_notice(stage, THREE_LINES)
    before = {case.line_no: case.restock for case in stage.rows(t.Case)}
    await says(stage, notice, "3番の入荷は12月10日です")
    after = {case.line_no: case.restock for case in stage.rows(t.Case)}
    assert after == before | {"3": "12月10日"}
    await says(stage, notice, "入荷は12月20日です")
    assert {case.line_no: case.restock for case in stage.rows(t.Case)} == after


async def test_who_decides_on_the_card_from_before_is_told_that_it_has_moved_on(stage: Stage) -> None:
    notice = await a_notice(stage)
    before = only_case(stage).version
    await says(stage, notice, "12個ではなく15個でした")
    assert only_case(stage).version > before
