"""What moves a case from outside its thread, what is only suggested there, and what opens a case of its own."""

import pytest

from bot.rules.words import Status
from store import tables as t
from tests.doors import IN_CHATWORK, LI, Doors
from tests.stage import Shown, Stage
from tests.stories.acts import a_notice, answering, only_case, undo_window_over
from tests.stories.letters import SHIRT, THREE_LINES
from tests.stories.replies.test_agent_replies import both_told, last_words, says, statuses, told
from tests.stories.replies.test_follow_ups import writes


@pytest.mark.parametrize("known", [True, False], ids=["instructed", "open"])
@pytest.mark.parametrize(
    "words",
    [
        "刚才那个订单里的猫抓板也没货了",
        "刚刚老板说猫抓板也没货了",
        "さっきの注文の漏斗も欠品でした",
        "先ほどの注文の猫用爪とぎも在庫切れです",
        "the cat scratcher we ordered earlier is sold out too",
        "刚刚收到消息，沙漏断货了",
        "刚才换的店沙漏也没货",
    ],
)
async def test_a_lack_of_something_else_opens_its_case_and_touches_no_other(
    stage: Stage, words: str, known: bool
) -> None:
    await (told(stage) if known else a_notice(stage))
    before = stage.rows(t.Case)[0]
    await writes(stage, words)
    first, second = stage.rows(t.Case)
    assert (first.status, first.struck_keys, first.heard) == (before.status, [], {})
    assert second.status is Status.OPEN


@pytest.mark.parametrize(
    "words",
    [
        "3号箱已发货",
        "3号已发货",
        "3番の送り状、発送しました",
        "今朝の件です、3番の箱を発送しました",
        "今天3号已安排休假",
        "3号店铺已取消",
        "早上的会议取消了",
        "刚才那个快递已经安排了",
        "刚才运费已付款",
        "先ほど、国際送料を支払い済みです",
        "さきほど倉庫への出荷手配しました",
        "I paid the freight invoice this morning",
        "さっきの件とは別ですが、先週の荷物の発送は完了しました",
        "先ほどの件、入金処理しました",
    ],
)
async def test_talk_of_parcels_payments_and_holidays_moves_nothing(stage: Stage, words: str) -> None:
    await told(stage)
    await writes(stage, words)
    case = stage.rows(t.Case)[0]
    assert (case.status, case.heard) == (Status.INSTRUCTED, {})


@pytest.mark.parametrize(
    "words",
    ["さっきの件、完了しました", "刚才那个已经处理了", "刚才的3号已下单", "さっきの3番、対応しました"],
)
async def test_what_is_less_than_a_line_and_a_purchase_is_only_suggested(stage: Stage, words: str) -> None:
    await told(stage)
    await writes(stage, words)
    assert only_case(stage).status is Status.INSTRUCTED
    card = await stage.card()
    assert "*対応済み* の知らせのようです" in card.text
    await card.press("hana", "返事済みにする")
    assert only_case(stage).heard == {}


@pytest.mark.parametrize(
    "words",
    [
        "さっきの3番、手配しました",
        "さっきの3番、購入済みです",
        "line 3 from earlier is ordered",
        "先ほどの折りたたみ収納ボックスは購入しました",
        "刚才的第3号已经拍下了",
    ],
)
async def test_a_line_or_the_product_and_a_purchase_move_the_case(stage: Stage, words: str) -> None:
    await told(stage)
    await writes(stage, words)
    assert only_case(stage).status is Status.CONFIRMED


@pytest.mark.parametrize(
    ("words", "says_"),
    [
        ("刚才那个找到了，但是杯子没货了", "in_stock"),
        ("さっきの件、やはり在庫ありました。代わりに4番のマグカップが欠品です", "in_stock"),
    ],
)
async def test_each_half_of_a_message_reaches_its_own_case(stage: Stage, words: str, says_: str) -> None:
    await a_notice(stage)
    await writes(stage, words)
    first, second = stage.rows(t.Case)
    assert first.heard.get("says") == says_
    assert second.line_no != "3"


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("さっきの3番は手配しました。あとマグカップが欠品です", Status.CONFIRMED),
        ("刚才的3号已下单，另外猫抓板缺货", Status.INSTRUCTED),
    ],
)
async def test_the_half_about_the_line_is_no_part_of_the_new_case(
    stage: Stage, words: str, status: Status
) -> None:
    await told(stage)
    await writes(stage, words)
    first, second = stage.rows(t.Case)
    assert (first.status, first.heard["says"]) == (status, "done")
    assert (second.status, second.line_no) == (Status.OPEN, None)


async def test_another_price_of_the_only_one_of_its_kind_is_told_to_it(stage: Stage) -> None:
    await a_notice(stage)
    await writes(stage, "刚才那个收纳箱，店家同意50个也卖，但单价要19元")
    case = only_case(stage)
    assert case.heard["says"] == "price"


async def test_goods_of_which_there_are_two_cases_are_asked_about(stage: Stage) -> None:
    await a_notice(stage, THREE_LINES)
    await writes(stage, "さっきの収納ボックスは24個全部なくなりました。すみません")
    assert [case.heard["which"] for case in stage.rows(t.Case)] == [[1, 2], [1, 2]]


async def test_the_question_which_case_is_meant_can_be_put_away(stage: Stage) -> None:
    await a_notice(stage, THREE_LINES)
    await writes(stage, "さっきのは手配しました")
    first, second = [card for card in await stage.cards() if "どの案件のことか分かりません" in card.text]
    assert "「返事済みにする」で消せます" in first.text
    await first.press("hana", "1 ")
    await second.press("hana", "返事済みにする")
    second = await second.again()
    assert "どの案件のことか分かりません" not in second.text
    assert "返事済みにする" not in second.buttons
    assert [case.status for case in stage.rows(t.Case)] == [Status.DECIDED, Status.OPEN]


async def test_what_is_suggested_to_an_open_case_can_be_put_away(stage: Stage) -> None:
    await a_notice(stage)
    await writes(stage, "刚才那个找到了")
    await (await stage.card()).press("hana", "返事済みにする")
    case = only_case(stage)
    assert (case.status, case.heard) == (Status.OPEN, {})


async def test_a_room_where_anybody_may_be_the_agent_moves_nothing_by_a_word_in_passing(house: Doors) -> None:
    await house.write(LI, IN_CHATWORK)
    await house.decide()
    await house.write(LI, "さっきの3番、手配しました")
    await house.stage.advance(minutes=1)
    case = only_case(house.stage)
    assert (case.status, case.heard["says"]) == (Status.INSTRUCTED, "done")


PROMISES = (
    "好的，等到货通知您",
    "入荷したらご連絡します",
    "承知しました。入荷待ちにします。",
    "ok, will wait for the restock",
)


async def _told_to_wait(stage: Stage) -> str:
    notice = await a_notice(stage)
    await answering(stage, "wait")
    await undo_window_over(stage)
    assert only_case(stage).status is Status.INSTRUCTED
    return notice


@pytest.mark.parametrize("words", PROMISES)
async def test_a_promise_to_tell_of_a_restock_is_no_restock(stage: Stage, words: str) -> None:
    """It stands in the thread for all to see, and calls nobody."""
    notice = await _told_to_wait(stage)
    await says(stage, notice, words)
    case = only_case(stage)
    assert (case.status, case.heard) == (Status.INSTRUCTED, {})
    card = await stage.card()
    assert words in await last_words(card)
    assert "<@U0HANA>" not in await last_words(card)


@pytest.mark.parametrize("words", PROMISES)
async def test_a_promise_beside_the_thread_opens_no_case(stage: Stage, words: str) -> None:
    await _told_to_wait(stage)
    await writes(stage, words)
    case = only_case(stage)
    assert (case.status, case.heard) == (Status.INSTRUCTED, {})
    assert words in await last_words(await stage.card())


async def test_what_came_in_is_heard_after_the_promise(stage: Stage) -> None:
    notice = await _told_to_wait(stage)
    await says(stage, notice, "好的，等到货通知您")
    await says(stage, notice, "到货了，通知您一下")
    assert "*在庫が見つかった* ようです" in (await stage.card()).text


@pytest.mark.parametrize(
    "words", ["さっきの3番、まだです", "3番、まだです", "刚才的3号还没拍", "line 3 not yet"]
)
async def test_what_is_not_done_yet_is_news_of_its_line(stage: Stage, words: str) -> None:
    await told(stage)
    await writes(stage, words)
    case = only_case(stage)
    assert (case.status, case.heard) == (Status.INSTRUCTED, {})
    assert words in await last_words(await stage.card())


@pytest.mark.parametrize("words", ["さっきの8番、まだです", "3番のマグカップ、まだです"])
async def test_what_fits_no_case_is_one_to_check(stage: Stage, words: str) -> None:
    await told(stage)
    await writes(stage, words)
    assert [case.status for case in stage.rows(t.Case)] == [Status.INSTRUCTED, Status.OPEN]


@pytest.mark.parametrize(
    "words",
    [
        "早上的会议取消了",
        "今日のミーティングはキャンセルになりました",
        "航班取消了",
        "請求書がありません",
        "質問はありません",
        "まだ返事がありません",
        "停电了",
    ],
)
async def test_what_can_be_bought_nowhere_is_no_stockout(stage: Stage, words: str) -> None:
    await writes(stage, words)
    assert stage.rows(t.Case) == []


@pytest.mark.parametrize(
    "words", ["会议桌没货了", "電話ケースが欠品です", "会议取消了，另外杯子没货", "質問箱がありません"]
)
async def test_goods_that_are_called_after_such_things_are_a_stockout(stage: Stage, words: str) -> None:
    await writes(stage, words)
    assert only_case(stage).status is Status.OPEN


async def _asked_of_three(stage: Stage) -> list[Shown]:
    await both_told(stage)
    await a_notice(stage, SHIRT)
    await (await stage.cards())[-1].press("hana", "1 ")
    await undo_window_over(stage)
    await writes(stage, "さっきの件、完了しました")
    cards = await stage.cards()
    assert all(ASKED in card.text for card in cards)
    return cards


ASKED = "どの案件のことか分かりません"


async def test_once_one_case_took_the_words_up_the_others_are_asked_no_more(stage: Stage) -> None:
    first, second, third = await _asked_of_three(stage)
    await second.press("hana", "代行が対応済み")
    await stage.advance(seconds=5)
    for card in (await first.again(), await third.again()):
        assert ASKED not in card.text
        assert "完了しました" not in card.text
        assert "*K-2* の話でした" in await last_words(card)
    assert await statuses(stage) == [Status.INSTRUCTED, Status.CONFIRMED, Status.INSTRUCTED]


async def test_once_the_agent_says_which_the_others_are_asked_no_more(stage: Stage) -> None:
    first, _second, third = await _asked_of_three(stage)
    await writes(stage, "さっきの3番、購入しました")
    assert await statuses(stage) == [Status.INSTRUCTED, Status.CONFIRMED, Status.INSTRUCTED]
    for card in (first, third):
        assert ASKED not in (await card.again()).text


async def test_the_last_case_that_is_left_is_the_one_that_was_meant(stage: Stage) -> None:
    first, second, third = await _asked_of_three(stage)
    await first.press("hana", "返事済みにする")
    second = await second.again()
    assert "K-2・K-3 のうち" in second.text
    await third.again()
    await (await third.again()).press("hana", "返事済みにする")
    second = await second.again()
    assert ASKED not in second.text
    assert "*対応済み* の知らせのようです" in second.text
    assert "この案件のことのようです" in await last_words(second)
    assert await statuses(stage) == [Status.INSTRUCTED] * 3


async def test_a_step_that_answers_nothing_leaves_the_question(stage: Stage) -> None:
    first, second, third = await _asked_of_three(stage)
    await first.press("hana", "もう一度開く")
    assert ASKED in (await second.again()).text
    assert ASKED in (await third.again()).text


@pytest.mark.parametrize(
    ("words", "says_"),
    [
        ("来週入荷らしいです", "restock"),
        ("价格涨了1块，还拍吗", "question"),
        ("3番ですが色はネイビーで合ってますか？", "question"),
        ("間違えて白を買ってしまいました、すみません", "mistaken"),
        ("キャンセル出来ないとの事です", "refused"),
        ("刚才那个店家说周五才发", "other"),
        ("好的老板，马上去拍👌", None),
        ("店舗から返事待ちです…", None),
    ],
)
async def test_a_word_in_passing_that_names_no_goods_reaches_the_only_case(
    stage: Stage, words: str, says_: str | None
) -> None:
    await told(stage)
    await writes(stage, words)
    case = only_case(stage)
    assert (case.status, case.heard.get("says")) == (Status.INSTRUCTED, says_)


@pytest.mark.parametrize(
    "words", ["来週入荷らしいです", "价格涨了1块，还拍吗", "間違えて白を買ってしまいました、すみません"]
)
async def test_a_word_in_passing_that_can_mean_no_case_is_one_to_check(stage: Stage, words: str) -> None:
    await writes(stage, words)
    assert only_case(stage).needs_check


async def test_the_shop_that_is_out_as_well_is_the_one_that_was_named(stage: Stage) -> None:
    await told(stage)
    await writes(stage, "那家也没货了")
    case = only_case(stage)
    assert (case.status, case.heard["says"]) == (Status.INSTRUCTED, "out")
