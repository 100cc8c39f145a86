"""Posting, updating and deleting by the app."""

from bot.local.blocks_check import check_message
from bot.local.channels import Place
from bot.local.elements import numbered
from bot.local.errors import SlackError
from bot.local.messages import Draft, Message
from bot.local.posting import delete, edit, post
from bot.local.shapes import Json
from bot.local.web_api.registry import Call, method

TEXT_KEPT = 40_000


@method("chat.postMessage", "chat:write")
def post_message(call: Call) -> Json:
    place = place_to_write(call)
    draft = draft_of(call)
    if draft.thread_ts and not call.core.messages.find(place.id, draft.thread_ts):
        raise SlackError("thread_not_found")
    message = post(call.core, place, call.core.people.bot, draft)
    return {"channel": place.id, "ts": message.ts, "message": message.body}


@method("chat.postEphemeral", "chat:write")
def post_ephemeral(call: Call) -> Json:
    place = place_to_write(call)
    person = call.core.people.find(call.args.need("user"))
    if not person or person.id not in place.members:
        raise SlackError("user_not_in_channel")
    message = post(call.core, place, call.core.people.bot, draft_of(call), only_for=person.id)
    return {"message_ts": message.ts}


@method("chat.update", "chat:write")
def update(call: Call) -> Json:
    """Change a message of one's own; blocks that are not given stay, an empty list removes them."""
    place, message = own_message(call, "cant_update_message")
    changed: Json = {}
    if call.args.has("text"):
        changed["text"] = call.args.text("text")[:TEXT_KEPT]
    if call.args.has("blocks"):
        changed["blocks"] = _blocks(call)
    if call.args.has("metadata"):
        changed["metadata"] = _metadata(call)
    if not changed:
        raise SlackError("no_text")
    edit(call.core, place, message, call.core.people.bot, changed)
    return {
        "channel": place.id,
        "ts": message.ts,
        "text": message.body.get("text", ""),
        "message": message.body,
    }


@method("chat.delete", "chat:write")
def remove(call: Call) -> Json:
    place, message = own_message(call, "cant_delete_message")
    delete(call.core, place, message, call.core.people.bot)
    return {"channel": place.id, "ts": message.ts}


@method("chat.getPermalink")
def permalink(call: Call) -> Json:
    place = place_to_write(call)
    ts = call.args.need("message_ts")
    if not call.core.messages.find(place.id, ts):
        raise SlackError("message_not_found")
    return {"channel": place.id, "permalink": f"{call.core.url}/archives/{place.id}/p{ts.replace('.', '')}"}


def place_to_write(call: Call) -> Place:
    """Where the app may post: a channel it is in, or somebody's direct messages."""
    core = call.core
    wanted = call.args.need("channel")
    place = core.channels.find(wanted)
    if not place and wanted.startswith(("U", "W")) and (person := core.people.find(wanted)):
        place = core.channels.dm_with(person)
    if not place or (place.kind == "group" and not core.channels.has_bot(place)):
        raise SlackError("channel_not_found")
    if not core.channels.has_bot(place) and "chat:write.public" not in core.manifest.scopes:
        raise SlackError("not_in_channel")
    return place


def draft_of(call: Call) -> Draft:
    """The message that the arguments describe, checked."""
    blocks = _blocks(call)
    text = call.args.text("text")[:TEXT_KEPT]
    if not text and not blocks:
        raise SlackError("no_text")
    if call.args.parsed("attachments"):
        raise SlackError("invalid_arguments", "the local workspace does not show attachments: use blocks")
    return Draft(
        text=text,
        blocks=blocks,
        thread_ts=call.args.text("thread_ts"),
        metadata=_metadata(call),
        broadcast=call.args.flag("reply_broadcast"),
    )


def own_message(call: Call, refusal: str) -> tuple[Place, Message]:
    """A message of the app by channel and ts; an ephemeral one cannot be found again."""
    place = call.core.channels.find(call.args.need("channel"))
    if not place or place.id != call.args.text("channel"):
        raise SlackError("channel_not_found")
    message = call.core.messages.find(place.id, call.args.need("ts"))
    if not message or message.only_for or message.is_tombstone:
        raise SlackError("message_not_found")
    if message.body["user"] != call.core.people.bot.id:
        raise SlackError(refusal)
    return place, message


def _blocks(call: Call) -> list[Json] | None:
    checked = check_message(call.args.parsed("blocks"))
    return numbered(checked) if checked else None


def _metadata(call: Call) -> Json | None:
    given = call.args.parsed("metadata")
    if not given:
        return None
    fits = isinstance(given, dict) and isinstance(given.get("event_type"), str)
    if not fits or not isinstance(given.get("event_payload"), dict):
        raise SlackError("invalid_metadata_format")
    return {"event_type": given["event_type"], "event_payload": given["event_payload"]}
