"""Figures of the past stay as they were: a case that is opened once more keeps the targets behind it."""

import pytest

from bot.rules.words import Status
from store import tables as t
from tests.stage import Shown, Stage
from tests.stories.acts import AGENT_CHANNEL, a_card, a_notice, instructed, only_case, undo_window_over


async def this_week(stage: Stage) -> str:
    """What the home tab says about the targets."""
    return next(line for line in (await stage.home("hana")).splitlines() if "対応待ち *" in line)


async def test_a_missed_target_is_still_missed_after_the_case_was_reopened(stage: Stage) -> None:
    card = await a_card(stage)
    await stage.advance(minutes=30)
    await card.press("hana", "1 ")
    await undo_window_over(stage)
    assert "0/1件が目標内" in await this_week(stage)
    await stage.advance(hours=3)
    await (await card.again()).press("hana", "もう一度開く")
    assert "0/1件が目標内" in await this_week(stage)
    await (await card.again()).press("hana", "1 ")
    await stage.advance(minutes=1)
    assert "0/1件が目標内" in await this_week(stage)
    assert "中央値 30分" in await this_week(stage)
    assert "もう一度開いてから 0秒 で決定（15分目標の達成には数えません）" in (await card.again()).text
    (behind,) = stage.rows(t.PastTarget)
    case = only_case(stage)
    assert ((behind.stopped_at or behind.due_at) - behind.started_at).total_seconds() == 1800
    assert (case.started_at - behind.started_at).total_seconds() > 3 * 3600


async def test_yesterday_is_told_the_same_although_the_case_was_reopened_in_the_night(stage: Stage) -> None:
    card = await instructed(stage)
    await stage.advance(hours=15)
    await (await card.again()).press("hana", "もう一度開く")
    await stage.advance(hours=7, minutes=30)
    (said,) = [shown.text for shown in await stage.messages("stockout-desk") if "朝のまとめ" in shown.text]
    assert "*昨日の目標*  1/1件達成（100%）" in said


async def test_an_option_that_fails_too_keeps_how_fast_it_was_chosen(stage: Stage) -> None:
    card = await instructed(stage)
    await card.press("hana", "こちらも欠品")
    await stage.advance(minutes=20)
    assert "1/2件が目標内" in await this_week(stage)


async def test_a_target_cut_short_in_time_counts_neither_way(stage: Stage) -> None:
    card = await a_card(stage)
    await stage.advance(minutes=5)
    await card.press("hana", "欠品ではない")
    await (await card.again()).press("hana", "もう一度開く")
    assert not stage.rows(t.PastTarget)
    await (await card.again()).press("hana", "1 ")
    await stage.advance(minutes=1)
    assert "1/1件が目標内" in await this_week(stage)


async def set_aside(stage: Stage, after: float) -> Shown:
    """A card that somebody takes for no stockout so many minutes after the notice."""
    card = await a_card(stage)
    await stage.advance(minutes=after)
    await card.press("hana", "欠品ではない")
    return await card.again()


async def morning(stage: Stage) -> str:
    """What the next morning says of the day before."""
    await stage.advance(hours=22, minutes=30)
    (said,) = [shown.text for shown in await stage.messages("stockout-desk") if "朝のまとめ" in shown.text]
    return said


@pytest.mark.parametrize("minutes", [5, 15])
async def test_what_was_set_aside_in_time_is_no_miss_however_late_it_is_reopened(
    stage: Stage, minutes: float
) -> None:
    card = await set_aside(stage, minutes)
    await stage.advance(hours=3)
    await card.press("hana", "もう一度開く")
    assert not stage.rows(t.PastTarget)
    await (await card.again()).press("hana", "1 ")
    await stage.advance(seconds=1)
    assert "1/1件が目標内" in await this_week(stage)


async def test_what_was_set_aside_late_is_a_miss_which_reopening_does_not_turn_into_a_hit(
    stage: Stage,
) -> None:
    card = await set_aside(stage, 20)
    assert "件が目標内" not in await this_week(stage)
    await card.press("hana", "もう一度開く")
    assert "0/1件が目標内" in await this_week(stage)
    await (await card.again()).press(
        "hana", "1 "
    )  # in the same second: what the agent waited for was late all the same
    await stage.advance(seconds=1)
    assert "0/1件が目標内" in await this_week(stage)
    (behind,) = stage.rows(t.PastTarget)
    case = only_case(stage)
    assert ((behind.stopped_at or behind.started_at) - behind.started_at).total_seconds() == 20 * 60
    assert case.started_at == case.stopped_at
    assert case.started_at > behind.due_at
    assert "*昨日の目標*  0/1件達成（0%） ・ 中央値 20分" in await morning(stage)


async def test_the_new_target_runs_from_the_reopening_and_may_be_missed_as_well(stage: Stage) -> None:
    card = await set_aside(stage, 20)
    await stage.advance(hours=1)
    await card.press("hana", "もう一度開く")
    await stage.advance(minutes=15, seconds=1)
    assert "0/2件が目標内" in await this_week(stage)
    await (await card.again()).press("hana", "1 ")
    assert "0/2件が目標内" in await this_week(stage)


async def test_deciding_in_time_and_again_after_reopening_is_met_once(stage: Stage) -> None:
    card = await instructed(stage)
    await stage.advance(hours=1)
    await card.press("hana", "もう一度開く")
    await (await card.again()).press("hana", "1 ")
    await undo_window_over(stage)
    await (await card.again()).press("hana", "もう一度開く")
    await (await card.again()).press("hana", "1 ")
    await stage.advance(seconds=1)
    assert "1/1件が目標内" in await this_week(stage)


async def test_a_case_that_is_reopened_and_left_lying_is_missed_and_still_calls(stage: Stage) -> None:
    card = await instructed(stage)
    await card.press("hana", "もう一度開く")
    await stage.advance(minutes=15, seconds=1)
    assert "1/2件が目標内" in await this_week(stage)
    assert any(
        "期限" in shown.text and "過ぎ" in shown.text for shown in await stage.messages("stockout-desk")
    )


async def test_what_is_reopened_over_the_agents_words_is_a_target_of_its_own(stage: Stage) -> None:
    notice = await a_notice(stage)
    card = await stage.card()
    await card.press("hana", "1 ")
    await undo_window_over(stage)
    await stage.post("limin", AGENT_CHANNEL, "价格涨到60元了，还要吗？", thread_ts=notice)
    await (await card.again()).press("hana", "もう一度開く")
    await (await card.again()).press("hana", "1 ")
    await stage.advance(seconds=1)
    assert "2/2件が目標内" in await this_week(stage)
    assert "15分目標：達成" in (await card.again()).text


async def test_an_option_that_fails_after_reopening_is_a_target_of_its_own(stage: Stage) -> None:
    card = await instructed(stage)
    await card.press("hana", "もう一度開く")
    await (await card.again()).press("hana", "1 ")
    await undo_window_over(stage)
    await (await card.again()).press("hana", "こちらも欠品")
    await (await card.again()).press("hana", "1 ")
    await stage.advance(seconds=1)
    assert "2/2件が目標内" in await this_week(stage)


async def test_what_is_set_aside_once_more_counts_with_none_of_its_targets(stage: Stage) -> None:
    card = await set_aside(stage, 20)
    await card.press("hana", "もう一度開く")
    await (await card.again()).press("hana", "欠品ではない")
    assert "件が目標内" not in await this_week(stage)
    assert "*昨日の目標*  対象の案件はありませんでした" in await morning(stage)


async def test_what_is_no_stockout_after_all_counts_with_none_of_its_targets(stage: Stage) -> None:
    card = await instructed(stage)
    await card.press("hana", "もう一度開く")
    await (await card.again()).press("hana", "欠品ではない")
    assert only_case(stage).status is Status.DISMISSED
    assert len(stage.rows(t.PastTarget)) == 1
    assert "件が目標内" not in await this_week(stage)


async def test_a_reply_taken_back_takes_its_new_target_back(stage: Stage) -> None:
    notice = await a_notice(stage)
    card = await stage.card()
    await card.press("hana", "1 ")
    await undo_window_over(stage)
    await stage.post("limin", AGENT_CHANNEL, "这家也没货，换哪家？", thread_ts=notice)
    assert len(stage.rows(t.PastTarget)) == 1
    await (await card.again()).press("hana", "取り消して戻す")
    assert not stage.rows(t.PastTarget)
    assert "1/1件が目標内" in await this_week(stage)
