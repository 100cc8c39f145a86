"""Finding the parts of blocks that a person can touch, and the values that they hold at first."""

from collections.abc import Iterator

from bot.local.shapes import Json
from bot.local.stamps import new_id

Found = tuple[Json, Json]
HOLDERS = ("elements", "actions", "accessory", "element", "child_blocks")
SINGLE = {"static_select": "option", "external_select": "option", "users_select": "user"} | {
    "conversations_select": "conversation",
    "channels_select": "channel",
    "radio_buttons": "option",
}
MULTIPLE = {"checkboxes": "options"} | {
    f"multi_{name}_select": f"{what}s"
    for name, what in {
        "static": "option",
        "external": "option",
        "users": "user",
        "conversations": "conversation",
        "channels": "channel",
    }.items()
}
PICKERS = {"datepicker": "date", "timepicker": "time", "datetimepicker": "date_time"}
LISTS = (*MULTIPLE, "file_input")
PRESSED = ("button", "workflow_button", "icon_button", "overflow", "feedback_buttons")
TYPED = ("plain_text_input", "number_input", "url_text_input", "email_text_input")
VALUE_FIELD = (
    {kind: f"selected_{what}" for kind, what in (SINGLE | MULTIPLE | PICKERS).items()}
    | dict.fromkeys(TYPED, "value")
    | {"rich_text_input": "rich_text_value", "file_input": "files"}
)
"""The field of state and actions in which each stateful element keeps its value."""


def touchable(blocks: list[Json]) -> Iterator[Found]:
    """Each (block, element) with an action id, in the order of the page."""
    for block in blocks:
        yield from _inside(block, block)


def _inside(block: Json, part: Json) -> Iterator[Found]:
    for holder in HOLDERS:
        held = part.get(holder, [])
        for each in held if isinstance(held, list) else [held]:
            if not isinstance(each, dict):
                continue
            if "action_id" in each:
                yield block, each
            yield from _inside(each if holds_blocks(part, holder) else block, each)


def holds_blocks(part: Json, holder: str) -> bool:
    """True where blocks stand inside a block: the cards of a carousel, whatever a container holds."""
    return holder == "child_blocks" or (holder == "elements" and part.get("type") == "carousel")


def with_inner(block: Json, pointer: str) -> Iterator[tuple[Json, str]]:
    """A block and the blocks inside it, each with the pointer to it."""
    yield block, pointer
    for holder in HOLDERS:
        if holds_blocks(block, holder) and isinstance(block.get(holder), list):
            for index, inner in enumerate(block[holder]):
                if isinstance(inner, dict):
                    yield from with_inner(inner, f"{pointer}/{holder}/{index}")


def numbered(blocks: list[Json]) -> list[Json]:
    """A copy in which every block and element has an id, as Slack gives them."""
    return [_numbered_block(block) for block in blocks]


def _numbered_block(block: Json) -> Json:
    given = {"type": block.get("type"), "block_id": block.get("block_id") or new_id("b")} | block
    return _numbered_parts(given)


def _numbered_parts(part: Json) -> Json:
    for holder in HOLDERS:
        held = part.get(holder)
        if isinstance(held, dict):
            part = part | {holder: _numbered_element(held)}
        elif isinstance(held, list) and part.get("type") != "rich_text":
            number = _numbered_block if holds_blocks(part, holder) else _numbered_element
            part = part | {holder: [number(each) for each in held]}
    return part


def _numbered_element(element: Json) -> Json:
    touch = element.get("type") in VALUE_FIELD or element.get("type") in PRESSED
    return element | {"action_id": element.get("action_id") or new_id("a")} if touch else element


def initial(element: Json) -> Json:
    """The state of an element that nobody has touched."""
    field = VALUE_FIELD[element["type"]]
    start = "initial_" + field.removeprefix("selected_").removeprefix("rich_text_")
    empty: object = [] if element["type"] in LISTS else None
    return {"type": element["type"], field: element.get(start, empty)}


def initial_state(blocks: list[Json], kept: Json | None = None) -> Json:
    """`state.values` of fresh blocks; what was entered in fields of the same name stays."""
    values: Json = {}
    for block, element in touchable(blocks):
        if element["type"] in VALUE_FIELD:
            old = (kept or {}).get(block["block_id"], {}).get(element["action_id"])
            keeps = old and old["type"] == element["type"]
            values.setdefault(block["block_id"], {})[element["action_id"]] = (
                old if keeps else initial(element)
            )
    return values
