"""A refund, a wait or what is there cannot be out of stock as well: it is not offered, not taken, and not guessed."""

import pytest

from bot.rules.words import Status
from bot.slack.actions import Action, encode
from tests.stage import Stage
from tests.stories.acts import (
    AGENT_CHANNEL,
    DESK,
    a_notice,
    answering,
    happenings,
    instructed,
    only_case,
    undo_window_over,
)
from tests.stories.letters import DEARER, THREE_LINES

FAIL = "こちらも欠品"


async def _says(stage: Stage, notice: str, text: str) -> None:
    await stage.post("limin", AGENT_CHANNEL, text, thread_ts=notice)
    await stage.advance(seconds=5)


async def _told(stage: Stage, option: str) -> str:
    notice = await a_notice(stage)
    await (await stage.card()).press("hana", option)
    await undo_window_over(stage)
    return notice


@pytest.mark.parametrize("option", ["3 返金", "4 入荷待ち", "5 ある分だけ"])
async def test_what_buys_nothing_else_is_not_offered_to_be_out_as_well(stage: Stage, option: str) -> None:
    card = await instructed(stage, option)
    assert "代行が対応済み" in card.buttons
    assert FAIL not in card.buttons
    await card.press("hana", "代行が対応済み")
    assert FAIL not in (await card.again()).buttons


@pytest.mark.parametrize("option", ["1 別店舗", "2 別カラー"])
async def test_what_is_bought_elsewhere_may_be_out_as_well(stage: Stage, option: str) -> None:
    card = await instructed(stage, option)
    assert FAIL in card.buttons
    await card.press("hana", FAIL)
    assert only_case(stage).status is Status.OPEN


async def test_what_is_bought_at_its_new_price_may_be_out_as_well(stage: Stage) -> None:
    await a_notice(stage, DEARER)
    await (await stage.card()).press("hana", "1 新しい価格で購入")
    await undo_window_over(stage)
    assert FAIL in (await stage.card()).buttons


async def test_a_card_from_before_that_still_offers_it_is_answered_with_what_to_press(stage: Stage) -> None:
    card = await instructed(stage, "3 返金")
    case, message = only_case(stage), stage.workspace.core.messages.find("C0DESK", card.ts)
    assert message is not None
    of_old = {
        "type": "button",
        "action_id": Action.FAIL.value,
        "text": {"type": "plain_text", "text": FAIL},
        "value": encode(case.id, case.version),
    }
    message.body["blocks"].append({"type": "actions", "block_id": "of_old", "elements": [of_old]})
    await stage.click(DESK, card.ts, "hana", label=FAIL)
    (answer,) = await stage.answers("hana")
    assert "K-1 の指示は、代わりの品を買うものではない" in answer
    assert "「もう一度開く」" in answer
    after = only_case(stage)
    assert (after.status, after.version, after.struck_keys) == (Status.INSTRUCTED, case.version, [])


@pytest.mark.parametrize(
    ("option", "named", "beside"),
    [
        ("3 返金", "*返金 12個*", "もう一度開く"),
        ("4 入荷待ち", "*入荷待ち", "待っても入らない"),
        ("5 ある分だけ", "*ある分だけ 18個", "出荷できる分"),
    ],
)
async def test_a_reply_that_it_is_out_too_says_what_stands_and_what_to_press(
    stage: Stage, option: str, named: str, beside: str
) -> None:
    notice = await _told(stage, option)
    await _says(stage, notice, "这家也没货")
    assert only_case(stage).status is Status.INSTRUCTED
    card = await stage.card()
    said = (await card.thread())[-1].text
    assert "在庫がないという返信がありました" in said
    assert named in said
    assert beside in said
    assert "「もう一度開く」" in said
    assert "这家也没货" in said
    assert "在庫がない* という知らせのようです" in card.text
    assert "「もう一度開く」を押してください" in card.text
    assert FAIL not in card.text


async def test_after_such_a_reply_the_case_is_decided_anew_and_nothing_is_ruled_out(stage: Stage) -> None:
    notice = await _told(stage, "4 入荷待ち")
    await _says(stage, notice, "已经停产了")
    await (await stage.card()).press("hana", "もう一度開く")
    card = await stage.card()
    assert only_case(stage).status is Status.OPEN
    assert only_case(stage).struck_keys == []
    assert "知らせのようです" not in card.text
    assert any("入荷待ち" in label for label in card.buttons)


async def test_words_of_the_shortage_beside_a_deed_are_the_deed(stage: Stage) -> None:
    notice = await _told(stage, "3 返金")
    await _says(stage, notice, "缺货的12件已经退款了")
    card = await stage.card()
    assert only_case(stage).status is Status.INSTRUCTED
    assert "*対応済み* の知らせのようです" in card.text
    assert "在庫がない" not in card.text


async def test_the_same_deed_told_again_of_what_is_done_already_is_shown_and_no_more(stage: Stage) -> None:
    notice = await _told(stage, "3 返金")
    await _says(stage, notice, "已退款")
    assert only_case(stage).status is Status.CONFIRMED
    await _says(stage, notice, "缺货的12件已经退款了")
    assert happenings(stage).count("agent.replied") == 1
    assert "在庫がない" not in (await stage.card()).text


async def test_of_several_lines_the_one_that_can_be_out_is_meant(stage: Stage) -> None:
    notice = await a_notice(stage, THREE_LINES)
    await stage.advance(seconds=5)
    first, second = await stage.cards()
    await first.press("hana", next(label for label in first.buttons if "返金" in label))
    await second.press("hana", "1 別店舗")
    await undo_window_over(stage)
    await _says(stage, notice, "这家也没货")
    assert happenings(stage).count("agent.failed") == 1
    assert "agent.out_stands" not in happenings(stage)
    await _says(stage, notice, "1番も欠品です")
    assert happenings(stage).count("agent.out_stands") == 1


async def test_a_part_that_is_bought_elsewhere_may_be_out_although_the_rest_waits(stage: Stage) -> None:
    await a_notice(stage)
    await answering(stage, "other_color", color="ベージュ", size="M", qty="5", rest="wait")
    await undo_window_over(stage)
    assert FAIL in (await stage.card()).buttons
