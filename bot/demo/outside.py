"""What lies outside of the demo's Slack: the agent's Chatwork room, and a tool that hands notices in over HTTP."""

import io
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web

from bot.app import Keppin
from bot.delivery.chatwork import ChatworkAt
from bot.demo.chatwork import ACCOUNT, TOKEN, WEBHOOK_TOKEN, ChatworkStandin, Room
from bot.local import Clock, Elsewhere, ScriptedEvent
from handlers.doors import CHATWORK_PATH, NOTICES_PATH, SCHEMA_PATH, ChatworkDoor, HookDoor
from handlers.hooks import SIGNATURE, TIMESTAMP, sign

PREFIX = "/chatwork"
#: The agent's room, its people there, and Keppin's own account.
ROOM = 36818200
WANG, CHEN = 800101, 800102
ROOM_NAME = "ラクマート × ひなた雑貨店（買付）"
MEMBERS = {WANG: "王 麗", CHEN: "陳 小明", ACCOUNT: "ひなた雑貨店 欠品係"}
#: What the tool signs with; invented, and good for nothing but the demo.
HOOK_SECRET = "keppin-demo-hook-secret-0001"  # noqa: S105 - as above
#: How events name the way by which they come.
CHATWORK, HOOK = "Chatwork", f"POST {NOTICES_PATH}"
ROOM_PAGE = Elsewhere(name="Chatwork", href=f"{PREFIX}/", stands_for="https://www.chatwork.com/")
#: Whose notice the tool hands in, and how long it takes to do so.
AUTHOR, LINK, DELAY = "張 静", "https://chat.example.com/rooms/12/88", timedelta(minutes=2)

Json = dict[str, Any]


class Outside:
    """Both ways into the desk that lead past Slack, at the workspace's own address."""

    def __init__(self, clock: Clock, folder: Path | None) -> None:
        """With what was said in the room before."""
        self._clock = clock
        self.chatwork = ChatworkStandin(clock.now, {ROOM: Room(ROOM_NAME, MEMBERS)}, folder)
        self.url = ""
        self._hook: HookDoor | None = None
        self._webhook: ChatworkDoor | None = None

    def at(self, url: str) -> None:
        """Now that the address is known."""
        self.url = url
        self.chatwork.url = f"{url}{PREFIX}/v2/"
        self.chatwork.hook = f"{url}{CHATWORK_PATH}"

    @property
    def chatwork_at(self) -> ChatworkAt:
        """Where Keppin finds Chatwork."""
        return ChatworkAt(self.chatwork.url, TOKEN)

    def open(self, keppin: Keppin) -> None:
        """Let what knocks in to a desk that runs."""
        self._hook = HookDoor(keppin.desk, (HOOK_SECRET,))
        self._webhook = ChatworkDoor(keppin.desk, (WEBHOOK_TOKEN,), keppin.chatwork)

    def add_to(self, app: web.Application) -> None:
        """Put the doors and the room's page beside the workspace's."""
        self.chatwork.add_to(app, PREFIX)
        app.router.add_post(NOTICES_PATH, self._notices)
        app.router.add_get(SCHEMA_PATH, self._schema)
        app.router.add_post(CHATWORK_PATH, self._events)

    async def play(self, event: ScriptedEvent) -> None:
        """Let an event happen by the way that it names."""
        if event.channel == CHATWORK:
            await self.chatwork.write(ROOM, WANG, event.text)
        else:
            await self.hand_in(self.notice(event.key, event.text))

    def notice(self, key: str, text: str) -> Json:
        """A notice as the tool hands it in."""
        written = (self._clock.now() - DELAY).isoformat(timespec="seconds")
        return {
            "agent": "ラクマート",
            "text": text,
            "written_at": written,
            "author": AUTHOR,
            "link": LINK,
            "idempotency_key": key,
        }

    async def hand_in(self, told: Json, secret: str = HOOK_SECRET) -> tuple[int, Json]:
        """Sign a notice and hand it in; answers the status and what was said."""
        body = json.dumps(told, ensure_ascii=False).encode()
        now = str(int(self._clock.now().timestamp()))
        headers = {TIMESTAMP: now, SIGNATURE: sign(secret, now, body), "Content-Type": "application/json"}
        async with (
            aiohttp.ClientSession() as session,
            session.post(f"{self.url}{NOTICES_PATH}", data=io.BytesIO(body), headers=headers) as answer,
        ):
            return answer.status, await answer.json()

    async def _notices(self, request: web.Request) -> web.Response:
        return await self._hook.notices(request) if self._hook else web.Response(status=503)

    async def _schema(self, request: web.Request) -> web.Response:
        return await self._hook.schema(request) if self._hook else web.Response(status=503)

    async def _events(self, request: web.Request) -> web.Response:
        return await self._webhook.events(request) if self._webhook else web.Response(status=503)
