"""Submitting and closing modals: the window's own checks first, then the app's answer."""

from typing import Any

from bot.local import payloads
from bot.local.acting import report
from bot.local.blocks_check import check_view
from bot.local.core import Core
from bot.local.dropping import picker_of
from bot.local.elements import VALUE_FIELD, touchable
from bot.local.errors import MissingError, RefusedError, SlackError
from bot.local.picking import complaint, is_empty
from bot.local.shapes import Json
from bot.local.views import OpenView
from bot.local.world import Person

TROUBLE = "We had some trouble connecting ({code}). Try again?"


async def submit(core: Core, person: Person, view: OpenView, values: Json) -> Json:
    """Fill in the fields and press the button."""
    fill(core, person, view.body, values)
    if not view.body.get("submit"):
        raise RefusedError("this modal has no submit button")
    view.errors = complaints(view)
    if view.errors:
        return result(core, person, view)
    payload = _payload(core, person, view, "view_submission")
    outcome = await core.deliveries.ask("interactive", payload | {"response_urls": []})
    if outcome.acked:
        _obey(core, person, view, outcome.reply or {})
    else:
        core.log.toast(person.id, TROUBLE.format(code=outcome.error), outcome.error)
    core.changes.tell("view", user=person.id)
    return result(core, person, view) | {"acked": outcome.acked, "ms": outcome.ms}


async def close(core: Core, person: Person, view: OpenView) -> Json:
    """Press the cross: this modal goes, and with clear_on_close all of them."""
    gone = list(reversed(core.views.stack(person.id))) if view.body["clear_on_close"] else [view]
    for each in gone:
        core.views.close(each)
    core.changes.tell("view", user=person.id)
    for each in gone:
        if each.body["notify_on_close"]:
            payload = _payload(core, person, each, "view_closed") | {
                "is_cleared": view.body["clear_on_close"]
            }
            report(core, person, await core.deliveries.ask("interactive", payload), "interactive", "Close")
    return result(core, person, view)


def fill(core: Core, person: Person, view: Json, values: Json) -> None:
    """Enter values by block id or visible label: one for the block's only field, or one for each action id."""
    fields = fields_of(view)
    labels = {block["label"]["text"]: block["block_id"] for block in view["blocks"] if "label" in block}
    picker = picker_of(core, person)
    for name, given in values.items():
        block_id = name if name in fields else labels.get(name, "")
        if block_id not in fields:
            raise MissingError(f"the modal has no field in a block {name!r}; there are {', '.join(fields)}")
        there = fields[block_id]
        for action_id, value in _by_action(given, there).items():
            state = picker.state(there[action_id], value)
            view["state"]["values"].setdefault(block_id, {})[action_id] = state


def fields_of(view: Json) -> dict[str, dict[str, Json]]:
    """The elements that hold values, by block and action id."""
    fields: dict[str, dict[str, Json]] = {}
    for block, element in touchable(view["blocks"]):
        if element["type"] in VALUE_FIELD:
            fields.setdefault(block["block_id"], {})[element["action_id"]] = element
    return fields


def complaints(view: OpenView) -> dict[str, str]:
    """What the window refuses to send, by block."""
    found = {}
    for block, element in touchable(view.body["blocks"]):
        if block["type"] != "input":
            continue
        state = view.body["state"]["values"][block["block_id"]][element["action_id"]]
        if is_empty(state) and not block.get("optional"):
            found[block["block_id"]] = "Please complete this required field."
        elif said := complaint(element, state):
            found[block["block_id"]] = said
    return found


def result(core: Core, person: Person, view: OpenView) -> Json:
    """What the person has before them afterwards."""
    stack = core.views.stack(person.id)
    top = stack[-1].shown() if stack else None
    return {"ok": True, "closed": view not in stack, "errors": view.errors or None, "view": top}


def _by_action(given: Any, there: dict[str, Json]) -> Json:  # noqa: ANN401 - simple or by action
    if isinstance(given, dict) and set(given) <= set(there):
        return given
    if len(there) > 1:
        raise RefusedError(f"that block has several fields: name one of {', '.join(there)}")
    return dict.fromkeys(there, given)


def _payload(core: Core, person: Person, view: OpenView, kind: str) -> Json:
    payload = payloads.interaction(core, kind, person, team=person.team_id, from_view=view.id)
    return payload | {"view": view.body}


def _obey(core: Core, person: Person, view: OpenView, said: Json) -> None:
    """Do what the app answered."""
    action = said.get("response_action", "")
    try:
        _ACTIONS[action](core, person, view, said)
    except (KeyError, SlackError) as error:
        more = error.more if isinstance(error, SlackError) else {}
        core.log.add("refused", what=f"response_action {action or 'none'}", error=str(error), **more)
        core.log.toast(person.id, TROUBLE.format(code=f"bad answer: {error}"), "bad_answer")


def _close_one(core: Core, _person: Person, view: OpenView, _said: Json) -> None:
    if view in core.views.stack(view.user):
        core.views.close(view)


def _clear(core: Core, person: Person, _view: OpenView, _said: Json) -> None:
    core.views.stack(person.id).clear()


def _errors(_core: Core, _person: Person, view: OpenView, said: Json) -> None:
    inputs = {block["block_id"] for block in view.body["blocks"] if block["type"] == "input"}
    strangers = set(said["errors"]) - inputs
    if strangers or not said["errors"]:
        raise SlackError(
            "invalid_arguments", f"errors for no input block: {', '.join(strangers) or 'none given'}"
        )
    view.errors = dict(said["errors"])


def _update(core: Core, _person: Person, view: OpenView, said: Json) -> None:
    core.views.update(view, check_view(said["view"], "modal", core.manifest), payloads.view_common(core))


def _push(core: Core, person: Person, view: OpenView, said: Json) -> None:
    core.views.open(
        person.id, check_view(said["view"], "modal", core.manifest), payloads.view_common(core), view.id
    )


_ACTIONS = {"": _close_one, "clear": _clear, "errors": _errors, "update": _update, "push": _push}
