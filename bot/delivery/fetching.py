"""Fetching a file from Slack: with the token, from Slack's own addresses alone, and no more than is read."""

import asyncio
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot.flows.files.read_in import Fetched, read_in, team_zone
from bot.flows.files.take_file import take_file
from bot.flows.hearing.hear_files import file_told, largest_of
from bot.flows.work import Desk
from bot.slack.files import FileKind, file_in

#: Addresses that may be shown our token.
SLACK = (".slack.com", ".slack-files.com")
PATIENCE = aiohttp.ClientTimeout(total=30)
_OK, _BUSY, _OURS = 200, 429, 500


async def fetch(desk: Desk, client: AsyncWebClient, details: dict[str, Any]) -> None:
    """Fetch the file and have it taken in, or ask what it is. Raises what slack_sdk and aiohttp raise."""
    file = details["file"]
    if file["kind"] == FileKind.UNTOLD:
        known = await client.files_info(file=file["file_id"])
        await desk.run(file_told, details, file_in({"id": file["file_id"], **(known.get("file") or {})}))
        return
    got = Fetched() if file["letter"] else await _fetched(client, file)
    # Beside the desk's thread: people who press buttons meanwhile do not wait for a large list.
    held = await asyncio.to_thread(read_in, details, got, await desk.run(team_zone), desk.clock.now())
    await desk.run(take_file, details, held)


async def _fetched(client: AsyncWebClient, file: dict[str, Any]) -> Fetched:
    url = str(file["url"])
    if not _is_slacks(client, url):
        return Fetched(problem="file_elsewhere")
    return await download(client, url, largest_of(file["kind"]))


def _is_slacks(client: AsyncWebClient, url: str) -> bool:
    host = urlsplit(url).netloc
    return host == urlsplit(client.base_url).netloc or (
        url.startswith("https://") and (urlsplit(url).hostname or "").endswith(SLACK)
    )


async def download(client: AsyncWebClient, url: str, most: int) -> Fetched:
    """The bytes behind an address of Slack's; a sign-in page in their place means that a permission is missing."""
    session = client.session
    if session is None:
        raise RuntimeError("the client has no session of its own")
    bearer = {"Authorization": f"Bearer {client.token}"}
    async with session.get(url, headers=bearer, allow_redirects=False, timeout=PATIENCE) as answered:
        if answered.status == _BUSY or answered.status >= _OURS:
            answered.raise_for_status()
        is_page = answered.content_type == "text/html" and not url.lower().endswith((".html", ".htm"))
        if answered.status != _OK or is_page:
            return Fetched(problem="file_no_scope" if is_page else "file_unreachable")
        content = await _at_most(answered, most)
    return Fetched(content=content) if content is not None else Fetched(problem="file_too_big")


async def _at_most(answered: aiohttp.ClientResponse, most: int) -> bytes | None:
    content = bytearray()
    async for part in answered.content.iter_chunked(64 * 1024):
        content += part
        if len(content) > most:
            return None
    return bytes(content)
