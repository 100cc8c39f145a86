"""The desk's channel is shared with another organisation, or is the team's own again (Slack Connect)."""

import logging
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.flows.team.shared_desk import desk_is_shared, desk_to_look_at
from bot.flows.work import Desk
from bot.slack.errors import CALL_ERRORS, trouble_of

log = logging.getLogger(__name__)


def register(app: AsyncApp, desk: Desk) -> None:
    """Listen to Slack telling of it."""

    async def shared(body: dict[str, Any]) -> None:
        await _told(desk, body, shared=True)

    async def unshared(body: dict[str, Any]) -> None:
        await _told(desk, body, shared=bool(body["event"].get("is_ext_shared")))

    app.event("channel_shared")(shared)
    app.event("channel_unshared")(unshared)


async def _told(desk: Desk, body: dict[str, Any], *, shared: bool) -> None:
    await desk.run(desk_is_shared, f"event:{body['event_id']}", body["event"]["channel"], shared=shared)


async def look_at_desk(desk: Desk, client: AsyncWebClient, occasion: str) -> None:
    """Ask Slack itself: it may have been shared while nobody listened.

    What Slack tells of meanwhile is newer than this answer, which therefore counts only where it is news.
    """
    channel, known = await desk.run(desk_to_look_at)
    if not channel:
        return
    try:
        answered = await client.conversations_info(channel=channel)
    except CALL_ERRORS as error:
        log.warning("desk.not_looked_at", extra={"error": trouble_of(error, 1).word})
        return
    shared = bool((answered.get("channel") or {}).get("is_ext_shared"))
    if shared != known:
        await desk.run(desk_is_shared, f"desk:{channel}:{occasion}", channel, shared=shared)
