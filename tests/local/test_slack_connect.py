"""Somebody of another organisation in a shared channel, as the app sees them."""

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.local.conftest import Connect, Control, button, field, modal

CARD = [{"type": "actions", "elements": [button("go", "Go")]}]


async def test_their_message_names_both_teams(app: AsyncApp, connect: Connect, control: Control):
    bodies: list[dict[str, Any]] = []
    teams: list[tuple[str, str]] = []

    @app.event("message")
    async def hear(body, context):
        bodies.append(body)
        teams.append((context.team_id, context.actor_team_id))

    await connect(app)
    for channel, user in (("agent-欠品", "lin"), ("agent-欠品", "mio"), ("desk", "mio")):
        await control.post("message", channel=channel, user=user, text="欠品です")
        await control.settle()
    theirs, ours, inside = bodies
    assert teams == [("T0SHOP", "T0AGENT"), ("T0SHOP", "T0SHOP"), ("T0SHOP", "T0SHOP")]
    assert theirs["is_ext_shared_channel"]
    assert (theirs["team_id"], theirs["context_team_id"]) == ("T0AGENT", "T0SHOP")
    assert theirs["authorizations"][0]["team_id"] == "T0SHOP"
    event = theirs["event"]
    assert {event["user_team"], event["source_team"], event["team"], event["user_profile"]["team"]} == {
        "T0AGENT"
    }
    assert (ours["event"]["user_team"], "user_profile" in ours["event"]) == ("T0SHOP", False)
    assert ("user_team" in inside["event"], inside["is_ext_shared_channel"]) == (False, False)


async def test_what_happens_in_a_shared_channel_tells_of_a_file_no_more_than_its_id(
    app: AsyncApp, connect: Connect, control: Control, client: AsyncWebClient
):
    events: list[dict[str, Any]] = []

    @app.event("message")
    async def hear(event):
        events.append(event)

    @app.event("file_shared")
    async def shared():
        pass

    await connect(app)
    file = {"name": "list.csv", "text": "1"}
    for channel, user in (("agent-欠品", "lin"), ("desk", "mio")):
        posted = await control.post("message", channel=channel, user=user, text="", files=[file])
        await control.post("message", channel=channel, user=user, text="a list", edit_ts=posted["ts"])
        await control.settle()
    (said, changed), inside = events[:2], events[2:]
    untold = {"created": 0, "timestamp": 0, "user": "", "mode": "file_access"}
    for files in (said["files"], changed["message"]["files"], changed["previous_message"]["files"]):
        assert files == [untold | {"id": files[0]["id"], "file_access": "check_file_info"}]
    assert all((event.get("message") or event)["files"][0]["name"] == "list.csv" for event in inside)
    (read,) = (await client.conversations_history(channel="C0AGENT"))["messages"]
    assert read["files"] == said["files"]
    told = (await client.files_info(file=said["files"][0]["id"]))["file"]
    assert (told["name"], told["file_access"]) == ("list.csv", "visible")


async def test_their_click_and_their_modal_carry_their_team_where_slack_puts_it(
    app: AsyncApp, connect: Connect, control: Control, client: AsyncWebClient
):
    clicked: list[dict[str, Any]] = []
    sent: list[dict[str, Any]] = []

    @app.action("go")
    async def go(ack, body, client):
        clicked.append(body)
        await client.views_open(trigger_id=body["trigger_id"], view=modal(field("a")))
        await ack()

    @app.view("form")
    async def form(ack, body, context):
        sent.append(body)
        assert context.team_id == "T0SHOP"
        await ack()

    await connect(app)
    card = await client.chat_postMessage(channel="C0AGENT", text="card", blocks=CARD)
    await control.post("click", channel="agent-欠品", ts=card["ts"], user="lin", label="Go")
    assert (await control.post("submit", user="lin", values={"a": "x"}))["closed"]
    (click,), (view,) = clicked, sent
    assert (click["team"]["id"], click["user"]["team_id"]) == ("T0SHOP", "T0AGENT")
    assert "is_ext_shared_channel" not in click
    assert (view["team"]["id"], view["user"]["team_id"]) == ("T0AGENT", "T0AGENT")
    assert view["view"]["app_installed_team_id"] == "T0SHOP"


async def test_commands_and_shortcuts_are_not_shared_with_them(control: Control):
    status, text = await control.refused(
        "command", channel="agent-欠品", user="lin", command="/stock", text="x"
    )
    assert status == 400
    assert "not shared with other organisations: lin is at Hashi Agent" in text
    posted = await control.post("message", channel="agent-欠品", user="lin", text="x")
    status, text = await control.refused(
        "shortcut", channel="agent-欠品", ts=posted["ts"], user="lin", callback_id="report"
    )
    assert (status, "Shortcuts are not shared" in text) == (400, True)


async def test_they_see_only_the_channels_they_are_in(control: Control):
    status, _ = await control.refused("message", channel="desk", user="lin", text="hello?")
    assert status == 400


async def test_a_message_shortcut_carries_the_message(app: AsyncApp, connect: Connect, control: Control):
    reports: list[dict[str, Any]] = []

    @app.shortcut("report")
    async def report(ack, body):
        reports.append(body)
        await ack()

    await connect(app)
    posted = await control.post("message", channel="agent-欠品", user="lin", text="欠品です")
    await control.post("shortcut", channel="agent-欠品", ts=posted["ts"], user="mio", callback_id="report")
    (body,) = reports
    assert (body["message"]["text"], body["message"]["user"], body["channel"]["id"]) == (
        "欠品です",
        "U0LIN",
        "C0AGENT",
    )
    assert body["message_ts"] == posted["ts"]
    assert body["response_url"].startswith("http://127.0.0.1:")
