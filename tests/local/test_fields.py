"""File and rich text fields: filled in by scripts as by people, and given to the app as Slack gives them."""

import base64
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError

from bot.local import Workspace
from bot.local.picking import complaint
from bot.local.rich_typing import as_typed, rich
from tests.local.conftest import (
    WORLD,
    Connect,
    Control,
    client_of,
    field,
    manifest,
    modal,
)

PAPERS = field("papers", {"type": "file_input", "filetypes": ["csv", "jpg"], "max_files": 2})
NOTE = field("note", {"type": "rich_text_input"}, optional=True)


@pytest.fixture
async def received(app: AsyncApp, connect: Connect, control: Control) -> list[dict[str, Any]]:
    """The states that the app received of a form with both fields, which is open for mio."""
    states: list[dict[str, Any]] = []

    @app.shortcut("new")
    async def new(ack, shortcut, client):
        await client.views_open(trigger_id=shortcut["trigger_id"], view=modal(PAPERS, NOTE))
        await ack()

    @app.view("form")
    async def form(ack, view):
        states.append(view["state"]["values"])
        await ack()

    await connect(app)
    await control.post("shortcut", user="mio", callback_id="new")
    return states


def paper(name: str, content: bytes = b"a,b") -> dict[str, str]:
    return {"name": name, "base64": base64.b64encode(content).decode()}


async def test_a_chosen_file_becomes_a_file_of_the_workspace_that_the_app_can_fetch(
    received: list[dict[str, Any]], control: Control, workspace: Workspace, session: Any
):
    assert (await control.post("submit", user="mio", values={"papers": [paper("在庫.csv")]}))["closed"]
    state = received[0]["papers"]["papers"]
    file = state["files"][0]
    assert (state["type"], file["name"], file["mimetype"], file["user"]) == (
        "file_input",
        "在庫.csv",
        "text/csv",
        "U0MIO",
    )
    client = client_of(workspace, session)
    assert (await client.files_info(file=file["id"]))["file"]["size"] == 3
    headers = {"Authorization": f"Bearer {workspace.bot_token}"}
    async with session.get(file["url_private_download"], headers=headers) as answer:
        assert await answer.read() == b"a,b"


async def test_a_file_that_is_already_there_is_named_by_its_id_or_its_name(
    received: list[dict[str, Any]], control: Control
):
    await control.post("message", user="mio", channel="desk", text="", files=[paper("old.csv")])
    files = (await control.get("messages", channel="desk"))["messages"][-1]["files"]
    values = {"papers": ["old.csv", {"id": files[0]["id"]}]}
    assert (await control.post("submit", user="mio", values=values))["closed"]
    assert [each["id"] for each in received[0]["papers"]["papers"]["files"]] == [files[0]["id"]] * 2


@pytest.mark.parametrize(
    ("papers", "error"),
    [
        ([], "Please complete this required field."),
        ([paper(f"{n}.csv") for n in range(3)], "Choose at most 2."),
        ([paper("a.exe")], "a.exe cannot be added here, only csv, jpg."),
    ],
)
async def test_the_window_refuses_files_that_the_field_does_not_take(
    received: list[dict[str, Any]], control: Control, papers: list[Any], error: str
):
    said = await control.post("submit", user="mio", values={"papers": papers})
    assert (said["errors"], received) == ({"papers": error}, [])


def test_a_file_field_takes_ten_megabytes_and_other_spellings_of_an_ending():
    def judged(name: str, size: int) -> str:
        state = {"type": "file_input", "files": [{"name": name, "size": size}]}
        return complaint(PAPERS["element"], state)

    assert judged("photo.JPEG", 10 * 1024**2) == ""
    assert judged("photo.jpg", 10 * 1024**2 + 1) == "photo.jpg is larger than 10 MB."


async def test_what_is_no_file_of_mine_is_refused_in_words(received: list[dict[str, Any]], control: Control):
    status, text = await control.refused("submit", user="mio", values={"papers": ["nowhere.csv"]})
    assert (status, "mio has put no file 'nowhere.csv' here" in text) == (404, True)
    status, text = await control.refused("submit", user="mio", values={"papers": [{"name": "x.csv"}]})
    assert (status, text, received) == (400, "a file is {name, text} or {name, base64}", [])


async def test_typed_text_reaches_the_app_as_rich_text(received: list[dict[str, Any]], control: Control):
    typed = "*至急* @ren さん\n- https://a.example/1"
    await control.post("submit", user="mio", values={"papers": [paper("a.csv")], "note": typed})
    assert received[0]["note"]["note"] == {
        "type": "rich_text_input",
        "rich_text_value": {
            "type": "rich_text",
            "elements": [
                {
                    "type": "rich_text_section",
                    "elements": [
                        {"type": "text", "text": "至急", "style": {"bold": True}},
                        {"type": "text", "text": " "},
                        {"type": "user", "user_id": "U0REN"},
                        {"type": "text", "text": " さん"},
                    ],
                },
                {
                    "type": "rich_text_list",
                    "style": "bullet",
                    "elements": [
                        {
                            "type": "rich_text_section",
                            "elements": [{"type": "link", "url": "https://a.example/1"}],
                        }
                    ],
                },
            ],
        },
    }


async def test_an_optional_rich_text_may_stay_empty(received: list[dict[str, Any]], control: Control):
    assert (await control.post("submit", user="mio", values={"papers": [paper("a.csv")]}))["closed"]
    assert received[0]["note"]["note"] == {"type": "rich_text_input", "rich_text_value": None}


async def test_a_file_field_needs_the_scope_to_read_files(session: Any, clock: Any):
    scopes = [each for each in manifest()["oauth_config"]["scopes"]["bot"] if each != "files:read"]
    events = ["app_home_opened"]
    workspace = Workspace(WORLD, manifest(scopes=scopes, events=events), clock=clock)
    await workspace.start()
    trigger = workspace.core.triggers.issue("U0MIO")
    with pytest.raises(SlackApiError) as refusal:
        await client_of(workspace, session).views_open(trigger_id=trigger, view=modal(PAPERS))
    assert (refusal.value.response["error"], refusal.value.response["needed"]) == (
        "missing_scope",
        "files:read",
    )
    await workspace.stop()


@pytest.mark.parametrize(
    "typed",
    [
        "ふつうの文\n\n二段落目",
        "*太字* と _斜体_ と ~取り消し~ と `code *x*`",
        "> 引用の\n> 二行目\nあと",
        "- 一\n- 二\n    - 中\n1. 甲\n1. 乙",
        "```\nif a < b & c:\n    pass\n```\nあと",
        "<https://a.example|見本> と <@U1> と <#C1> と <!here>",
        "10*20*30cm snake_case_name 3 ~ 5",
        "",
    ],
)
def test_what_was_typed_can_be_shown_again_as_it_was(typed: str):
    wire = typed.replace("&", "&amp;").replace(" < ", " &lt; ").replace("\n> ", "\n&gt; ")
    wire = "&gt; " + wire[2:] if wire.startswith("> ") else wire
    assert as_typed(rich(wire)) == typed


def test_emphasis_may_be_nested_and_joins_lines_of_one_section():
    assert rich("*とても _大事_*\n次") == {
        "type": "rich_text",
        "elements": [
            {
                "type": "rich_text_section",
                "elements": [
                    {"type": "text", "text": "とても ", "style": {"bold": True}},
                    {"type": "text", "text": "大事", "style": {"bold": True, "italic": True}},
                    {"type": "text", "text": "\n次"},
                ],
            }
        ],
    }


async def test_feedback_is_given_by_the_button_that_is_pressed(
    app: AsyncApp, connect: Connect, control: Control
):
    given: list[dict[str, Any]] = []

    def side(words: str, value: str) -> dict[str, Any]:
        return {"text": {"type": "plain_text", "text": words}, "value": value}

    both = {"positive_button": side("よい", "good"), "negative_button": side("だめ", "bad")}
    element = {"type": "feedback_buttons", "action_id": "judge", **both}

    @app.action("judge")
    async def judge(ack, action):
        given.append(action)
        await ack()

    await connect(app)
    block = {"type": "context_actions", "elements": [element]}
    posted = await app.client.chat_postMessage(channel="C0DESK", text="x", blocks=[block])
    await control.post("click", user="mio", channel="desk", ts=posted["ts"], label="だめ")
    assert [(each["type"], each["value"], each["text"]["text"]) for each in given] == [
        ("feedback_buttons", "bad", "だめ")
    ]


async def test_buttons_in_a_carousel_are_told_apart_by_their_card(
    app: AsyncApp, connect: Connect, control: Control
):
    pressed: list[dict[str, Any]] = []

    @app.action("buy")
    async def buy(ack, action):
        pressed.append(action)
        await ack()

    await connect(app)
    words = {"type": "plain_text", "text": "買う"}
    cards = [
        {
            "type": "card",
            "block_id": name,
            "title": words,
            "actions": [{"type": "button", "action_id": "buy", "text": words}],
        }
        for name in ("left", "right")
    ]
    block = {"type": "carousel", "elements": cards}
    posted = await app.client.chat_postMessage(channel="C0DESK", text="x", blocks=[block])
    where = {"user": "mio", "channel": "desk", "ts": posted["ts"]}
    assert "there are 2 elements" in (await control.refused("click", **where, action_id="buy"))[1]
    await control.post("click", **where, action_id="buy", block_id="right")
    assert [each["block_id"] for each in pressed] == ["right"]
