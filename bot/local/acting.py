"""What people do in the window besides writing: commands, shortcuts, opening the home."""

from bot.local import payloads
from bot.local.answering import answer
from bot.local.channels import Place
from bot.local.core import Core
from bot.local.deliveries import Outcome
from bot.local.errors import MissingError, RefusedError, SlackError
from bot.local.messages import Message
from bot.local.posting import emit
from bot.local.shapes import Json
from bot.local.world import Person

NO_ANSWER = {
    "slash_commands": '{what} failed with the error "{code}": the app did not answer in time.',
    "interactive": "{what}: this app did not respond ({code}). Try again.",
}


def report(core: Core, person: Person, outcome: Outcome, kind: str, what: str) -> None:
    """Tell the person when the app did not acknowledge."""
    if not outcome.acked:
        core.log.toast(person.id, NO_ANSWER[kind].format(what=what, code=outcome.error), outcome.error)


def outcome_json(outcome: Outcome, payload: Json) -> Json:
    """What a control call says about something that was delivered."""
    said = {"ok": True, "acked": outcome.acked, "ms": outcome.ms, "trigger_id": payload.get("trigger_id")}
    return said | ({"failure": outcome.error} if outcome.error else {})


async def command(core: Core, person: Person, place: Place, name: str, text: str) -> Json:
    """Type a slash command in a channel."""
    known = core.manifest.commands
    if name not in known:
        raise MissingError(f"{name} is not a valid command here; there are {', '.join(known) or 'none'}")
    _refuse_outsiders(core, person, "Slash commands")
    if known[name].get("should_escape"):
        text = core.composer.wire(text)
    payload = payloads.command(core, person, place, name, text)
    outcome = await core.deliveries.ask("slash_commands", payload)
    report(core, person, outcome, "slash_commands", name)
    if outcome.reply:
        _show_reply(core, person, name, payload["response_url"], outcome.reply)
    return outcome_json(outcome, payload)


def _show_reply(core: Core, person: Person, name: str, url: str, reply: Json) -> None:
    """Show what came with the ack of a command, or say that Slack would not."""
    try:
        answer(core, url.rpartition("/")[2], reply)
    except SlackError as error:
        core.log.add("refused", what=f"the answer to {name}", error=error.code, **error.more)
        core.log.toast(person.id, f"{name} failed: its answer could not be shown ({error.code}).", error.code)


async def shortcut(
    core: Core, person: Person, callback_id: str, place: Place | None, message: Message | None
) -> Json:
    """Use a shortcut from the menu, or from a message's own menu."""
    known = core.manifest.shortcuts.get(callback_id)
    if not known:
        there = ", ".join(core.manifest.shortcuts) or "none"
        raise MissingError(f"there is no shortcut {callback_id!r}; there are {there}")
    _refuse_outsiders(core, person, "Shortcuts")
    wants_message = known["type"] == "message"
    if wants_message != bool(message and place):
        raise RefusedError(
            f"{callback_id} is a {known['type']} shortcut; channel and ts name the message of one"
        )
    payload = payloads.interaction(core, "message_action" if wants_message else "shortcut", person)
    payload |= {"callback_id": callback_id, "action_ts": core.stamps.ts()}
    if message and place:
        where = payloads.about_message(core, person, place, message.ts)
        payload |= where | {"message_ts": message.ts, "message": message.body}
    outcome = await core.deliveries.ask("interactive", payload)
    report(core, person, outcome, "interactive", known["name"])
    return outcome_json(outcome, payload)


def open_home(core: Core, person: Person) -> None:
    """Go to the app's home; the app hears of it and usually publishes."""
    if not core.manifest.has_home:
        raise RefusedError("this app has no home: its manifest does not enable the tab")
    place = core.channels.dm_with(person)
    view = core.views.homes.get(person.id)
    inner: Json = {"type": "app_home_opened", "user": person.id, "channel": place.id, "tab": "home"}
    inner |= {"event_ts": core.stamps.ts()} | ({"view": view} if view else {})
    emit(core, "app_home_opened", inner, None, person)


def _refuse_outsiders(core: Core, person: Person, what: str) -> None:
    if core.people.is_outside(person):
        name = core.people.organisation(person).name
        raise RefusedError(f"{what} are not shared with other organisations: {person.name} is at {name}")
