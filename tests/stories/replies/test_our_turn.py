"""What the agent says after the decision reaches people: the card says whose turn it is, and somebody is called."""

import pytest

from bot.rules.words import Status
from store import tables as t
from tests.doors import IN_CHATWORK, LI, OTHER_ROOM, ROOM, WU, Doors
from tests.shop import NOTICE, ORDER
from tests.stage import Shown, Stage
from tests.stories.acts import (
    AGENT_CHANNEL,
    DESK,
    a_notice,
    happenings,
    instructed,
    only_case,
    undo_window_over,
)
from tests.stories.letters import THREE_LINES
from tests.stories.replies.test_agent_replies import last_words, says, told

OURS = "*代行から連絡が来ています。こちらの番です*"
FEWER = NOTICE.replace("欠品数：12個", "欠品数：4個")


async def closed(stage: Stage, option: str = "1 ") -> tuple[str, Shown]:
    """A case that is over, and its notice."""
    notice, card = await told(stage, option)
    await card.press("hana", "完了にする")
    await stage.advance(minutes=30)
    return notice, await card.again()


async def calls(card: Shown) -> list[str]:
    """What in the case's thread calls the one who decided."""
    return [reply.text for reply in await card.thread() if 0 < reply.text.find("<@U0HANA> ") < len("⚠️ <")]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("补货要到12月10日，等吗？", "*代行から質問です。* 入荷の見込みは 12/10(木) とのことです。"),
        (
            "補充は12月10日ごろです。待ちますか？",
            "*代行から質問です。* 入荷の見込みは 12/10(木) とのことです。",
        ),
        ("12月10日に補充されるそうです", "*代行から、入荷の見込みについて返事がありました：12/10(木)。*"),
        ("价格涨到60元了", "*代行から、価格が変わったという知らせです。*"),
        ("这家只买到8件，还差4件。", "*代行の返信は、一部だけ、または条件つきのようです。*"),
        ("买到了，不过只有白色的，可以吗？", "*代行から質問です。*"),
        ("已经发货了，取消不了", "*代行から、お願いしたとおりにはできないという返事です。*"),
        ("这个颜色拍出来偏绿", "*代行から連絡が来ています。* 内容をご確認ください。"),
    ],
)
async def test_the_card_says_that_it_is_our_turn_and_who_decided_is_called(
    stage: Stage, words: str, said: str
) -> None:
    notice, card = await told(stage)
    await says(stage, notice, words)
    card = await card.again()
    assert OURS in card.text
    assert said in card.text
    assert "返事を待っています" not in card.text
    assert only_case(stage).status is Status.INSTRUCTED
    (called,) = await calls(card)
    assert words in called
    assert "こちらの番です" in called


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("厂家说25号出货，要等吗？", "11/25(水)"),
        ("20号可以发，要等吗？", "11/20(金)"),
        ("5号补上，可以等吗", "12/5(土)"),
        ("预计5号可以到货", "12/5(土)"),
        ("老板说5号有货", "12/5(土)"),
        ("最快28号发出", "11/28(土)"),
        ("2号有货吗？还是等3号？", ""),
    ],
)
async def test_a_day_that_might_be_a_line_silences_neither_question_nor_restock(
    stage: Stage, words: str, day: str
) -> None:
    notice, card = await told(stage)
    await says(stage, notice, words)
    card = await card.again()
    assert OURS in card.text
    assert words in card.text
    assert day in card.text
    assert len(await calls(card)) == 1


async def test_tomorrow_is_counted_from_the_teams_own_day(stage: Stage) -> None:
    notice, card = await told(stage)
    await stage.advance(hours=22, minutes=20)  # early on Thursday in Japan, still Wednesday in London
    await says(stage, notice, "明日入荷します。待ちますか？")
    assert "入荷の見込みは 11/20(金) とのことです" in (await card.again()).text


async def test_what_is_done_for_fewer_than_were_told_is_not_done(stage: Stage) -> None:
    notice, card = await told(stage)
    await says(stage, notice, "8個購入しました")
    assert only_case(stage).status is Status.INSTRUCTED
    assert "一部だけ、または条件つきのようです" in (await card.again()).text
    await says(stage, notice, "12個購入しました")
    assert only_case(stage).status is Status.CONFIRMED


async def test_whoever_has_taken_the_case_is_called_and_nobody_twice_in_a_row(stage: Stage) -> None:
    notice, card = await told(stage)
    await card.press("ken", "担当する")
    await says(stage, notice, "ご希望の納期を教えてください")
    assert (await last_words(card)).startswith("💬 <@U0KEN> ")
    await says(stage, notice, "色はどうしますか？")
    assert (await last_words(card)).startswith("💬 代行から")
    assert "色はどうしますか" in (await card.again()).text
    await stage.advance(minutes=15)
    await says(stage, notice, "いかがでしょうか？")
    assert (await last_words(card)).startswith("💬 <@U0KEN> ")


async def test_the_agents_promise_leaves_its_question_on_the_card(stage: Stage) -> None:
    notice, card = await told(stage)
    await says(stage, notice, "単価は60元でよろしいですか？")
    await says(stage, notice, "好的")
    await says(stage, notice, "快递单号 SF1234567890123")
    card = await card.again()
    assert "*代行から質問です。*" in card.text
    assert "単価は60元" in card.text


async def test_a_press_says_that_the_agent_has_its_answer(stage: Stage) -> None:
    notice, card = await told(stage)
    assert "返事済みにする" not in card.buttons
    await says(stage, notice, "単価は60元でよろしいですか？")
    await (await card.again()).press("ken", "返事済みにする")
    await stage.advance(seconds=5)
    card = await card.again()
    assert "*代行に指示しました。* 返事を待っています" in card.text
    assert "返事済みにする" not in card.buttons
    assert "<@U0KEN> が「返事済み」にしました" in await last_words(card)


async def test_our_own_word_in_the_agents_thread_is_an_answer(stage: Stage) -> None:
    notice, card = await told(stage)
    await says(stage, notice, "単価は60元でよろしいですか？")
    await stage.post("ken", AGENT_CHANNEL, "はい、お願いします", thread_ts=notice)
    await stage.advance(seconds=5)
    assert "こちらの番です" not in (await card.again()).text
    assert "<@U0KEN> が代行のスレッドで返事をしました" in await last_words(card)
    assert only_case(stage).status is Status.INSTRUCTED


async def test_out_as_well_after_the_end_calls_the_desk_and_is_opened_again_without_the_option(
    stage: Stage,
) -> None:
    notice, card = await closed(stage)
    await says(stage, notice, "すみません、こちらも欠品でした。どうしますか？")
    card = await card.again()
    assert "*完了* ・ *そのあとに代行から連絡が来ています。こちらの番です*" in card.text
    assert "こちらも欠品でした" in card.text
    assert only_case(stage).status is Status.CLOSED
    called = (await stage.messages(DESK))[-1].text
    assert called.startswith("💬 <@U0HANA> K-1 折りたたみ収納ボックス：代行から返信がありました")
    assert "「完了」になっています" in called
    await card.press("ken", "もう一度開く")
    await stage.advance(seconds=5)
    case = only_case(stage)
    assert (case.status, len(case.struck_keys)) == (Status.OPEN, 1)


async def test_a_question_after_the_end_may_be_answered_and_the_case_stays_over(stage: Stage) -> None:
    notice, card = await closed(stage, "3 ")
    await says(stage, notice, "返金先はどちらですか？")
    card = await card.again()
    assert {"もう一度開く", "返事済みにする"} <= set(card.buttons)
    await card.press("hana", "返事済みにする")
    await stage.advance(seconds=5)
    assert "こちらの番です" not in (await card.again()).text
    assert only_case(stage).status is Status.CLOSED


async def test_thanks_after_the_end_call_nobody(stage: Stage) -> None:
    notice, card = await closed(stage)
    await says(stage, notice, "好的，谢谢")
    assert "こちらの番です" not in (await card.again()).text
    assert await calls(card) == []


async def test_what_was_asked_before_the_end_is_not_brought_up_after_it(stage: Stage) -> None:
    notice, card = await told(stage)
    await says(stage, notice, "単価は60元でよろしいですか？")
    await (await card.again()).press("hana", "完了にする")
    await stage.advance(seconds=5)
    card = await card.again()
    assert "*完了*" in card.text
    assert "こちらの番です" not in card.text


async def test_one_question_about_many_lines_calls_once(stage: Stage) -> None:
    notice = await a_notice(stage, THREE_LINES)
    await stage.advance(seconds=5)
    for card in await stage.cards():
        await card.press("hana", "1 ")
    await undo_window_over(stage)
    await says(stage, notice, "発送先は前回と同じでよろしいですか？")
    cards = await stage.cards()
    assert all(OURS in card.text for card in cards)
    assert sum([len(await calls(card)) for card in cards]) == 1


async def test_the_same_notice_after_the_end_says_what_is_so_and_calls(stage: Stage) -> None:
    _, card = await closed(stage)
    await a_notice(stage)
    await stage.advance(seconds=5)
    said = await last_words(card)
    assert "同じ連絡がもう一度届きました" in said
    assert "「完了」になっています" in said
    assert "進めます" not in said
    assert "<@U0HANA>" in said
    card = await card.again()
    assert "*この案件が終わったあとに、同じ欠品連絡がもう一度届きました。*" in card.text
    await card.press("hana", "もう一度開く")
    assert only_case(stage).status is Status.OPEN


async def test_the_same_notice_after_the_instruction_says_where_the_case_stands(stage: Stage) -> None:
    card = await instructed(stage)
    await a_notice(stage)
    await stage.advance(seconds=5)
    assert "いまは「代行に指示済み」です" in await last_words(card)


async def test_an_edit_after_the_decision_stands_on_the_card(stage: Stage) -> None:
    notice, card = await told(stage)
    await stage.post("limin", AGENT_CHANNEL, FEWER, edit_ts=notice)
    await stage.advance(seconds=5)
    card = await card.again()
    assert "*決めたあとに連絡が書き直されました：不足数 12 → 4。*" in card.text
    assert OURS in card.text
    assert len(await calls(card)) == 1
    await stage.post("limin", AGENT_CHANNEL, NOTICE, edit_ts=notice)
    await stage.advance(seconds=5)
    assert "書き直されました" not in (await card.again()).text


async def test_a_deleted_notice_is_quoted_as_it_was_last(stage: Stage) -> None:
    notice, card = await told(stage)
    await stage.post("limin", AGENT_CHANNEL, FEWER, edit_ts=notice)
    await stage.control("message", channel=AGENT_CHANNEL, user="limin", delete_ts=notice)
    await stage.settle()
    await stage.advance(seconds=5)
    card = await card.again()
    assert "欠品数：4個" in card.text
    assert "欠品数：12個" not in card.text


async def test_lists_tell_what_waits_for_our_word(stage: Stage) -> None:
    notice, card = await told(stage)
    assert "こちらの番" not in await stage.ask("hana", "/stockout", "list")
    await says(stage, notice, "単価は60元でよろしいですか？")
    assert "代行に指示済み ・ *こちらの番*" in await stage.ask("hana", "/stockout", "list")
    await (await card.again()).press("hana", "完了にする")
    await stage.advance(minutes=15)
    assert "K-1" not in await stage.ask("hana", "/stockout", "list")
    await says(stage, notice, "すみません、こちらも欠品でした。どうしますか？")
    assert "完了 ・ *こちらの番*" in await stage.ask("hana", "/stockout", "list")


async def test_the_morning_summary_tells_what_waits_for_our_word_and_not_as_waiting_for_the_agent(
    stage: Stage,
) -> None:
    notice, _ = await told(stage)
    await says(stage, notice, "単価は60元でよろしいですか？")
    await stage.advance(hours=22, minutes=29)
    await stage.advance(minutes=1)
    (summary,) = [said.text for said in await stage.messages(DESK) if "朝のまとめ" in said.text]
    assert "*代行への返事がまだの案件 1件*" in summary
    assert "代行の返事待ち" not in summary


ARRIVED = f"{ORDER} の商品は全部倉庫に到着しました。検品の結果、問題商品なし。配送依頼をお待ちしております。"


async def test_an_arrival_asks_on_the_cards_of_its_order(stage: Stage) -> None:
    card = await instructed(stage)
    await stage.post("limin", AGENT_CHANNEL, ARRIVED)
    await stage.advance(seconds=5)
    assert "<@U0HANA> 同じ注文の入荷のお知らせが届きました" in await last_words(card)
    card = await card.again()
    assert "この商品も届いたのか、代行にご確認ください" in card.text
    await card.press("hana", "在庫ありとして完了")
    assert only_case(stage).status is Status.CLOSED


async def test_an_open_case_is_asked_about_an_arrival_too_and_keeps_its_target(stage: Stage) -> None:
    await a_notice(stage)
    card = await stage.card()
    await stage.post("limin", AGENT_CHANNEL, ARRIVED)
    await stage.advance(seconds=5)
    card = await card.again()
    assert "同じ注文の入荷のお知らせが届きました" in card.text
    assert {"在庫ありとして完了", "3 返金 12個"} <= set(card.buttons)
    assert len(stage.rows(t.Case)) == 1


@pytest.mark.parametrize(
    "words",
    [
        f"{ORDER} の1番は倉庫に到着しました。",
        ARRIVED.replace(ORDER, "2026111115470002-300001"),
        f"{ORDER} はいつ到着しましたか？",
        f"{ORDER} の配送先を教えてください。",
    ],
)
async def test_other_arrivals_ask_nothing(stage: Stage, words: str) -> None:
    card = await instructed(stage)
    before = len(await card.thread())
    await stage.post("limin", AGENT_CHANNEL, words)
    await stage.advance(seconds=5)
    assert len(await card.thread()) == before
    assert OURS not in (await card.again()).text


async def test_an_arrival_of_all_but_something_is_only_told(stage: Stage) -> None:
    card = await instructed(stage)
    await stage.post(
        "limin", AGENT_CHANNEL, f"{ORDER} の商品が倉庫に到着しました。まだ検品中のものもあります。"
    )
    await stage.advance(seconds=5)
    assert "届いていない商品もあるとのことです" in await last_words(card)
    assert "在庫ありとして完了" not in (await card.again()).buttons


async def test_a_restock_day_asked_back_in_chatwork_is_no_find(house: Doors) -> None:
    message = await house.write(LI, IN_CHATWORK)
    await house.decide("2 ")
    await house.write(LI, f"[rp aid={LI} to={ROOM}-{message}]\n12月15日に補充されるそうです。待ちますか？")
    await house.stage.advance(seconds=5)
    card = await house.stage.card()
    assert "在庫が見つかった" not in card.text
    assert "在庫ありとして完了" not in card.buttons
    assert "入荷の見込みは 12/15(火) とのことです。" in card.text
    assert "agent.asked" in happenings(house.stage)


async def test_our_own_word_in_a_chatwork_room_is_an_answer_where_the_agents_accounts_are_named(
    house: Doors,
) -> None:
    message = await house.write(WU, IN_CHATWORK, OTHER_ROOM)
    await house.decide("3 ")
    reply = f"[rp aid={WU} to={OTHER_ROOM}-{message}]\n"
    await house.write(WU, f"{reply}返金先はどちらですか？", OTHER_ROOM)
    await house.stage.advance(seconds=5)
    assert OURS in (await house.stage.card()).text
    await house.write(LI, f"{reply}前回と同じでお願いします", OTHER_ROOM)
    await house.stage.advance(seconds=5)
    assert OURS not in (await house.stage.card()).text
    assert "case.answered_there" in happenings(house.stage)
