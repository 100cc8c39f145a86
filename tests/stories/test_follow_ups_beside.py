"""What moves a case from outside its thread, what is only suggested there, and what opens a case of its own."""

import pytest

from bot.rules.words import Status
from store import tables as t
from tests.doors import IN_CHATWORK, LI, Doors
from tests.stage import Stage
from tests.stories.acts import a_notice, only_case
from tests.stories.letters import THREE_LINES
from tests.stories.test_agent_replies import told
from tests.stories.test_follow_ups import writes


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
