"""The agent comes back to what it reported, in the channel and not in the thread."""

import pytest
from sqlmodel import Session

from bot.rules.words import Status
from store import tables as t
from tests.doors import IN_CHATWORK, LI, Doors
from tests.shop import NOTICE, ORDER
from tests.stage import Stage
from tests.stories.acts import AGENT_CHANNEL, a_notice, happenings, only_case
from tests.stories.letters import NO_STOCKOUT, SHIRT, THREE_LINES, UNREADABLE
from tests.stories.replies.test_agent_replies import both_told, last_words, says, statuses, told

OTHER = "2026111115470002-300001"


async def writes(stage: Stage, text: str) -> str:
    """The agent's staff write in the channel itself."""
    ts = await stage.post("limin", AGENT_CHANNEL, text)
    await stage.advance(seconds=5)
    return ts


@pytest.mark.parametrize(
    "words",
    [
        "さっきの3番、やはり在庫ありました",
        "刚才那个找到了",
        "the one from earlier is in stock after all",
        "3番 在庫が見つかりました",
        "収納ボックス、在庫ありました。失礼しました。",
        f"{ORDER} の3番、やはり在庫ありました",
        "找到了，不好意思",
    ],
)
async def test_in_stock_after_all_reaches_the_only_case(stage: Stage, words: str) -> None:
    await a_notice(stage)
    card = await stage.card()
    await stage.advance(minutes=7)
    await writes(stage, words)
    assert only_case(stage).status is Status.OPEN
    assert words in await last_words(card)
    card = await card.again()
    assert "代行の返信によると *在庫が見つかった* ようです" in card.text
    await card.press("hana", "在庫ありとして完了")
    assert only_case(stage).status is Status.CLOSED


async def test_news_of_an_instruction_that_is_pointed_at_move_the_case(stage: Stage) -> None:
    await told(stage)
    await writes(stage, "さっきの3番、手配しました")
    assert only_case(stage).status is Status.CONFIRMED


async def test_the_substitute_that_is_out_as_well_is_no_new_stockout(stage: Stage) -> None:
    await told(stage)
    await writes(stage, "刚才那个换的店也没货")
    case = only_case(stage)
    assert (case.status, len(case.struck_keys)) == (Status.OPEN, 1)


async def test_what_points_at_nothing_is_only_suggested(stage: Stage) -> None:
    await told(stage)
    await writes(stage, "已下单")
    assert only_case(stage).status is Status.INSTRUCTED
    assert "*対応済み* の知らせのようです" in (await stage.card()).text


async def test_a_line_by_its_number_alone_is_only_suggested(stage: Stage) -> None:
    await told(stage)
    await writes(stage, "3番は購入しました")
    assert only_case(stage).status is Status.INSTRUCTED
    assert "*対応済み* の知らせのようです" in (await stage.card()).text


async def test_a_word_in_the_channel_is_suggested_to_the_only_one_that_waits_for_it(stage: Stage) -> None:
    await told(stage)
    await a_notice(stage, SHIRT)
    await writes(stage, "已下单")
    box, shirt = await stage.cards()
    assert "*対応済み* の知らせのようです" in box.text
    assert "已下单" not in shirt.text


@pytest.mark.parametrize("words", ["さっきの、やはり在庫ありました", "刚才那个找到了"])
async def test_where_several_may_be_meant_people_are_asked(stage: Stage, words: str) -> None:
    await a_notice(stage)
    await a_notice(stage, SHIRT)
    await writes(stage, words)
    cards = await stage.cards()
    assert len(cards) == 2
    for card in cards:
        assert "K-1・K-2 のうち、どの案件のことか分かりません" in card.text
        assert words in card.text
        assert "どの案件のことか分かりません" in await last_words(card)
    await cards[1].press("hana", "在庫ありとして完了")
    assert await statuses(stage) == [Status.OPEN, Status.CLOSED]


async def test_nothing_is_moved_where_several_may_be_meant(stage: Stage) -> None:
    await both_told(stage)
    await writes(stage, "さっきの件、代替も欠品でした")
    assert await statuses(stage) == [Status.INSTRUCTED, Status.INSTRUCTED]
    assert all("どの案件のことか分かりません" in card.text for card in await stage.cards())


async def test_the_line_says_which_of_several_is_meant(stage: Stage) -> None:
    await a_notice(stage, THREE_LINES)
    await writes(stage, "さっきの3番、やはり在庫ありました")
    assert [case.heard.get("says") for case in stage.rows(t.Case)] == [None, "in_stock"]


@pytest.mark.parametrize("words", ["さっきのシャツ、在庫ありました", "刚才那个白色的找到了"])
async def test_the_goods_say_which_of_several_are_meant(stage: Stage, words: str) -> None:
    await a_notice(stage)
    await a_notice(stage, SHIRT)
    await writes(stage, words)
    assert [case.heard.get("says") for case in stage.rows(t.Case)] == [None, "in_stock"]


async def test_two_orders_with_that_line_are_both_asked_about(stage: Stage) -> None:
    await a_notice(stage)
    await a_notice(stage, NOTICE.replace(ORDER, OTHER))
    await writes(stage, "さっきの3番、やはり在庫ありました")
    assert all("K-1・K-2" in card.text for card in await stage.cards())


async def test_two_lines_in_one_word_are_told_apart(stage: Stage) -> None:
    await both_told(stage)
    await writes(stage, "先ほどの3番は手配しました、1番は欠品のままです")
    assert await statuses(stage) == [Status.INSTRUCTED, Status.CONFIRMED]


@pytest.mark.parametrize(
    "words",
    [
        SHIRT,
        UNREADABLE,
        "先ほどの注文ですが、2番も15枚欠品です。",
        "すみません、こちらの商品も欠品です。どうしますか？",
        "5番のカップも在庫切れでした。",
        f"{OTHER} の3番も12個欠品です。",
        "又有一个没货了",
        "先ほど店主に電話で確認しました。3番のランタンは取り扱いを終えたそうです。",
        "3番 在庫なし 代替 https://detail.1688.com/offer/745120963318.html 単価11元",
        "3番ですけど、お店の人が「うちにはそんな商品ない」ですって…リンク合ってますか？",
        "ペットベッド Sサイズ、生産終了です。代わりはないです。",
    ],
)
async def test_a_new_stockout_opens_its_case_beside(stage: Stage, words: str) -> None:
    await told(stage)
    await writes(stage, words)
    first, second = stage.rows(t.Case)
    assert (first.status, second.status) == (Status.INSTRUCTED, Status.OPEN)
    assert first.heard == {}


@pytest.mark.parametrize(
    "words",
    [
        NO_STOCKOUT,
        "本日3箱発送しました",
        "おはようございます",
        "好的，谢谢",
        "请求书已发送",
        "明日は休みです",
    ],
)
async def test_talk_in_the_channel_is_no_news_of_a_case(stage: Stage, words: str) -> None:
    _, card = await told(stage)
    before = len(await card.thread())
    await writes(stage, words)
    assert only_case(stage).heard == {}
    assert len(await card.thread()) == before


async def test_what_was_said_days_ago_is_not_meant(stage: Stage) -> None:
    await told(stage)
    await stage.advance(hours=30)
    await writes(stage, "已下单")
    assert only_case(stage).heard == {}


async def test_another_agents_case_is_not_meant(stage: Stage) -> None:
    await a_notice(stage)

    def change(session: Session) -> None:
        case = session.get_one(t.Case, 1)
        other = t.Agent(workspace_id=case.workspace_id, name="よその代行", channel_id="C0ELSE")
        session.add(other)
        session.flush()
        case.agent_id = other.id

    stage.change(change)
    await writes(stage, "さっきの3番、やはり在庫ありました")
    assert only_case(stage).heard == {}


async def test_the_talk_goes_on_below_the_word_in_the_channel(stage: Stage) -> None:
    await told(stage)
    word = await writes(stage, "さっきの3番ですが、数量は12個でよろしいですか？")
    assert "*代行から質問です。*" in (await stage.card()).text
    await says(stage, word, "手配しました")
    assert only_case(stage).status is Status.CONFIRMED


async def test_a_word_that_is_heard_twice_is_told_once(stage: Stage) -> None:
    await a_notice(stage)
    await stage.control("faults", lose_acks=1, ack_seconds=0.3)
    await writes(stage, "刚才那个找到了")
    await stage.advance(minutes=1)
    await stage.restart()
    assert happenings(stage).count("agent.maybe_in_stock") == 1
    assert len(stage.rows(t.Case)) == 1


async def test_a_word_that_is_edited_is_heard_anew(stage: Stage) -> None:
    await a_notice(stage)
    ts = await writes(stage, "さっきの3番、在庫ありました")
    await stage.post("limin", AGENT_CHANNEL, "さっきの3番、数量は30個でよろしいですか？", edit_ts=ts)
    await stage.advance(seconds=5)
    assert only_case(stage).heard["says"] == "question"


async def test_an_edit_may_make_a_stockout_of_it(stage: Stage) -> None:
    await a_notice(stage)
    ts = await writes(stage, "さっきの3番、在庫ありました")
    await stage.post("limin", AGENT_CHANNEL, SHIRT, edit_ts=ts)
    await stage.advance(seconds=5)
    assert [case.line_no for case in stage.rows(t.Case)] == ["3", "2"]


async def test_another_quantity_of_what_was_reported_is_read_into_its_case(stage: Stage) -> None:
    await a_notice(stage)
    await writes(stage, "先ほどの3番は12個ではなく15個欠品でした")
    assert only_case(stage).qty_short == 15
    assert "不足数 12 → 15" in await last_words(await stage.card())


async def test_a_word_in_a_chatwork_room_reaches_the_only_case(house: Doors) -> None:
    await house.write(LI, IN_CHATWORK)
    await house.write(LI, "さっきの3番、やはり在庫ありました")
    await house.stage.advance(seconds=5)
    assert "*在庫が見つかった* ようです" in (await house.stage.card()).text
