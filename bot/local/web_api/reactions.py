"""Reactions and pins."""

from bot.local.channels import Place
from bot.local.errors import SlackError
from bot.local.messages import Message
from bot.local.shapes import Json
from bot.local.web_api.chat import place_to_write
from bot.local.web_api.registry import Call, method


@method("reactions.add", "reactions:write")
def add(call: Call) -> Json:
    message, name = _target(call), call.args.need("name").strip(":")
    reactions: list[Json] = message.body.setdefault("reactions", [])
    bot = call.core.people.bot.id
    there = next((each for each in reactions if each["name"] == name), None)
    if there and bot in there["users"]:
        raise SlackError("already_reacted")
    if not there:
        there = {"name": name, "users": [], "count": 0}
        reactions.append(there)
    _set_users(there, [*there["users"], bot])
    _told(call, message)
    return {}


@method("reactions.remove", "reactions:write")
def remove(call: Call) -> Json:
    message, name = _target(call), call.args.need("name").strip(":")
    bot = call.core.people.bot.id
    there = next((each for each in message.body.get("reactions", ()) if each["name"] == name), None)
    if not there or bot not in there["users"]:
        raise SlackError("no_reaction")
    _set_users(there, [user for user in there["users"] if user != bot])
    message.body["reactions"] = [each for each in message.body["reactions"] if each["users"]]
    _told(call, message)
    return {}


@method("reactions.get", "reactions:read")
def get(call: Call) -> Json:
    message = _target(call)
    return {"type": "message", "channel": message.channel, "message": message.body}


@method("pins.add", "pins:write")
def pin(call: Call) -> Json:
    place, message = _pinnable(call)
    if message.ts in place.pins:
        raise SlackError("already_pinned")
    place.pins.append(message.ts)
    return {}


@method("pins.remove", "pins:write")
def unpin(call: Call) -> Json:
    place, message = _pinnable(call)
    if message.ts not in place.pins:
        raise SlackError("no_pin")
    place.pins.remove(message.ts)
    return {}


@method("pins.list", "pins:read")
def pins(call: Call) -> Json:
    place = place_to_write(call)
    found = (call.core.messages.find(place.id, ts) for ts in place.pins)
    return {
        "items": [{"type": "message", "channel": place.id, "message": each.body} for each in found if each]
    }


def _target(call: Call) -> Message:
    return _pinnable(call)[1]


def _pinnable(call: Call) -> tuple[Place, Message]:
    place = place_to_write(call)
    message = call.core.messages.find(place.id, call.args.need("timestamp"))
    if not message:
        raise SlackError("message_not_found")
    return place, message


def _set_users(reaction: Json, users: list[str]) -> None:
    reaction.update(users=users, count=len(users))


def _told(call: Call, message: Message) -> None:
    call.core.changes.tell("message", channel=message.channel, ts=message.ts, thread_ts=message.thread_ts)
