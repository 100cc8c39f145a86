"""Posting, editing and deleting: whoever watches is told, and so is the app if it listens."""

import uuid

from bot.local import payloads
from bot.local.channels import EVENT_KIND, Place
from bot.local.core import Core
from bot.local.elements import numbered
from bot.local.messages import BROADCAST, TOMBSTONE, Draft, Message
from bot.local.people import APP_ID, BOT_ID
from bot.local.shapes import Json
from bot.local.untold import untold
from bot.local.world import Person

EDITED_BY_SLACK = ("reactions", "pinned_to")


def post(core: Core, place: Place, author: Person, draft: Draft, only_for: str = "") -> Message:
    """Put a message up; the app's own come back to it as events too, as in Slack."""
    message = Message(place.id, body_of(core, author, draft, core.stamps.ts()), only_for=only_for)
    core.messages.add(message)
    if not only_for:
        _tell_app(core, place, author, message)
    _tell_watchers(core, message)  # last, since what is kept is written down then: the event with its message
    return message


def edit(core: Core, place: Place, message: Message, editor: Person, changed: Json) -> None:
    """Change a message in place."""
    before = message.body
    stamp = {"edited": {"user": editor.id, "ts": core.stamps.ts()}}
    message.body = {key: value for key, value in {**before, **changed, **stamp}.items() if value is not None}
    message.edits += 1
    if not message.only_for:
        inner = {
            "subtype": "message_changed",
            "message": message.body,
            "previous_message": before,
            "hidden": True,
        }
        _message_event(core, place, editor, inner)
    _tell_watchers(core, message)


def delete(core: Core, place: Place, message: Message, by: Person) -> None:
    """Take a message away; where others have replied to it, something stays at the head of their thread."""
    if core.messages.has_replies(message):
        _leave_tombstone(core, place, message, by)
        return
    core.messages.remove(message)
    if not message.only_for:
        gone = {"deleted_ts": message.ts, "previous_message": message.body}
        _message_event(core, place, by, {"subtype": "message_deleted", **gone, "hidden": True})
    core.changes.tell("message", channel=message.channel, ts=message.ts, deleted=True)


def _leave_tombstone(core: Core, place: Place, message: Message, by: Person) -> None:
    before = core.messages.shown(message)
    message.body = TOMBSTONE | {"ts": message.ts, "thread_ts": message.ts}
    message.edits += 1
    changed = {"message": core.messages.shown(message), "previous_message": before, "hidden": True}
    _message_event(core, place, by, {"subtype": "message_changed", **changed})
    _tell_watchers(core, message)


def emit(core: Core, name: str, inner: Json, place: Place | None, actor: Person | None) -> bool:
    """Send an event if the app subscribed to it."""
    if name not in core.manifest.events:
        return False
    core.deliveries.tell(payloads.event(core, inner, place, actor))
    return True


def body_of(core: Core, author: Person, draft: Draft, ts: str) -> Json:
    """A message in Slack's shape."""
    body: Json = {"type": "message", "user": author.id, "text": draft.text, "ts": ts}
    body["team"] = author.team_id
    if draft.blocks:
        body["blocks"] = numbered(draft.blocks)
    if draft.thread_ts:
        body["thread_ts"] = draft.thread_ts
    if draft.broadcast and draft.thread_ts:
        body["subtype"] = BROADCAST
    if draft.metadata:
        body["metadata"] = draft.metadata
    if draft.files:
        body |= {"files": list(draft.files), "upload": False}
    return body | (_bot_fields(core) if author.is_bot else {"client_msg_id": str(uuid.uuid4())})


def _bot_fields(core: Core) -> Json:
    profile = {"id": BOT_ID, "name": core.manifest.name, "app_id": APP_ID, "deleted": False, "updated": 0}
    return {"bot_id": BOT_ID, "app_id": APP_ID, "bot_profile": profile | {"team_id": core.people.own.id}}


def _tell_watchers(core: Core, message: Message) -> None:
    thread = {"thread_ts": message.thread_ts, "only_for": message.only_for}
    core.changes.tell("message", channel=message.channel, ts=message.ts, **thread)


def _tell_app(core: Core, place: Place, author: Person, message: Message) -> None:
    inner = {key: value for key, value in message.body.items() if key not in (*EDITED_BY_SLACK, "metadata")}
    if message.thread_ts and (parent := core.messages.find(place.id, message.thread_ts)):
        inner["parent_user_id"] = parent.body["user"]
    if inner.get("files") and not author.is_bot:
        inner["subtype"] = "file_share"
    _message_event(core, place, author, inner)
    _mention_event(core, place, author, inner)


def _message_event(core: Core, place: Place, actor: Person, inner: Json) -> None:
    if not core.channels.has_bot(place):
        return
    where = {"channel": place.id, "channel_type": place.kind, "event_ts": inner.get("ts") or core.stamps.ts()}
    told = untold(inner) if place.is_ext_shared else inner
    outer = {"type": "message", "ts": where["event_ts"]} | told | where
    emit(core, f"message.{EVENT_KIND[place.kind]}", outer | _connect_fields(core, place, actor), place, actor)


def _mention_event(core: Core, place: Place, author: Person, inner: Json) -> None:
    mentioned = f"<@{core.people.bot.id}" in inner["text"] and not author.is_bot
    if mentioned and place.kind != "im" and core.channels.has_bot(place):
        where = {"channel": place.id, "event_ts": inner["ts"], "type": "app_mention"}
        emit(core, "app_mention", inner | where | _connect_fields(core, place, author), place, author)


def _connect_fields(core: Core, place: Place, actor: Person) -> Json:
    """What events of a shared channel say about the organisation of whoever wrote."""
    if not place.is_ext_shared or actor.is_bot:
        return {}
    teams = {"team": actor.team_id, "user_team": actor.team_id, "source_team": actor.team_id}
    profile = {
        "name": actor.name,
        "real_name": actor.real_name,
        "display_name": actor.name,
        "team": actor.team_id,
    }
    return teams | ({"user_profile": profile} if core.people.is_outside(actor) else {})
