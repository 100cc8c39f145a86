"""Socket Mode: the app opens up to ten connections, and each envelope goes to exactly one of them."""

import asyncio
import json
import secrets
from itertools import count

from aiohttp import WSMsgType, web

from bot.local.deliveries import Envelope, Outcome
from bot.local.errors import SlackError
from bot.local.faults import Faults
from bot.local.people import APP_ID
from bot.local.shapes import Json

MOST_CONNECTIONS = 10
HOST = "local-workspace"
Ack = tuple[Json | None, str]


class Sockets:
    """The connections that stand, in turn; acks are matched by envelope id, whoever brings them."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self._tickets: set[str] = set()
        self._open: dict[str, web.WebSocketResponse] = {}
        self._waiting: dict[str, asyncio.Future[Ack]] = {}
        self._someone = asyncio.Event()
        self._numbers = count(1)

    @property
    def connections(self) -> list[str]:
        return list(self._open)

    def ticket(self) -> str:
        """A ticket for one connection."""
        if len(self._open) >= MOST_CONNECTIONS:
            raise SlackError("too_many_websockets")
        ticket = secrets.token_hex(8)
        self._tickets.add(ticket)
        return ticket

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """One connection, from hello until it closes."""
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            return web.Response(status=401, text="this ticket was used or never existed")
        self._tickets.remove(ticket)
        socket = web.WebSocketResponse(max_msg_size=0)
        await socket.prepare(request)
        name = f"connection {next(self._numbers)}"
        self._open[name] = socket
        try:
            await socket.send_json(self._hello())
            self._someone.set()
            await self._listen(name, socket)
        finally:
            self._forget(name)
        return socket

    async def ready(self) -> None:
        await self._someone.wait()

    async def carry(self, envelope: Envelope, within: float) -> Outcome:
        """Send to the next connection in turn and wait for the ack."""
        if not self._open:
            return Outcome("dispatch_failed")
        name, socket = next(iter(self._open.items()))
        self._open[name] = self._open.pop(name)
        answer: asyncio.Future[Ack] = asyncio.get_running_loop().create_future()
        self._waiting[envelope.id] = answer
        try:
            await socket.send_str(envelope.frame())
            reply, by = await asyncio.wait_for(answer, within)
        except TimeoutError:
            return Outcome("operation_timeout", route=name)
        except ConnectionError:
            return Outcome("dispatch_failed", route=name)
        finally:
            self._waiting.pop(envelope.id, None)
        return Outcome(reply=reply, route=name if by == name else f"{name}, acknowledged on {by}")

    async def refresh(self, reason: str) -> None:
        """Ask for new connections, as Slack does every few hours; clients leave the old ones."""
        frame = {"type": "disconnect", "reason": reason, "debug_info": {"host": HOST}}
        for socket in tuple(self._open.values()):
            await socket.send_json(frame)

    async def disconnect(self) -> None:
        """Drop every connection without a word."""
        for socket in tuple(self._open.values()):
            if socket._req and socket._req.transport:  # noqa: SLF001 - the only way to be impolite
                socket._req.transport.abort()  # noqa: SLF001

    async def close(self) -> None:
        for socket in tuple(self._open.values()):
            await socket.close()

    async def _listen(self, name: str, socket: web.WebSocketResponse) -> None:
        async for frame in socket:
            if frame.type is WSMsgType.TEXT:
                self._hear(name, frame.data)

    def _hear(self, name: str, text: str) -> None:
        try:
            said = json.loads(text)
        except ValueError:
            return
        answer = self._waiting.get(str(said.get("envelope_id"))) if isinstance(said, dict) else None
        if not answer or answer.done() or self._faults.take_lost_ack():
            return
        late = self._faults.take_ack_latency()
        ack = (said.get("payload"), name)
        if late:
            asyncio.get_running_loop().call_later(late, settle, answer, ack)
        else:
            answer.set_result(ack)

    def _forget(self, name: str) -> None:
        self._open.pop(name, None)
        if not self._open:
            self._someone.clear()

    def _hello(self) -> Json:
        debug = {"host": HOST, "build_number": 1, "approximate_connection_time": 18060}
        return {
            "type": "hello",
            "num_connections": len(self._open),
            "debug_info": debug,
            "connection_info": {"app_id": APP_ID},
        }


def settle(answer: asyncio.Future[Ack], ack: Ack) -> None:
    if not answer.done():
        answer.set_result(ack)
