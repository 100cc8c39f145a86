"""Chatwork: its webhooks checked and told to the desk, and read in its rooms what no webhook told."""

import base64
import hashlib
import hmac
import json
import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.delivery.chatwork import LATEST, Chatwork
from bot.delivery.routes import SEND_ERRORS
from bot.flows.catch_up_rooms import RoomGap, room_gaps, room_read
from bot.flows.hear_chatwork import ChatworkIn, hear_chatwork, room_is_known
from bot.flows.work import Desk

log = logging.getLogger(__name__)

SIGNATURE = "X-ChatWorkWebhookSignature"
#: The events that are somebody writing; in the last one the writer is called from_account_id.
WRITERS = {
    "message_created": "account_id",
    "message_updated": "account_id",
    "mention_to_me": "from_account_id",
}


def is_signed(tokens: Sequence[str], body: bytes, signature: str) -> bool:
    """Whether one of our webhooks' tokens signed the body; each webhook in Chatwork has a token of its own."""
    given = signature.encode("utf-8", "replace")
    return any(hmac.compare_digest(_signature(token, body), given) for token in tokens)


def _signature(token: str, body: bytes) -> bytes:
    key = base64.b64decode(token)
    return base64.b64encode(hmac.new(key, body, hashlib.sha256).digest())


def message_in(body: bytes) -> ChatworkIn | None:
    """The message of an event; None for events that are nobody writing.

    Raises ValueError for what Chatwork would not send.
    """
    try:
        told = json.loads(body)
        kind, event = told["webhook_event_type"], told["webhook_event"]
        return _message(event, event["room_id"], event[WRITERS[kind]]) if kind in WRITERS else None
    except (LookupError, TypeError, AttributeError, OverflowError, OSError, RecursionError) as error:
        raise ValueError("no webhook of Chatwork") from error


def _message(told: dict[str, Any], room_id: object, account_id: object, author: str = "") -> ChatworkIn:
    updated = int(told["update_time"])
    return ChatworkIn(
        room_id=str(room_id),
        message_id=str(told["message_id"]),
        account_id=str(account_id),
        author=author,
        body=str(told["body"]).replace("\0", "").encode("utf-8", "replace").decode(),
        written_at=datetime.fromtimestamp(int(told["send_time"]), UTC),
        updated_at=str(updated) if updated else "",
    )


async def hear(desk: Desk, chatwork: Chatwork | None, body: bytes) -> None:
    """Tell the desk what was written. Raises ValueError for what Chatwork would not send."""
    message = message_in(body)
    if message is None:
        return
    if not await desk.run(room_is_known, message.room_id):
        log.warning("chatwork.unknown_room", extra={"room": message.room_id})
        return
    if chatwork is not None:
        message = replace(message, author=await chatwork.name_of(message.room_id, message.account_id))
    await desk.run(hear_chatwork, message.heard, message)


async def read_rooms(desk: Desk, chatwork: Chatwork) -> None:
    """Hear what was written in the agents' rooms and no webhook told of; what has been heard changes nothing."""
    for gap in await desk.run(room_gaps):
        asked_at = desk.clock.now()
        try:
            messages = await chatwork.latest(gap.room_id)
        except SEND_ERRORS as error:
            log.warning("chatwork.not_read", extra={"room": gap.room_id, "error": str(error)})
            continue
        await _hear_missed(desk, gap, messages)
        await desk.run(room_read, gap, asked_at)


async def _hear_missed(desk: Desk, gap: RoomGap, messages: list[dict[str, Any]]) -> None:
    since = gap.since.timestamp()
    missed = [each for each in messages if max(each["send_time"], each["update_time"]) >= since]
    if len(missed) >= LATEST:
        log.warning("chatwork.gap_too_long", extra={"room": gap.room_id})  # older ones are not to be had
    for each in missed:
        who = each["account"]
        message = _message(each, gap.room_id, who["account_id"], str(who.get("name") or ""))
        await desk.run(hear_chatwork, message.heard, message)
