"""Input blocks of modals, within Slack's limits; block ids are a Field's, action ids VALUE."""

from datetime import date
from typing import Any

from bot.slack.blocks import Block, plain
from bot.slack.forms import VALUE, Field
from templates import label

_LABEL = 200
_PLACEHOLDER = 150
_HINT = 400
_TITLE = 24
_METADATA = 3000


def view(
    callback_id: str, title: str, submit: str, blocks: list[Block | None], lang: str, metadata: str
) -> dict[str, Any]:
    """A modal."""
    return {
        "type": "modal",
        "callback_id": str(callback_id),
        "title": plain(title, _TITLE),
        "submit": plain(submit, _TITLE),
        "close": plain(label(lang, "Cancel"), _TITLE),
        "private_metadata": metadata[:_METADATA],
        "blocks": [block for block in blocks if block],
    }


def text_field(
    field: Field,
    name: str,
    value: object,
    *,
    optional: bool = True,
    limit: int,
    multiline: bool = False,
    placeholder: str | None = None,
    hint: str = "",
) -> Block:
    """A line to write on, or several; the hint stands below it."""
    element: Block = {
        "type": "plain_text_input",
        "action_id": VALUE,
        "multiline": multiline,
        "max_length": limit,
    }
    if value is not None and str(value):
        element["initial_value"] = str(value)[:limit]
    if placeholder:
        element["placeholder"] = plain(placeholder, _PLACEHOLDER)
    return _input(field, name, element, optional=optional, hint=hint)


def datepicker(field: Field, name: str, value: date | None, hint: str = "") -> Block:
    element: Block = {"type": "datepicker", "action_id": VALUE}
    if value is not None:
        element["initial_date"] = value.isoformat()
    return _input(field, name, element, optional=True, hint=hint)


def pick(
    field: Field,
    name: str,
    choices: list[Block],
    initial: str | None,
    *,
    optional: bool = False,
    placeholder: str | None = None,
) -> Block:
    """A select of ready answers; where none is needed, the placeholder says so in place of Slack's 選択してください."""
    element: Block = {"type": "static_select", "action_id": VALUE, "options": choices}
    if placeholder:
        element["placeholder"] = plain(placeholder, _PLACEHOLDER)
    chosen = next((each for each in choices if each["value"] == initial), None)
    if chosen:
        element["initial_option"] = chosen
    return _input(field, name, element, optional=optional)


def radio(
    field: Field,
    name: str,
    choices: list[Block],
    initial: str | None = None,
    *,
    optional: bool = False,
    dispatches: bool = False,
) -> Block:
    """One of a few; where it dispatches, Keppin hears of each pick at once."""
    element: Block = {"type": "radio_buttons", "action_id": VALUE, "options": choices}
    chosen = next((each for each in choices if each["value"] == initial), None)
    if chosen:
        element["initial_option"] = chosen
    block = _input(field, name, element, optional=optional)
    return block | {"dispatch_action": True} if dispatches else block


def tick(field: Field, name: str, text: str) -> Block:
    """One box to tick."""
    option = {"text": plain(text, 75), "value": "yes"}
    element: Block = {"type": "checkboxes", "action_id": VALUE, "options": [option]}
    return _input(field, name, element, optional=True)


def _input(field: Field, name: str, element: Block, *, optional: bool, hint: str = "") -> Block:
    block: Block = {
        "type": "input",
        "block_id": str(field),
        "label": plain(name, _LABEL),
        "element": element,
        "optional": optional,
    }
    return block | {"hint": plain(hint, _HINT)} if hint else block
