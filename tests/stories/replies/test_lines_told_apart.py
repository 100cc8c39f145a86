"""One reply of the agent about several lines: each case gets what is said about its line, and nothing else."""

import pytest

from bot.rules.words import Status
from store import tables as t
from tests.shop import NOTICE
from tests.stage import Stage
from tests.stories.acts import a_notice, happenings, only_case, undo_window_over
from tests.stories.letters import THREE_LINES
from tests.stories.replies.test_agent_replies import both_told, last_words, says, statuses, told

OUT = "*指示した先も欠品* のようです"


async def _heard(stage: Stage) -> dict[str | None, str | None]:
    return {case.line_no: case.heard.get("says") for case in stage.rows(t.Case)}


@pytest.mark.parametrize(
    "words",
    [
        "3番は購入できました、1番は欠品のままです",
        "3 is bought, 1 is out",
        "line 1 is sold out but line 3 is done",
        "了解しました。③手配済 ①欠品",
        "1、没货\n3、已下单",
        "1番は欠品です。他の商品は手配しました。",
    ],
)
async def test_one_line_is_confirmed_and_the_other_is_out(stage: Stage, words: str) -> None:
    notice = await both_told(stage)
    await says(stage, notice, words)
    black, navy = await stage.cards()
    assert await statuses(stage) == [Status.INSTRUCTED, Status.CONFIRMED]
    assert await _heard(stage) == {"1": "out", "3": "done"}
    assert OUT in black.text
    assert "対応済みにしました" in navy.text
    assert "一部だけ" not in black.text + navy.text
    for card in (black, navy):
        assert words.splitlines()[-1] in await last_words(card)


async def test_still_out_strikes_the_option_of_its_line_alone(stage: Stage) -> None:
    notice = await both_told(stage)
    await says(stage, notice, "3号买到了，1号还是没货")
    assert await statuses(stage) == [Status.OPEN, Status.CONFIRMED]
    assert [len(case.struck_keys) for case in stage.rows(t.Case)] == [1, 0]


async def test_a_line_that_is_not_named_hears_nothing(stage: Stage) -> None:
    notice = await both_told(stage)
    black, _ = await stage.cards()
    before = len(await black.thread())
    await says(stage, notice, "3番は手配しました")
    assert await statuses(stage) == [Status.INSTRUCTED, Status.CONFIRMED]
    assert len(await black.thread()) == before
    assert happenings(stage).count("agent.replied") == 0


@pytest.mark.parametrize("words", ["3番以外は手配しました", "除了3号都买到了", "All bought except line 3"])
async def test_what_is_done_but_for_one_line_is_not_done_for_that_one(stage: Stage, words: str) -> None:
    notice = await both_told(stage)
    await says(stage, notice, words)
    black, navy = stage.rows(t.Case)
    assert navy.status is Status.INSTRUCTED
    assert navy.heard["says"] == "other"
    assert black.heard["says"] == "done"
    assert "こちらの番です" in (await stage.cards())[1].text


async def test_all_but_the_only_case_is_not_that_case(stage: Stage) -> None:
    notice, card = await told(stage)
    await says(stage, notice, "3番以外は手配しました")
    assert only_case(stage).status is Status.INSTRUCTED
    assert "3番以外は手配しました" in await last_words(card)


async def test_a_line_of_the_thread_is_heard_beside_a_new_one(stage: Stage) -> None:
    notice = await both_told(stage)
    await says(stage, notice, "3番は購入しました。2番は欠品です。")
    found = {case.line_no: case.status for case in stage.rows(t.Case)}
    assert found == {"1": Status.INSTRUCTED, "3": Status.CONFIRMED, "2": Status.OPEN}


async def test_a_day_is_no_line(stage: Stage) -> None:
    notice, _ = await told(stage)
    await says(stage, notice, "12月10号能到货")
    card = await stage.card()
    assert "*代行から、入荷の見込みについて返事がありました：12/10(木)。*" in card.text


async def test_a_number_of_goods_is_no_line(stage: Stage) -> None:
    notice = await both_told(stage)
    await says(stage, notice, "bought 9, 3 not available")
    assert await statuses(stage) == [Status.INSTRUCTED, Status.INSTRUCTED]
    assert set((await _heard(stage)).values()) == {"partly"}


async def test_the_substitutes_colour_is_not_another_line_of_the_order(stage: Stage) -> None:
    notice, _ = await told(stage, "2 別カラー ブラック")
    await says(stage, notice, "黑色也没有了，只有灰色")
    assert only_case(stage).line_no == "3"
    card = await stage.card()
    assert "黑色也没有了" in card.text
    assert "こちらの番です" in card.text


async def test_lines_of_open_cases_are_told_apart_as_well(stage: Stage) -> None:
    notice = await a_notice(stage, THREE_LINES)
    await stage.advance(seconds=5)
    await says(stage, notice, "1番は在庫が見つかりました、3番は来週になりますがよろしいですか？")
    assert await _heard(stage) == {"1": "in_stock", "3": "question"}
    black, navy = await stage.cards()
    assert "在庫ありとして完了" in black.buttons
    assert "在庫ありとして完了" not in navy.buttons


async def test_a_single_case_hears_all_of_a_reply_that_names_its_line(stage: Stage) -> None:
    notice = await a_notice(stage, NOTICE)
    await (await stage.card()).press("hana", "1 ")
    await undo_window_over(stage)
    await says(stage, notice, "手配しました。ただし3番は8個のみです。")
    assert only_case(stage).status is Status.INSTRUCTED
    assert only_case(stage).heard["says"] == "partly"


STATE_FIRST = (
    "欠品：1番\n手配済：3番",
    "没货：1号；已下单：3号",
    "没买到1号，买到了3号",
    "Sold out: line 1. Bought: line 3.",
    "手配できたのは3番です。欠品は1番です。",
    "欠品は1番です。手配済みは3番です。",
    "没货的是1号，已下单的是3号",
    "could not buy line 1. Ordered line 3.",
    "欠品：\n1番 黒\n手配済：\n3番 紺",
)


@pytest.mark.parametrize("words", STATE_FIRST)
async def test_what_stands_before_the_name_of_its_line_is_said_of_that_line(stage: Stage, words: str) -> None:
    notice = await both_told(stage)
    await says(stage, notice, words)
    black, navy = await stage.cards()
    assert await statuses(stage) == [Status.INSTRUCTED, Status.CONFIRMED]
    assert await _heard(stage) == {"1": "out", "3": "done"}
    assert OUT in black.text
    assert "対応済みにしました" in navy.text


@pytest.mark.parametrize("words", ["已下单：3号；还是没货：1号", "購入済み：3番\n代替も欠品：1番"])
async def test_what_is_bought_is_not_struck_for_what_is_out(stage: Stage, words: str) -> None:
    notice = await both_told(stage)
    await says(stage, notice, words)
    assert await statuses(stage) == [Status.OPEN, Status.CONFIRMED]
    assert [len(case.struck_keys) for case in stage.rows(t.Case)] == [1, 0]


async def test_what_is_not_ordered_yet_is_not_done(stage: Stage) -> None:
    notice = await both_told(stage)
    await says(stage, notice, "未手配：1番　手配済：3番")
    assert await statuses(stage) == [Status.INSTRUCTED, Status.CONFIRMED]


@pytest.mark.parametrize(
    "words",
    [
        "手配済は3番、1番は欠品のままです",
        "1番が欠品で手配済は3番です",
        "NG：1番 手配済：3番 明日発送します",
        "已买到的有3号、1号还是没货",
    ],
)
async def test_where_it_is_not_plain_what_is_said_of_which_people_see_both(stage: Stage, words: str) -> None:
    notice = await both_told(stage)
    await says(stage, notice, words)
    assert await statuses(stage) == [Status.INSTRUCTED, Status.INSTRUCTED]
    assert set((await _heard(stage)).values()) == {"partly"}
    for card in await stage.cards():
        assert words in card.text
        assert "こちらの番です" in card.text


async def test_words_that_turn_round_within_a_line_are_only_suggested(stage: Stage) -> None:
    """Between 没货 and 1号 there is no more than between 1号 and 3号: the 没货 may be said of 1号."""
    words = "3号 已下单 还是没货，2号 1号买到了"
    notice = await both_told(stage)
    await says(stage, notice, words)
    black, navy = [case for case in stage.rows(t.Case) if case.line_no in {"1", "3"}]
    assert (black.status, navy.status) == (Status.INSTRUCTED, Status.INSTRUCTED)
    assert {black.heard["says"], navy.heard["says"]} == {"partly"}


@pytest.mark.parametrize(
    "words", ["①③手配済みです", "1、3号都买到了", "lines 1 and 3 are ordered", "1-3番は購入済み"]
)
async def test_lines_that_are_listed_are_all_named(stage: Stage, words: str) -> None:
    notice = await both_told(stage)
    await says(stage, notice, words)
    assert await statuses(stage) == [Status.CONFIRMED, Status.CONFIRMED]
