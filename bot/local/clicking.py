"""Pressing a button or picking a value: found as a person finds it, refused where they cannot see it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.local import payloads
from bot.local.acting import outcome_json, report
from bot.local.channels import Place
from bot.local.core import Core
from bot.local.dropping import picker_of
from bot.local.elements import VALUE_FIELD, Found, initial_state, touchable
from bot.local.errors import MissingError, RefusedError
from bot.local.messages import Message
from bot.local.picking import option
from bot.local.shapes import Json
from bot.local.views import OpenView
from bot.local.world import Person

BUTTONS = ("button", "icon_button", "workflow_button", "feedback_buttons")


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """How a person knows the element: by id or by what is written on it; and what they pick."""

    action_id: str = ""
    label: str = ""
    block_id: str = ""
    value: Any = None


@dataclass
class Surface:
    """Where the element stands: a message, an open modal, or the home."""

    blocks: list[Json]
    values: Json
    container: Json
    about: Json
    view_id: str = ""


def message_surface(core: Core, person: Person, place: Place, message: Message) -> Surface:
    """A message that this person sees."""
    if message.only_for not in ("", person.id) or not core.channels.may_see(place, person):
        raise RefusedError(f"{person.name} does not see that message")
    hidden = bool(message.only_for)
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": place.id,
        "is_ephemeral": hidden,
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    about: Json = {} if hidden else {"message": message.body}
    picks = core.picks.get((place.id, message.ts, person.id))
    blocks = message.body.get("blocks", [])
    return Surface(blocks, initial_state(blocks, picks), container, about)


def view_surface(view: Json) -> Surface:
    container = {"type": "view", "view_id": view["id"]}
    return Surface(view["blocks"], view["state"]["values"], container, {"view": view}, view["id"])


def surface_of(core: Core, person: Person, view_id: str) -> Surface:
    """A view that this person has open: by id, else the top modal, else their home."""
    stack = core.views.stack(person.id)
    home = core.views.homes.get(person.id)
    views: list[Json] = [*(view.body for view in reversed(stack)), *([home] if home else [])]
    for view in views:
        if view_id in ("", view["id"]):
            return view_surface(view)
    raise MissingError(f"{person.name} has no view {view_id or 'open'}")


async def click(core: Core, person: Person, surface: Surface, wanted: Wanted) -> Json:
    """Press or pick, and wait until the app acknowledged or three seconds passed."""
    if not core.manifest.is_interactive:
        raise RefusedError("this app is not configured for interactivity: see settings in its manifest")
    block, element = find(surface.blocks, wanted, person)
    if block["type"] == "input" and not block.get("dispatch_action"):
        raise RefusedError(
            f"{element['action_id']} is sent with the form: it dispatches no action of its own"
        )
    action = _action(core, person, (block, element), wanted.value)
    _remember(core, person, surface, action)
    payload = _payload(core, person, surface)
    outcome = await core.deliveries.ask("interactive", payload | {"actions": [action]})
    report(core, person, outcome, "interactive", wanted.label or action["action_id"])
    return outcome_json(outcome, payload) | {"action_id": action["action_id"]}


def find(blocks: list[Json], wanted: Wanted, person: Person) -> tuple[Json, Json]:
    """The one element that is meant."""
    there = [
        pair for pair in pressable(blocks) if person.id in pair[1].get("visible_to_user_ids", [person.id])
    ]
    hits = [pair for pair in there if _matches(*pair, wanted)]
    if not hits:
        seen = ", ".join(f"{element['action_id']} ({label_of(element)})" for _, element in there)
        raise MissingError(
            f"{person.name} sees nothing like {_words(wanted)} there, only: {seen or 'no element'}"
        )
    if len(hits) > 1:
        raise RefusedError(
            f"there are {len(hits)} elements like {_words(wanted)}: say action_id, label or block_id"
        )
    return hits[0]


def pressable(blocks: list[Json]) -> Iterator[Found]:
    """What a person meets: feedback buttons are two, of one action id."""
    for block, element in touchable(blocks):
        if element["type"] != "feedback_buttons":
            yield block, element
            continue
        for side in ("positive_button", "negative_button"):
            yield block, element[side] | {"type": element["type"], "action_id": element["action_id"]}


def label_of(element: Json) -> str:
    text = element.get("text") or element.get("placeholder") or {}
    return str(text.get("text", ""))


def _matches(block: Json, element: Json, wanted: Wanted) -> bool:
    is_button = element["type"] in BUTTONS
    return (
        wanted.action_id in ("", element["action_id"])
        and (not wanted.label or _plain(wanted.label) == _plain(label_of(element)))
        and wanted.block_id in ("", block["block_id"])
        and (not is_button or wanted.value in (None, element.get("value")))
    )


def _plain(label: str) -> str:
    return label.strip().casefold()


def _words(wanted: Wanted) -> str:
    return ", ".join(f"{key} {value!r}" for key, value in vars(wanted).items() if value not in ("", None))


def _action(core: Core, person: Person, meant: Found, value: Any) -> Json:  # noqa: ANN401 - as picked
    block, element = meant
    named = {"action_id": element["action_id"], "block_id": block["block_id"], "action_ts": core.stamps.ts()}
    if element["type"] in VALUE_FIELD:
        return named | picker_of(core, person).state(element, value)
    if element["type"] == "overflow":
        return named | {"type": "overflow", "selected_option": option(element, value)}
    return named | {key: element[key] for key in ("type", "text", "value", "style") if key in element}


def _remember(core: Core, person: Person, surface: Surface, action: Json) -> None:
    """What was picked stays picked: in the view's state, or for this person in the message."""
    if action["type"] not in VALUE_FIELD:
        return
    state = {key: action[key] for key in ("type", VALUE_FIELD[action["type"]])}
    surface.values.setdefault(action["block_id"], {})[action["action_id"]] = state
    if not surface.view_id:
        core.picks[surface.container["channel_id"], surface.container["message_ts"], person.id] = (
            surface.values
        )


def _payload(core: Core, person: Person, surface: Surface) -> Json:
    payload = payloads.interaction(core, "block_actions", person, from_view=surface.view_id)
    payload |= {"container": surface.container} | surface.about
    if surface.view_id:
        return payload
    place = core.channels.get(surface.container["channel_id"])
    message_ts = surface.container["message_ts"]
    return (
        payload
        | payloads.about_message(core, person, place, message_ts)
        | {"state": {"values": surface.values}}
    )


def open_view(core: Core, person: Person, view_id: str) -> OpenView:
    """The modal of this person with this id, or the one on top."""
    stack = core.views.stack(person.id)
    for view in reversed(stack):
        if view_id in ("", view.id):
            return view
    raise MissingError(f"{person.name} has no modal {view_id or 'open'}")
