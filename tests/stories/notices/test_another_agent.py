"""An agent chosen wrongly is put right: who was told by mistake hears of it, the right one is told once."""

from collections.abc import AsyncIterator

import pytest

from bot.rules.words import Status
from store import tables as t
from tests.stage import Shown, Stage, staged
from tests.stories.acts import AGENT_CHANNEL, a_card, happenings, only_case, undo_window_over
from tests.stories.letters import THREE_LINES
from tests.stories.notices.test_which_agent import OTHER, STRANGE, UNKNOWN, add_another_agent, agent_id, named

FIRST = "カモメ代行"
OTHER_CHANNEL = "random"


@pytest.fixture
async def two(database_url: str) -> AsyncIterator[Stage]:
    """The shop with a second agent, whose channel is another."""
    async with staged(database_url, add=add_another_agent) as stage:
        yield stage


async def put_right(stage: Stage, card: Shown, name: str, **more: str) -> Shown:
    """The card after somebody has corrected the agent."""
    await card.press("hana", "読み取りを直す")
    assert (await stage.submit("hana", agent=agent_id(stage, name), **more))["closed"]
    await stage.advance(seconds=5)
    return await card.again()


async def wrongly_named(stage: Stage) -> Shown:
    await stage.post("hana", "@hana", UNKNOWN)
    return await named(stage, await stage.card(), FIRST)


async def wrongly_told(stage: Stage) -> Shown:
    """A case whose instruction went to the wrong agent, opened once more."""
    card = await wrongly_named(stage)
    await card.press("hana", "1 ")
    await undo_window_over(stage)
    assert only_case(stage).status is Status.INSTRUCTED
    await (await card.again()).press("hana", "もう一度開く")
    await stage.advance(seconds=5)
    return await card.again()


async def texts(stage: Stage, channel: str) -> list[str]:
    return [shown.text for shown in await stage.messages(channel)]


async def test_a_wrongly_chosen_agent_is_put_right_before_anybody_is_told(two: Stage) -> None:
    card = await put_right(two, await wrongly_named(two), OTHER)
    assert OTHER in card.text
    assert f"<@U0HANA> が代行を *{FIRST}* から *{OTHER}* に改めました" in (await card.thread())[-1].text
    await card.press("hana", "1 ")
    await undo_window_over(two)
    assert only_case(two).status is Status.INSTRUCTED
    assert not await two.messages(AGENT_CHANNEL)
    (told,) = [text for text in await texts(two, OTHER_CHANNEL) if "お世話になっております" in text]
    assert "先ほどの指示は取り消し" not in told


async def test_the_window_shows_the_agent_as_it_was_understood(two: Stage) -> None:
    card = await a_card(two)
    await card.press("hana", "読み取りを直す")
    view = await two.modal("hana")
    (field,) = [block for block in view["blocks"] if block.get("block_id") == "agent"]
    assert field["element"]["initial_option"]["text"]["text"] == FIRST
    assert "hint" not in field
    assert (await two.submit("hana", qty_short="11"))["closed"]
    assert only_case(two).qty_short == 11
    assert "case.agent_changed" not in happenings(two)


async def test_what_is_corrected_beside_the_agent_is_taken_too(two: Stage) -> None:
    card = await put_right(two, await wrongly_named(two), OTHER, qty_short="11")
    assert only_case(two).qty_short == 11
    said = "\n".join(reply.text for reply in await card.thread())
    assert "不足数 12 → 11" in said
    assert f"から *{OTHER}* に改めました" in said


async def test_a_team_with_one_agent_is_not_asked(stage: Stage) -> None:
    card = await a_card(stage)
    await card.press("hana", "読み取りを直す")
    view = await stage.modal("hana")
    assert not [block for block in view["blocks"] if block.get("block_id") == "agent"]


async def test_the_wrong_agent_is_told_of_the_mistake_and_the_right_one_what_to_do(two: Stage) -> None:
    card = await wrongly_told(two)
    await card.press("hana", "読み取りを直す")
    view = await two.modal("hana")
    (field,) = [block for block in view["blocks"] if block.get("block_id") == "agent"]
    assert "前の指示は誤りだったと Keppin が伝えます" in field["hint"]["text"]
    assert (await two.submit("hana", agent=agent_id(two, OTHER)))["closed"]
    await two.advance(seconds=5)
    (instruction,) = await two.messages(AGENT_CHANNEL)
    (withdrawal,) = await instruction.thread()
    assert "请不要按那条指示处理" in withdrawal.text
    assert STRANGE in withdrawal.text
    card = await card.again()
    assert f"*{FIRST}* に、前の指示は誤りだったと伝えました" in (await card.thread())[-1].text
    assert "先に" not in card.text, "the agent that it is now holds nothing"
    await card.press("hana", "2 ")
    await undo_window_over(two)
    (told,) = [text for text in await texts(two, OTHER_CHANNEL) if "お世話になっております" in text]
    assert "先ほどの指示は取り消し" not in told
    assert only_case(two).status is Status.INSTRUCTED
    assert len(await two.messages(AGENT_CHANNEL)) == 1


async def test_what_the_wrong_agent_answers_moves_the_case_no_more(two: Stage) -> None:
    card = await put_right(two, await wrongly_told(two), OTHER)
    await card.press("hana", "2 ")
    await undo_window_over(two)
    (instruction,) = await two.messages(AGENT_CHANNEL)
    await two.post("limin", AGENT_CHANNEL, "已经买好了", thread_ts=instruction.ts)
    await two.advance(seconds=5)
    assert only_case(two).status is Status.INSTRUCTED
    assert any("已经买好了" in reply.text for reply in await card.thread())


async def test_an_agent_that_cannot_be_told_of_the_mistake_is_left_to_the_desk(two: Stage) -> None:
    card = await wrongly_told(two)
    fault = {"method": "chat.postMessage", "code": "is_archived", "channel": "C0AGENT", "times": 99}
    await two.control("faults", error=fault)
    card = await put_right(two, card, OTHER)
    said = (await card.thread())[-1].text
    assert f"*{FIRST}* にまだ伝えられていません。直接お伝えください" in said


async def test_a_mistake_that_cannot_be_told_for_minutes_is_told_to_the_desk_once_and_tried_on(
    two: Stage,
) -> None:
    card = await wrongly_told(two)
    await two.control("faults", fail={"method": "chat.postMessage", "channel": "C0AGENT", "times": 99})
    card = await put_right(two, card, OTHER)
    for _ in range(10):
        await two.advance(seconds=45)
    said = [reply.text for reply in await card.thread()]
    assert len([text for text in said if "にまだ伝えられていません" in text]) == 1
    await two.control("faults", clear=True)
    for _ in range(10):
        await two.advance(seconds=45)
    assert any("誤りだったと伝えました" in reply.text for reply in await card.thread())
    (instruction,) = await two.messages(AGENT_CHANNEL)
    assert len(await instruction.thread()) == 1


async def test_what_may_have_reached_the_wrong_agent_is_withdrawn_as_well(two: Stage) -> None:
    card = await wrongly_named(two)
    await card.press("hana", "1 ")
    await two.control("faults", lose_answer={"method": "chat.postMessage", "channel": "C0AGENT"})
    await two.control("faults", fail={"method": "conversations.history", "times": 99})
    await undo_window_over(two)
    for _ in range(8):
        await two.advance(seconds=45)
    await (await card.again()).press("hana", "もう一度開く")
    await two.control("faults", clear=True)
    await two.advance(seconds=5)
    card = await put_right(two, await card.again(), OTHER)
    await two.advance(minutes=6)
    assert any("请不要按那条指示处理" in text for text in await texts(two, AGENT_CHANNEL))
    await (await card.again()).press("hana", "2 ")
    await undo_window_over(two)
    (told,) = [text for text in await texts(two, OTHER_CHANNEL) if "お世話になっております" in text]
    assert "先ほどの指示は取り消し" not in told


async def test_the_open_cases_of_the_same_notice_go_along_and_the_others_stay(two: Stage) -> None:
    all_short = THREE_LINES.replace("15枚　在庫あり、買付済みです。", "15枚　廃盤とのことです。")
    await two.post("hana", "@hana", all_short)
    await two.advance(seconds=10)
    cards = await two.cards()
    await cards[0].press("hana", "1 ")
    await undo_window_over(two)
    await put_right(two, cards[1], OTHER)
    first, second, third = two.rows(t.Case)
    assert second.agent_id == third.agent_id == int(agent_id(two, OTHER))
    assert first.agent_id == int(agent_id(two, FIRST))
    assert "case.withdrawn" not in happenings(two)
