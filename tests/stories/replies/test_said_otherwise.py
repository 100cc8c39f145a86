"""The agent corrects, or deletes, what it wrote about cases that run: whoever heard the first words is told."""

import pytest

from bot.rules.words import Status
from store import tables as t
from tests.doors import IN_CHATWORK, LI, Doors
from tests.stage import Stage
from tests.stories.acts import AGENT_CHANNEL, happenings, only_case
from tests.stories.replies.test_agent_replies import both_told, last_words, statuses, told
from tests.stories.replies.test_follow_ups import writes

LATER = "この案件を進めた代行の投稿が、書き直されたか、取り消されました"


async def edits(stage: Stage, ts: str, text: str, thread: str = "") -> None:
    await stage.post("limin", AGENT_CHANNEL, text, edit_ts=ts, **({"thread_ts": thread} if thread else {}))
    await stage.advance(seconds=5)


async def test_a_word_beside_the_thread_that_meant_another_line_asks_about_the_first(stage: Stage) -> None:
    await both_told(stage)
    ts = await writes(stage, "さっきの3番、手配しました")
    assert await statuses(stage) == [Status.INSTRUCTED, Status.CONFIRMED]
    await edits(stage, ts, "さっきの1番、手配しました")
    cards = await stage.cards()
    wrong = next(card for card in cards if LATER in card.text)
    assert {"取り消して戻す", "返事済みにする"} <= set(wrong.buttons)
    assert "書き直したか、取り消しました" in await last_words(wrong)
    await wrong.press("hana", "取り消して戻す")
    assert await statuses(stage) == [Status.CONFIRMED, Status.INSTRUCTED]


@pytest.mark.parametrize("words", ["承知しました", "おはようございます", "さっきの送料、支払いました"])
async def test_a_word_that_means_nothing_any_more_asks_about_what_it_moved(stage: Stage, words: str) -> None:
    await told(stage)
    ts = await writes(stage, "さっきの3番、手配しました")
    await edits(stage, ts, words)
    card = await stage.card()
    assert LATER in card.text
    await card.press("hana", "返事済みにする")
    case = only_case(stage)
    assert (case.status, case.heard) == (Status.CONFIRMED, {})


async def test_a_deleted_word_asks_about_what_it_moved(stage: Stage) -> None:
    await told(stage)
    ts = await writes(stage, "さっきの3番、手配しました")
    await stage.control("message", channel=AGENT_CHANNEL, user="limin", delete_ts=ts)
    await stage.advance(seconds=5)
    assert LATER in (await stage.card()).text


async def test_a_changed_reply_asks_about_the_line_that_it_named_before(stage: Stage) -> None:
    notice = await both_told(stage)
    ts = await stage.post("limin", AGENT_CHANNEL, "3番は手配しました", thread_ts=notice)
    await stage.advance(seconds=5)
    await edits(stage, ts, "1番は手配しました")
    assert await statuses(stage) == [Status.CONFIRMED, Status.CONFIRMED]
    assert [case.heard["says"] for case in stage.rows(t.Case)] == ["done", "rewritten"]


async def test_the_same_words_spelt_better_ask_nobody(stage: Stage) -> None:
    await told(stage)
    ts = await writes(stage, "さっきの3番、手配しました")
    await edits(stage, ts, "さっきの3番、手配しました。よろしくお願いします")
    assert "agent.rewritten" not in happenings(stage)


async def test_a_word_in_a_chatwork_room_that_meant_another_line_asks(house: Doors) -> None:
    await house.write(LI, IN_CHATWORK)
    message = await house.write(LI, "さっきの3番、やはり在庫ありました")
    await house.stage.advance(seconds=5)
    await house.rewrite(message, "さっきの8番、やはり在庫ありました")
    await house.stage.advance(minutes=2)
    assert only_case(house.stage).heard["says"] == "rewritten"
