"""A real Bolt app behind its own HTTP address, with signed requests."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp

from bot.local import Clock, Workspace
from tests.local.conftest import WORLD, Control, button, client_of, field, manifest, modal


class Behind:
    """The workspace, the app, and the status that the app's server answers instead, if one is set."""

    def __init__(self, workspace: Workspace, session: aiohttp.ClientSession) -> None:
        self.workspace = workspace
        self.control = Control(session, workspace.url)
        self.app = AsyncApp(
            client=client_of(workspace, session),
            signing_secret=workspace.signing_secret,
            process_before_response=True,
        )
        self.status = 0
        self.retries: list[tuple[str | None, str | None]] = []

    async def serve(self, request: web.Request) -> web.StreamResponse:
        self.retries.append(
            (request.headers.get("X-Slack-Retry-Num"), request.headers.get("X-Slack-Retry-Reason"))
        )
        if self.status:
            return web.Response(
                status=self.status, headers={"x-slack-no-retry": "1"} if self.status == 404 else {}
            )
        answer = await self.app.async_dispatch(await to_bolt_request(request))
        return await to_aiohttp_response(answer)


@pytest.fixture
async def behind(clock: Clock, session: aiohttp.ClientSession) -> AsyncIterator[Behind]:
    workspace = Workspace(WORLD, manifest(), clock=clock)
    await workspace.start()
    behind = Behind(workspace, session)
    server = web.Application()
    server.router.add_post("/slack/events", behind.serve)
    runner = web.AppRunner(server)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    workspace.use_http(f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events")
    yield behind
    await workspace.stop()
    await runner.cleanup()


async def test_events_commands_clicks_and_modals_arrive_signed(behind: Behind):
    heard: list[str] = []

    @behind.app.event("message")
    async def message(event: dict[str, Any]):
        heard.append(event["text"])

    @behind.app.command("/stock")
    async def stock(ack, command, client):
        await client.views_open(trigger_id=command["trigger_id"], view=modal(field("sku")))
        await ack(
            blocks=[{"type": "actions", "elements": [button("go", "Go")]}],
            text="x",
            response_type="in_channel",
        )

    @behind.app.action("go")
    async def go(ack, respond):
        await respond("went", response_type="ephemeral", replace_original=False)
        await ack()

    @behind.app.view("form")
    async def form(ack):
        await ack(response_action="errors", errors={"sku": "no"})

    control = behind.control
    await control.post("message", channel="desk", user="mio", text="日本語")
    assert (await control.post("command", channel="desk", user="mio", command="/stock", text="一つ"))["acked"]
    await control.settle()
    assert heard == ["日本語"]
    sent = await control.post("submit", user="mio", values={"sku": "A"})
    assert sent["errors"] == {"sku": "no"}
    card = (await control.get("messages", channel="desk", user="mio"))["messages"][-1]
    assert (await control.post("click", channel="desk", ts=card["ts"], user="mio", label="Go"))["acked"]
    assert (await control.get("messages", channel="desk", user="mio"))["messages"][-1]["text"] == "went"


async def test_a_failing_server_is_asked_again_with_slacks_headers(behind: Behind):
    behind.status = 500
    await behind.control.post("message", channel="desk", user="mio", text="hi")
    await behind.control.settle()
    behind.status = 200
    await behind.control.post("clock", advance=60)
    await behind.control.settle()
    assert behind.retries == [(None, None), ("1", "http_error"), ("2", "http_error")]


async def test_a_server_can_decline_retries(behind: Behind):
    behind.status = 404
    await behind.control.post("message", channel="desk", user="mio", text="hi")
    await behind.control.settle()
    assert behind.retries == [(None, None)]
