"""The control API: people act by name, and are told in words what they cannot do."""

import base64
import re
from typing import Any

import aiohttp
import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.local import Workspace
from tests.local.conftest import Connect, Control, button, field, modal, section


def options(*names: str) -> list[dict[str, Any]]:
    return [{"text": {"type": "plain_text", "text": name.title()}, "value": name} for name in names]


FIELDS = [
    field("text"),
    field("count", {"type": "number_input", "is_decimal_allowed": False, "min_value": "1"}),
    field("link", {"type": "url_text_input"}),
    field("day", {"type": "datepicker"}),
    field("colour", {"type": "static_select", "options": options("red", "navy")}),
    field("one", {"type": "radio_buttons", "options": options("yes", "no")}),
    field("some", {"type": "checkboxes", "options": options("a", "b")}),
    field(
        "many", {"type": "multi_static_select", "options": options("x", "y", "z"), "max_selected_items": 2}
    ),
    field("who", {"type": "users_select"}),
    field("where", {"type": "conversations_select"}),
    field("note", optional=True, label={"type": "plain_text", "text": "Note to the shop"}),
]
GOOD = {
    "text": "t",
    "count": "3",
    "link": "https://item.example/1?x=1",
    "day": "2026-11-30",
    "colour": "Navy",
} | {
    "one": "yes",
    "some": ["a", "B"],
    "many": ["x", "z"],
    "who": "ren",
    "where": "desk",
}
BY_LABEL = {"Note to the shop": "later"}


@pytest.fixture
async def opened(app: AsyncApp, connect: Connect, control: Control) -> list[dict[str, Any]]:
    """A modal with every kind of field, open for mio; what the app receives is collected."""
    received: list[dict[str, Any]] = []

    @app.shortcut("new")
    async def new(ack, shortcut, client):
        await client.views_open(trigger_id=shortcut["trigger_id"], view=modal(*FIELDS, private_metadata="m"))
        await ack()

    @app.view("form")
    async def form(ack, view):
        received.append(view)
        await ack()

    await connect(app)
    await control.post("shortcut", user="mio", callback_id="new")
    return received


async def test_simple_values_become_slacks_state(opened: list[dict[str, Any]], control: Control):
    assert (await control.post("submit", user="mio", values=GOOD))["closed"]
    state = opened[0]["state"]["values"]
    assert state["count"]["count"] == {"type": "number_input", "value": "3"}
    assert state["colour"]["colour"]["selected_option"]["value"] == "navy"
    assert [each["value"] for each in state["some"]["some"]["selected_options"]] == ["a", "b"]
    assert [each["value"] for each in state["many"]["many"]["selected_options"]] == ["x", "z"]
    assert state["who"]["who"] == {"type": "users_select", "selected_user": "U0REN"}
    assert state["where"]["where"]["selected_conversation"] == "C0DESK"
    assert state["note"]["note"] == {"type": "plain_text_input", "value": None}
    assert (opened[0]["private_metadata"], opened[0]["callback_id"]) == ("m", "form")


@pytest.mark.parametrize(
    ("block", "value", "error"),
    [
        ("text", "", "Please complete this required field."),
        ("count", "0", "Enter a number of at least 1."),
        ("count", "1.5", "Enter a whole number."),
        ("link", "item.example/1", "Enter a valid URL."),
        ("many", ["x", "y", "z"], "Choose at most 2."),
        ("some", [], "Please complete this required field."),
    ],
)
async def test_the_window_refuses_before_it_sends(
    opened: list[dict[str, Any]], control: Control, block: str, value: Any, error: str
):
    said = await control.post("submit", user="mio", values=GOOD | {block: value})
    assert (said["closed"], said["errors"], opened) == (False, {block: error}, [])
    assert said["view"]["errors"] == {block: error}


async def test_a_field_of_a_form_sends_nothing_by_itself(opened: list[dict[str, Any]], control: Control):
    status, text = await control.refused("click", user="mio", action_id="colour", value="red")
    assert (status, "sent with the form" in text, opened) == (400, True, [])


async def test_a_field_can_be_named_by_its_label(opened: list[dict[str, Any]], control: Control):
    assert (await control.post("submit", user="mio", values=GOOD | BY_LABEL))["closed"]
    assert opened[0]["state"]["values"]["note"]["note"]["value"] == "later"


async def test_what_a_modal_does_not_offer_is_refused_in_words(
    opened: list[dict[str, Any]], control: Control
):
    status, text = await control.refused("submit", user="mio", values={"colour": "green"})
    assert (status, "it offers Red, Navy" in text) == (404, True)
    status, text = await control.refused("submit", user="mio", values={"colr": "green"})
    assert (status, "no field in a block 'colr'" in text) == (404, True)
    assert (await control.refused("submit", user="ren", values={}))[0] == 404
    assert opened == []


async def test_a_press_in_a_modal_brings_what_was_typed_so_far(
    app: AsyncApp, connect: Connect, control: Control
):
    typed: list[Any] = []
    look_up = {"type": "actions", "block_id": "row", "elements": [button("look", "Look up")]}

    @app.shortcut("new")
    async def new(ack, shortcut, client):
        await client.views_open(trigger_id=shortcut["trigger_id"], view=modal(field("sku"), look_up))
        await ack()

    @app.action("look")
    async def look(ack, body):
        typed.append(body["view"]["state"]["values"]["sku"]["sku"]["value"])
        await ack()

    await connect(app)
    await control.post("shortcut", user="mio", callback_id="new")
    pressed = await control.post("click", user="mio", action_id="look", values={"sku": "TOT-BK-L"})
    assert (pressed["acked"], typed) == (True, ["TOT-BK-L"])
    kept = (await control.get("views", user="mio"))["view"]["state"]["values"]
    assert kept["sku"]["sku"]["value"] == "TOT-BK-L"


async def test_a_message_takes_no_values(control: Control, client: AsyncWebClient):
    blocks = [{"type": "actions", "elements": [button("go", "Go")]}]
    ts = (await client.chat_postMessage(channel="C0DESK", text="a", blocks=blocks))["ts"]
    spot = {"channel": "desk", "ts": ts, "user": "mio", "action_id": "go"}
    status, text = await control.refused("click", **spot, values={"a": "b"})
    assert (status, "no form" in text) == (400, True)


@pytest.fixture
async def steps(app: AsyncApp, connect: Connect, control: Control) -> list[tuple[str, bool]]:
    """A modal that does what is typed into it, open for mio; the modals that were closed are collected."""
    closed: list[tuple[str, bool]] = []

    @app.shortcut("new")
    async def new(ack, shortcut, client):
        await client.views_open(trigger_id=shortcut["trigger_id"], view=modal(field("step"), external_id="x"))
        await ack()

    @app.view("form")
    async def form(ack, view):
        step = view["state"]["values"]["step"]["step"]["value"]
        fresh = modal(field("step"), notify_on_close=True)
        await ack(response_action=step, **({"view": fresh} if step in ("push", "update") else {}))

    @app.view_closed("form")
    async def gone(ack, body):
        closed.append((body["view"]["id"], body["is_cleared"]))
        await ack()

    await connect(app)
    await control.post("shortcut", user="mio", callback_id="new")
    return closed


async def test_a_modal_can_be_pushed_updated_and_closed(steps: list[tuple[str, bool]], control: Control):
    first = (await control.get("views", user="mio"))["view"]
    pushed = await control.post("submit", user="mio", values={"step": "push"})
    assert (pushed["closed"], pushed["view"]["previous_view_id"]) == (False, first["id"])
    await control.post("submit", user="mio", values={"step": "update"})
    assert len((await control.get("views", user="mio"))["views"]) == 2
    top = (await control.post("submit", user="mio", close=True))["view"]
    assert (top["id"], steps) == (first["id"], [(pushed["view"]["id"], False)])


@pytest.mark.usefixtures("steps")
async def test_modals_stand_three_deep_and_can_be_cleared(control: Control):
    for _ in range(3):
        await control.post("submit", user="mio", values={"step": "push"})
    assert len((await control.get("views", user="mio"))["views"]) == 3
    refusals = [each for each in (await control.get("log"))["entries"] if each["kind"] == "refused"]
    assert refusals[0]["error"] == "push_limit_reached"
    await control.post("submit", user="mio", values={"step": "clear"})
    assert (await control.get("views", user="mio"))["views"] == []


async def test_a_trigger_opens_one_modal_and_a_stale_hash_is_a_conflict(
    app: AsyncApp, connect: Connect, control: Control
):
    said: list[str] = []

    @app.shortcut("new")
    async def new(ack, shortcut, client):
        view = (await client.views_open(trigger_id=shortcut["trigger_id"], view=modal(field("a"))))["view"]
        for call in (
            client.views_open(trigger_id=shortcut["trigger_id"], view=modal(field("a"))),
            client.views_open(trigger_id="1.2", view=modal(field("a"))),
            client.views_update(view_id=view["id"], hash="old", view=modal(field("a"))),
            client.views_update(view_id="V0", view=modal(field("a"))),
        ):
            try:
                await call
            except SlackApiError as error:
                said.append(error.response["error"])
        await client.views_update(view_id=view["id"], hash=view["hash"], view=modal(field("b")))
        await ack()

    await connect(app)
    await control.post("shortcut", user="mio", callback_id="new")
    assert said == ["exchanged_trigger_id", "invalid_trigger_id", "hash_conflict", "not_found"]
    assert (await control.get("views", user="mio"))["view"]["blocks"][0]["block_id"] == "b"


async def test_a_person_presses_only_what_they_see(control: Control, client: AsyncWebClient):
    blocks = [
        section("a", accessory=button("hidden", "Hidden", visible_to_user_ids=["U0REN"])),
        {"type": "actions", "elements": [button("pick", "Pick", value="1")], "block_id": "one"},
        {"type": "actions", "elements": [button("pick", "Pick", value="2")], "block_id": "two"},
    ]
    ts = (await client.chat_postMessage(channel="C0DESK", text="a", blocks=blocks))["ts"]
    spot = {"channel": "desk", "ts": ts, "user": "mio"}
    status, text = await control.refused("click", **spot, label="Hidden")
    assert (status, "mio sees nothing like label 'Hidden'" in text) == (404, True)
    status, text = await control.refused("click", **spot, label="Pick")
    assert (status, "there are 2 elements" in text) == (400, True)
    assert (await control.post("click", **spot, label="Pick", value="2"))["failure"] == "dispatch_failed"
    assert (await control.refused("click", **spot | {"user": "guest"}, block_id="one"))[0] == 400
    assert (await control.refused("click", **spot | {"ts": "1.0"}, block_id="one"))[0] == 404
    assert (await control.refused("click", **spot))[1].startswith("say which element")


async def test_selects_and_overflows_are_picked_by_value_or_by_what_is_written(
    app: AsyncApp, connect: Connect, control: Control, client: AsyncWebClient
):
    picked: list[Any] = []

    @app.action({"type": "block_actions", "block_id": "row"})
    async def pick(ack, action, body):
        picked.append((action["action_id"], action["selected_option"]["value"], body["state"]["values"]))
        await ack()

    await connect(app)
    select = {"type": "static_select", "action_id": "s", "options": options("red", "navy")}
    more = {"type": "overflow", "action_id": "o", "options": options("edit", "drop")}
    blocks = [{"type": "actions", "block_id": "row", "elements": [select, more]}]
    ts = (await client.chat_postMessage(channel="C0DESK", text="a", blocks=blocks))["ts"]
    spot = {"channel": "desk", "ts": ts, "user": "mio"}
    await control.post("click", **spot, action_id="s", value="Navy")
    await control.post("click", **spot, action_id="o", value="drop")
    assert [each[:2] for each in picked] == [("s", "navy"), ("o", "drop")]
    assert picked[1][2]["row"]["s"]["selected_option"]["value"] == "navy"


async def test_an_external_select_asks_the_app_for_its_options(
    app: AsyncApp, connect: Connect, control: Control, client: AsyncWebClient
):
    @app.options("sku")
    async def skus(ack, payload):
        await ack(options=options(payload["value"] + "1"))

    await connect(app)
    select = {"type": "external_select", "action_id": "sku", "min_query_length": 0}
    blocks = [{"type": "actions", "elements": [select]}]
    ts = (await client.chat_postMessage(channel="C0DESK", text="a", blocks=blocks))["ts"]
    asked = {"channel": "desk", "ts": ts, "user": "mio", "action_id": "sku", "value": "a"}
    said = await control.on_page("options", **asked)
    assert [each["value"] for each in said["options"]] == ["a1"]


async def test_a_response_url_takes_five_answers_within_thirty_minutes(
    app: AsyncApp, connect: Connect, control: Control, session: aiohttp.ClientSession
):
    urls: list[str] = []

    @app.command("/stock")
    async def stock(ack, command):
        urls.append(command["response_url"])
        await ack()

    async def use(url: str) -> tuple[int, str]:
        async with session.post(url, json={"text": "x"}) as answer:
            return answer.status, await answer.text()

    await connect(app)
    for _ in range(2):
        await control.post("command", channel="desk", user="mio", command="stock")
    assert [(await use(urls[0]))[0] for _ in range(5)] == [200] * 5
    status, text = await use(urls[0])
    assert (status, "used_url" in text) == (404, True)
    await control.post("clock", advance=1801)
    status, text = await use(urls[1])
    assert (status, "expired_url" in text) == (404, True)


async def test_a_click_can_replace_or_delete_its_message(
    app: AsyncApp, connect: Connect, control: Control, client: AsyncWebClient
):
    @app.action("go")
    async def go(ack, respond, action):
        await respond(
            **(
                {"delete_original": True}
                if action.get("value")
                else {"text": "new", "replace_original": True}
            )
        )
        await ack()

    await connect(app)
    for more, left in (({}, ["new"]), ({"value": "x"}, ["new"])):
        blocks = [{"type": "actions", "elements": [button("go", "Go", **more)]}]
        card = await client.chat_postEphemeral(channel="C0DESK", user="U0MIO", text="a", blocks=blocks)
        spot = {"channel": "desk", "ts": card["message_ts"], "user": "mio"}
        assert (await control.post("click", **spot, label="Go"))["acked"]
        seen = (await control.get("messages", channel="desk", user="mio"))["messages"]
        assert [each["text"] for each in seen] == left


@pytest.fixture
async def heard(app: AsyncApp, connect: Connect) -> list[dict[str, Any]]:
    """Every event that a connected app hears."""
    events: list[dict[str, Any]] = []

    @app.event(re.compile(".*"))
    async def hear(event):
        events.append(event)

    await connect(app)
    return events


async def test_people_edit_and_delete_their_own_messages(heard: list[dict[str, Any]], control: Control):
    async def then() -> dict[str, Any]:
        await control.settle()
        return heard.pop()

    ts = (await control.post("message", channel="desk", user="mio", text="a"))["ts"]
    assert (await then())["channel_type"] == "channel"
    assert (await control.refused("message", channel="desk", user="ren", edit_ts=ts, text="b"))[0] == 400
    await control.post("message", channel="desk", user="mio", edit_ts=ts, text="b")
    edit = await then()
    assert (edit["message"]["text"], edit["previous_message"]["text"]) == ("b", "a")
    await control.post("message", channel="desk", user="mio", delete_ts=ts)
    assert (await then())["deleted_ts"] == ts


async def test_a_deleted_message_with_replies_leaves_a_tombstone(
    heard: list[dict[str, Any]], control: Control
):
    ts = (await control.post("message", channel="desk", user="mio", text="a"))["ts"]
    await control.post("message", channel="desk", user="ren", text="b", thread_ts=ts)
    await control.post("message", channel="desk", user="mio", delete_ts=ts)
    await control.settle()
    gone = next(each for each in heard if each.get("subtype") == "message_changed")
    left = gone["message"]
    assert (left["subtype"], left["user"], left["ts"], left["reply_count"]) == (
        "tombstone",
        "USLACKBOT",
        ts,
        1,
    )
    assert (gone["previous_message"]["text"], gone["previous_message"]["user"]) == ("a", "U0MIO")
    assert (await control.refused("message", channel="desk", user="mio", delete_ts=ts))[0] == 404


async def test_people_attach_files(
    heard: list[dict[str, Any]], control: Control, session: aiohttp.ClientSession, workspace: Workspace
):
    picture = {"name": "a.png", "base64": base64.b64encode(b"png").decode()}
    await control.post("message", channel="@mio", user="mio", text="見て", files=[picture])
    await control.settle()
    assert sorted(each.get("subtype", each["type"]) for each in heard) == ["file_share", "file_shared"]
    (file,) = next(each for each in heard if "files" in each)["files"]
    headers = {"Authorization": f"Bearer {workspace.bot_token}"}
    async with session.get(file["url_private"], headers=headers) as answer:
        assert (await answer.read(), answer.content_type) == (b"png", "image/png")


async def test_an_answer_to_a_command_that_slack_would_not_show_is_reported(
    app: AsyncApp, connect: Connect, control: Control
):
    @app.command("/stock")
    async def stock(ack):
        await ack(text="x", blocks=[section("")])

    await connect(app)
    assert (await control.post("command", channel="desk", user="mio", command="stock"))["acked"]
    entries = (await control.get("log"))["entries"]
    assert [each["error"] for each in entries if each["kind"] == "refused"] == ["invalid_blocks"]
    assert [each["code"] for each in entries if each["kind"] == "toast"] == ["invalid_blocks"]


async def test_a_mention_is_written_by_name_and_heard(app: AsyncApp, connect: Connect, control: Control):
    heard: list[str] = []

    @app.event("app_mention")
    async def mention(event):
        heard.append(event["text"])

    @app.event("message")
    async def message():
        """Acknowledged and left alone."""

    await connect(app)
    await control.post("message", channel="desk", user="mio", text="@tester see #other, not me@example.com")
    await control.settle()
    assert heard == ["<@UBOT> see <#C0OTHER|other>, not me@example.com"]


async def test_the_script_plays_event_by_event(control: Control):
    played = [await control.on_page("next") for _ in range(4)]
    assert [each.get("key") for each in played] == ["one", "two", "three", None]
    assert played[3] == {"ok": False, "error": "nothing_left"}
    [first] = (await control.get("messages", channel="agent-欠品", user="lin"))["messages"]
    thread = await control.get("messages", channel="agent-欠品", thread_ts=first["ts"], user="lin")
    assert [(each["text"], each["edits"]) for each in thread["messages"]] == [
        ("欠品です。", 1),
        ("すみません", 0),
    ]


@pytest.mark.parametrize(
    ("call", "fields", "status"),
    [
        ("message", {"channel": "desk", "user": "nobody", "text": "x"}, 404),
        ("message", {"channel": "nowhere", "user": "mio", "text": "x"}, 404),
        ("message", {"channel": "desk", "user": "mio", "text": ""}, 400),
        ("message", {"channel": "desk", "user": "tester", "text": "x"}, 400),
        ("message", {"channel": "desk", "user": "mio", "text": "x", "thread_ts": "1.0"}, 404),
        ("message", {"channel": "other", "user": "ren", "text": "x"}, 400),
        ("command", {"channel": "desk", "user": "mio", "command": "/nope"}, 404),
        ("command", {"channel": "desk", "user": "mio", "command": "/stock", "thread_ts": "1.0"}, 400),
        ("shortcut", {"user": "mio", "callback_id": "nope"}, 404),
        ("shortcut", {"user": "mio", "callback_id": "report"}, 400),
        ("clock", {"advance": -1}, 400),
        ("clock", {"to": "2001-01-01T00:00:00Z"}, 400),
        ("message", {"channel": "desk", "user": "mio", "text": "x", "blocks": [1]}, 400),
        ("message", {"channel": "desk", "user": "mio", "text": "x", "files": [1]}, 400),
        ("submit", {"user": "mio", "values": {}}, 404),
        ("faults", {"explode": True}, 400),
        ("faults", {"latency": {"method": "x", "speed": 3}}, 400),
        ("nothing", {}, 404),
        ("play", {}, 404),
        ("options", {"user": "mio"}, 404),
    ],
)
async def test_what_cannot_be_done_is_said_in_words(
    control: Control, call: str, fields: dict[str, Any], status: int
):
    answered, text = await control.refused(call, **fields)
    assert answered == status
    assert len(text) > 10


async def test_only_pages_of_this_workspace_come_in(workspace: Workspace, session: aiohttp.ClientSession):
    own = {"Origin": workspace.url}
    for headers, status in (
        (own, 200),
        ({"Origin": "https://evil.example"}, 403),
        ({"Host": "evil.example"}, 403),
    ):
        async with session.get(f"{workspace.url}/control/clock", headers=headers) as answer:
            assert answer.status == status


async def test_the_host_says_when_it_is_idle(workspace: Workspace, control: Control):
    asked: list[bool] = []

    async def idle() -> bool:
        asked.append(len(asked) > 1)
        return asked[-1]

    workspace.on_settle(idle)
    assert (await control.post("settle", timeout=5))["settled"]
    assert asked[:3] == [False, False, True]
    workspace.core.activity.checks[:] = [_never]
    assert not (await control.post("settle", timeout=0.03))["settled"]


async def _never() -> bool:
    return False
