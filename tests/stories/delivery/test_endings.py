"""The end of a process that is told to stop: whoever was heard gets an answer, and what is under way is finished."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from store import tables as t
from tests.saying import carded, fault, finished, kinds, said
from tests.shop import NOTICE
from tests.stage import LONG, Shown, Stage

QUESTION = "読み取りを直す"
OTHER_NOTICE = NOTICE.replace("3番", "4番")


@asynccontextmanager
async def while_it_ends(stage: Stage) -> AsyncIterator[None]:
    """What happens between the word to stop and the end; afterwards another process begins."""
    ends = asyncio.create_task(stage.keppin.close())
    await asyncio.sleep(0)  # it has begun
    yield
    await ends
    await stage.restart()


async def under_way(stage: Stage) -> None:
    """The call that was made slow has reached Slack."""
    async with asyncio.timeout(LONG):
        while (await stage.control("faults"))["calls"]:
            await asyncio.sleep(0.01)


async def slowly_asked(stage: Stage, card: Shown) -> asyncio.Task[dict[str, object]]:
    """Hana has pressed a button, and is being answered."""
    await fault(stage, latency={"method": "views.open", "seconds": 0.5})
    pressing = asyncio.create_task(stage.click(card.channel, card.ts, "hana", label=QUESTION, settle=False))
    await under_way(stage)
    return pressing


async def test_a_click_that_was_heard_is_answered_before_the_connection_closes(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    card = await carded(stage)
    pressing = await slowly_asked(stage, card)
    caplog.clear()
    async with while_it_ends(stage):
        assert (await pressing)["acked"]
    assert await stage.modal("hana") is not None
    assert [record for record in caplog.records if record.levelname in {"WARNING", "ERROR"}] == []


async def test_what_comes_during_the_end_changes_nothing_and_is_heard_by_the_next_process(
    stage: Stage,
) -> None:
    card = await carded(stage)
    pressing = await slowly_asked(stage, card)
    await fault(stage, ack_seconds=1)
    async with while_it_ends(stage):
        label = next(button for button in card.buttons if button.startswith("1 "))
        late = asyncio.create_task(stage.click(card.channel, card.ts, "ken", label=label, settle=False))
        await stage.control("message", channel="rakumart-欠品", user="limin", text=OTHER_NOTICE)
        await pressing
    assert not (await late)["acked"]
    assert stage.rows(t.Decision) == []
    assert len(stage.rows(t.Notice)) == 2


async def test_a_message_on_its_way_is_written_down_before_the_end(stage: Stage) -> None:
    await fault(stage, latency={"method": "chat.postMessage", "seconds": 0.5})
    await stage.control("message", channel="rakumart-欠品", user="limin", text=NOTICE)
    await under_way(stage)
    await stage.keppin.close()
    (card,) = [row for row in stage.rows(t.Delivery) if row.kind == "card"]
    assert (card.state, card.attempts) == (t.DeliveryState.SENT, 1)
    assert kinds(await said(stage)) == {"card": 1}


async def test_a_message_that_hangs_holds_nothing_up_and_is_not_said_twice(stage: Stage) -> None:
    stage.keppin.worker.last_words = 0.1
    await fault(stage, latency={"method": "chat.postMessage", "seconds": LONG})
    await stage.control("message", channel="rakumart-欠品", user="limin", text=NOTICE)
    await under_way(stage)
    await stage.keppin.close()
    assert await said(stage) == []
    await fault(stage, clear=True)
    async with asyncio.timeout(LONG):
        while not await said(stage):
            await asyncio.sleep(0.01)
    await stage.restart()
    await (await stage.card()).press("hana", "1 ")
    await finished(stage)
    assert kinds(await said(stage))["card"] == 1
