"""Who asks for something in words on the desk is told, alone, where to ask; colleagues' talk is left alone."""

import pytest

from tests.shop import NOTICE
from tests.stage import Stage
from tests.stories.acts import DESK, a_card, a_notice, decided, only_case
from tests.stories.letters import THREE_LINES, UNREADABLE
from tests.stories.notices.test_many_lines import headline, three
from tests.stories.papers import PROBLEMS, dropped

ME = "<@U0KEPPIN>"


async def said_below(stage: Stage, words: str, who: str = "hana", notice: str = NOTICE) -> list[str]:
    """What the person alone is answered to words in a card's thread."""
    card = await a_card(stage, notice)
    before = only_case(stage).version
    await stage.post(who, DESK, words, thread_ts=card.ts)
    assert only_case(stage).version == before
    found = await stage.messages(DESK, thread_ts=card.ts, user=who)
    return [shown.text for shown in found if shown.raw.get("is_ephemeral")]


@pytest.mark.parametrize(
    ("words", "button"),
    [
        ("返金", "「3 返金 12個」を押してください"),
        ("返金でお願いします。", "「3 返金 12個」"),
        (f"{ME} 返金", "「3 返金 12個」"),
        ("代替2", "「2 別カラー ブラック/L」"),
        ("黒で", "「2 別カラー ブラック/L」"),
        ("1番で", "「1 別店舗 12.8元」"),
        ("別店舗", "「1 別店舗 12.8元」"),
        ("https://detail.1688.com/offer/742618305533.html", "「1 別店舗 12.8元」"),
        ("退款", "「3 返金 12個」"),
        ("別のお店を見つけました https://detail.1688.com/offer/990000104201.html", "「別のURL」に貼り付けて"),
        (f"{ME} どうしましょう？", "「別のURL」、そのほかの対応は「待つ・その他…」"),
    ],
)
async def test_who_asks_in_the_thread_is_told_which_button_to_press(
    stage: Stage, words: str, button: str
) -> None:
    (answer,) = await said_below(stage, words)
    assert button in answer
    assert "決定になりません" in answer


@pytest.mark.parametrize(
    "words",
    ["返金でよいか、店長に聞いてみます", "了解です", "ネイビーの在庫を数えました", "https://example.com/"],
)
async def test_talk_is_left_alone(stage: Stage, words: str) -> None:
    assert await said_below(stage, words) == []


@pytest.mark.parametrize("who", ["newbie", "guest"])
async def test_who_may_not_decide_is_told_so_only_when_they_call_keppin(stage: Stage, who: str) -> None:
    assert await said_below(stage, "返金", who) == []


async def test_who_may_not_decide_and_calls_keppin_is_refused_in_words(stage: Stage) -> None:
    (answer,) = await said_below(stage, f"{ME} 返金", "newbie")
    assert "権限が必要です" in answer


async def test_an_english_reader_is_answered_in_english(stage: Stage) -> None:
    (answer,) = await said_below(stage, "refund please", "ken")
    assert "please press “3 Refund" in answer


async def test_a_decided_case_is_not_changed_by_words(stage: Stage) -> None:
    card = await decided(stage)
    await stage.post("hana", DESK, "返金", thread_ts=card.ts)
    found = await stage.messages(DESK, thread_ts=card.ts, user="hana")
    (answer,) = [shown.text for shown in found if shown.raw.get("is_ephemeral")]
    assert "K-1 は何も変わっていません" in answer
    assert "「もう一度開く」" in answer


async def test_a_case_that_is_not_read_asks_for_that_first(stage: Stage) -> None:
    (answer,) = await said_below(stage, "返金", notice=UNREADABLE)
    assert "先に「読み取りを補う」から" in answer


async def test_words_below_a_headline_are_answered_too(stage: Stage) -> None:
    await a_notice(stage, THREE_LINES)
    await stage.advance(seconds=10)
    top = next(shown for shown in await stage.messages(DESK) if shown.raw["text"].startswith("欠品 "))
    await stage.post("hana", DESK, f"{ME} 返金", thread_ts=top.ts)
    found = await stage.messages(DESK, thread_ts=top.ts, user="hana")
    (answer,) = [shown.text for shown in found if shown.raw.get("is_ephemeral")]
    assert "決定になりません" in answer


async def said_below_headline(stage: Stage, words: str) -> str:
    """What hana alone is answered to words below the headline."""
    top = await headline(stage)
    await stage.post("hana", DESK, words, thread_ts=top.ts)
    found = await stage.messages(DESK, thread_ts=top.ts, user="hana")
    (answer,) = [shown.text for shown in found if shown.raw.get("is_ephemeral")]
    return answer


async def test_words_below_a_headline_are_about_those_that_are_not_decided(stage: Stage) -> None:
    await three(stage)
    await (await stage.cards())[0].press("hana", "1 ")
    answer = await said_below_headline(stage, "返金でお願いします")
    assert "決定になりません" in answer
    assert "K-2、K-3" in answer
    assert "見出しのボタン" in answer
    assert "K-1" not in answer


async def test_words_below_a_headline_with_one_case_left_name_its_button(stage: Stage) -> None:
    await three(stage)
    for card in (await stage.cards())[:2]:
        await card.press("hana", "1 ")
    assert "K-3 をこれに決めるときは、カードの「2 返金 12個」" in await said_below_headline(stage, "返金")


async def test_words_below_a_headline_with_nothing_left_change_nothing(stage: Stage) -> None:
    await three(stage)
    for card in await stage.cards():
        await card.press("hana", "1 ")
    assert "K-1、K-2、K-3 は何も変わっていません" in await said_below_headline(stage, "返金")


async def test_calling_keppin_on_the_desk_is_answered(stage: Stage) -> None:
    await stage.post("hana", DESK, f"{ME} 3番が欠品です")
    (answer,) = await stage.answers("hana")
    assert "`/stockout new`" in answer


async def test_a_list_dropped_on_the_desk_is_said_to_belong_elsewhere(stage: Stage) -> None:
    await stage.post("hana", DESK, "", files=[dropped("問題商品.csv", PROBLEMS.encode())])
    (answer,) = await stage.answers("hana")
    assert "「問題商品.csv」は、このチャンネルでは読み取りません" in answer


async def test_a_picture_on_the_desk_is_talk(stage: Stage) -> None:
    await stage.post("hana", DESK, "", files=[dropped("photo.jpg", b"\xff\xd8")])
    assert await stage.answers("hana") == []
