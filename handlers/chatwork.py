"""Chatwork's webhooks: its signature checked, its message told to the desk."""

import base64
import hashlib
import hmac
import json
import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

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


def message_in(body: bytes) -> tuple[str, ChatworkIn] | None:
    """The message with the name under which this very event is heard once; None for other events.

    Raises ValueError for what Chatwork would not send.
    """
    try:
        told = json.loads(body)
        kind, event = told["webhook_event_type"], told["webhook_event"]
        return (_name(kind, event), _message(kind, event)) if kind in WRITERS else None
    except (LookupError, TypeError, AttributeError, OverflowError, OSError, RecursionError) as error:
        raise ValueError("no webhook of Chatwork") from error


def _name(kind: str, event: dict[str, Any]) -> str:
    return f"chatwork:{event['message_id']}:{kind}:{event['update_time']}"


def _message(kind: str, event: dict[str, Any]) -> ChatworkIn:
    updated = int(event["update_time"])
    return ChatworkIn(
        room_id=str(event["room_id"]),
        message_id=str(event["message_id"]),
        account_id=str(event[WRITERS[kind]]),
        body=str(event["body"]).replace("\0", "").encode("utf-8", "replace").decode(),
        written_at=datetime.fromtimestamp(int(event["send_time"]), UTC),
        updated_at=str(updated) if updated else "",
    )


async def hear(desk: Desk, body: bytes) -> None:
    """Tell the desk what was written. Raises ValueError for what Chatwork would not send."""
    found = message_in(body)
    if found is None:
        return
    heard, message = found
    if not await desk.run(room_is_known, message.room_id):
        log.warning("chatwork.unknown_room", extra={"room": message.room_id})
        return
    await desk.run(hear_chatwork, heard, message)
