"""Chatwork's webhooks: checked, understood, and told to the desk."""

import base64
import hashlib
import hmac
import json
import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.delivery.chatwork import Chatwork
from bot.flows.hearing.hear_chatwork import ChatworkIn, hear_chatwork, room_is_known
from bot.flows.work import Desk
from bot.rules.charsets import keepable

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
        return message_of(event, event["room_id"], event[WRITERS[kind]]) if kind in WRITERS else None
    except (LookupError, TypeError, AttributeError, OverflowError, OSError, RecursionError) as error:
        raise ValueError("no webhook of Chatwork") from error


def message_of(told: dict[str, Any], room_id: object, account_id: object, author: str = "") -> ChatworkIn:
    """A message as webhooks and rooms tell of it."""
    updated = int(told["update_time"])
    return ChatworkIn(
        room_id=str(room_id),
        message_id=str(told["message_id"]),
        account_id=str(account_id),
        author=author,
        body=keepable(str(told["body"])),
        written_at=datetime.fromtimestamp(int(told["send_time"]), UTC),
        updated_at=str(updated) if updated else "",
    )


async def hear(desk: Desk, chatwork: Chatwork | None, message: ChatworkIn) -> None:
    """Tell the desk what was written in an agent's room."""
    if not await desk.run(room_is_known, message.room_id):
        log.warning("chatwork.unknown_room", extra={"room": message.room_id})
        return
    if chatwork is not None:
        message = replace(message, author=await chatwork.name_of(message.room_id, message.account_id))
    await desk.run(hear_chatwork, message.event_key, message)
