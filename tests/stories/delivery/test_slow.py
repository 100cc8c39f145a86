"""Slack takes its time, or a thread is gone: what was sent is found again, and said once."""

import asyncio
from dataclasses import replace

from bot.delivery import sharing, worker
from bot.delivery.parcel import Parcel
from bot.delivery.slack_route import send
from bot.flows.sending.deliver import LEASE
from bot.slack.blocks import Message
from store import tables as t
from tests.saying import carded, fault, finished, kinds, said, until
from tests.shop import START
from tests.stage import LONG, Stage


def test_a_call_is_over_before_somebody_else_may_take_it_up() -> None:
    assert max(worker.WITHIN, sharing.WITHIN) < LEASE.total_seconds()


async def test_a_call_that_takes_too_long_is_let_go_and_then_found(stage: Stage) -> None:
    card = await carded(stage)
    stage.keppin.worker.within = 0.2
    slow = {"method": "chat.postMessage", "channel": "C0AGENT", "seconds": 0.8}
    await fault(stage, latency=slow)
    await card.press("hana", "1 ")
    await stage.control("clock", advance=10)

    async def let_go() -> bool:
        return any(row.error == "TimeoutError" for row in stage.rows(t.Delivery))

    async def stands() -> bool:
        return kinds(await said(stage)).get("instruction") == 1

    await until(stage, let_go, step=0)
    await until(stage, stands, step=0)
    stage.keppin.worker.within = worker.WITHIN
    await finished(stage)
    assert kinds(await said(stage)) == {"card": 1, "instruction": 1, "draft": 2, "note": 2}


async def test_a_clock_that_leaps_over_the_lease_does_not_send_twice_what_is_being_sent(stage: Stage) -> None:
    card = await carded(stage)
    await card.press("hana", "1 ")
    await fault(stage, latency={"method": "chat.postMessage", "channel": "C0AGENT", "seconds": 0.7})
    await stage.control("clock", advance=10)

    async with asyncio.timeout(LONG):
        while not any(call["status"] == "pending" for call in await stage.calls("chat.postMessage")):
            await asyncio.sleep(0)
    await stage.control("clock", advance=2 * LEASE.total_seconds())
    await finished(stage)
    assert kinds(await said(stage)) == {"card": 1, "instruction": 1, "draft": 2, "note": 2}


async def test_what_went_beside_a_thread_that_is_gone_is_found_there(stage: Stage) -> None:
    parcel = Parcel(
        delivery_id=1,
        marker="note:1:gone",
        since=START,
        message=Message(text="また後で", blocks=[]),
        channel="C0DESK",
        thread_ts="1794963600.000100",
    )
    client = stage.keppin.worker.client
    beside = await send(client, parcel)
    assert await send(client, replace(parcel, maybe_sent=True)) == beside
    assert kinds(await said(stage)) == {"note": 1}
