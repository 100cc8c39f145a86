"""Live updates: each watcher is told what kind of thing changed, and fetches what it shows anew."""

import asyncio
from contextlib import suppress
from urllib.parse import urlsplit

from aiohttp import WSMsgType, web

from bot.local.page.ports import Json, Workspace

TOLD = ("kind", "channel", "ts", "thread_ts", "user", "text", "code", "id", "only_for")
HEARTBEAT_SECONDS = 20.0


def same_origin(request: web.Request) -> bool:
    """True for the page itself and for clients that are no browser; false for other sites' pages."""
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host


def refuse_strangers(request: web.Request) -> None:
    if not same_origin(request):
        raise web.HTTPForbidden(text="this page belongs to another origin")


async def watch(request: web.Request, workspace: Workspace) -> web.WebSocketResponse:
    """Tell one browser of changes until it leaves."""
    refuse_strangers(request)
    socket = web.WebSocketResponse(heartbeat=HEARTBEAT_SECONDS)
    await socket.prepare(request)
    changes = workspace.subscribe()
    telling = asyncio.create_task(_tell(socket, changes))
    try:
        async for frame in socket:
            if frame.type is WSMsgType.ERROR:
                break
    finally:
        workspace.unsubscribe(changes)
        telling.cancel()
        with suppress(asyncio.CancelledError, ConnectionError):
            await telling
    return socket


async def _tell(socket: web.WebSocketResponse, changes: asyncio.Queue[Json]) -> None:
    while not socket.closed:
        change = await changes.get()
        await socket.send_json({key: change[key] for key in TOLD if key in change})
