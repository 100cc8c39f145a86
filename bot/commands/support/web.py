"""The doors of HTTP: Slack's in HTTP mode, those for notices, and the two that the hosting asks whether all is well."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from sqlalchemy.exc import SQLAlchemyError

from bot.app import Keppin
from bot.flows.sending.deliver import nothing_due
from bot.slack.manifest import EVENTS_PATH
from handlers.doors import (
    CHATWORK_PATH,
    NOTICES_PATH,
    SCHEMA_PATH,
    ChatworkDoor,
    HookDoor,
)

#: Slack's own requests are far smaller.
LARGEST = 1024 * 1024

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """Which doors are there, and what opens them."""

    hooks: tuple[str, ...] = ()
    chatwork: tuple[str, ...] = ()
    slack: bool = False  # with its signature checked by Bolt; over a socket nobody knocks here for Slack


async def listen(keppin: Keppin, port: int, keys: Keys) -> web.AppRunner:
    """Listen on every address of this machine. Raises OSError where the port is taken."""
    app = web.Application(client_max_size=LARGEST)
    doors = Doors(keppin)
    if keys.slack:
        app.router.add_post(EVENTS_PATH, doors.events)
    if keys.hooks:
        hook = HookDoor(keppin.desk, keys.hooks)
        app.router.add_post(NOTICES_PATH, hook.notices)
        app.router.add_get(SCHEMA_PATH, hook.schema)
    if keys.chatwork:
        app.router.add_post(CHATWORK_PATH, ChatworkDoor(keppin.desk, keys.chatwork, keppin.chatwork).events)
    app.router.add_get("/healthz", doors.healthz)
    app.router.add_get("/readyz", doors.readyz)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=5.0)
    await runner.setup()
    await web.TCPSite(runner, port=port).start()
    return runner


class Doors:
    """What can be reached over HTTP."""

    def __init__(self, keppin: Keppin) -> None:
        """For a desk that runs."""
        self.keppin = keppin

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Everything that Slack tells, its signature checked by Bolt."""
        if not request.headers.get("X-Slack-Request-Timestamp", "").isdecimal():
            return web.Response(status=401)
        try:
            heard = await to_bolt_request(request)
        except ValueError:  # neither JSON nor a form: nothing that Slack sends
            return web.Response(status=400)
        return await to_aiohttp_response(await self.keppin.bolt.async_dispatch(heard))

    async def healthz(self, request: web.Request) -> web.Response:
        """The process is alive."""
        del request
        return web.Response(text="ok")

    async def readyz(self, request: web.Request) -> web.Response:
        """The database answers and deliveries go out."""
        del request
        if not self.keppin.worker.running:
            return web.Response(status=503, text="the delivery worker does not run")
        try:
            await self.keppin.desk.run(nothing_due)
        except SQLAlchemyError:
            return web.Response(status=503, text="the database does not answer")
        return web.Response(text="ok")
