"""The stage with its doors open: notices come over HTTP and from a Chatwork of its own."""

import io
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, select

from bot.commands.support.web import Keys, listen
from bot.demo.chatwork import ACCOUNT, WEBHOOK_TOKEN, ChatworkStandin, Room
from bot.rules.words import Language
from handlers.hooks import sign
from store import tables as t
from tests.shop import NOTICE
from tests.stage import Stage, staged

SECRET = "an invented secret, long enough"
OTHER_SECRET = "another invented secret, as long"
#: The agent of the shop writes here as well as in Slack; the other one only here.
ROOM, OTHER_ROOM, STRANGE_ROOM = 36818150, 36818151, 36818152
IN_CHATWORK = f"[To:{ACCOUNT}]欠品係さん\n[info][title]欠品のご連絡[/title]{NOTICE}[/info]"
LI, WU = 1484814, 1484815


@dataclass
class Doors:
    """What knocks, and what is answered."""

    stage: Stage
    chatwork: ChatworkStandin
    url: str

    async def notice(self, secret: str = SECRET, at: int | None = None, **told: Any) -> tuple[int, Any]:
        """Hand a notice in over HTTP; answers the status and what was said."""
        return await self.knock(json.dumps(told).encode(), secret, at)

    async def knock(self, body: bytes, secret: str = SECRET, at: int | None = None) -> tuple[int, Any]:
        """Hand a signed body in."""
        time = str(self.chatwork.time if at is None else at)
        headers = {"X-Keppin-Timestamp": time, "X-Keppin-Signature": sign(secret, time, body)}
        status, said, _ = await self.send(body, headers)
        return status, said

    async def send(self, body: bytes, headers: dict[str, str]) -> tuple[int, Any, dict[str, str]]:
        async with self.stage.http.post(
            f"{self.url}/hooks/notices", data=io.BytesIO(body), headers=headers
        ) as answer:
            said = await answer.json()
            await self.stage.settle()
            return answer.status, said, dict(answer.headers)

    async def write(self, account: int, body: str, room: int = ROOM) -> str:
        """Somebody writes in Chatwork, and everything follows."""
        message = await self.chatwork.write(room, account, body)
        await self.stage.settle()
        return message

    async def rewrite(self, message: str, body: str) -> None:
        """Somebody changes what they wrote in Chatwork."""
        assert await self.chatwork.rewrite(ROOM, message, body) == 200
        await self.stage.settle()

    async def decide(self, option: str = "1 ") -> None:
        """Somebody presses an option of the newest card, and the undo window passes."""
        await (await self.stage.card()).press("hana", option)
        await self.stage.advance(seconds=10)
        await self.stage.advance(seconds=5)

    def told(self, room: int = ROOM) -> list[str]:
        """What we have said in a room."""
        return self.chatwork.bodies(room)


@asynccontextmanager
async def doors(url: str) -> AsyncIterator[Doors]:
    """The shop's stage, its agent in Chatwork as well, and the web server of `keppin run`."""
    async with staged(url, add=_in_chatwork, chatwork=_rooms()) as stage:
        assert stage.chatwork is not None
        keys = Keys(hooks=(OTHER_SECRET, SECRET), chatwork=("b3RoZXI=", WEBHOOK_TOKEN))
        runner = await listen(stage.keppin, 0, keys)
        port = next(address[1] for address in runner.addresses if address[0] == "0.0.0.0")
        url = f"http://127.0.0.1:{port}"
        stage.chatwork.hook = f"{url}/hooks/chatwork"
        try:
            yield Doors(stage, stage.chatwork, url)
        finally:
            await runner.cleanup()


def _rooms() -> dict[int, Room]:
    people = {LI: "李 敏", WU: "呉 芳", ACCOUNT: "欠品係"}
    return {number: Room(f"room {number}", people) for number in (ROOM, OTHER_ROOM, STRANGE_ROOM)}


def _in_chatwork(session: Session) -> None:
    agent = session.exec(select(t.Agent)).one()
    agent.chatwork_room = str(ROOM)
    session.add(
        t.Agent(
            workspace_id=agent.workspace_id,
            name="みなと代行",
            language=Language.JA,
            route="chatwork",
            channel_id=str(OTHER_ROOM),
            chatwork_room=str(OTHER_ROOM),
            staff=[f"aid{WU}"],
        )
    )
