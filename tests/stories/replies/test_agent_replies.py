"""The agent answers in the thread: done, out there as well, in stock after all; and what a person makes of it."""

from datetime import timedelta

from sqlmodel import Session, select

from bot.flows.outbox import Kind
from bot.rules.words import DraftStatus, Status
from store import tables as t
from tests.shop import NOTICE
from tests.stage import Shown, Stage
from tests.stories.acts import AGENT_CHANNEL, a_notice, happenings, only_case, undo_window_over
from tests.stories.letters import THREE_LINES


async def says(stage: Stage, notice: str, text: str) -> None:
    """The agent's staff reply in the notice's thread."""
    await stage.post("limin", AGENT_CHANNEL, text, thread_ts=notice)
    await stage.advance(seconds=5)


async def told(stage: Stage, option: str = "1 ") -> tuple[str, Shown]:
    """A notice whose card has been decided, and the agent told."""
    notice = await a_notice(stage)
    await (await stage.card()).press("hana", option)
    await undo_window_over(stage)
    return notice, await stage.card()


async def last_words(card: Shown) -> str:
    return (await card.thread())[-1].text


async def test_done_confirms_the_case_in_the_agents_name(stage: Stage) -> None:
    notice, card = await told(stage)
    before = only_case(stage).stopped_at
    await says(stage, notice, "好的，已经下单了")
    case = only_case(stage)
    assert (case.status, case.stopped_at) == (Status.CONFIRMED, before)
    said = await last_words(card)
    assert "さん（代行）の返信により「対応済み」にしました" in said
    assert "好的，已经下单了" in said
    card = await card.again()
    assert "さん（代行）の返信により、対応済みにしました。*" in card.text
    assert "取り消して戻す" in card.buttons
    (step,) = [row for row in stage.rows(t.Timeline) if row.action == "agent.confirmed"]
    assert step.actor == "agent"


async def test_a_person_takes_a_wrong_confirmation_back(stage: Stage) -> None:
    notice, card = await told(stage)
    await says(stage, notice, "手配しました")
    await (await card.again()).press("hana", "取り消して戻す")
    await stage.advance(seconds=5)
    assert only_case(stage).status is Status.INSTRUCTED
    assert "<@U0HANA> が、代行の返信による変更を取り消しました" in await last_words(card)
    card = await card.again()
    assert "*代行に指示しました。* 返事を待っています" in card.text
    assert "取り消して戻す" not in card.buttons


async def test_out_there_as_well_strikes_the_option_and_starts_a_new_target(stage: Stage) -> None:
    notice, card = await told(stage)
    await stage.advance(minutes=30)
    await says(stage, notice, "这家也没货，换哪家？")
    case = only_case(stage)
    assert (case.status, case.stopped_at) == (Status.OPEN, None)
    assert len(case.struck_keys) == 1
    assert "も欠品です。この選択肢を除きましたので、もう一度決めてください" in await last_words(card)
    card = await card.again()
    assert "10:45> までに決めてください" in card.text
    assert "返信により、前の選択肢を除きました。*" in card.text
    assert "取り消して戻す" in card.buttons
    assert not any("12.8元" in label for label in card.buttons)


async def test_taking_a_wrong_failure_back_leaves_everything_as_it_was(stage: Stage) -> None:
    notice, card = await told(stage)
    before = only_case(stage)
    await says(stage, notice, "代替も欠品でした")
    await (await card.again()).press("ken", "取り消して戻す")
    await stage.advance(minutes=20)
    after = only_case(stage)
    for name in ("status", "decision_id", "struck_keys", "due_at", "stopped_at", "instructed_at"):
        assert getattr(after, name) == getattr(before, name)
    assert {draft.status for draft in stage.rows(t.Draft)} == {DraftStatus.OPEN}
    assert not any("過ぎました" in reply.text for reply in await card.thread())


async def test_what_was_confirmed_before_is_confirmed_again(stage: Stage) -> None:
    notice, card = await told(stage)
    await says(stage, notice, "手配しました")
    assert only_case(stage).status is Status.CONFIRMED
    await says(stage, notice, "代替も欠品でした")
    assert only_case(stage).status is Status.OPEN
    await (await card.again()).press("hana", "取り消して戻す")
    await stage.advance(seconds=5)
    assert only_case(stage).status is Status.CONFIRMED
    said = await last_words(card)
    assert "「対応済み」に戻ります" in said
    assert "返事待ち" not in said
    assert "*代行が対応しました。*" in (await card.again()).text


async def test_apologies_that_were_not_written_yet_are_written_after_all(stage: Stage) -> None:
    def hold(session: Session) -> None:
        drafts = select(t.Delivery).where(t.Delivery.kind == Kind.DRAFTS)
        session.exec(drafts).one().not_before += timedelta(minutes=2)

    notice = await a_notice(stage)
    await (await stage.card()).press("hana", "1 ")
    stage.change(hold)
    await undo_window_over(stage)
    await says(stage, notice, "代替も欠品でした")
    await (await stage.card()).press("hana", "取り消して戻す")
    await stage.advance(minutes=3)
    assert len(stage.rows(t.Draft)) == 2
    assert {draft.status for draft in stage.rows(t.Draft)} == {DraftStatus.OPEN}


async def test_a_case_that_has_moved_on_is_not_taken_back(stage: Stage) -> None:
    notice, card = await told(stage)
    await says(stage, notice, "代替も欠品でした")
    await (await card.again()).press("hana", "1 ")
    assert "取り消して戻す" not in (await card.again()).buttons


async def test_in_stock_after_all_is_closed_with_one_click(stage: Stage) -> None:
    notice = await a_notice(stage)
    card = await stage.card()
    await says(stage, notice, "やはり在庫ありました。失礼しました。")
    assert only_case(stage).status is Status.OPEN
    assert "在庫が見つかったようです" in await last_words(card)
    card = await card.again()
    assert "代行の返信によると *在庫が見つかった* ようです" in card.text
    assert card.buttons[0].startswith("1 ")
    await card.press("hana", "在庫ありとして完了")
    await stage.advance(minutes=20)
    case = only_case(stage)
    assert case.status is Status.CLOSED
    assert "<@U0HANA> が「在庫あり」として完了にしました" in await last_words(card)


async def test_what_is_only_likely_is_suggested(stage: Stage) -> None:
    notice, card = await told(stage)
    await says(stage, notice, "没货")
    assert only_case(stage).status is Status.INSTRUCTED
    card = await card.again()
    assert "*指示した先も欠品* のようです" in card.text
    await card.press("hana", "こちらも欠品")
    await stage.advance(seconds=5)
    assert only_case(stage).status is Status.OPEN
    assert "指示した先も欠品* のようです" not in (await card.again()).text


async def test_the_hint_goes_when_a_person_confirms(stage: Stage) -> None:
    notice, card = await told(stage)
    await says(stage, notice, "手配しました。ご確認ください。")
    card = await card.again()
    assert "合っていれば「代行が対応済み」を押してください" in card.text
    await card.press("hana", "代行が対応済み")
    card = await card.again()
    assert only_case(stage).status is Status.CONFIRMED
    assert "合っていれば" not in card.text
    assert "代行が対応済み" not in card.buttons


async def test_a_question_or_a_promise_is_shown_and_no_more(stage: Stage) -> None:
    notice, card = await told(stage)
    for text, happened in (("好的，马上去买", "agent.replied"), ("数量は何個でしょうか？", "agent.asked")):
        await says(stage, notice, text)
        assert text in await last_words(card)
        assert happenings(stage)[-1] == happened
    assert only_case(stage).status is Status.INSTRUCTED
    assert "ようです" not in (await card.again()).text


async def test_done_before_anybody_was_told_confirms_nothing(stage: Stage) -> None:
    notice = await a_notice(stage)
    await says(stage, notice, "done")
    assert only_case(stage).status is Status.OPEN
    assert happenings(stage).count("agent.replied") == 1


async def test_our_own_people_confirm_nothing_by_writing_there(stage: Stage) -> None:
    notice, _ = await told(stage)
    await stage.post("hana", AGENT_CHANNEL, "手配しました", thread_ts=notice)
    assert only_case(stage).status is Status.INSTRUCTED


async def test_a_reply_that_is_edited_is_heard_anew(stage: Stage) -> None:
    notice, _ = await told(stage)
    ts = await stage.post("limin", AGENT_CHANNEL, "好的", thread_ts=notice)
    await stage.post("limin", AGENT_CHANNEL, "好的，已买到", edit_ts=ts)
    await stage.advance(seconds=5)
    assert only_case(stage).status is Status.CONFIRMED


async def test_a_reply_below_an_instruction_of_its_own_is_heard(stage: Stage) -> None:
    await stage.command("hana", "/stockout", "new")
    await stage.submit("hana", text=NOTICE)
    await (await stage.card()).press("hana", "1 ")
    await undo_window_over(stage)
    (instruction,) = await stage.messages(AGENT_CHANNEL)
    await says(stage, instruction.ts, "已买到")
    assert only_case(stage).status is Status.CONFIRMED


async def both_told(stage: Stage) -> str:
    notice = await a_notice(stage, THREE_LINES)
    await stage.advance(seconds=5)
    for card in await stage.cards():
        await card.press("hana", "1 ")
    await undo_window_over(stage)
    return notice


async def statuses(stage: Stage) -> list[Status]:
    return [case.status for case in stage.rows(t.Case)]


async def test_of_several_lines_the_one_that_is_named_is_confirmed(stage: Stage) -> None:
    notice = await both_told(stage)
    await says(stage, notice, "3番は手配しました")
    assert await statuses(stage) == [Status.INSTRUCTED, Status.CONFIRMED]
    await says(stage, notice, "已买到")
    assert await statuses(stage) == [Status.CONFIRMED, Status.CONFIRMED]


async def test_of_several_lines_none_is_guessed(stage: Stage) -> None:
    notice = await both_told(stage)
    await says(stage, notice, "手配しました")
    assert await statuses(stage) == [Status.INSTRUCTED, Status.INSTRUCTED]
    assert all("*対応済み* の知らせのようです" in card.text for card in await stage.cards())


async def test_all_of_several_lines_are_confirmed_together(stage: Stage) -> None:
    notice = await both_told(stage)
    await says(stage, notice, "すべて手配しました")
    assert await statuses(stage) == [Status.CONFIRMED, Status.CONFIRMED]


async def test_a_new_stockout_in_another_thread_is_not_overheard(stage: Stage) -> None:
    talk = await stage.post("limin", AGENT_CHANNEL, "本日の連絡です。")
    await says(stage, talk, NOTICE)
    assert only_case(stage).qty_short == 12
