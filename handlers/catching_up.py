"""Reading what was written while nobody listened: Slack tells a bot that was away of nothing for long."""

import logging
from dataclasses import replace
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.flows.catch_up import Gap, gaps
from bot.flows.hear_message import hear_message
from bot.flows.work import Desk
from bot.slack.errors import CALL_ERRORS, trouble_of
from handlers.files import files_in
from handlers.hearing import time_of
from handlers.notices import hear, message_in

log = logging.getLogger(__name__)

#: How many messages of a channel are read again.
MOST = 200


async def catch_up(desk: Desk, client: AsyncWebClient) -> None:
    """Hear every message of the agents' channels that has not been heard; what has been heard changes nothing."""
    for gap in await desk.run(gaps):
        try:
            messages = await _read(client, gap)
        except CALL_ERRORS as error:
            log.warning(
                "catch_up.failed", extra={"channel": gap.channel_id, "error": trouble_of(error, 1).word}
            )
            continue
        for message in reversed(messages):
            await _hear(desk, gap.channel_id, message)


async def _read(client: AsyncWebClient, gap: Gap) -> list[dict[str, Any]]:
    answered = await client.conversations_history(
        channel=gap.channel_id, oldest=f"{gap.since.timestamp():.6f}", limit=MOST
    )
    found: list[dict[str, Any]] = answered["messages"]
    return found


async def _hear(desk: Desk, channel_id: str, message: dict[str, Any]) -> None:
    heard = message_in({"event": {**message, "channel": channel_id}, "team_id": message.get("team", "")})
    if heard is not None and not heard.thread_ts:
        name = f"read:{channel_id}:{message['ts']}"
        await hear(desk, name, heard, files_in(message))
        if edited := message.get("edited"):  # it may have been heard before it was edited
            later = replace(heard, edited=True, changed_at=time_of(edited["ts"]))
            await desk.run(hear_message, f"{name}:{edited['ts']}", later)
