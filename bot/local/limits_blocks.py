"""The second half of the table: blocks, the surfaces on which each may stand, and views."""

from bot.local.limits import (
    ELEMENTS,
    EVERYWHERE,
    IN_ACTIONS,
    IN_INPUT,
    IN_SECTION,
    OBJECTS,
    PAGES,
    RICH,
    plain,
    some,
    words,
)
from bot.local.schema import Amount, Choice, Flag, Items, Number, Part, Rule, Shape, Text, Url

_ANY = Rule()
_FLAG = Flag()
_TASK: Shape = {
    "task_id": Text(most=255, required=True),
    "title": Text(most=256, required=True),
    "status": Choice(of=("pending", "in_progress", "complete", "error")),
    "details": _ANY,
    "output": _ANY,
    "sources": some("url", least=0, most=100, required=False),
}
_CARD: Shape = {
    "icon": Part(of=("image",)),
    "hero_image": Part(of=("image",)),
    "title": words(150),
    "subtitle": words(150),
    "body": words(200),
    "subtext": words(200),
    "actions": some("button", most=3, required=False),
    "slack_icon": _ANY,
}

_AXES: Shape = {
    "series": some("chart_series", most=12),
    "axis_config": Part(of=("axis_config",), required=True),
}
CHARTS: dict[str, Shape] = {
    "pie": {"segments": some("chart_segment", most=12)},
    "bar": _AXES,
    "line": _AXES,
    "area": _AXES,
}
_CHART_PARTS: dict[str, Shape] = {
    "chart_segment": {"label": Text(most=20, required=True), "value": Amount(required=True)},
    "chart_point": {"label": Text(most=20, required=True), "value": Amount(required=True)},
    "chart_series": {"name": Text(most=20, required=True), "data": some("chart_point", most=20)},
    "axis_config": {
        "categories": Items(each=Text(most=20), most=20, required=True),
        "x_label": Text(most=50),
        "y_label": Text(most=50),
    },
}

BLOCKS: dict[str, Shape] = {
    "actions": {"elements": some(*IN_ACTIONS, most=25)},
    "alert": {
        "text": words(200, required=True),
        "level": Choice(of=("default", "info", "warning", "error", "success")),
    },
    "card": _CARD,
    "carousel": {"elements": some("card", most=10)},
    "container": {
        "title": plain(150, required=True),
        "subtitle": plain(150),
        "icon": Part(of=("image",)),
        "child_blocks": some("*", most=10),
        "width": Choice(of=("narrow", "standard", "wide", "full")),
        "is_collapsible": _FLAG,
        "default_collapsed": _FLAG,
        "has_header_divider": _FLAG,
        "rich_text_title": _ANY,
    },
    "context": {"elements": some("plain_text", "mrkdwn", "image", most=10)},
    "context_actions": {"elements": some("feedback_buttons", "icon_button", most=5)},
    "data_table": {
        "rows": Items(each=Items(each=_ANY, least=1, most=20), least=2, most=201, required=True),
        "caption": Text(most=3000, required=True),
        "page_size": Number(least=1, most=100),
        "row_header_column_index": Number(most=19),
    },
    "data_visualization": {
        "title": Text(most=50, required=True),
        "chart": Part(of=tuple(CHARTS), required=True),
    },
    "divider": {},
    "file": {"external_id": Text(most=255, required=True), "source": Choice(of=("remote",), required=True)},
    "header": {"text": plain(150, required=True), "level": Number(least=1, most=4)},
    "image": ELEMENTS["image"] | {"title": plain(2000)},
    "input": {
        "label": plain(2000, required=True),
        "element": Part(of=IN_INPUT, required=True),
        "dispatch_action": _FLAG,
        "hint": plain(2000),
        "optional": _FLAG,
    },
    "markdown": {"text": Text(most=12_000, required=True)},
    "plan": {"title": _ANY, "tasks": some("task_card", least=0, most=50, required=False)},
    "rich_text": {"elements": some(*RICH, most=10**4)},
    "section": {
        "text": words(),
        "fields": Items(each=words(2000), most=10),
        "accessory": Part(of=IN_SECTION),
        "expand": _FLAG,
    },
    "table": {
        "rows": Items(each=Items(each=_ANY, least=1, most=20), most=100, required=True),
        "column_settings": Items(each=_ANY, least=1, most=20),
    },
    "task_card": _TASK,
    "video": {
        "alt_text": Text(most=2000, required=True),
        "title": plain(200, required=True),
        "video_url": Url(required=True),
        "thumbnail_url": Url(required=True),
        "title_url": Url(most=2000),
        "author_name": Text(most=50),
        "description": plain(200),
        "provider_icon_url": Url(most=2000),
        "provider_name": Text(most=50),
    },
}

STANDS_ON: dict[str, tuple[str, ...]] = dict.fromkeys(BLOCKS, EVERYWHERE) | {
    "alert": ("modal",),
    "markdown": ("message",),
    "context_actions": ("message",),
    "file": ("message",),
    "plan": ("message",),
    "task_card": ("message",),
    "carousel": PAGES,
    "container": PAGES,
    "data_table": PAGES,
    "data_visualization": PAGES,
    "table": PAGES,
}
"""The surfaces on which each block may stand."""

_VIEW: Shape = {
    "type": Choice(of=("modal", "home"), required=True),
    "blocks": Rule(required=True),
    "private_metadata": Text(most=3000, least=0),
    "callback_id": Text(most=255, least=0),
    "external_id": Text(most=255, least=0),
}
VIEWS: dict[str, Shape] = {
    "home": _VIEW,
    "modal": _VIEW
    | {
        "title": plain(24, required=True),
        "close": plain(24),
        "submit": plain(24),
        "clear_on_close": _FLAG,
        "notify_on_close": _FLAG,
        "submit_disabled": _FLAG,
    },
}

SHAPES: dict[str, Shape] = OBJECTS | ELEMENTS | CHARTS | _CHART_PARTS | BLOCKS
UNTYPED = (
    *(name for name in OBJECTS if name not in ("plain_text", "mrkdwn")),
    "feedback_button",
    *_CHART_PARTS,
)
"""Shapes that carry no type of their own."""
SHAPES["image"] = BLOCKS["image"]
