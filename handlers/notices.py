"""Messages in the agents' channels and to Keppin alone: a notice, a reply, an edit, a file."""

from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.flows.hearing.hear_at_desk import hear_in_channel
from bot.flows.hearing.hear_direct import hear_direct
from bot.flows.hearing.hear_message import bears_on_us
from bot.flows.opening.message_in import MessageIn
from bot.flows.work import Desk
from bot.slack.files import FileIn, files_in
from bot.slack.incoming import text_of
from handlers.hearing import Payload, time_of
from handlers.names import Names
from handlers.said import said_in

#: Message events that are somebody saying something new; everything else but edits is Slack's own bookkeeping.
SAID = frozenset({None, "file_share", "bot_message", "thread_broadcast"})


def register(app: AsyncApp, desk: Desk, names: Names) -> None:
    """Listen to messages."""

    async def heard(body: dict[str, Any]) -> None:
        message = message_in(body)
        if message is not None:
            await hear(desk, names, message, files_in(body["event"]), event=body["event_id"])

    app.event("message")(heard)


async def hear(
    desk: Desk, names: Names, message: MessageIn, files: tuple[FileIn, ...], event: str = ""
) -> None:
    """Run the flow for the place in which the message stands; the same message is heard once, however it comes."""
    event_key = name_of(message, event)
    if message.channel_id.startswith("D"):
        await desk.run(hear_direct, event_key, message, files)
    else:
        # Most of what is said is talk elsewhere, and Slack waits for our answer.
        if names.lacks(message) and await desk.run(bears_on_us, message):
            message = await names.sign(message)
        await desk.run(hear_in_channel, event_key, message, files)


def name_of(message: MessageIn, event: str) -> str:
    """The name of what was said: the same by event and when read later. An edit that is none has only its event's."""
    place = f"{message.channel_id}:{message.ts}"
    if message.deleted:
        return f"deleted:{place}"
    if not message.edited:
        return f"said:{place}"
    if message.changed_at is None:
        return f"event:{event}"
    words = sha256(message.text.encode()).hexdigest()[:12]  # Slack tells an edit's time in whole seconds
    return f"edited:{place}:{message.changed_at.timestamp():.6f}:{words}"


def message_in(body: Payload) -> MessageIn | None:
    """The message of an event, or None for what nobody said."""
    event = body["event"]
    subtype = event.get("subtype")
    if subtype in SAID:
        return _said(body, event)
    if subtype == "message_deleted" or _leaves_tombstone(event):
        return _said(body, event.get("previous_message") or {"ts": _gone(event)}, deleted=True)
    if subtype == "message_changed":
        return replace(
            _said(body, event["message"], edited=True),
            changed_at=_edited_at(event["message"]),
            before=text_of(event.get("previous_message") or {}),
        )
    return None


def _leaves_tombstone(event: Payload) -> bool:
    """Slack tells of a deleted message that has replies as of a change, and keeps something in its place."""
    return event.get("subtype") == "message_changed" and event["message"].get("subtype") == "tombstone"


def _gone(event: Payload) -> str:
    return str(event.get("deleted_ts") or event["message"]["ts"])


def _edited_at(message: Payload) -> datetime | None:
    ts = (message.get("edited") or {}).get("ts")
    return time_of(ts) if ts else None


def _said(body: Payload, message: Payload, *, edited: bool = False, deleted: bool = False) -> MessageIn:
    channel_id = body["event"]["channel"]
    return said_in(channel_id, message, team_of(body, message), edited=edited, deleted=deleted)


def team_of(body: Payload, message: Payload) -> str:
    """The author's team: in a shared channel it stands in the event, elsewhere it is ours."""
    for name in ("user_team", "source_team", "team"):
        if message.get(name):
            return str(message[name])
    authorizations = body.get("authorizations") or [{}]
    return str(authorizations[0].get("team_id") or body.get("team_id", ""))
