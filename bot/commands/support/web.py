"""HTTP mode: the door that Slack knocks at, and the two that the hosting asks whether all is well."""

from collections.abc import Awaitable, Callable

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from sqlalchemy.exc import SQLAlchemyError

from bot.app import Keppin
from bot.flows.deliver import nothing_due
from bot.slack.manifest import EVENTS_PATH

#: Slack's own requests are far smaller.
LARGEST = 1024 * 1024

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


async def listen(keppin: Keppin, port: int) -> web.AppRunner:
    """Listen on every address of this machine. Raises OSError where the port is taken."""
    app = web.Application(client_max_size=LARGEST)
    doors = Doors(keppin)
    app.router.add_post(EVENTS_PATH, doors.events)
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
