"""The second half of the table: blocks, the surfaces on which each may stand, and views."""

from bot.local.limits import (
    ELEMENTS,
    EVERYWHERE,
    IN_ACTIONS,
    IN_INPUT,
    IN_SECTION,
    OBJECTS,
    PAGES,
    plain,
    some,
    words,
)
from bot.local.limits_inner import CELLS, CHART_PARTS, CHARTS, ICONS, INLINE, RICH, RICH_TEXT, TASK
from bot.local.schema import Choice, Flag, Items, Number, Part, Rule, Shape, Text, Url

_FLAG = Flag()
_CARD: Shape = {
    "icon": Part(of=("image",)),
    "hero_image": Part(of=("image",)),
    "title": words(150),
    "subtitle": words(150),
    "body": words(200),
    "subtext": words(200),
    "actions": some("button", most=3, required=False),
    "slack_icon": Part(of=("icon",)),
}

IN_CONTAINER = (
    *(
        "actions",
        "context",
        "divider",
        "file",
        "header",
        "image",
        "input",
        "rich_text",
        "section",
        "table",
        "video",
    ),
)


def cells(*kinds: str) -> Items:
    return Items(each=Part(of=kinds), least=1, most=20)


BLOCKS: dict[str, Shape] = {
    "actions": {"elements": some(*IN_ACTIONS, most=25)},
    "alert": {
        "text": words(200, required=True),
        "level": Choice(of=("default", "info", "warning", "error", "success")),
    },
    "card": _CARD,
    "carousel": {"elements": some("card", most=10)},
    "container": {
        "title": plain(150),
        "rich_text_title": RICH_TEXT,
        "subtitle": words(150),
        "icon": Part(of=("image",)),
        "child_blocks": some(*IN_CONTAINER, most=10),
        "width": Choice(of=("narrow", "standard", "wide", "full")),
        "is_collapsible": _FLAG,
        "default_collapsed": _FLAG,
        "has_header_divider": _FLAG,
    },
    "context": {"elements": some("plain_text", "mrkdwn", "image", most=10)},
    "context_actions": {"elements": some("feedback_buttons", "icon_button", most=5)},
    "data_table": {
        "rows": Items(each=cells("rich_text", "raw_text", "raw_number"), least=2, most=201, required=True),
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
    "plan": {
        "title": Text(most=256, required=True),
        "tasks": some("plan_task", least=0, most=50, required=False),
    },
    "rich_text": {"elements": some(*RICH, most=10**4)},
    "section": {
        "text": words(),
        "fields": Items(each=words(2000), most=10),
        "accessory": Part(of=IN_SECTION),
        "expand": _FLAG,
    },
    "table": {
        "rows": Items(each=cells("rich_text", "raw_text", "raw_number"), most=100, required=True),
        "column_settings": Items(each=Part(of=("column_setting",)), least=1, most=20),
    },
    "task_card": TASK,
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

PLAN_TASK: Shape = TASK | {"type": Choice(of=("task_card",)), "block_id": Text(most=255)}
SHAPES: dict[str, Shape] = OBJECTS | ELEMENTS | INLINE | RICH | CELLS | ICONS | CHARTS | CHART_PARTS | BLOCKS
SHAPES["plan_task"] = PLAN_TASK
UNTYPED = (
    *(name for name in OBJECTS if name not in ("plain_text", "mrkdwn")),
    *("feedback_button", "column_setting", "plan_task"),
    *CHART_PARTS,
)
"""Shapes that carry no type of their own."""
SHAPES["image"] = BLOCKS["image"]
