"""The way into Slack: posts, changes and answers, each marked so that it can be found again."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.delivery.parcel import Parcel
from bot.slack.errors import NotLookedUpError, Trouble, trouble_of, word_of

#: The event type of our messages' metadata.
MARK = "keppin_delivery"
#: How many messages are looked through at a time for one that may have been lost.
PAGE = 100
#: Why an answer cannot be shown to somebody in the channel where they acted: they or we are not in it, or it is shut.
NOT_SHOWN_THERE = frozenset(
    {
        "user_not_in_channel",
        "channel_not_found",
        "not_in_channel",
        "is_archived",
        "restricted_action",
        "restricted_action_read_only_channel",
        "no_permission",
    }
)
#: By how many seconds Slack's clock may be behind ours.
DRIFT = 300


class SlackRoute:
    """Sends into Slack."""

    def __init__(self, client: AsyncWebClient) -> None:
        """With the bot's client."""
        self.client = client

    async def send(self, parcel: Parcel) -> str:
        """Send the message and answer its ts. Raises what slack_sdk and aiohttp raise."""
        return await send(self.client, parcel)

    def trouble(self, error: BaseException, attempts: int) -> Trouble:
        """What the error of a call means."""
        return trouble_of(error, attempts)


async def send(client: AsyncWebClient, parcel: Parcel) -> str:
    """Send the message and answer its ts. Raises what slack_sdk and aiohttp raise."""
    if parcel.home is not None:
        await client.views_publish(user_id=parcel.only_to, view=parcel.home)
        return ""
    if parcel.edit_ts:
        return await _edit(client, parcel)
    if parcel.only_to and not _is_direct(parcel):
        return await _answer(client, parcel)
    return await _post_once(client, parcel)


def _is_direct(parcel: Parcel) -> bool:
    """Whether it goes into somebody's direct messages, and stays there as a message."""
    return bool(parcel.only_to) and parcel.channel == parcel.only_to


async def _post_once(client: AsyncWebClient, parcel: Parcel) -> str:
    if parcel.maybe_sent and (found := await _looked_up(client, parcel)):
        return found
    return await _post(client, parcel)


async def _looked_up(client: AsyncWebClient, parcel: Parcel) -> str | None:
    """The ts of a message that may have arrived. Raises NotLookedUpError where Slack does not say.

    Where we have never been permitted to look into direct messages, an answer is rather given twice than not at all.
    """
    try:
        if not _is_direct(parcel):
            return await find(client, parcel)
        opened = await client.conversations_open(users=parcel.only_to)  # history knows it by no other name
        return await find(client, replace(parcel, channel=opened["channel"]["id"]))
    except SlackApiError as error:
        if _is_direct(parcel) and word_of(error) == "missing_scope":
            return None
        raise NotLookedUpError from error


async def _post(client: AsyncWebClient, parcel: Parcel) -> str:
    """Post in the thread; where that is gone, or in another channel by now, beside it: better there than nowhere."""
    try:
        return await _posted(client, parcel)
    except SlackApiError as error:
        if not parcel.thread_ts or word_of(error) != "thread_not_found":
            raise
    return await _posted(client, replace(parcel, thread_ts=""))


async def _posted(client: AsyncWebClient, parcel: Parcel) -> str:
    posted = await client.chat_postMessage(
        channel=parcel.channel,
        text=parcel.message.text,
        blocks=parcel.message.blocks or None,
        thread_ts=parcel.thread_ts or None,
        reply_broadcast=True if parcel.to_channel_too and parcel.thread_ts else None,
        metadata={"event_type": MARK, "event_payload": {"key": parcel.marker}},
        unfurl_links=False,
        unfurl_media=False,
    )
    return str(posted["ts"])


async def _edit(client: AsyncWebClient, parcel: Parcel) -> str:
    changed = await client.chat_update(
        channel=parcel.channel,
        ts=parcel.edit_ts,
        text=parcel.message.text,
        blocks=parcel.message.blocks,
        metadata={"event_type": MARK, "event_payload": {"key": parcel.marker}},
    )
    return str(changed["ts"])


async def _answer(client: AsyncWebClient, parcel: Parcel) -> str:
    try:
        return await _answered_there(client, parcel)
    except SlackApiError as error:
        if parcel.elsewhere is None or word_of(error) not in NOT_SHOWN_THERE:
            raise
    alone = replace(parcel, channel=parcel.only_to, message=parcel.elsewhere, thread_ts="")
    return await _post_once(client, alone)


async def _answered_there(client: AsyncWebClient, parcel: Parcel) -> str:
    said = await client.chat_postEphemeral(
        channel=parcel.channel,
        user=parcel.only_to,
        text=parcel.message.text,
        blocks=parcel.message.blocks or None,
        thread_ts=parcel.thread_ts or None,
    )
    return str(said["message_ts"])


async def find(client: AsyncWebClient, parcel: Parcel) -> str | None:
    """The ts of a message that may have arrived although its answer was lost; beside its thread where that is gone."""
    asked: dict[str, Any] = {
        "channel": parcel.channel,
        "limit": PAGE,
        "include_all_metadata": True,
        "oldest": f"{parcel.since.timestamp() - DRIFT:.6f}",
    }
    if parcel.thread_ts:
        try:
            return await _found(
                client.conversations_replies, parcel.marker, {**asked, "ts": parcel.thread_ts}
            )
        except SlackApiError as error:
            if word_of(error) != "thread_not_found":
                raise
    return await _found(client.conversations_history, parcel.marker, asked)


async def _found(
    look: Callable[..., Awaitable[AsyncSlackResponse]], marker: str, asked: dict[str, Any]
) -> str | None:
    """The ts of the message with that mark, page by page."""
    while True:
        answered = await look(**asked)
        messages: list[dict[str, Any]] = answered.get("messages") or []
        for message in messages:
            payload = (message.get("metadata") or {}).get("event_payload") or {}
            if payload.get("key") == marker:
                return str(message["ts"])
        asked["cursor"] = (answered.get("response_metadata") or {}).get("next_cursor")
        if not asked["cursor"]:
            return None
