"""Slack's limits as one table: objects and elements, as of 2026 and checked against slackblocks."""

from bot.local.schema import Choice, Flag, Items, Number, Part, Rule, Shape, Text, TextObject, Url

BLOCKS_PER_MESSAGE = 50
BLOCKS_PER_VIEW = 100
BLOCK_TEXT_PER_MESSAGE = 13_200
MARKDOWN_PER_MESSAGE = 12_000
TABLE_TEXT = 20_000
CHARTS_PER_MESSAGE = 2

EVERYWHERE = ("message", "modal", "home")
PAGES = ("message", "home")

_ANY = Rule()
_FLAG = Flag()
_ID = Text(most=255)


def plain(most: int, *, required: bool = False) -> TextObject:
    return TextObject(most=most, kinds=("plain_text",), required=required)


def words(most: int = 3000, *, required: bool = False) -> TextObject:
    return TextObject(most=most, required=required)


def some(*shapes: str, least: int = 1, most: int, required: bool = True) -> Items:
    return Items(each=Part(of=shapes), least=least, most=most, required=required)


_CONFIRM = Part(of=("confirm",))
_TOUCH: Shape = {"action_id": _ID, "confirm": _CONFIRM, "focus_on_load": _FLAG}
_FIELD: Shape = _TOUCH | {"placeholder": plain(150)}
_TYPED: Shape = _FIELD | {"dispatch_action_config": Part(of=("dispatch_action_config",))}
_OPTIONS: Shape = {
    "options": some("option", most=100, required=False),
    "option_groups": some("option_group", most=100, required=False),
}
_CONVERSATIONS: Shape = {
    "default_to_current_conversation": _FLAG,
    "filter": Part(of=("conversation_filter",)),
}
_RESPONSE: Shape = {"response_url_enabled": _FLAG}
_MANY: Shape = {"max_selected_items": Number(least=1)}
_IDS = Items(each=Text(most=255), least=0)


def boxes(start: Shape) -> Shape:
    return _TOUCH | {"options": some("option", most=10)} | start


OBJECTS: dict[str, Shape] = {
    "plain_text": {"text": Text(most=3000, required=True), "emoji": _FLAG},
    "mrkdwn": {"text": Text(most=3000, required=True), "verbatim": _FLAG},
    "option": {
        "text": words(75, required=True),
        "value": Text(most=150, required=True),
        "description": words(75),
        "url": Url(),
    },
    "option_group": {"label": plain(75, required=True), "options": some("option", most=100)},
    "confirm": {
        "title": plain(100, required=True),
        "text": words(300, required=True),
        "confirm": plain(30, required=True),
        "deny": plain(30, required=True),
        "style": Choice(of=("primary", "danger")),
    },
    "dispatch_action_config": {
        "trigger_actions_on": Items(each=Choice(of=("on_enter_pressed", "on_character_entered")), most=2)
    },
    "conversation_filter": {
        "include": Items(each=Choice(of=("im", "mpim", "private", "public")), most=4),
        "exclude_external_shared_channels": _FLAG,
        "exclude_bot_users": _FLAG,
    },
}

ELEMENTS: dict[str, Shape] = {
    "button": {
        "action_id": _ID,
        "text": plain(75, required=True),
        "url": Url(),
        "value": Text(most=2000),
        "style": Choice(of=("primary", "danger")),
        "confirm": _CONFIRM,
        "accessibility_label": Text(most=75),
        "visible_to_user_ids": Items(each=Text(most=255), most=10),
        "agent_prompt": Text(most=4000),
        "agent_prompt_display": _ANY,
    },
    "checkboxes": boxes({"initial_options": some("option", most=10, required=False)}),
    "radio_buttons": boxes({"initial_option": Part(of=("option",))}),
    "overflow": {"action_id": _ID, "options": some("option", most=5), "confirm": _CONFIRM},
    "datepicker": _FIELD | {"initial_date": Text(most=10)},
    "timepicker": _FIELD | {"initial_time": Text(most=5), "timezone": Text(most=255)},
    "datetimepicker": _TOUCH | {"initial_date_time": Number(least=10**9, most=10**10)},
    "plain_text_input": _TYPED
    | {
        "initial_value": Text(most=3000),
        "multiline": _FLAG,
        "min_length": Number(least=0, most=3000),
        "max_length": Number(least=1, most=3000),
    },
    "email_text_input": _TYPED | {"initial_value": Text(most=3000)},
    "url_text_input": _TYPED | {"initial_value": Text(most=3000)},
    "number_input": _TYPED
    | {
        "is_decimal_allowed": Flag(required=True),
        "initial_value": Text(most=255),
        "min_value": Text(most=255),
        "max_value": Text(most=255),
    },
    "rich_text_input": _TYPED
    | {
        "initial_value": Part(of=("rich_text",)),
        "min_lines": Number(least=1, most=100),
        "max_lines": Number(least=1, most=100),
    },
    "file_input": {"action_id": _ID, "filetypes": _IDS, "max_files": Number(least=1, most=10)},
    "image": {
        "image_url": Url(),
        "slack_file": _ANY,
        "alt_text": Text(most=2000, required=True),
        "image_width": Number(),
        "image_height": Number(),
        "image_bytes": Number(),
    },
    "static_select": _FIELD | _OPTIONS | {"initial_option": Part(of=("option",))},
    "external_select": _FIELD | {"initial_option": Part(of=("option",)), "min_query_length": Number()},
    "users_select": _FIELD | {"initial_user": _ID},
    "conversations_select": _FIELD | _CONVERSATIONS | _RESPONSE | {"initial_conversation": _ID},
    "channels_select": _FIELD | _RESPONSE | {"initial_channel": _ID},
    "multi_static_select": _FIELD
    | _OPTIONS
    | _MANY
    | {"initial_options": some("option", most=100, required=False)},
    "multi_external_select": _FIELD
    | _MANY
    | {"initial_options": some("option", most=100, required=False), "min_query_length": Number()},
    "multi_users_select": _FIELD | _MANY | {"initial_users": _IDS},
    "multi_conversations_select": _FIELD | _MANY | _CONVERSATIONS | {"initial_conversations": _IDS},
    "multi_channels_select": _FIELD | _MANY | {"initial_channels": _IDS},
    "feedback_buttons": {
        "action_id": _ID,
        "positive_button": Part(of=("feedback_button",), required=True),
        "negative_button": Part(of=("feedback_button",), required=True),
    },
    "feedback_button": {
        "text": plain(75, required=True),
        "value": Text(most=2000, required=True),
        "accessibility_label": Text(most=75),
    },
    "icon_button": {
        "action_id": _ID,
        "icon": Choice(of=("trash",), required=True),
        "text": plain(75, required=True),
        "value": Text(most=2000),
        "confirm": _CONFIRM,
        "accessibility_label": Text(most=75),
        "visible_to_user_ids": Items(each=Text(most=255), most=10),
    },
    "workflow_button": {
        "action_id": _ID,
        "text": plain(75, required=True),
        "workflow": Rule(required=True),
        "style": Choice(of=("primary", "danger")),
        "accessibility_label": Text(most=75),
    },
    "url": {"url": Url(required=True), "text": Text(most=3000, required=True)},
}

SELECTS = tuple(name for name in ELEMENTS if name.endswith("_select"))
PICKERS = ("datepicker", "timepicker", "datetimepicker")
BOXES = ("checkboxes", "radio_buttons")
INPUTS = tuple(name for name in ELEMENTS if name.endswith("_input"))
IN_ACTIONS = ("button", "workflow_button", "overflow", "rich_text_input", *BOXES, *SELECTS, *PICKERS)
IN_SECTION = ("button", "workflow_button", "overflow", "image", *BOXES, *SELECTS, *PICKERS)
IN_INPUT = (*INPUTS, *SELECTS, *PICKERS, *BOXES)
