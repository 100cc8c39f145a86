"""The table of limits: beside slackblocks, beside slack_sdk's models, and as Slack's errors."""

import copy
import inspect
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_sdk.errors import SlackApiError
from slack_sdk.models import blocks as models
from slack_sdk.web.async_client import AsyncWebClient
from slackblocks import _limits as theirs
from slackblocks import _surfaces

from bot.local import limits
from bot.local.blocks_check import faults
from bot.local.limits_blocks import BLOCKS, SHAPES, STANDS_ON, VIEWS
from bot.local.schema import Items, Number, Rule
from tests.local.conftest import button, field, modal, section
from tests.local.test_control import FIELDS

SAME_BY_ANOTHER_NAME = {
    "CONFIRMATION": "confirm",
    "EMAIL_INPUT": "email_text_input",
    "URL_INPUT": "url_text_input",
    "DATE_PICKER": "datepicker",
    "TIME_PICKER": "timepicker",
    "SELECT": "static_select",
    "VIEW": "modal",
}


ODD_THERE = {"subtype", "alt_text", "placeholder", "emoji"}
"""What slack_sdk lists for elements that do not have it."""


def bound(rule: Rule, which: str) -> int | None:
    end = "most" if "MAX" in which else "least"
    return getattr(rule, end, None)


def test_every_limit_that_slackblocks_shares_with_us_is_the_same():
    shapes = SHAPES | {"modal": VIEWS["modal"]}
    compared = 0
    for name in (each for each in dir(theirs) if each.isupper()):
        for prefix in sorted(
            {*(key.upper() for key in shapes), *SAME_BY_ANOTHER_NAME}, key=len, reverse=True
        ):
            if not name.startswith(prefix + "_"):
                continue
            shape = shapes[SAME_BY_ANOTHER_NAME.get(prefix, prefix.lower())]
            rest = name.removeprefix(prefix + "_").lower()
            for ending in ("_max_length", "_min_length", "_max_items", "_min_items", "_max", "_min"):
                if rest.endswith(ending) and (rule := shape.get(rest.removesuffix(ending))):
                    ours, other = bound(rule, ending.upper()), getattr(theirs, name)
                    assert ours is None or ours == other, f"{name}: {other} there, {ours} here"
                    compared += ours is not None
                    break
            break
    assert compared > 60


def test_the_totals_are_the_same_too():
    assert getattr(theirs, "MESSAGE_BLOCKS_MAX_ITEMS", 50) == limits.BLOCKS_PER_MESSAGE
    assert theirs.DATA_TABLE_TOTAL_CONTENT_MAX_LENGTH == limits.TABLE_TEXT
    fields = BLOCKS["section"]["fields"]
    assert isinstance(fields, Items)
    assert (fields.most, bound(fields.each, "MAX")) == (10, 2000)
    assert isinstance(BLOCKS["data_table"]["page_size"], Number)


def test_blocks_stand_on_the_same_surfaces():
    for surface, allowed in _surfaces._BLOCK_TYPES_BY_SURFACE.items():
        assert allowed == {name for name, places in STANDS_ON.items() if surface in places}, surface


def test_no_field_that_slack_sdk_knows_is_unknown_here():
    classes = [
        each
        for _, each in inspect.getmembers(models, inspect.isclass)
        if isinstance(getattr(each, "type", None), str)
    ]
    checked = 0
    for each in classes:
        if each.type in SHAPES and isinstance(getattr(each, "attributes", None), property):
            known = set(SHAPES[each.type]) | {"type", "block_id"}
            names = each.attributes.fget(each.__new__(each)) if each.__name__ != "Block" else set()
            assert set(names) - known <= ODD_THERE, each
            checked += 1
    assert checked > 25


@pytest.mark.parametrize(
    ("blocks", "message"),
    [
        ([section("x" * 3001)], "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"),
        ([{"type": "sparkle"}], "unsupported type: sparkle [json-pointer:/blocks/0/type]"),
        ([{"type": "section"}], "missing required field: text or fields [json-pointer:/blocks/0]"),
        ([section("")], "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
        ([section("x", colour="red")], "invalid additional property: colour [json-pointer:/blocks/0]"),
        ([{"type": "divider"}] * 51, "no more than 50 items allowed [json-pointer:/blocks]"),
        (
            [{"type": "actions", "elements": [button("a", "x" * 76)]}],
            "must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]",
        ),
        (
            [{"type": "actions", "elements": [button("a", "A"), button("a", "B")]}],
            "action_id `a` is used more than once in this block [json-pointer:/blocks/0]",
        ),
        (
            [section("a", block_id="b"), section("c", block_id="b")],
            "block_id `b` is used more than once [json-pointer:/blocks]",
        ),
        (
            [{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}],
            "unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]",
        ),
        (
            [{"type": "actions", "elements": []}],
            "no less than 1 items allowed [json-pointer:/blocks/0/elements]",
        ),
        (
            [{"type": "section", "fields": [{"type": "mrkdwn", "text": "x" * 2001}]}],
            "must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]",
        ),
    ],
)
async def test_a_block_that_slack_refuses_is_refused_with_its_pointer(
    client: AsyncWebClient, blocks: list[Any], message: str
):
    with pytest.raises(SlackApiError) as refusal:
        await client.chat_postMessage(channel="C0DESK", text="x", blocks=blocks)
    said = refusal.value.response.data
    assert (said["error"], said["errors"]) == ("invalid_blocks", [message])
    assert said["response_metadata"]["messages"] == [f"[ERROR] {message}"]


async def test_blocks_that_say_too_much_together_are_too_long(client: AsyncWebClient):
    with pytest.raises(SlackApiError, match="msg_blocks_too_long"):
        await client.chat_postMessage(channel="C0DESK", text="x", blocks=[section("x" * 2900)] * 5)


OPTION = {"text": {"type": "plain_text", "text": "A"}, "value": "a"}


@pytest.mark.parametrize(
    ("view", "message"),
    [
        (modal(field("a"), submit=None), "missing required field: submit [json-pointer:/view]"),
        (
            modal(title={"type": "plain_text", "text": "x" * 25}),
            "must be less than 25 characters [json-pointer:/view/title/text]",
        ),
        (
            modal({"type": "markdown", "text": "x"}),
            "unsupported type: markdown [json-pointer:/view/blocks/0/type]",
        ),
        (
            modal(field("a", {"type": "static_select"})),
            "exactly one of options and option_groups is needed [json-pointer:/view/blocks/0]",
        ),
        (
            modal(field("a", {"type": "radio_buttons", "options": [OPTION] * 11})),
            "no more than 10 items allowed [json-pointer:/view/blocks/0/element/options]",
        ),
        (
            modal(field("a", {"type": "number_input"})),
            "missing required field: is_decimal_allowed [json-pointer:/view/blocks/0/element]",
        ),
    ],
)
def test_a_view_that_slack_refuses_is_refused_with_its_pointer(view: dict[str, Any], message: str):
    assert [str(each) for each in faults("view", view)] == [message]


AXES = {
    "series": [{"name": "stock", "data": [{"label": "Mo", "value": 3}]}],
    "axis_config": {"categories": ["Mo"]},
}


def test_a_chart_has_a_point_for_every_category():
    chart = {"type": "line", **AXES, "axis_config": {"categories": ["Mo", "Tu"]}}
    found = faults("blocks", [{"type": "data_visualization", "title": "x", "chart": chart}])
    assert [each.pointer for each in found] == ["/blocks/0/chart/series/0/data"]


ROWS = [[{"type": "raw_text", "text": "a"}, {"type": "raw_text", "text": "b"}]] * 2
BLOCKS_OF_ALL_KINDS: list[dict[str, Any]] = [
    {"type": "header", "text": {"type": "plain_text", "text": "在庫", "emoji": True}},
    section("*x*", accessory=button("b", "B", url="https://a.example", style="primary")),
    {
        "type": "context",
        "elements": [
            {"type": "mrkdwn", "text": "x"},
            {"type": "image", "image_url": "https://a.example/i.png", "alt_text": "i"},
        ],
    },
    {"type": "actions", "elements": [{"type": "overflow", "action_id": "o", "options": [OPTION]}]},
    {"type": "image", "image_url": "https://a.example/i.png", "alt_text": "i"},
    {"type": "table", "rows": ROWS},
    {"type": "data_visualization", "title": "x", "chart": {"type": "bar", **AXES}},
    {
        "type": "rich_text",
        "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "x"}]}],
    },
    {
        "type": "input",
        "label": {"type": "plain_text", "text": "l"},
        "element": {"type": "datepicker", "action_id": "d"},
    },
]


def test_what_slack_takes_is_taken():
    assert faults("blocks", BLOCKS_OF_ALL_KINDS) == []
    assert faults("message", {"text": "x", "blocks": BLOCKS_OF_ALL_KINDS}) == []


async def test_blocks_validate_is_served(client: AsyncWebClient):
    assert (await client.api_call("blocks.validate", json={"blocks": [section("a")]}))["ok"]
    with pytest.raises(SlackApiError) as refusal:
        await client.api_call("blocks.validate", json={"view": modal(field("a"), submit=None)})
    said = refusal.value.response.data
    assert said["error"] == "invalid_view"
    assert said["errors"] == [
        {"pointer": "/view", "code": "missing", "message": "missing required field: submit"}
    ]


def everywhere(part: Any) -> list[tuple[Any, Any]]:
    """Every (holder, key) in a piece of JSON."""
    keys = list(part) if isinstance(part, dict) else range(len(part)) if isinstance(part, list) else []
    return [(part, key) for key in keys] + [spot for key in keys for spot in everywhere(part[key])]


@settings(deadline=None)
@given(data=st.data(), junk=st.sampled_from([None, 7, -1, "", "x", [], {}, [[]], [1], {"type": []}, True]))
def test_junk_anywhere_is_judged_and_never_breaks_the_judge(data: st.DataObject, junk: Any):
    view = copy.deepcopy(modal(*FIELDS, *BLOCKS_OF_ALL_KINDS))
    holder, key = data.draw(st.sampled_from(everywhere(view)))
    holder[key] = junk
    assert isinstance(faults("view", view), list)
    assert isinstance(faults("blocks", view["blocks"]), list)
