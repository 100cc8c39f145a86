"""Several processes on one database share the work, and nothing is done or said twice."""

import asyncio
from typing import Any

import pytest
from slack_bolt.request.async_request import AsyncBoltRequest
from sqlmodel import Session, col, update

from bot.app import Keppin
from bot.flows.sending.deliver import LEASE
from store import tables as t
from tests.saying import carded, fault, finished, flood, kinds, said
from tests.shop import NOTICE
from tests.stage import LONG, Shown, Stage

#: SQLite has one writer, and so one process.
pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)

ONCE = {"card": 1, "instruction": 1, "draft": 2, "note": 2}


def click(card: Shown, user: str, action_ts: str) -> dict[str, Any]:
    """The first option, pressed, as Slack tells of it."""
    button = next(
        element
        for block in card.raw["blocks"]
        for element in block.get("elements", [])
        if element["type"] == "button" and element["text"]["text"].startswith("1 ")
    )
    return {
        "type": "block_actions",
        "user": {"id": user, "team_id": "T0SHOP"},
        "team": {"id": "T0SHOP"},
        "channel": {"id": "C0DESK"},
        "container": {"type": "message", "message_ts": card.ts, "channel_id": "C0DESK"},
        "trigger_id": "1.1.1",
        "actions": [
            {
                "type": "button",
                "block_id": "b",
                "action_id": button["action_id"],
                "value": button["value"],
                "action_ts": action_ts,
            }
        ],
    }


async def hear(keppin: Keppin, body: dict[str, Any]) -> int:
    answered = await keppin.bolt.async_dispatch(AsyncBoltRequest(mode="socket_mode", body=body))
    return int(answered.status)


async def test_two_people_at_once_make_one_decision_and_get_two_answers(stage: Stage) -> None:
    await stage.start_another()
    card = await carded(stage)
    heard = await asyncio.gather(
        hear(stage.keppin, click(card, "U0HANA", "1.1")), hear(stage.beside[0], click(card, "U0KEN", "1.2"))
    )
    assert heard == [200, 200]
    await finished(stage)
    (decision,) = stage.rows(t.Decision)
    winner, loser = ("hana", "ken") if decision.by == "U0HANA" else ("ken", "hana")
    assert await stage.answers(winner) == []
    (answer,) = await stage.answers(loser)
    assert f"<@{decision.by}>" in answer
    assert kinds(await said(stage)) == ONCE


async def test_one_click_told_to_two_processes_at_once_has_one_effect(stage: Stage) -> None:
    await stage.start_another()
    card = await carded(stage)
    body = click(card, "U0HANA", "1.1")
    heard = await asyncio.gather(*(hear(keppin, body) for keppin in (stage.keppin, *stage.beside) * 3))
    assert set(heard) == {200}
    await finished(stage)
    assert len(stage.rows(t.Decision)) == 1
    assert await stage.answers("hana") == []
    assert kinds(await said(stage)) == ONCE


async def test_one_notice_told_to_two_processes_at_once_opens_one_case(stage: Stage) -> None:
    await stage.start_another()
    await fault(stage, fail={"method": "chat.postMessage", "times": 1})
    await stage.post("limin", "rakumart-欠品", NOTICE)
    (told,) = [
        entry["payload"]
        for entry in (await stage.control("log", "GET", since=0))["entries"]
        if entry["kind"] == "envelope" and entry["payload"]["event"]["type"] == "message"
    ]

    def other(number: int) -> dict[str, Any]:
        """The same words once more, as a message of its own."""
        event = told["event"] | {"ts": f"{float(told['event']['ts']) + number:.6f}"}
        return told | {"event_id": f"Ev{number}", "event": event}

    both = (stage.keppin, *stage.beside)
    heard = await asyncio.gather(*(hear(both[number % 2], other(number)) for number in range(1, 5)))
    assert set(heard) == {200}
    await stage.settle()
    assert (len(stage.rows(t.Notice)), len(stage.rows(t.Case))) == (5, 1)


async def test_processes_share_a_flood_of_cases(stage: Stage) -> None:
    await stage.start_another()
    await stage.start_another()
    await flood(stage, 12)
    for _ in range(30):
        await stage.advance(seconds=1)
    marks = await said(stage)
    assert len(set(marks)) == len(marks)
    assert kinds(marks)["card"] == len(stage.rows(t.Case)) == 12


async def test_what_a_dead_process_held_is_said_by_another_when_its_lease_is_over(stage: Stage) -> None:
    await stage.start_another()
    card = await carded(stage)
    await card.press("hana", "1 ")
    now = stage.workspace.clock.now()

    def held(session: Session) -> None:
        """As if a third process had claimed the instruction and died."""
        instruction = update(t.Delivery).where(col(t.Delivery.kind) == "instruction")
        session.connection().execute(
            instruction.values(
                state=t.DeliveryState.CLAIMED, claimed_at=now, lease_until=now + LEASE, attempts=1
            )
        )

    stage.change(held)
    await stage.advance(seconds=LEASE.total_seconds() - 1)
    assert "instruction" not in kinds(await said(stage))
    await stage.advance(seconds=2)
    await finished(stage)
    assert kinds(await said(stage))["instruction"] == 1


async def test_a_decision_during_the_sending_of_a_card_is_shown_as_well(stage: Stage) -> None:
    await stage.start_another()
    await fault(stage, latency={"method": "chat.postMessage", "seconds": 0.4})
    await stage.control("message", channel="rakumart-欠品", user="limin", text=NOTICE)
    async with asyncio.timeout(LONG):
        while not stage.rows(t.Case):
            await asyncio.sleep(0.01)
    await stage.settle()
    card = await stage.card()
    await asyncio.gather(
        *(hear(keppin, click(card, "U0HANA", "1.1")) for keppin in (stage.keppin, *stage.beside))
    )
    await stage.settle()
    assert "取り消す" in (await card.again()).buttons
