"""The small Chatwork put together: its API, its rooms, and the signed webhooks that it sends."""

import base64
import hashlib
import hmac
import io
import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import aiohttp
from aiohttp import web

from bot.demo.chatwork.api import Api
from bot.demo.chatwork.page import Page
from bot.demo.chatwork.rooms import Json, Room, Rooms

# Invented, like everybody here.
TOKEN = "c0ffee5eed0c0ffee5eed0c0ffee5eed"  # noqa: S105 - opens nothing but this stand-in
ACCOUNT, NAME = 700001, "ひなた雑貨店 欠品係"
WEBHOOK_TOKEN = base64.b64encode(b"an invented webhook token, 32 B!").decode()


class ChatworkStandin:
    """Chatwork on this machine, on the desk's clock; `hook` is where its webhooks go."""

    def __init__(
        self, now: Callable[[], datetime], rooms: Mapping[int, Room], folder: Path | None = None
    ) -> None:
        """With these rooms, and what the folder holds of them from the last run."""
        self.rooms = Rooms(now, rooms, folder)
        self.api = Api(self.rooms, TOKEN, ACCOUNT, NAME)
        self.url = self.hook = ""
        self._runner: web.AppRunner | None = None

    def add_to(self, app: web.Application, prefix: str) -> None:
        """Stand under a prefix of an application that somebody else runs."""
        app.add_subapp(f"{prefix}/v2/", self.api.app())
        Page(self).add_to(app, prefix)

    async def start(self) -> None:
        """Stand alone, on a free port."""
        app = web.Application()
        self.add_to(app, "")
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/v2/"

    async def stop(self) -> None:
        """Stop what start began."""
        if self._runner is not None:
            await self._runner.cleanup()

    @property
    def time(self) -> int:
        """Now, as Chatwork writes it."""
        return self.rooms.time

    def bodies(self, room: int, account: int = ACCOUNT) -> list[str]:
        """What an account has said in a room."""
        said = self.rooms.get(room).messages
        return [each["body"] for each in said if each["account"]["account_id"] == account]

    async def write(self, room: int, account: int, body: str) -> str:
        """Somebody writes in a room, and the room's webhook tells of it; answers the message's id."""
        message = self.rooms.keep(room, account, body)
        await self.tell("message_created", room, message)
        return str(message["message_id"])

    async def rewrite(self, room: int, message_id: str, body: str) -> int:
        """Somebody changes what they wrote; answers the webhook's status."""
        return await self.tell("message_updated", room, self.rooms.change(room, message_id, body))

    async def tell(self, kind: str, room: int, message: Json) -> int:
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
    now: Callable[[], datetime], rooms: Mapping[int, Room]
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
