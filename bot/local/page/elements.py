"""What an interactive element offers and what stands chosen in it, whatever its type."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.local.page.names import Names, shown_name
from bot.local.page.ports import Json
from bot.local.rich_typing import as_typed


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One thing that can be picked: what is sent and what is read."""

    value: str
    label: Json
    description: Json | None = None


@dataclass(frozen=True, kw_only=True)
class Group:
    """Choices under a heading, or under none."""

    label: Json | None
    choices: tuple[Choice, ...]


def text_object(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def groups_of(element: Json, names: Names) -> Sequence[Group]:
    """The choices of a select, of radio buttons or of checkboxes."""
    kind = str(element.get("type", ""))
    if element.get("option_groups"):
        return [
            Group(label=group["label"], choices=_choices(group["options"]))
            for group in element["option_groups"]
        ]
    if kind.endswith("users_select"):
        return [Group(label=None, choices=_people(names))]
    if kind.endswith(("channels_select", "conversations_select")):
        return [Group(label=None, choices=_channels(names))]
    return [Group(label=None, choices=_choices(element.get("options", [])))]


def _choices(options: Sequence[Json]) -> tuple[Choice, ...]:
    return tuple(
        Choice(value=one.get("value", ""), label=one["text"], description=one.get("description"))
        for one in options
    )


def _people(names: Names) -> tuple[Choice, ...]:
    people = (one for one in names.people.values() if not one.is_bot)
    return tuple(Choice(value=one.id, label=text_object(shown_name(one))) for one in people)


def _channels(names: Names) -> tuple[Choice, ...]:
    channels = (one for one in names.channels.values() if not one.is_im)
    return tuple(Choice(value=one.id, label=text_object(f"#{one.name}")) for one in channels)


INITIAL_MANY = (
    "initial_options",
    "initial_users",
    "initial_channels",
    "initial_conversations",
    "selected_options",
    "selected_users",
    "selected_channels",
    "selected_conversations",
)
INITIAL_ONE = tuple(
    f"{when}_{what}"
    for when in ("initial", "selected")
    for what in ("option", "user", "channel", "conversation", "date", "time", "date_time")
)


def chosen(element: Json, state: Json | None) -> list[str]:
    """What stands chosen or written: the state a person left, else what the app set at first."""
    source = element if state is None else state
    for key in INITIAL_MANY:
        if source.get(key):
            return [_value(one) for one in source[key]]
    one = next((source[key] for key in INITIAL_ONE if source.get(key)), None)
    written = source.get("value") if state is not None else source.get("initial_value")
    if one is None:
        return [str(written)] if written not in (None, "") else []
    return [_value(one)]


def chosen_options(element: Json, state: Json | None) -> list[Json]:
    """The chosen options whole, for selects whose choices come from the app."""
    source = element if state is None else state
    many = source.get("initial_options") or source.get("selected_options") or []
    one = source.get("initial_option") or source.get("selected_option")
    return list(many) or ([one] if one else [])


def chosen_files(element: Json, state: Json | None) -> list[Json]:
    """The files in a file field."""
    return list((state or {}).get("files") or []) if element.get("type") == "file_input" else []


def typed_text(element: Json, state: Json | None, names: Names) -> str:
    """What stands in a rich text field, as one would type it."""
    block = element.get("initial_value") if state is None else state.get("rich_text_value")

    def called(sign: str, target: str) -> str:
        person, channel = names.people.get(target), names.channels.get(target)
        known = person.name if sign == "@" and person else channel.name if sign == "#" and channel else ""
        return f"{sign}{known}" if known else f"@{target}" if sign == "!" else f"<{sign}{target}>"

    return as_typed(block, called) if block else ""


def _value(one: object) -> str:
    return str(one.get("value", "")) if isinstance(one, dict) else str(one)


def state_of(view: Json | None, block: Json, element: Json) -> Json | None:
    """The state of an element in a view, if a person has touched it."""
    if not view:
        return None
    values = view.get("state", {}).get("values", {})
    found = values.get(block.get("block_id"), {}).get(element.get("action_id"))
    return found if isinstance(found, dict) else None
