"""A case's life: claimed, dismissed, confirmed, failed, closed and opened again."""

from datetime import timedelta

from bot.rules.words import Language, Role, Status
from store import tables as t
from tests.shop import START
from tests.stage import Stage
from tests.stories.acts import (
    a_card,
    a_notice,
    agent_reads,
    drafts_of,
    instructed,
    only_case,
    role_of,
    undo_window_over,
)


async def test_a_claim_names_who_has_it_and_the_target_runs_on(stage: Stage) -> None:
    card = await a_card(stage)
    await card.press("hana", "担当する")
    card = await card.again()
    assert "担当 <@U0HANA>" in card.text
    assert "担当を変える" in card.buttons
    assert "期限は止まりません" in (await card.thread())[0].text
    await stage.advance(minutes=8)
    assert "<@U0HANA> さん、お願いします" in (await card.thread())[-1].text
    await stage.advance(minutes=7)
    assert "過ぎました" in (await card.thread())[-1].text


async def test_pressing_again_lets_go_of_the_case(stage: Stage) -> None:
    card = await a_card(stage)
    await card.press("hana", "担当する")
    await (await card.again()).press("hana", "担当を変える")
    assert only_case(stage).assignee is None
    assert "<@U0HANA> が担当を外れました" in (await card.thread())[-1].text


async def test_a_second_claim_is_refused_kindly(stage: Stage) -> None:
    card = await a_card(stage)
    await card.press("hana", "担当する")
    await (await card.again()).press("ken", "担当を変える")
    assert "K-1 has been taken by <@U0HANA>" in (await stage.answers("ken"))[0]
    assert only_case(stage).assignee == "U0HANA"


async def test_an_approver_may_take_over(stage: Stage) -> None:
    role_of(stage, "U0KEN", Role.APPROVER)
    card = await a_card(stage)
    await card.press("hana", "担当する")
    await (await card.again()).press("ken", "担当を変える")
    assert only_case(stage).assignee == "U0KEN"


async def test_a_claim_makes_nobodys_card_stale(stage: Stage) -> None:
    card = await a_card(stage)
    await stage.leave_screens_old()
    await card.press("hana", "担当する")
    await card.press("ken", "3 ")
    assert only_case(stage).status is Status.DECIDED
    assert not await stage.answers("ken")


async def test_what_is_no_stockout_is_dismissed_and_falls_silent(stage: Stage) -> None:
    card = await a_card(stage)
    await card.press("hana", "欠品ではない")
    card = await card.again()
    assert "*欠品ではないと判断しました*" in card.text
    assert card.buttons == ["もう一度開く"]
    assert "<@U0HANA> が「欠品ではない」としました" in (await card.thread())[0].text
    await stage.advance(minutes=20)
    assert len(await card.thread()) == 1


async def test_a_dismissed_case_can_be_opened_again_with_a_new_target(stage: Stage) -> None:
    card = await a_card(stage)
    await card.press("hana", "欠品ではない")
    await stage.advance(minutes=30)
    await (await card.again()).press("ken", "もう一度開く")
    card = await card.again()
    assert "10:45> までに決めてください" in card.text
    assert "3 返金 12個" in card.buttons
    await stage.advance(minutes=15)
    assert "過ぎました" in (await card.thread())[-1].text


async def test_the_agents_yes_is_confirmed_and_the_case_closed(stage: Stage) -> None:
    card = await instructed(stage)
    await card.press("ken", "代行が対応済み")
    card = await card.again()
    assert "*代行が対応しました。* お客様への連絡が済んだら完了にしてください" in card.text
    assert card.buttons[0] == "完了にする"
    await card.press("hana", "完了にする")
    card = await card.again()
    assert "*完了*" in card.text
    assert card.buttons == ["もう一度開く"]
    await stage.advance(seconds=5)
    said = [reply.text for reply in await card.thread()]
    assert any("<@U0KEN> が代行の対応を確認しました" in text for text in said)
    assert any("<@U0HANA> が完了にしました" in text for text in said)
    case = only_case(stage)
    assert (case.status, case.ended_at is not None) == (Status.CLOSED, True)


async def test_when_the_option_fails_too_the_case_opens_without_it_under_a_new_target(stage: Stage) -> None:
    card = await instructed(stage)
    await stage.advance(minutes=30)
    await card.press("hana", "こちらも欠品")
    await stage.advance(seconds=5)
    card = await card.again()
    assert "10:45> までに決めてください" in card.text
    assert card.buttons[0].startswith("1 別カラー")
    assert not any("12.8元" in label for label in card.buttons)
    _, struck = card.text.split("*除いた選択肢*")
    assert "~別店舗 晨光家居旗艦店~" in struck
    assert "も欠品でした。この選択肢を除いて、もう一度決めてください" in (await card.thread())[-1].text
    case = only_case(stage)
    assert case.due_at == START + timedelta(minutes=45, seconds=15)
    assert case.stopped_at is None


async def test_after_a_failure_the_next_decision_goes_to_the_same_thread(stage: Stage) -> None:
    notice = await a_notice(stage)
    card = await stage.card()
    await card.press("hana", "1 ")
    await undo_window_over(stage)
    await (await card.again()).press("hana", "こちらも欠品")
    await stage.advance(seconds=5)
    await (await card.again()).press("hana", "1 ")
    await undo_window_over(stage)
    first, second = await stage.told(notice)
    assert "改买这个链接" in first
    assert "改换" in second
    assert "作废" not in first
    assert second.startswith("*请以这条为准，上一条指示作废。*")


async def test_drafts_of_a_decision_that_fell_are_not_to_be_sent_any_more(stage: Stage) -> None:
    card = await instructed(stage)
    await card.press("hana", "こちらも欠品")
    await stage.advance(seconds=5)
    fallen = await drafts_of(card)
    assert all("決定が変わったため" in draft.text for draft in fallen)
    assert not any("架空 太郎" in draft.text for draft in fallen)
    await (await card.again()).press("hana", "1 ")
    await undo_window_over(stage)
    await stage.advance(seconds=5)
    assert "未送信 2" in (await card.again()).text
    assert len(stage.rows(t.Draft)) == 4


async def test_a_closed_case_can_be_opened_again(stage: Stage) -> None:
    card = await instructed(stage)
    await card.press("hana", "完了にする")
    await stage.advance(hours=1)
    await (await card.again()).press("ken", "もう一度開く")
    await stage.advance(seconds=5)
    card = await card.again()
    assert "1 別店舗 12.8元" in card.buttons
    assert only_case(stage).ended_at is None
    assert "<@U0KEN> がもう一度開きました。新しい期限は" in (await card.thread())[-1].text


async def test_after_a_reopening_the_new_instruction_withdraws_the_first(stage: Stage) -> None:
    agent_reads(stage, Language.JA)
    notice = await a_notice(stage)
    card = await stage.card()
    await card.press("hana", "1 ")
    await undo_window_over(stage)
    await (await card.again()).press("hana", "もう一度開く")
    await stage.advance(seconds=5)
    await (await card.again()).press("hana", "3 ")
    await undo_window_over(stage)
    first, second = await stage.told(notice)
    assert "取り消し" not in first
    assert second.startswith("*先ほどの指示は取り消し、こちらでお願いいたします。*")


async def test_an_open_card_says_what_the_agent_holds_from_before(stage: Stage) -> None:
    card = await instructed(stage)
    assert "前回の指示" not in card.text
    await card.press("hana", "もう一度開く")
    await stage.advance(seconds=5)
    card = await card.again()
    assert "代行には前回の指示が届いています：*別店舗 12.8元*" in card.text
    await card.press("ken", "3 ")
    assert "前回の指示" not in (await card.again()).text
    await (await card.again()).press("ken", "取り消す")
    await stage.advance(seconds=5)
    card = await card.again()
    assert "代行には前回の指示が届いています：*別店舗 12.8元*" in card.text
    said = (await card.thread())[-1].text
    assert "<@U0KEN> が今回の決定を取り消しました。前に送った指示は、代行に届いたままです。" in said


async def test_an_option_that_ran_out_is_not_taken_for_bought(stage: Stage) -> None:
    card = await instructed(stage)
    await card.press("hana", "こちらも欠品")
    await stage.advance(seconds=5)
    card = await card.again()
    assert "前回の指示先は欠品でした：*別店舗 12.8元*" in card.text
    assert "すでに手配しているかもしれません" not in card.text


async def test_a_decision_taken_back_in_time_leaves_nothing_to_withdraw(stage: Stage) -> None:
    notice = await a_notice(stage)
    card = await stage.card()
    await card.press("hana", "1 ")
    await (await card.again()).press("hana", "取り消す")
    await (await card.again()).press("hana", "3 ")
    await undo_window_over(stage)
    (told,) = await stage.told(notice)
    assert "作废" not in told


async def test_whoever_decides_follows_up_unless_somebody_else_has_the_case(stage: Stage) -> None:
    card = await a_card(stage)
    assert "担当者はまだいません" in card.text
    await card.press("hana", "1 ")
    assert "担当 <@U0HANA>" in (await card.again()).text
    assert "担当する" in (await card.again()).buttons
    assert "K-1" in await stage.ask("hana", "/stockout", "mine")
    await undo_window_over(stage)
    assert "担当 <@U0HANA>" in (await card.again()).text
    await (await card.again()).press("ken", "担当する")
    assert "担当 <@U0KEN>" in (await card.again()).text
    assert "K-1" not in await stage.ask("hana", "/stockout", "mine")


async def test_whoever_had_the_case_keeps_it_when_another_decides(stage: Stage) -> None:
    card = await a_card(stage)
    await card.press("ken", "担当する")
    await (await card.again()).press("hana", "1 ")
    assert "担当 <@U0KEN>" in (await card.again()).text


async def test_a_decision_taken_back_leaves_nobody_in_charge(stage: Stage) -> None:
    card = await a_card(stage)
    await card.press("hana", "1 ")
    await (await card.again()).press("hana", "取り消す")
    assert "担当者はまだいません" in (await card.again()).text
    assert "K-1" not in await stage.ask("hana", "/stockout", "mine")


async def test_taking_a_decided_case_says_that_it_is_decided(stage: Stage) -> None:
    card = await a_card(stage)
    await card.press("hana", "1 ")
    await (await card.again()).press("ken", "担当する")
    said = (await card.thread())[-1].text
    assert "<@U0KEN> が担当します。対応はすでに決まっています" in said
    assert "期限は止まりません" not in said
