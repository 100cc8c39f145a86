"""Notices that come twice, change afterwards, or are followed by words in their thread."""

from bot.rules.reading.values import Reason
from bot.rules.words import Status
from store import tables as t
from tests.shop import ORDER
from tests.stage import Shown, Stage
from tests.stories.acts import (
    AGENT_CHANNEL,
    a_card,
    a_notice,
    decided,
    happenings,
    instructed,
    only_case,
    undo_window_over,
)
from tests.stories.letters import CHINESE, NOTICE, SHIRT


async def test_the_same_words_again_are_the_same_case(stage: Stage) -> None:
    card = await a_card(stage)
    await stage.advance(minutes=3)
    await a_notice(stage, NOTICE.replace("：", ":") + "  ")
    assert len(await stage.cards()) == 1
    assert "同じ連絡がもう一度届きました" in (await card.thread())[-1].text
    first, again = stage.rows(t.Notice)
    assert again.repeats_id == first.id


async def test_another_notice_about_the_same_line_is_the_same_case(stage: Stage) -> None:
    card = await a_card(stage)
    await a_notice(stage, CHINESE)
    assert len(await stage.cards()) == 1
    said = (await card.thread())[-1].text
    assert "同じ明細について、新しい連絡が届いたので、カードを読み直しました" in said
    assert "理由 一時的な欠品 → 廃盤" in said
    assert "工厂停产" in said
    case = only_case(stage)
    assert (case.needs_check, case.qty_short, case.version) == (True, 12, 2)
    await a_notice(stage, CHINESE)
    assert "同じ連絡がもう一度届きました" in (await card.thread())[-1].text


async def test_another_notice_leaves_what_a_person_has_put_right(stage: Stage) -> None:
    card = await a_card(stage)
    await card.press("hana", "読み取りを直す")
    await stage.submit("hana", qty_short="20")
    await a_notice(stage, CHINESE)
    said = (await card.thread())[-1].text
    assert "同じ明細について、新しい連絡が届きました" in said
    assert "不足数 20 → 12" in said
    assert only_case(stage).qty_short == 20


async def test_another_notice_after_the_instruction_may_mean_that_the_substitute_is_out(stage: Stage) -> None:
    card = await instructed(stage)
    await a_notice(stage, CHINESE)
    await stage.advance(seconds=5)
    thread = "\n".join(reply.text for reply in await card.thread())
    assert "同じ明細について、新しい連絡が届きました" in thread
    assert "工厂停产" in thread
    card = await card.again()
    assert "*指示した先も欠品* のようです" in card.text
    assert "こちらも欠品" in card.buttons
    assert only_case(stage).status is Status.INSTRUCTED


async def test_another_notice_after_a_decision_asks_whether_that_still_holds(stage: Stage) -> None:
    card = await instructed(stage, "4 ")
    await a_notice(stage, CHINESE)
    await stage.advance(seconds=5)
    said = (await card.thread())[-1].text
    assert "<@U0HANA>" in said
    assert "これまでとの違い：理由 一時的な欠品 → 廃盤" in said
    card = await card.again()
    assert "決めたあとに、同じ明細について違う内容の連絡が届きました：理由 一時的な欠品 → 廃盤" in card.text
    case = only_case(stage)
    assert (case.status, case.reason) == (Status.INSTRUCTED, Reason.TEMPORARY)
    await card.press("hana", "返事済みにする")
    assert "違う内容の連絡" not in (await card.again()).text


async def test_a_repeated_notice_changes_no_decision(stage: Stage) -> None:
    card = await decided(stage)
    await a_notice(stage)
    assert len(await stage.cards()) == 1
    assert "決定しました" in (await card.again()).text


async def test_an_event_that_slack_delivers_twice_is_heard_once(stage: Stage) -> None:
    await stage.control("faults", redeliver=1)
    await a_notice(stage)
    await stage.advance(minutes=6)
    assert len(await stage.cards()) == 1
    assert len(stage.rows(t.Notice)) == 1
    assert "notice.repeated" not in happenings(stage)


async def test_an_event_whose_ack_was_lost_is_heard_once(stage: Stage) -> None:
    await stage.control("faults", lose_acks=1, ack_seconds=0.3)
    await a_notice(stage)
    await stage.advance(minutes=1)
    assert len(await stage.cards()) == 1
    assert len(stage.rows(t.Notice)) == 1


async def test_the_agents_reply_is_read_in_the_cases_thread(stage: Stage) -> None:
    ts = await a_notice(stage)
    card = await stage.card()
    await stage.post("limin", AGENT_CHANNEL, "ネイビーは来週火曜に入るそうです。", thread_ts=ts)
    assert "代行から返信がありました" in (await card.thread())[-1].text
    assert "来週火曜に入るそうです" in (await card.thread())[-1].text
    assert len(await stage.cards()) == 1


async def test_our_own_words_in_the_notices_thread_are_not_mirrored(stage: Stage) -> None:
    ts = await a_notice(stage)
    await stage.post("hana", AGENT_CHANNEL, "確認します。", thread_ts=ts)
    assert not await (await stage.card()).thread()


async def test_slacks_own_edits_such_as_unfurled_links_are_not_told(stage: Stage) -> None:
    ts = await a_notice(stage)
    await stage.post("limin", AGENT_CHANNEL, NOTICE, edit_ts=ts)
    assert not await (await stage.card()).thread()


async def test_a_reply_below_the_second_posting_finds_its_case(stage: Stage) -> None:
    await instructed(stage)
    again = await a_notice(stage)
    await stage.post("limin", AGENT_CHANNEL, "好的，已经下单了", thread_ts=again)
    assert only_case(stage).status is Status.CONFIRMED


async def test_a_reply_below_another_notice_about_the_line_finds_its_case(stage: Stage) -> None:
    await instructed(stage)
    again = await a_notice(stage, CHINESE)
    await stage.post("limin", AGENT_CHANNEL, "好的，已经下单了", thread_ts=again)
    assert only_case(stage).status is Status.CONFIRMED


async def confirmed(stage: Stage) -> Shown:
    card = await instructed(stage)
    await card.press("hana", "代行が対応済み")
    await stage.advance(hours=30)
    return await card.again()


async def test_a_line_that_is_short_again_gets_a_case_that_follows_the_first(stage: Stage) -> None:
    first = await confirmed(stage)
    await a_notice(stage, CHINESE)
    before, now = stage.rows(t.Case)
    assert (before.status, now.status, now.follows_id) == (Status.CONFIRMED, Status.OPEN, before.id)
    card = await stage.card()
    assert "この明細は前にも欠品になっています" in card.text
    assert "K-1>（別店舗" in card.text
    assert "~別店舗 晨光家居旗艦店~" in card.text.split("*除いた選択肢*")[1]
    await stage.advance(seconds=5)
    assert "続きの案件 *K-2* を開きました" in (await first.thread())[-1].text
    assert "case.followed" in happenings(stage)


async def test_of_a_refund_the_follower_does_not_say_that_it_may_be_out_as_well(stage: Stage) -> None:
    for option, said in (("3 返金", False), ("1 別店舗", True)):
        card = await instructed(stage, option)
        await card.press("hana", "代行が対応済み")
        await stage.advance(hours=30)
        await a_notice(stage, CHINESE)
        card = await stage.card()
        assert "この明細は前にも欠品になっています" in card.text
        assert ("指示先も欠品した可能性" in card.text) is said
        await card.press("hana", "欠品ではない")
        await stage.advance(hours=30)


async def test_the_follower_has_its_own_target_and_decision(stage: Stage) -> None:
    await confirmed(stage)
    await a_notice(stage, CHINESE)
    await (await stage.card()).press("hana", "1 ")
    await undo_window_over(stage)
    before, now = stage.rows(t.Case)
    assert (before.status, now.status) == (Status.CONFIRMED, Status.INSTRUCTED)
    assert now.started_at > before.due_at


async def test_the_same_words_a_day_later_are_news_as_well(stage: Stage) -> None:
    await confirmed(stage)
    await a_notice(stage)
    assert [case.follows_id for case in stage.rows(t.Case)] == [None, 1]


async def test_what_was_written_before_the_instruction_only_tells_the_settled_case(stage: Stage) -> None:
    card = await a_card(stage)
    await stage.control("faults", lose_events=1)
    await stage.control("message", channel=AGENT_CHANNEL, user="limin", text=CHINESE)
    await card.press("hana", "1 ")
    await undo_window_over(stage)
    await (await card.again()).press("hana", "代行が対応済み")
    await stage.restart()
    await stage.advance(seconds=5)
    assert only_case(stage).status is Status.CONFIRMED
    assert "指示より前に書かれた連絡が届きました" in (await card.thread())[-1].text


async def test_the_same_words_in_the_thread_of_another_order_are_another_stockout(stage: Stage) -> None:
    other = "2026111115470002-300001"
    threads = [await a_notice(stage, text) for text in (SHIRT, SHIRT.replace(ORDER, other))]
    for thread_ts in threads:
        await stage.post("limin", AGENT_CHANNEL, "3番も欠品です", thread_ts=thread_ts)
    found = [(case.order_no, case.line_no) for case in stage.rows(t.Case)]
    assert found == [(ORDER, "2"), (other, "2"), (ORDER, "3"), (other, "3")]
    assert "notice.repeated" not in happenings(stage)
