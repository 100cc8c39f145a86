"""The agent says “done”, and yet it is not what it was told to do; or it says that it was mistaken: people look."""

import pytest

from bot.rules.words import Status
from store import tables as t
from tests.stage import Stage
from tests.stories.acts import AGENT_CHANNEL, a_notice, only_case
from tests.stories.papers import dropped
from tests.stories.replies.test_agent_replies import last_words, says, told

OURS = "こちらの番です"
ELSE = "*代行が、指示とは違うことをしたようです。*"
PART = "*代行の返信は、一部だけ、または条件つきのようです。*"
PRICE = "*代行から、価格が変わったという知らせです。*"
LOOK = "*代行から連絡が来ています。*"
WRONG = "*代行が、連絡や対応に間違いがあったと書いています。*"


@pytest.mark.parametrize(
    ("option", "words", "card"),
    [
        ("1 ", "もうキャンセルしました", ELSE),
        ("1 ", "退款已到账", ELSE),
        ("3 ", "已下单", ELSE),
        ("1 ", "我买了白色的", ELSE),
        ("1 ", "换成M码买了", ELSE),
        ("2 別カラー ブラック", "買いました、ベージュです", ELSE),
        ("1 ", "買いました。でも箱が違います", PART),
        ("1 ", "買いました。価格は14元でした", PRICE),
        ("1 ", "已经买了，运费多20元", PRICE),
        ("1 ", "12個買いました、1個は不良品です", LOOK),
        ("1 ", "买错了颜色，已经退了重新买", WRONG),
        ("1 ", "bought it but they sent the wrong size", WRONG),
        ("1 ", "別の色グレーならあります", PART),
        ("1 ", "灰色的话有货", PART),
        ("1 ", "买不了12个，最多8个", PART),
    ],
)
async def test_what_is_not_what_was_told_is_not_done(
    stage: Stage, option: str, words: str, card: str
) -> None:
    notice, _ = await told(stage, option)
    await says(stage, notice, words)
    assert only_case(stage).status is Status.INSTRUCTED
    shown = await stage.card()
    assert card in shown.text
    assert OURS in shown.text
    assert words in shown.text
    assert "<@U0HANA>" in await last_words(shown)


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ("1 ", "已拍，12.8元"),
        ("1 ", "已拍12个，共153.6元"),
        ("1 ", "购买了，原来的订单取消了"),
        ("1 ", "I cancelled the old one and bought from the new shop"),
        ("1 ", "藏青L码12个都拍好了"),
        ("2 別カラー ブラック", "ブラックLに変更して手配しました"),
        ("3 ", "返金しました"),
    ],
)
async def test_what_was_told_is_done(stage: Stage, option: str, words: str) -> None:
    notice, _ = await told(stage, option)
    await says(stage, notice, words)
    assert only_case(stage).status is Status.CONFIRMED


@pytest.mark.parametrize(
    "words", ["已经帮您换了一家买了12个", "もう返金しました", "I already ordered it elsewhere"]
)
async def test_a_deed_before_the_decision_stands_on_the_card(stage: Stage, words: str) -> None:
    notice = await a_notice(stage)
    await says(stage, notice, words)
    card = await stage.card()
    assert only_case(stage).status is Status.OPEN
    assert "代行がすでに購入や返金をしたようです。* 二重にならないよう" in card.text
    assert words in card.text
    await card.press("hana", "1 ")
    assert "すでに購入や返金をした" not in (await card.again()).text


@pytest.mark.parametrize(
    "words",
    [
        "すみません、番を間違えました。2番でした",
        "sorry wrong line, it was line 2 not line 3",
        "不好意思写错了，是2号不是3号",
        "数量を間違えて書きました",
    ],
)
async def test_that_the_notice_was_wrong_stands_on_the_card(stage: Stage, words: str) -> None:
    notice = await a_notice(stage)
    await says(stage, notice, words)
    card = await stage.card()
    assert WRONG in card.text
    assert "決める前に、明細番号・商品・数を代行にお確かめください" in card.text
    assert words in card.text


async def test_that_the_notice_was_wrong_calls_whoever_decided(stage: Stage) -> None:
    notice, card = await told(stage)
    await says(stage, notice, "すみません、番を間違えました。2番でした")
    card = await card.again()
    assert WRONG in card.text
    assert "いまの指示のままでよいか" in card.text
    assert "<@U0HANA>" in await last_words(card)
    await card.press("ken", "返事済みにする")
    assert WRONG not in (await card.again()).text


async def test_thanks_call_nobody(stage: Stage) -> None:
    notice, card = await told(stage)
    for words in ("谢谢老板", "👌", "没问题，马上买"):
        await says(stage, notice, words)
    assert OURS not in (await card.again()).text


async def test_a_weekday_is_a_day(stage: Stage) -> None:
    notice, card = await told(stage)
    await says(stage, notice, "金曜日入荷です")
    assert "入荷の見込みについて返事がありました" in (await card.again()).text


async def test_a_picture_alone_is_for_people_to_look_at(stage: Stage) -> None:
    notice, card = await told(stage)
    photo = dropped("photo.jpg", b"\xff\xd8")
    await stage.post("limin", AGENT_CHANNEL, "", thread_ts=notice, files=[photo])
    await stage.advance(seconds=5)
    assert only_case(stage).status is Status.INSTRUCTED
    card = await card.again()
    assert LOOK in card.text
    assert OURS in card.text
    assert len(stage.rows(t.Case)) == 1
