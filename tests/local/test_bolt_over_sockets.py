"""A real Bolt app, connected by Socket Mode."""

import time
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.local import Workspace
from tests.local.conftest import Connect, Control, button, field, modal, section


async def test_a_posted_message_reaches_the_app_and_its_answer_the_thread(
    app: AsyncApp, connect: Connect, control: Control
):
    @app.event("message")
    async def answer(event: dict[str, Any], client: AsyncWebClient):
        if not event.get("bot_id"):
            await client.chat_postMessage(channel=event["channel"], text="heard", thread_ts=event["ts"])

    await connect(app)
    posted = await control.post(
        "message", channel="desk", user="mio", text="hello & <world> https://a.example/x?b=1。"
    )
    await control.settle()
    seen = (await control.get("messages", channel="desk", thread_ts=posted["ts"], user="mio"))["messages"]
    assert [each["text"] for each in seen] == [
        "hello &amp; &lt;world&gt; <https://a.example/x?b=1>。",
        "heard",
    ]
    assert seen[0]["reply_count"] == 1


async def test_a_click_is_acknowledged_and_the_card_updated(
    app: AsyncApp, connect: Connect, control: Control
):
    @app.action("go")
    async def go(ack, body, client):
        assert body["actions"][0]["value"] == "1"
        await client.chat_update(
            channel=body["channel"]["id"], ts=body["message"]["ts"], text="done", blocks=[]
        )
        await ack()

    await connect(app)
    blocks = [section("Card"), {"type": "actions", "elements": [button("go", "Go", value="1")]}]
    card = await app.client.chat_postMessage(channel="C0DESK", text="card", blocks=blocks)
    began = time.perf_counter()
    clicked = await control.post("click", channel="desk", ts=card["ts"], user="ren", label="Go")
    assert clicked["acked"]
    assert 0 < clicked["ms"] < (time.perf_counter() - began) * 1000
    await control.settle()
    (seen,) = (await control.get("messages", channel="desk", user="ren"))["messages"]
    assert (seen["text"], seen["edits"], seen.get("blocks")) == ("done", 1, None)


async def test_a_command_is_answered_for_one_person_only(app: AsyncApp, connect: Connect, control: Control):
    @app.command("/stock")
    async def stock(ack, command):
        await ack(f"{command['text']}: 3")

    await connect(app)
    assert (await control.post("command", channel="desk", user="mio", command="/stock", text="A-1"))["acked"]
    (mine,) = (await control.get("messages", channel="desk", user="mio"))["messages"]
    assert (mine["text"], mine["is_ephemeral"]) == ("A-1: 3", True)
    assert (await control.get("messages", channel="desk", user="ren"))["messages"] == []


async def test_a_modal_is_opened_refused_and_submitted(app: AsyncApp, connect: Connect, control: Control):
    @app.shortcut("new")
    async def new(ack, shortcut, client):
        await client.views_open(
            trigger_id=shortcut["trigger_id"], view=modal(field("sku"), field("note", optional=True))
        )
        await ack()

    @app.view("form")
    async def form(ack, view):
        typed = view["state"]["values"]["sku"]["sku"]["value"]
        await (ack(response_action="errors", errors={"sku": "unknown"}) if typed == "?" else ack())

    await connect(app)
    await control.post("shortcut", user="mio", callback_id="new")
    view = (await control.get("views", user="mio"))["view"]
    empty = await control.post("submit", user="mio", view_id=view["id"], values={})
    assert empty["errors"] == {"sku": "Please complete this required field."}
    wrong = await control.post("submit", user="mio", view_id=view["id"], values={"sku": "?"})
    assert (wrong["closed"], wrong["errors"]) == (False, {"sku": "unknown"})
    right = await control.post("submit", user="mio", view_id=view["id"], values={"sku": {"sku": "A-1"}})
    assert (right["closed"], right["errors"], right["view"]) == (True, None, None)


async def test_the_home_is_published_when_it_is_opened(app: AsyncApp, connect: Connect, control: Control):
    @app.event("app_home_opened")
    async def home(event, client):
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": [section("Hi")]})

    await connect(app)
    assert (await control.get("home", user="mio", peek="1"))["view"] is None
    assert (await control.get("home", user="mio"))["view"]["blocks"][0]["text"]["text"] == "Hi"


async def test_every_press_is_told_of_and_its_ack_timed(
    app: AsyncApp, connect: Connect, control: Control, workspace: Workspace
):
    @app.action("go")
    async def go(ack):
        await ack()

    await connect(app)
    card = await app.client.chat_postMessage(
        channel="C0DESK", text="card", blocks=[{"type": "actions", "elements": [button("go", "Go")]}]
    )
    press = {"channel": "desk", "ts": card["ts"], "user": "ren", "action_id": "go"}
    began = time.perf_counter()
    pressed = [await control.post("click", **press) for _ in range(30)]
    elapsed = (time.perf_counter() - began) * 1000
    assert all(each["acked"] and each["ms"] > 0 for each in pressed)
    assert sum(each["ms"] for each in pressed) < elapsed
    outcomes = [entry["outcome"] for entry in workspace.log() if entry.get("outcome")]
    assert outcomes[-30:] == ["acked"] * 30
