"""What Keppin itself says comes back to it as events and is not heard; that somebody deleted it is."""

from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

#: The one kind of message by Keppin that is worth hearing.
_DELETED = "message_deleted"


def register(app: AsyncApp) -> None:
    """Stand before all listeners; Bolt's own middleware of this kind would drop deletions as well."""
    app.use(_others)


async def _others(
    body: dict[str, Any], context: AsyncBoltContext, ack: AsyncAck, next_: Callable[[], Awaitable[None]]
) -> BoltResponse | None:
    if _is_ours(body.get("event") or {}, context):
        return await ack()
    await next_()
    return None


def _is_ours(event: dict[str, Any], context: AsyncBoltContext) -> bool:
    by_us = context.user_id == context.bot_user_id or event.get("bot_id", "") == context.bot_id
    return bool(event) and by_us and event.get("subtype") != _DELETED
