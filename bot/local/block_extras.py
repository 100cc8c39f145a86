"""Rules between the fields of one block, which a table of single fields cannot say."""

from collections.abc import Callable

from bot.local.elements import touchable
from bot.local.limits import TABLE_TEXT
from bot.local.picking import options_of
from bot.local.shape_check import Fault, Faults
from bot.local.shapes import Json


def extra_faults(block: Json, pointer: str) -> Faults:
    """What is wrong with a block whose fields are each fine."""
    own = BLOCK_RULES.get(block["type"])
    if own:
        yield from own(block, pointer)
    for _, element in touchable([block]):
        rule = ELEMENT_RULES.get(element["type"])
        if rule:
            yield from rule(element, pointer)


def _section(block: Json, pointer: str) -> Faults:
    if not block.get("text") and not block.get("fields"):
        yield Fault("missing required field: text or fields", pointer, "missing")


def _image(block: Json, pointer: str) -> Faults:
    if bool(block.get("image_url")) == bool(block.get("slack_file")):
        yield Fault("exactly one of image_url and slack_file is needed", pointer)


def _card(block: Json, pointer: str) -> Faults:
    if not any(block.get(name) for name in ("hero_image", "title", "actions", "body")):
        yield Fault("one of hero_image, title, actions and body is needed", pointer, "missing")


def _task_card(block: Json, pointer: str) -> Faults:
    if block.get("status") == "pending":
        yield Fault("a task card on its own cannot be pending", f"{pointer}/status")


def _table(block: Json, pointer: str) -> Faults:
    if len({len(row) for row in block["rows"]}) > 1:
        yield Fault("every row must have the same number of cells", f"{pointer}/rows")
    if len(str(block["rows"])) > TABLE_TEXT and block["type"] == "data_table":
        yield from _cells(block, pointer)


def _cells(block: Json, pointer: str) -> Faults:
    held = sum(
        len(str(cell.get("text", ""))) for row in block["rows"] for cell in row if isinstance(cell, dict)
    )
    if held > TABLE_TEXT:
        yield Fault(f"must be less than {TABLE_TEXT + 1} characters in all", f"{pointer}/rows", "too_long")


def _chart(block: Json, pointer: str) -> Faults:
    """One point for every category in every series; slices that are worth drawing."""
    chart = block["chart"]
    categories = sorted(chart.get("axis_config", {}).get("categories", []))
    for index, series in enumerate(chart.get("series", ())):
        if sorted(point["label"] for point in series["data"]) != categories:
            yield Fault("must have one point for each category", f"{pointer}/chart/series/{index}/data")
    for index, segment in enumerate(chart.get("segments", ())):
        if segment["value"] <= 0:
            yield Fault("must be more than 0", f"{pointer}/chart/segments/{index}/value", "range")


def _select(element: Json, pointer: str) -> Faults:
    if bool(element.get("options")) == bool(element.get("option_groups")):
        yield Fault("exactly one of options and option_groups is needed", pointer)
    yield from _chosen(element, pointer)


def _chosen(element: Json, pointer: str) -> Faults:
    first = (
        [element["initial_option"]] if element.get("initial_option") else element.get("initial_options") or []
    )
    if any(each not in options_of(element) for each in first):
        yield Fault("initial options must be among the options, exactly", pointer, "initial")


def _lengths(element: Json, pointer: str) -> Faults:
    if element.get("min_length", 0) > element.get("max_length", 3000):
        yield Fault("min_length must not exceed max_length", pointer, "range")


BLOCK_RULES: dict[str, Callable[[Json, str], Faults]] = {
    "section": _section,
    "image": _image,
    "card": _card,
    "task_card": _task_card,
    "data_visualization": _chart,
    "table": _table,
    "data_table": _table,
}
ELEMENT_RULES: dict[str, Callable[[Json, str], Faults]] = {
    "static_select": _select,
    "multi_static_select": _select,
    "radio_buttons": _chosen,
    "checkboxes": _chosen,
    "plain_text_input": _lengths,
}
