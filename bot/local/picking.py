"""What a person picks or types, in the simple form of a script, becomes what Slack sends for it."""

import re
from collections.abc import Callable
from datetime import date, time
from typing import Any

from bot.local.channels import Channels
from bot.local.elements import LISTS, MULTIPLE, PICKERS, VALUE_FIELD
from bot.local.errors import MissingError, RefusedError
from bot.local.people import People
from bot.local.rich_typing import rich
from bot.local.shapes import Json

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
URL = re.compile(r"https?://[^\s/?#]+\.[^\s/?#.]+\S*")


MOST_FILES = 10
LARGEST_FILE = 10 * 1024 * 1024
SAME_ENDING = {"jpeg": "jpg", "htm": "html", "tif": "tiff", "yml": "yaml"}


class Picker:
    """Knows the people and channels that selects offer, how typed text is stored, and which files there are."""

    def __init__(
        self, people: People, channels: Channels, wire: Callable[[str], str], file: Callable[[Any], Json]
    ) -> None:
        self._people = people
        self._channels = channels
        self._special: dict[str, Callable[[Any], Json]] = {
            "file_input": file,
            "rich_text_input": lambda given: given if isinstance(given, dict) else rich(wire(str(given))),
        }

    def state(self, element: Json, given: Any) -> Json:  # noqa: ANN401 - strings, lists and Slack's own objects
        """The state of a stateful element after this was entered."""
        kind = element["type"]
        if isinstance(given, dict) and given.get("type") == kind:
            return given
        if kind in LISTS:
            value: Any = [self._one(element, each) for each in _as_list(given, element)]
        else:
            value = None if given in (None, "") else self._one(element, given)
        return {"type": kind, VALUE_FIELD[kind]: value}

    def _one(self, element: Json, given: Any) -> Any:  # noqa: ANN401 - see above
        kind = element["type"]
        if kind in self._special:
            return self._special[kind](given)
        if "users" in kind:
            return self._people.get(str(given)).id
        if "conversations" in kind or "channels" in kind:
            return self._channels.get(str(given)).id
        if kind in PICKERS:
            return _moment(kind, str(given))
        return given if "external" in kind and isinstance(given, dict) else self._plain(element, given)

    @staticmethod
    def _plain(element: Json, given: Any) -> Any:  # noqa: ANN401 - see above
        kind = element["type"]
        return option(element, given) if "option" in VALUE_FIELD[kind] else str(given)


def option(element: Json, given: Any) -> Json:  # noqa: ANN401 - a value, a label or a whole option
    """The option with this value or this visible text."""
    offered = options_of(element)
    for each in offered:
        if given in (each.get("value"), each["text"]["text"]) or given == each:
            return each
    known = ", ".join(each["text"]["text"] for each in offered)
    raise MissingError(f"{element.get('action_id')} offers no {given!r}; it offers {known}")


def options_of(element: Json) -> list[Json]:
    groups = element.get("option_groups") or []
    return [*(element.get("options") or []), *(each for group in groups for each in group["options"])]


def complaint(element: Json, state: Json) -> str:
    """What the window would say under the field before it sends anything; empty if nothing."""
    value = state.get(VALUE_FIELD[element["type"]])
    check = CHECKS.get(element["type"])
    return check(element, value) if check and value not in (None, "") else ""


def is_empty(state: Json) -> bool:
    return state.get(VALUE_FIELD[state["type"]]) in (None, "", [])


def _text(element: Json, value: str) -> str:
    least, most = element.get("min_length", 0), element.get("max_length", 3000)
    if len(value) < least:
        return f"Enter at least {least} characters."
    return f"Enter at most {most} characters." if len(value) > most else ""


def _number(element: Json, value: str) -> str:
    pattern = r"-?\d+(\.\d+)?" if element.get("is_decimal_allowed") else r"-?\d+"
    if not re.fullmatch(pattern, value):
        return "Enter a number." if element.get("is_decimal_allowed") else "Enter a whole number."
    if "min_value" in element and float(value) < float(element["min_value"]):
        return f"Enter a number of at least {element['min_value']}."
    if "max_value" in element and float(value) > float(element["max_value"]):
        return f"Enter a number of at most {element['max_value']}."
    return ""


def _url(_element: Json, value: str) -> str:
    return "" if URL.fullmatch(value) else "Enter a valid URL."


def _email(_element: Json, value: str) -> str:
    return "" if EMAIL.fullmatch(value) else "Enter a valid email address."


def _many(element: Json, value: list[Any]) -> str:
    most = element.get("max_selected_items", len(value))
    return f"Choose at most {most}." if len(value) > most else ""


def _files(element: Json, value: list[Json]) -> str:
    most = element.get("max_files", MOST_FILES)
    if len(value) > most:
        return f"Choose at most {most}."
    large = next((each["name"] for each in value if each["size"] > LARGEST_FILE), "")
    if large:
        return f"{large} is larger than {LARGEST_FILE // 1024**2} MB."
    taken = [_ending(f".{kind}") for kind in element.get("filetypes") or ()]
    strange = next((each["name"] for each in value if taken and _ending(each["name"]) not in taken), "")
    return f"{strange} cannot be added here, only {', '.join(taken)}." if strange else ""


def _ending(name: str) -> str:
    ending = name.rpartition(".")[2].lower()
    return SAME_ENDING.get(ending, ending)


CHECKS: dict[str, Callable[[Json, Any], str]] = {
    "file_input": _files,
    "plain_text_input": _text,
    "number_input": _number,
    "url_text_input": _url,
    "email_text_input": _email,
    **{kind: _many for kind in MULTIPLE if kind.startswith("multi_")},
}


def _as_list(given: Any, element: Json) -> list[Any]:  # noqa: ANN401 - see above
    if isinstance(given, bool):
        return options_of(element) if given else []
    if given in (None, ""):
        return []
    return given if isinstance(given, list) else [given]


_MOMENTS: dict[str, Callable[[str], str | int]] = {
    "datepicker": lambda given: date.fromisoformat(given).isoformat(),
    "timepicker": lambda given: time.fromisoformat(given).isoformat("minutes"),
    "datetimepicker": int,
}


def _moment(kind: str, given: str) -> str | int:
    try:
        return _MOMENTS[kind](given)
    except ValueError as error:
        raise RefusedError(f"{given!r} is no value for a {kind}") from error
