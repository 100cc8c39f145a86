"""One click: the decision, ten seconds to think again, the instruction to the agent, the drafts for the customers."""

from datetime import timedelta

from bot.rules.words import Status
from store import tables as t
from tests.shop import START
from tests.stage import Stage
from tests.stories.acts import (
    a_card,
    a_notice,
    decided,
    drafts_of,
    happenings,
    instructed,
    only_case,
    undo_window_over,
)


async def test_a_click_becomes_an_instruction_and_a_draft_for_each_customer(stage: Stage) -> None:
    notice = await a_notice(stage)
    card = await stage.card()
    await card.press("hana", "1 ")
    assert await stage.told(notice) == []
    await undo_window_over(stage)
    (told,) = await stage.told(notice)
    assert "https://detail.1688.com/offer/742618305533.html" in told
    assert [draft.text.splitlines()[0] for draft in await drafts_of(card)] == [
        "お詫びの下書き 楽天市場 400001-20261114-0123456789",
        "お詫びの下書き Yahoo!ショッピング hinata-10004567",
    ]
    assert set(happenings(stage)[-2:]) == {"case.instructed", "drafts.made"}


async def test_the_click_is_on_disk_before_it_is_acknowledged(stage: Stage) -> None:
    card = await a_card(stage)
    pressed = await stage.click("stockout-desk", card.ts, "hana", label="3 返金 12個", settle=False)
    (decision,) = stage.rows(t.Decision)
    assert pressed["acked"]
    assert (decision.by, decision.option["remedy"]) == ("U0HANA", "refund")
    assert only_case(stage).status is Status.DECIDED


async def test_the_card_says_what_was_decided_by_whom_and_until_when_it_can_be_undone(stage: Stage) -> None:
    card = await decided(stage)
    for words in (
        "*決定しました。* 代行への指示をまもなく送ります",
        "<@U0HANA> が 10:00:00 に決定",
        "12.8元（+2.4%）",
        "10:00:10 までは取り消せます",
        "15分目標：達成（0秒）",
    ):
        assert words in card.text
    assert card.buttons == ["取り消す", "担当する"]
    assert "<@U0HANA> が *別店舗 12.8元* に決めました（10:00:00）。" in (await card.thread())[0].text


async def test_once_the_agent_is_told_the_card_says_so_and_offers_what_comes_next(stage: Stage) -> None:
    card = await instructed(stage)
    assert "*代行に指示しました。* 返事を待っています" in card.text
    assert "10:00> に送信" in card.text or "|10:00>" in card.text
    assert "未送信 2" in card.text
    assert card.buttons == ["代行が対応済み", "完了にする", "こちらも欠品", "担当する", "もう一度開く"]
    assert "/archives/C0AGENT/p" in card.text


async def test_a_decision_undone_in_time_never_reaches_anybody(stage: Stage) -> None:
    notice = await a_notice(stage)
    card = await stage.card()
    await card.press("hana", "1 ")
    await stage.advance(seconds=9)
    await (await card.again()).press("hana", "取り消す")
    await stage.advance(minutes=1)
    assert await stage.told(notice) == []
    assert not stage.rows(t.Draft)
    card = await card.again()
    assert "までに決めてください" in card.text
    assert "3 返金 12個" in card.buttons
    assert "<@U0HANA> が決定を取り消しました" in (await card.thread())[-1].text
    (decision,) = stage.rows(t.Decision)
    assert decision.undone_at == START + timedelta(seconds=9)


async def test_an_undone_decision_may_be_made_again(stage: Stage) -> None:
    notice = await a_notice(stage)
    card = await stage.card()
    for _ in range(2):
        await (await card.again()).press("hana", "3 ")
        await (await card.again()).press("hana", "取り消す")
        await stage.advance(seconds=3)
    await (await card.again()).press("ken", "3 ")
    await undo_window_over(stage)
    assert len(await stage.told(notice)) == 1


async def test_an_undone_decision_lets_the_reminders_come_again(stage: Stage) -> None:
    card = await a_card(stage)
    await card.press("hana", "1 ")
    await stage.advance(seconds=5)
    await (await card.again()).press("hana", "取り消す")
    await stage.advance(minutes=7, seconds=55)
    assert any("あと7分" in reply.text for reply in await card.thread())
    await stage.advance(minutes=4)
    await stage.advance(minutes=3)
    said = [reply.text for reply in await card.thread() if "回答期限" in reply.text]
    assert len(said) == 3
    assert "過ぎました" in said[-1]


async def test_undoing_after_the_window_is_refused_and_nothing_changes(stage: Stage) -> None:
    notice = await a_notice(stage)
    card = await stage.card()
    await card.press("hana", "1 ")
    card = await card.again()
    await stage.leave_screens_old()
    await stage.advance(seconds=11)
    await card.press("hana", "取り消す")
    (answer,) = await stage.answers("hana")
    assert "取り消せる時間（10秒）を過ぎ" in answer
    assert only_case(stage).status is Status.INSTRUCTED
    assert len(await stage.told(notice)) == 1


async def test_a_colleague_may_undo_too(stage: Stage) -> None:
    card = await decided(stage)
    await card.press("ken", "取り消す")
    assert only_case(stage).status is Status.OPEN
    assert "<@U0KEN> が決定を取り消しました" in (await card.thread())[-1].text


async def test_a_late_answer_is_counted_as_late(stage: Stage) -> None:
    card = await a_card(stage)
    await stage.advance(minutes=16)
    assert "期限" in (await card.again()).text
    await (await card.again()).press("hana", "3 ")
    assert "15分目標：1分 遅れ" in (await card.again()).text
