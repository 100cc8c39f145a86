"""The agent is being told while somebody takes the decision back: what it holds then is known and withdrawn."""

import asyncio
from typing import Any

import pytest

from bot.flows.outbox import Kind
from bot.flows.refusals import Refusal
from bot.flows.sending import delivered
from bot.rules.words import Status
from store import tables as t
from tests.saying import fault
from tests.stage import LONG, Shown, Stage
from tests.stories.acts import a_notice, decided, only_case, undo_window_over

WITHDRAWN = "上一条指示作废"
HELD = "代行には前回の指示が届いています：*別店舗 12.8元*"


def state_of(stage: Stage) -> str:
    return next(row.state for row in stage.rows(t.Delivery) if row.kind == "instruction")


async def on_its_way_for_minutes(stage: Stage) -> Shown:
    """An instruction that failed for so long that the card says so, and is under way once more at this moment."""
    await fault(stage, fail={"method": "chat.postMessage", "channel": "C0AGENT", "times": 999})
    await (await stage.card()).press("hana", "1 ")
    for _ in range(10):
        await stage.advance(seconds=30)
    await fault(stage, clear=True)
    await fault(stage, latency={"method": "chat.postMessage", "channel": "C0AGENT", "seconds": LONG})
    card = await stage.card()
    await stage.control("clock", advance=600)
    async with asyncio.timeout(LONG):
        while not any(call["status"] == "pending" for call in await stage.calls("chat.postMessage")):
            await asyncio.sleep(0.01)
    return card


async def test_an_instruction_that_arrives_after_the_reopening_is_known_and_withdrawn(stage: Stage) -> None:
    notice = await a_notice(stage)
    card = await on_its_way_for_minutes(stage)
    await stage.click(card.channel, card.ts, "ken", label="もう一度開く", settle=False)
    await fault(stage, clear=True)
    await stage.advance(seconds=5)
    assert state_of(stage) == "sent"
    card = await card.again()
    assert only_case(stage).status is Status.OPEN
    assert HELD in card.text
    assert "行き違いで代行に届いていました： *別店舗 12.8元*" in (await card.thread())[-1].text
    await card.press("hana", "3 ")
    await undo_window_over(stage)
    first, second = await stage.told(notice)
    assert WITHDRAWN not in first
    assert WITHDRAWN in second


async def test_what_was_sent_and_not_followed_is_withdrawn_as_well(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: Any) -> None:
        raise Refusal("stale", number=1)

    notice = await a_notice(stage)
    with monkeypatch.context() as stumbling:
        stumbling.setitem(delivered.AFTERWARDS, Kind.INSTRUCTION, refuse)
        await (await stage.card()).press("hana", "1 ")
        for _ in range(6):
            await stage.advance(seconds=10)
    assert state_of(stage) == "failed"
    await (await stage.card()).press("hana", "もう一度開く")
    await stage.advance(seconds=5)
    await (await stage.card()).press("hana", "3 ")
    await undo_window_over(stage)
    assert WITHDRAWN in (await stage.told(notice))[-1]


async def test_what_was_told_by_hand_is_not_linked_to_an_earlier_instruction(stage: Stage) -> None:
    card = await decided(stage)
    await undo_window_over(stage)
    await (await card.again()).press("hana", "もう一度開く")
    await stage.advance(seconds=5)
    await fault(stage, error={"method": "chat.postMessage", "code": "is_archived", "channel": "C0AGENT"})
    await (await card.again()).press("hana", "3 ")
    await undo_window_over(stage)
    await (await card.again()).press("hana", "自分で伝えた")
    await stage.advance(seconds=5)
    assert only_case(stage).instruction_link is None
    await (await card.again()).press("hana", "もう一度開く")
    await stage.advance(seconds=5)
    (held,) = [line for line in (await card.again()).text.splitlines() if "前回の指示が届いています" in line]
    assert "返金" in held
    assert "archives" not in held
