"""Figures of the past stay as they were: a case that is opened once more keeps the targets behind it."""

from bot.rules.words import Status
from store import tables as t
from tests.stage import Stage
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
    assert "1/2件が目標内" in await this_week(stage)
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
