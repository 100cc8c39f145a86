"""Rules between the fields of one block, which a table of single fields cannot say."""

from collections.abc import Callable
from typing import Any

from bot.local.elements import touchable, with_inner
from bot.local.limits import TABLE_TEXT
from bot.local.picking import options_of
from bot.local.shape_check import Fault, Faults
from bot.local.shapes import Json


def extra_faults(block: Json, pointer: str) -> Faults:
    """What is wrong with a block whose fields are each fine."""
    for inner, there in with_inner(block, pointer):
        own = BLOCK_RULES.get(inner["type"])
        if own:
            yield from own(inner, there)
        for holder, element in touchable([inner]):
            rule = ELEMENT_RULES.get(element["type"])
            if rule and holder is inner:
                yield from rule(element, there)


def _section(block: Json, pointer: str) -> Faults:
    if not block.get("text") and not block.get("fields"):
        yield Fault("missing required field: text or fields", pointer, "missing")


def _image(block: Json, pointer: str) -> Faults:
    if bool(block.get("image_url")) == bool(block.get("slack_file")):
        yield Fault("exactly one of image_url and slack_file is needed", pointer)


def _card(block: Json, pointer: str) -> Faults:
    if not any(block.get(name) for name in ("hero_image", "title", "actions", "body")):
        yield Fault("one of hero_image, title, actions and body is needed", pointer, "missing")
    if block.get("icon") and block.get("slack_icon"):
        yield Fault("only one of icon and slack_icon is allowed", pointer)


def _container(block: Json, pointer: str) -> Faults:
    if not block.get("title") and not block.get("rich_text_title"):
        yield Fault("missing required field: title or rich_text_title", pointer, "missing")
    if block.get("default_collapsed") and not block.get("is_collapsible"):
        yield Fault("default_collapsed needs is_collapsible", f"{pointer}/default_collapsed")
    if block.get("has_header_divider") and block.get("is_collapsible"):
        yield Fault("a collapsible container has no header divider", f"{pointer}/has_header_divider")


def _plan(block: Json, pointer: str) -> Faults:
    names = [task["task_id"] for task in block.get("tasks") or ()]
    for index, name in enumerate(names):
        if name in names[:index]:
            yield Fault(
                f"task_id `{name}` is used more than once", f"{pointer}/tasks/{index}/task_id", "duplicate"
            )


def _task_card(block: Json, pointer: str) -> Faults:
    if block.get("status") == "pending":
        yield Fault("a task card on its own cannot be pending", f"{pointer}/status")


def _table(block: Json, pointer: str) -> Faults:
    if len({len(row) for row in block["rows"]}) > 1:
        yield Fault("every row must have the same number of cells", f"{pointer}/rows")


def _data_table(block: Json, pointer: str) -> Faults:
    yield from _table(block, pointer)
    for index, cell in enumerate(block["rows"][0]):
        if cell["type"] == "rich_text":
            yield Fault("unsupported type: rich_text", f"{pointer}/rows/0/{index}/type", "unsupported")
    if block.get("row_header_column_index", 0) >= len(block["rows"][0]):
        yield Fault("must be the index of a column", f"{pointer}/row_header_column_index", "range")
    if text_length(block["rows"]) > TABLE_TEXT:
        yield Fault(f"must be less than {TABLE_TEXT + 1} characters in all", f"{pointer}/rows", "too_long")


def _chart(block: Json, pointer: str) -> Faults:
    chart = block["chart"]
    if chart["type"] == "pie":
        yield from _slices(chart, f"{pointer}/chart/segments")
    else:
        yield from _series(chart, f"{pointer}/chart")


def _slices(chart: Json, pointer: str) -> Faults:
    """Only slices that can be drawn."""
    for index, segment in enumerate(chart["segments"]):
        if segment["value"] <= 0:
            yield Fault("must be more than 0", f"{pointer}/{index}/value", "range")


def _series(chart: Json, pointer: str) -> Faults:
    """One point for every category in every series, and no name twice."""
    categories = sorted(chart["axis_config"]["categories"])
    if len(set(categories)) < len(categories):
        yield Fault("categories must be different", f"{pointer}/axis_config/categories", "duplicate")
    if len({series["name"] for series in chart["series"]}) < len(chart["series"]):
        yield Fault("series must have names of their own", f"{pointer}/series", "duplicate")
    for index, series in enumerate(chart["series"]):
        if sorted(point["label"] for point in series["data"]) != categories:
            yield Fault("must have one point for each category", f"{pointer}/series/{index}/data")


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


def _lines(element: Json, pointer: str) -> Faults:
    if element.get("min_lines", 1) > element.get("max_lines", 100):
        yield Fault("min_lines must not exceed max_lines", pointer, "range")


def text_length(part: Any) -> int:  # noqa: ANN401 - any piece of a block
    """All that is there to read, in characters."""
    if isinstance(part, list):
        return sum(text_length(each) for each in part)
    if not isinstance(part, dict):
        return 0
    own = len(part["text"]) if isinstance(part.get("text"), str) else 0
    return own + sum(text_length(each) for each in part.values())


BLOCK_RULES: dict[str, Callable[[Json, str], Faults]] = {
    "section": _section,
    "image": _image,
    "card": _card,
    "container": _container,
    "plan": _plan,
    "task_card": _task_card,
    "data_visualization": _chart,
    "table": _table,
    "data_table": _data_table,
}
ELEMENT_RULES: dict[str, Callable[[Json, str], Faults]] = {
    "static_select": _select,
    "multi_static_select": _select,
    "radio_buttons": _chosen,
    "checkboxes": _chosen,
    "plain_text_input": _lengths,
    "rich_text_input": _lines,
}
