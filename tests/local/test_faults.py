"""What goes wrong on request, and how a real Bolt app fares."""

import asyncio
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.local import Clock, Workspace
from tests.local.conftest import Connect, Control, button, until

CARD = [{"type": "actions", "elements": [button("go", "Go")]}]


async def heard_by(app: AsyncApp) -> list[tuple[str, str | None]]:
    """The (event id, retry number) of every event that this app hears."""
    heard: list[tuple[str, str | None]] = []

    @app.event("message")
    async def hear(body: dict[str, Any], request: Any):
        heard.append((body["event_id"], request.headers["x-slack-retry-num"][0]))

    return heard


async def test_an_event_whose_ack_is_lost_comes_again_with_its_number(
    app: AsyncApp, connect: Connect, control: Control
):
    heard = await heard_by(app)
    await connect(app)
    await control.post("faults", lose_acks=1, ack_seconds=0.05)
    await control.post("message", channel="desk", user="mio", text="hi")
    await control.settle()
    await until(lambda: len(heard) > 1)
    (first, zero), (second, one) = heard
    assert first == second
    assert (zero, one) == ("0", "1")


async def test_later_retries_wait_for_the_clock(
    app: AsyncApp, connect: Connect, control: Control, clock: Clock
):
    heard = await heard_by(app)
    await connect(app)
    await control.post("faults", lose_acks=3, ack_seconds=0.02)
    await control.post("message", channel="desk", user="mio", text="hi")
    await control.settle()
    await until(lambda: len(heard) > 1)
    assert [number for _, number in heard] == ["0", "1"]
    await control.post("clock", advance=60)
    await control.settle()
    await until(lambda: len(heard) > 2)
    assert [number for _, number in heard] == ["0", "1", "2"]
    clock.advance(timedelta(minutes=5))
    await control.settle()
    await until(lambda: len(heard) > 3)
    assert [number for _, number in heard] == ["0", "1", "2", "3"]


async def test_an_acknowledged_event_can_be_delivered_twice(
    app: AsyncApp, connect: Connect, control: Control
):
    heard = await heard_by(app)
    await connect(app)
    await control.post("faults", redeliver=1)
    await control.post("message", channel="desk", user="mio", text="hi")
    await control.settle()
    assert [number for _, number in heard] == ["0", "1"]


async def test_an_event_can_be_lost_altogether(app: AsyncApp, connect: Connect, control: Control):
    heard = await heard_by(app)
    await connect(app)
    await control.post("faults", lose_events=1)
    for text in ("lost", "heard"):
        await control.post("message", channel="desk", user="mio", text=text)
    await control.settle()
    assert len(heard) == 1


async def test_an_event_waits_for_a_connection_and_a_click_does_not(
    app: AsyncApp, connect: Connect, control: Control, client: AsyncWebClient
):
    heard = await heard_by(app)
    card = await client.chat_postMessage(channel="C0DESK", text="card", blocks=CARD)
    await control.post("message", channel="desk", user="mio", text="hi")
    await control.settle()
    clicked = await control.post("click", channel="desk", ts=card["ts"], user="mio", label="Go")
    assert (clicked["acked"], clicked["failure"]) == (False, "dispatch_failed")
    (toast,) = [entry for entry in (await control.get("log"))["entries"] if entry["kind"] == "toast"]
    assert (toast["user"], toast["code"]) == ("U0MIO", "dispatch_failed")
    await connect(app)
    await control.settle()
    assert len(heard) == 1


async def test_an_app_that_does_not_answer_is_reported_to_the_person(
    app: AsyncApp, connect: Connect, control: Control
):
    await connect(app)
    await control.post("faults", ack_seconds=0.05)
    said = await control.post("command", channel="desk", user="mio", command="stock", text="x")
    assert (said["acked"], said["failure"]) == (False, "operation_timeout")


async def test_a_refresh_loses_nothing_and_an_ack_may_come_on_the_new_connection(
    app: AsyncApp, connect: Connect, control: Control, client: AsyncWebClient, workspace: Workspace
):
    @app.action("go")
    async def go(ack):
        await control.post("faults", refresh=True)
        while workspace.core.sockets.connections == before:
            await asyncio.sleep(0.001)
        await ack()

    await connect(app)
    before = workspace.core.sockets.connections
    card = await client.chat_postMessage(channel="C0DESK", text="card", blocks=CARD)
    await control.settle()
    assert (await control.post("click", channel="desk", ts=card["ts"], user="mio", label="Go"))["acked"]
    entry = [each for each in workspace.log() if each.get("type") == "interactive"][-1]
    assert "acknowledged on connection 2" in entry["route"]


async def test_each_envelope_goes_to_one_connection_in_turn(
    app: AsyncApp, connect: Connect, control: Control
):
    heard = await heard_by(app)
    await connect(app)
    await connect(app)
    for _ in range(4):
        await control.post("message", channel="desk", user="mio", text="hi")
    await control.settle()
    assert len(heard) == 4
    routes = [
        entry["route"] for entry in (await control.get("log"))["entries"] if entry["kind"] == "envelope"
    ]
    assert sorted(routes) == ["connection 1", "connection 1", "connection 2", "connection 2"]


async def test_a_method_can_be_limited_fail_or_name_an_error_so_many_times(
    control: Control, client: AsyncWebClient
):
    await control.post(
        "faults", ratelimit={"method": "chat.postMessage", "retry_after": 7, "channel": "C0DESK"}
    )
    with pytest.raises(SlackApiError) as limited:
        await client.chat_postMessage(channel="C0DESK", text="a")
    assert (limited.value.response.status_code, limited.value.response.headers["Retry-After"]) == (429, "7")
    await control.post("faults", fail={"method": "chat.postMessage", "status": 502})
    with pytest.raises(SlackApiError) as failing:
        await client.chat_postMessage(channel="C0DESK", text="a")
    assert failing.value.response.status_code == 502
    await control.post("faults", error={"method": "chat.postMessage", "code": "fatal_error", "times": 2})
    for _ in range(2):
        with pytest.raises(SlackApiError, match="fatal_error"):
            await client.chat_postMessage(channel="C0DESK", text="a")
    assert (await client.chat_postMessage(channel="C0DESK", text="a"))["ok"]


async def test_an_answer_can_be_lost_after_the_work_was_done(control: Control, client: AsyncWebClient):
    await control.post("faults", lose_answer={"method": "chat.postMessage"})
    with pytest.raises(aiohttp.ClientError):
        await client.chat_postMessage(channel="C0DESK", text="a")
    assert len((await client.conversations_history(channel="C0DESK"))["messages"]) == 1


async def test_mischief_is_cleared_and_nonsense_refused_in_words(control: Control, client: AsyncWebClient):
    await control.post("faults", fail={"method": "auth.test", "times": 9})
    await control.post("faults", clear=True)
    assert (await client.auth_test())["ok"]
    status, text = await control.refused("faults", fail={"times": 9})
    assert status == 400
    assert "method" in text


async def test_rate_limits_let_a_burst_pass_when_switched_on(control: Control, client: AsyncWebClient):
    await control.post("faults", rate_limits=True)
    for _ in range(5):
        await client.chat_postMessage(channel="C0DESK", text="a")
    with pytest.raises(SlackApiError) as limited:
        await client.chat_postMessage(channel="C0DESK", text="a")
    assert limited.value.response.headers["Retry-After"] == "1"
    assert (await client.chat_postMessage(channel="G0PLAN", text="a"))["ok"]


async def test_a_broken_connection_is_made_anew(app: AsyncApp, connect: Connect, control: Control):
    heard = await heard_by(app)
    await connect(app, ping=0.1)
    await control.post("faults", disconnect=True)
    await control.post("message", channel="desk", user="mio", text="hi")
    await until(lambda: heard)
