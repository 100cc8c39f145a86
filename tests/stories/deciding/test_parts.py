"""Answers for a part of what is short: nobody is left to guess what becomes of the rest."""

import pytest
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
    assert "残り7個の扱いを選んでください" in done["errors"]["rest"]
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


async def test_a_message_alone_says_nothing_of_the_rest(stage: Stage) -> None:
    await a_card(stage)
    done = await answering(stage, "refund", qty="5", text="急ぎでお願いします")
    assert "残り7個の扱いを選んでください" in done["errors"]["rest"]
    assert "まだ何も変わっていません" in done["errors"]["rest"]
    assert only_case(stage).status is Status.OPEN


async def test_the_rest_may_be_as_the_message_says(stage: Stage) -> None:
    notice = await a_notice(stage)
    words = "残り7個は下記の店で購入してください"
    assert (await answering(stage, "refund", qty="5", rest="代行へのメッセージに書いたとおり", text=words))[
        "closed"
    ]
    card = await stage.card()
    assert "残り7個：メッセージのとおり" in card.text
    assert f"「{words}」" in card.text
    assert "未決定" not in card.text
    told = await _told(stage, notice)
    assert "其余 *7件* 请先不要取消，按下面的补充说明处理" in told
    assert f"补充说明：{words}" in told
    assert "メッセージのとおり" in "\n".join(reply.text for reply in await card.thread())


async def test_the_rest_is_not_as_a_message_says_that_nobody_wrote(stage: Stage) -> None:
    await a_card(stage)
    done = await answering(stage, "wait", qty="5", rest="as_written")
    assert "残り7個をどうするか" in done["errors"]["text"]
    assert only_case(stage).status is Status.OPEN
    assert (await stage.submit("hana", text="残りは返金でお願いします"))["closed"]


async def test_a_page_for_a_part_may_leave_the_rest_to_a_message(stage: Stage) -> None:
    agent_reads(stage, Language.EN)
    notice = await a_notice(stage)
    await (await stage.card()).press("hana", "別のURL")
    done = await stage.submit("hana", url=PAGE, qty="5", rest="as_written")
    assert "残り7個をどうするか" in done["errors"]["text"]
    assert (await stage.submit("hana", text="Please buy the others from the same page in black."))["closed"]
    assert "残り7個：メッセージのとおり" in (await stage.card()).text
    told = await _told(stage, notice)
    assert "Please do not cancel the other *7 pcs* yet; what to do with them is written below." in told
    assert "Please note: Please buy the others from the same page in black." in told


@pytest.mark.parametrize(
    ("button", "filled"),
    [
        ("待つ・その他…", {"remedy": "wait", "rest": "refund"}),
        ("待つ・その他…", {"remedy": "refund", "qty": "12", "rest": "as_written", "text": "残りは待ちます"}),
        ("別のURL", {"url": PAGE, "rest": "refund"}),
    ],
)
async def test_a_word_about_the_rest_is_not_lost_where_the_answer_is_for_all(
    stage: Stage, button: str, filled: dict[str, str]
) -> None:
    card = await a_card(stage)
    await card.press("hana", button)
    done = await stage.submit("hana", **filled)
    assert "不足12個すべてへの対応になっているため、残りがありません" in done["errors"]["qty"]
    assert only_case(stage).status is Status.OPEN
    done = await stage.submit("hana", qty="5")
    assert done["closed"]
    assert stage.rows(t.Decision)[0].option["rest_qty"] == 7


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
