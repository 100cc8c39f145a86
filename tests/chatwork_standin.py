"""A small Chatwork for the tests, as strict as its documentation: API with limits, rooms, signed webhooks."""

import base64
import hashlib
import hmac
import io
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import parse_qs

import aiohttp
from aiohttp import web

TOKEN = "c0ffee5eed0c0ffee5eed0c0ffee5eed"
ACCOUNT = 700001
WEBHOOK_TOKEN = base64.b64encode(b"an invented webhook token, 32 B!").decode()
CALLS, WINDOW = 300, 300
POSTS, ROOM_WINDOW = 10, 10
LONGEST = 60_000


@dataclass
class Room:
    """A room with what was said in it."""

    messages: list[dict[str, Any]] = field(default_factory=list)
    posted_at: list[float] = field(default_factory=list)
    read_up_to: int = 0


class ChatworkStandin:
    """Chatwork on this machine, on the desk's clock."""

    def __init__(self, now: Callable[[], datetime], rooms: tuple[int, ...]) -> None:
        self._now = now
        self.rooms = {str(room): Room() for room in rooms}
        self.called_at: list[float] = []
        self.refused: list[int] = []
        self.losing = 0  # how many answers to posts are still to be lost on the way
        self.url = ""
        self.hook = ""
        self._ids = 984676321621704704  # beyond what a double can hold, as Chatwork's own

    async def start(self) -> None:
        app = web.Application(middlewares=[self._gate])
        app.router.add_get("/v2/me", self._me)
        app.router.add_post("/v2/rooms/{room}/messages", self._post)
        app.router.add_get("/v2/rooms/{room}/messages", self._latest)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/v2/"

    async def stop(self) -> None:
        await self._runner.cleanup()

    def bodies(self, room: int, account: int = ACCOUNT) -> list[str]:
        """What an account has said in a room."""
        said = self.rooms[str(room)].messages
        return [each["body"] for each in said if each["account"]["account_id"] == account]

    @property
    def time(self) -> int:
        return int(self._now().timestamp())

    @web.middleware
    async def _gate(self, request: web.Request, handler: Any) -> web.StreamResponse:
        if request.headers.get("x-chatworktoken") != TOKEN:
            return self._no(401, "Invalid API token")
        now = self._now().timestamp()
        self.called_at = [at for at in self.called_at if at > now - WINDOW]
        if len(self.called_at) >= CALLS:
            return self._limited(self._no(429, "Rate limit exceeded"))
        self.called_at.append(now)
        return self._limited(await handler(request))

    def _limited(self, response: web.StreamResponse) -> web.StreamResponse:
        first = self.called_at[0]
        response.headers["x-ratelimit-limit"] = str(CALLS)
        response.headers["x-ratelimit-remaining"] = str(CALLS - len(self.called_at))
        response.headers["x-ratelimit-reset"] = str(int(first) + WINDOW)
        return response

    def _no(self, status: int, *errors: str) -> web.Response:
        self.refused.append(status)
        return web.json_response({"errors": list(errors)}, status=status)

    async def _me(self, request: web.Request) -> web.Response:
        del request
        return web.json_response({"account_id": ACCOUNT, "name": "ひなた雑貨店 欠品係"})

    async def _post(self, request: web.Request) -> web.StreamResponse:
        room = self.rooms.get(request.match_info["room"])
        if room is None:
            return self._no(404, "You do not have permission to this room")
        if request.content_type != "application/x-www-form-urlencoded":
            return self._no(400, "Parameter 'body' is required.")
        form = parse_qs((await request.read()).decode(), strict_parsing=True)
        wrong = _wrong(form)
        if wrong:
            return self._no(400, *wrong)
        now = self._now().timestamp()
        room.posted_at = [at for at in room.posted_at if at > now - ROOM_WINDOW]
        if len(room.posted_at) >= POSTS:
            return self._no(429, "Rate limit for message posting per room exceeded.")
        room.posted_at.append(now)
        message = self._keep(room, ACCOUNT, form["body"][0])
        if self.losing:
            self.losing -= 1
            return web.json_response({"errors": ["Gateway timeout"]}, status=504)
        return web.json_response({"message_id": message["message_id"]})

    async def _latest(self, request: web.Request) -> web.StreamResponse:
        room = self.rooms.get(request.match_info["room"])
        if room is None:
            return self._no(404, "You do not have permission to this room")
        start = 0 if request.query.get("force") == "1" else room.read_up_to
        found = room.messages[start:][-100:]
        room.read_up_to = len(room.messages)
        return web.json_response(found) if found else web.Response(status=204)

    def _keep(self, room: Room, account: int, body: str) -> dict[str, Any]:
        self._ids += 4096
        message = {
            "message_id": str(self._ids),
            "account": {"account_id": account, "name": f"account {account}"},
            "body": body,
            "send_time": self.time,
            "update_time": 0,
        }
        room.messages.append(message)
        return message

    async def write(self, room: int, account: int, body: str) -> str:
        """Somebody writes in a room, and the room's webhook tells of it; answers the message's id."""
        message = self._keep(self.rooms[str(room)], account, body)
        await self.tell("message_created", room, message)
        return str(message["message_id"])

    async def rewrite(self, room: int, message_id: str, body: str) -> int:
        """Somebody changes what they wrote; answers the webhook's status."""
        message = next(each for each in self.rooms[str(room)].messages if each["message_id"] == message_id)
        message |= {"body": body, "update_time": self.time}
        return await self.tell("message_updated", room, message)

    async def tell(self, kind: str, room: int, message: dict[str, Any]) -> int:
        """Send the webhook of an event; answers its status."""
        event = {name: message[name] for name in ("message_id", "body", "send_time", "update_time")}
        writer = message["account"]["account_id"]
        who = {"account_id": writer}
        if kind == "mention_to_me":
            who = {"from_account_id": writer, "to_account_id": ACCOUNT}
        told = {
            "webhook_setting_id": "246",
            "webhook_event_type": kind,
            "webhook_event_time": self.time,
            "webhook_event": event | who | {"room_id": room},
        }
        body = json.dumps(told, ensure_ascii=False).encode()
        return await self.deliver(body, signature(WEBHOOK_TOKEN, body))

    async def deliver(self, body: bytes, signed: str) -> int:
        """Send a body with a signature; answers the status."""
        headers = {
            "X-ChatWorkWebhookSignature": signed,
            "User-Agent": "ChatWork-Webhook/246",
            "Content-Type": "application/json",
        }
        async with (
            aiohttp.ClientSession() as session,
            session.post(self.hook, data=io.BytesIO(body), headers=headers) as answer,
        ):
            return answer.status


@asynccontextmanager
async def standing_in(
    now: Callable[[], datetime], rooms: tuple[int, ...]
) -> AsyncIterator[ChatworkStandin | None]:
    """A Chatwork with these rooms; none where there are none."""
    if not rooms:
        yield None
        return
    standin = ChatworkStandin(now, rooms)
    await standin.start()
    yield standin
    await standin.stop()


def signature(token: str, body: bytes) -> str:
    """As Chatwork signs its webhooks."""
    return base64.b64encode(hmac.new(base64.b64decode(token), body, hashlib.sha256).digest()).decode()


def _wrong(form: dict[str, list[str]]) -> list[str]:
    unknown = set(form) - {"body", "self_unread"}
    body = form.get("body", [""])[0]
    found = [f"Unknown parameter '{name}'." for name in sorted(unknown)]
    if not body:
        found.append("Parameter 'body' is required.")
    if len(body) > LONGEST:
        found.append("Parameter 'body' is too long.")
    if form.get("self_unread", ["0"])[0] not in {"0", "1"}:
        found.append("Parameter 'self_unread' is wrong.")
    return found
