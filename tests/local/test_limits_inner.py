"""The table of limits for what stands inside the larger blocks: cells, cards, containers, plans, charts, rich text."""

from typing import Any

import pytest
from slackblocks import blocks as theirs
from slackblocks import objects as their_objects
from slackblocks.rich_text.elements import RichTextElementType

from bot.local.blocks_check import faults
from bot.local.limits_blocks import IN_CONTAINER
from bot.local.limits_inner import ICON_NAMES, INLINE
from tests.local.conftest import button, field, modal, section

PICTURE = {"type": "image", "image_url": "https://a.example/i.png", "alt_text": "i"}
TITLE = {"type": "plain_text", "text": "題"}


def text(words: str) -> dict[str, Any]:
    return {"type": "raw_text", "text": words}


def number(value: float) -> dict[str, Any]:
    return {"type": "raw_number", "value": value, "text": str(value)}


def rich(*elements: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "rich_text",
        "elements": [{"type": "rich_text_section", "elements": list(elements)}],
    }


WORD = {"type": "text", "text": "x", "style": {"bold": True}}


def data_table(*rows: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    return {"type": "data_table", "caption": "在庫", "rows": list(rows), **more}


def container(*blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "container", "title": TITLE, "child_blocks": list(blocks), **more}


def task(name: str = "t", **more: Any) -> dict[str, Any]:
    return {"type": "task_card", "task_id": name, "title": "調べる", "status": "complete", **more}


def chart(kind: str = "bar", *names: str, categories: tuple[str, ...] = ("月",)) -> dict[str, Any]:
    series = [
        {"name": name, "data": [{"label": each, "value": 1.5} for each in categories]}
        for name in names or ("在庫",)
    ]
    axes = {"categories": list(categories), "x_label": "曜日"}
    return {
        "type": "data_visualization",
        "title": "在庫",
        "chart": {"type": kind, "series": series, "axis_config": axes},
    }


FINE: list[dict[str, Any]] = [
    data_table([text("品"), text("数")], [rich(WORD), number(3)], page_size=10, row_header_column_index=1),
    container(section("x"), {"type": "divider"}, is_collapsible=True, default_collapsed=True, width="full"),
    container(section("x"), title=None, rich_text_title=rich(WORD), has_header_divider=True),
    {"type": "card", "title": TITLE, "slack_icon": {"type": "icon", "name": "rocket"}},
    {
        "type": "carousel",
        "elements": [{"type": "card", "title": TITLE, "actions": [button("buy", "A")]}] * 2,
    },
    {"type": "plan", "title": "手順", "tasks": [task("a", status="pending"), {**task("b"), "type": None}]},
    task(details=rich(WORD), sources=[{"type": "url", "url": "https://a.example", "text": "a"}]),
    chart("line", "a", "b", categories=("月", "火")),
    {
        "type": "context_actions",
        "elements": [{"type": "icon_button", "icon": "trash", "text": TITLE, "action_id": "bin"}],
    },
    rich({"type": "user", "user_id": "U1"}, {"type": "link", "url": "https://a.example"}, WORD),
]


@pytest.mark.parametrize("block", FINE, ids=lambda block: block["type"])
def test_a_newer_block_as_documented_is_taken(block: dict[str, Any]):
    block = {key: value for key, value in block.items() if value is not None}
    assert faults("blocks", [block]) == []


@pytest.mark.parametrize(
    ("block", "message"),
    [
        (data_table([text("品")]), "no less than 2 items allowed [json-pointer:/blocks/0/rows]"),
        (data_table(*[[text("品")]] * 202), "no more than 201 items allowed [json-pointer:/blocks/0/rows]"),
        (
            data_table([text("品")], [text("")]),
            "must be more than 0 characters [json-pointer:/blocks/0/rows/1/0/text]",
        ),
        (
            data_table([rich(WORD)], [text("a")]),
            "unsupported type: rich_text [json-pointer:/blocks/0/rows/0/0/type]",
        ),
        (
            data_table([text("品")], [section("a")]),
            "unsupported type: section [json-pointer:/blocks/0/rows/1/0/type]",
        ),
        (
            data_table([text("品")], [{"type": "raw_number", "value": 1}]),
            "missing required field: text [json-pointer:/blocks/0/rows/1/0]",
        ),
        (
            data_table([text("品")], [text("a")], row_header_column_index=1),
            "must be the index of a column [json-pointer:/blocks/0/row_header_column_index]",
        ),
        (
            data_table([text("品")], *[[rich({"type": "text", "text": "x" * 2001})]] * 10),
            "must be less than 20001 characters in all [json-pointer:/blocks/0/rows]",
        ),
        (
            {"type": "table", "rows": [[text("a")]], "column_settings": [{"align": "middle"}]},
            "must be one of: left, center, right [json-pointer:/blocks/0/column_settings/0/align]",
        ),
        (
            {"type": "carousel", "elements": []},
            "no less than 1 items allowed [json-pointer:/blocks/0/elements]",
        ),
        (
            {"type": "carousel", "elements": [{"type": "card", "subtitle": TITLE}]},
            "one of hero_image, title, actions and body is needed [json-pointer:/blocks/0/elements/0]",
        ),
        (
            {"type": "card", "title": TITLE, "icon": PICTURE, "slack_icon": {"type": "icon", "name": "bug"}},
            "only one of icon and slack_icon is allowed [json-pointer:/blocks/0]",
        ),
        (
            container(data_table([text("品")], [text("a")])),
            "unsupported type: data_table [json-pointer:/blocks/0/child_blocks/0/type]",
        ),
        (
            container({"type": "section"}),
            "missing required field: text or fields [json-pointer:/blocks/0/child_blocks/0]",
        ),
        (
            container(section("x"), title=None),
            "missing required field: title or rich_text_title [json-pointer:/blocks/0]",
        ),
        (
            container(section("x"), default_collapsed=True),
            "default_collapsed needs is_collapsible [json-pointer:/blocks/0/default_collapsed]",
        ),
        (
            container(section("x"), has_header_divider=True, is_collapsible=True),
            "a collapsible container has no header divider [json-pointer:/blocks/0/has_header_divider]",
        ),
        (
            container(section("x", block_id="b"), section("y", block_id="b")),
            "block_id `b` is used more than once [json-pointer:/blocks]",
        ),
        (
            {"type": "plan", "title": "手順", "tasks": [task("a"), task("a")]},
            "task_id `a` is used more than once [json-pointer:/blocks/0/tasks/1/task_id]",
        ),
        (task(status="pending"), "a task card on its own cannot be pending [json-pointer:/blocks/0/status]"),
        (task(output=section("x")), "unsupported type: section [json-pointer:/blocks/0/output/type]"),
        (
            chart("area", "a", "a"),
            "series must have names of their own [json-pointer:/blocks/0/chart/series]",
        ),
        (
            chart(categories=("月", "月")),
            "categories must be different [json-pointer:/blocks/0/chart/axis_config/categories]",
        ),
        (
            rich({"type": "text"}),
            "missing required field: text [json-pointer:/blocks/0/elements/0/elements/0]",
        ),
        (
            rich({"type": "sparkle"}),
            "unsupported type: sparkle [json-pointer:/blocks/0/elements/0/elements/0/type]",
        ),
        (
            {
                "type": "context_actions",
                "elements": [{"type": "icon_button", "icon": "bomb", "text": TITLE}],
            },
            "must be one of: trash [json-pointer:/blocks/0/elements/0/icon]",
        ),
    ],
)
def test_a_newer_block_that_slack_refuses_is_refused_with_its_pointer(block: dict[str, Any], message: str):
    block = {key: value for key, value in block.items() if value is not None}
    assert [str(each) for each in faults("blocks", [block])] == [message]


@pytest.mark.parametrize(
    ("element", "message"),
    [
        (
            {"type": "file_input", "max_files": 11},
            "must be between 1 and 10 [json-pointer:/view/blocks/0/element/max_files]",
        ),
        (
            {"type": "file_input", "placeholder": TITLE},
            "invalid additional property: placeholder [json-pointer:/view/blocks/0/element]",
        ),
        (
            {"type": "rich_text_input", "initial_value": section("x")},
            "unsupported type: section [json-pointer:/view/blocks/0/element/initial_value/type]",
        ),
        (
            {"type": "rich_text_input", "min_lines": 9, "max_lines": 3},
            "min_lines must not exceed max_lines [json-pointer:/view/blocks/0]",
        ),
    ],
)
def test_a_field_that_slack_refuses_is_refused_with_its_pointer(element: dict[str, Any], message: str):
    assert [str(each) for each in faults("view", modal(field("a", element)))] == [message]


def test_a_file_field_stands_only_in_an_input_block():
    for block in (
        {"type": "actions", "elements": [{"type": "file_input", "action_id": "f"}]},
        section("x", accessory={"type": "file_input", "action_id": "f"}),
    ):
        assert [each.text for each in faults("blocks", [block])] == ["unsupported type: file_input"]


def test_two_cards_may_have_buttons_of_the_same_action_but_one_card_may_not():
    twice = {"type": "card", "actions": [button("a", "A"), button("a", "B")]}
    found = faults("blocks", [{"type": "carousel", "elements": [twice]}])
    assert [str(each) for each in found] == [
        "action_id `a` is used more than once in this block [json-pointer:/blocks/0/elements/0]"
    ]


def test_the_same_blocks_stand_in_containers_and_the_same_icons_exist_as_in_slackblocks():
    assert {each.value for each in theirs.ContainerBlock._CHILD_TYPES} == set(IN_CONTAINER)
    assert set(ICON_NAMES) == their_objects._SLACK_ICON_NAMES


def test_slackblocks_knows_no_inline_element_that_is_unknown_here():
    assert {each.value for each in RichTextElementType} <= set(INLINE)
