"""Answers for a part of what is short: nobody is left to guess what becomes of the rest."""

from sqlmodel import Session, select

from bot.rules.words import Language, Role, Status
from store import tables as t
from tests.stage import Stage
from tests.stories.acts import (
    a_card,
    a_notice,
    agent_reads,
    answering,
    drafts_of,
    load_rules_now,
    only_case,
    role_of,
    undo_window_over,
)
from tests.stories.letters import NOTICE

PAGE = "https://detail.1688.com/offer/742618305777.html"
ALL_SHORT = NOTICE.replace("注文数：30個", "注文数：12個")


async def _told(stage: Stage, notice: str) -> str:
    await undo_window_over(stage)
    return (await stage.told(notice))[-1]


async def test_a_refund_of_a_part_is_not_taken_while_nobody_says_what_becomes_of_the_rest(
    stage: Stage,
) -> None:
    await a_card(stage)
    done = await answering(stage, "refund", qty="5")
    assert "残り7個の扱いが決まりません" in done["errors"]["qty"]
    assert only_case(stage).status is Status.OPEN


async def test_the_rest_may_wait(stage: Stage) -> None:
    notice = await a_notice(stage)
    assert (await answering(stage, "refund", qty="5", rest="wait"))["closed"]
    assert "*返金*  5個 ・ 残り7個：入荷待ち" in (await stage.card()).text
    told = await _told(stage, notice)
    assert "*这 5件 请取消" in told
    assert "其余 *7件* 先等补货，请不要取消" in told


async def test_the_rest_may_be_refunded(stage: Stage) -> None:
    agent_reads(stage, Language.EN)
    notice = await a_notice(stage)
    assert (await answering(stage, "wait", qty="5", rest="refund"))["closed"]
    told = await _told(stage, notice)
    assert "Please cancel the other *7 pcs* and refund them to our balance" in told


async def test_the_rest_that_is_left_to_a_message_stands_on_the_card_as_undecided(stage: Stage) -> None:
    notice = await a_notice(stage)
    assert (await answering(stage, "refund", qty="5", text="残りは相談中です"))["closed"]
    assert "残り7個：未決定" in (await stage.card()).text
    told = await _told(stage, notice)
    assert "其余 *7件* 请先不要取消，按下面的补充说明处理" in told
    assert "补充说明：残りは相談中です" in told


async def test_a_refund_in_parts_needs_the_approval_that_the_whole_needs(stage: Stage) -> None:
    load_rules_now(stage, "[limits]\nrefund_needs_approval_over_yuan = 100\n")
    await a_card(stage)
    for filled in ({"remedy": "refund", "rest": "wait"}, {"remedy": "wait", "rest": "refund"}):
        done = await answering(stage, **filled, qty="5")
        assert "承認者の決定が必要です" in str(done["errors"])
        assert "150" in str(done["errors"])
    assert only_case(stage).status is Status.OPEN
    role_of(stage, "U0HANA", Role.APPROVER)
    assert (await stage.submit("hana"))["closed"]


async def test_sending_what_is_there_cancels_the_rest_and_needs_the_approval_of_that_refund(
    stage: Stage,
) -> None:
    load_rules_now(stage, "[limits]\nrefund_needs_approval_over_yuan = 100\n")
    card = await a_card(stage)
    line = next(text for text in card.text.splitlines() if "ある分だけ" in text)
    assert "18個 ・ 残り12個：返金" in line
    assert "承認が必要" in line
    await card.press("hana", "5 ")
    assert only_case(stage).status is Status.OPEN


async def test_customers_of_an_answer_in_parts_are_not_told_as_one(stage: Stage) -> None:
    await a_card(stage)
    await answering(stage, "refund", qty="5", rest="wait")
    await undo_window_over(stage)
    await stage.advance(seconds=30)
    card = await stage.card()
    assert len(await drafts_of(card)) == len(stage.rows(t.Draft)) > 1
    said = "\n".join(reply.text for reply in await card.thread())
    assert "下書きはどれも「返金」の文面です" in said
    assert "返金 5個、残り7個：入荷待ち" in said


async def test_a_page_may_be_taken_for_a_part_when_it_is_said_what_becomes_of_the_rest(stage: Stage) -> None:
    notice = await a_notice(stage)
    await (await stage.card()).press("hana", "別のURL")
    assert (await stage.submit("hana", url=PAGE, qty="5", rest="refund"))["closed"]
    assert "残り7個：返金" in (await stage.card()).text
    told = await _told(stage, notice)
    assert "• 数量： *5件*" in told
    assert "其余 *7件* 请取消，货款退回余额" in told


async def test_sending_what_is_there_sends_what_is_there(stage: Stage) -> None:
    notice = await a_notice(stage)
    assert (await answering(stage, "ship_rest"))["closed"]
    assert "ある分だけ*  18個 ・ 残り12個：返金" in (await stage.card()).text
    told = await _told(stage, notice)
    assert "有货的部分请先照常购买、发货（18件）" in told
    assert "缺的 *12件* 请取消" in told


async def test_where_nothing_is_there_nothing_can_be_sent(stage: Stage) -> None:
    def all_of_it(session: Session) -> None:
        session.exec(select(t.AgentOrderLine).where(t.AgentOrderLine.line_no == "3")).one().qty = 12

    stage.change(all_of_it)
    await a_card(stage, ALL_SHORT)
    done = await answering(stage, "ship_rest")
    assert "出荷できる分がありません（注文12個すべて不足）" in done["errors"]["remedy"]
    assert only_case(stage).status is Status.OPEN
