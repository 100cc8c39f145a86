"""A message that may have arrived and cannot be looked up is looked up later, and never said twice for that."""

from typing import Any

import pytest

from bot.flows.outbox import Kind
from bot.flows.refusals import Refusal
from bot.flows.sending import delivered
from store import tables as t
from tests.saying import carded, fault, kinds, said, until
from tests.shop import NOTICE
from tests.stage import Stage

HISTORY, REPLIES = "conversations.history", "conversations.replies"
POST = "chat.postMessage"


@pytest.mark.parametrize("word", ["missing_scope", "invalid_arguments", "moon_is_full"])
async def test_a_card_that_cannot_be_looked_up_is_not_put_up_twice(stage: Stage, word: str) -> None:
    await fault(stage, lose_answer={"method": POST, "channel": "C0DESK", "times": 1})
    await fault(stage, error={"method": HISTORY, "channel": "C0DESK", "code": word, "times": 999})
    await stage.post("limin", "rakumart-欠品", NOTICE)
    for _ in range(7):
        await stage.advance(minutes=1)
    assert len(await stage.calls(POST)) == 1
    await fault(stage, clear=True)
    await stage.advance(minutes=6)
    await stage.advance(seconds=10)
    assert kinds(await said(stage))["card"] == 1
    assert (await stage.card()).buttons


async def test_an_instruction_that_cannot_be_looked_up_is_sent_once(stage: Stage) -> None:
    card = await carded(stage)
    await fault(stage, lose_answer={"method": POST, "channel": "C0AGENT", "times": 1})
    await fault(stage, error={"method": REPLIES, "channel": "C0AGENT", "code": "missing_scope", "times": 999})
    await card.press("hana", "1 ")
    for _ in range(12):
        await stage.advance(seconds=30)
    assert "もう一度送る" in (await card.again()).buttons
    await fault(stage, clear=True)
    await (await card.again()).press("ken", "もう一度送る")
    await stage.advance(minutes=6)
    assert kinds(await said(stage))["instruction"] == 1
    assert "もう一度送る" not in (await card.again()).buttons


async def test_what_was_put_off_before_is_not_given_up_at_its_first_stumble(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stumbles: list[int] = []
    follow = delivered.AFTERWARDS[Kind.INSTRUCTION]

    def stumble_once(*given: Any) -> None:
        stumbles.append(1)
        if len(stumbles) == 1:
            raise Refusal("stale", number=1)
        follow(*given)

    monkeypatch.setitem(delivered.AFTERWARDS, Kind.INSTRUCTION, stumble_once)
    card = await carded(stage)
    await fault(stage, ratelimit={"method": POST, "channel": "C0AGENT", "retry_after": 5, "times": 3})
    await card.press("hana", "1 ")

    async def sent() -> bool:
        return any(
            row.kind == "instruction" and row.state is t.DeliveryState.SENT for row in stage.rows(t.Delivery)
        )

    await until(stage, sent)
    assert kinds(await said(stage))["instruction"] == 1
