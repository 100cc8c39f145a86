"""Sharing a file in Slack: its bytes go up first, and the call that shows it to people is taken once for a file."""

import asyncio

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.parcel import Parcel, Upload
from bot.flows.sending.deliver import upload_begun
from bot.flows.work import Desk
from bot.slack.errors import UploadFailed, word_of

PATIENCE = aiohttp.ClientTimeout(total=30)
#: Each half is over within this many seconds, and so before the lease is (bot/flows/deliver.py).
WITHIN = 40
_UNKNOWN = "file_not_found"


async def share(desk: Desk, client: AsyncWebClient, parcel: Parcel, upload: Upload) -> None:
    """Share the file with its comment. Raises what slack_sdk and aiohttp raise.

    Which file it is has been written down before it is shared: an attempt whose end is unknown is finished, not begun
    again. A file that was never shared is thrown away by Slack.
    """
    async with asyncio.timeout(WITHIN):
        if upload.begun and await _shared(client, parcel, upload, upload.begun):
            return
        file_id = await _uploaded(client, upload)
    if not await desk.run(upload_begun, parcel.delivery_id, parcel.attempt, file_id):
        raise TimeoutError("somebody else has taken this over")
    async with asyncio.timeout(WITHIN):
        if not await _shared(client, parcel, upload, file_id):
            raise UploadFailed("the uploaded file is gone")


async def _uploaded(client: AsyncWebClient, upload: Upload) -> str:
    """Send the bytes up; answers Slack's id of a file that nobody sees yet."""
    session = client.session
    if session is None:
        raise RuntimeError("the client has no session of its own")
    told = await client.files_getUploadURLExternal(filename=upload.name, length=len(upload.content))
    async with session.post(str(told["upload_url"]), data=upload.content, timeout=PATIENCE) as answered:
        if answered.status != 200:  # noqa: PLR2004 - Slack names no other
            raise UploadFailed(f"status {answered.status}")
    return str(told["file_id"])


async def _shared(client: AsyncWebClient, parcel: Parcel, upload: Upload, file_id: str) -> bool:
    """Whether the file has been shared, now or by an earlier call; False where Slack knows of none."""
    try:
        await client.files_completeUploadExternal(
            files=[{"id": file_id, "title": upload.name}],
            channel_id=parcel.channel,
            thread_ts=parcel.thread_ts or None,
            initial_comment=parcel.message.text,
        )
    except SlackApiError as error:
        if word_of(error) != _UNKNOWN:
            raise
        return await _is_there(client, file_id)
    return True


async def _is_there(client: AsyncWebClient, file_id: str) -> bool:
    """Whether the file is a file by now: before the end of its upload it is none."""
    try:
        await client.files_info(file=file_id)
    except SlackApiError as error:
        if word_of(error) != _UNKNOWN:
            raise
        return False
    return True
