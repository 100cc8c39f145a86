"""The web server around a workspace: its doors, and who may come through a browser."""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

from bot.local import http_mode
from bot.local.answering import answer
from bot.local.core import Core
from bot.local.errors import SlackError
from bot.local.refusal import HOME
from bot.local.web_api import answer_call

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
LARGEST = 64 * 1024 * 1024
SIGN_IN = "<!DOCTYPE html><title>Sign in</title><p>Files are downloaded with the app's token and files:read."


def make_app(core: Core) -> web.Application:
    """An application with everything that the app itself talks to."""
    doors = Doors(core)
    app = web.Application(middlewares=[only_from_here], client_max_size=LARGEST)
    app.router.add_route("*", "/api/{method}", doors.api)
    app.router.add_get("/link", core.sockets.serve)
    app.router.add_post("/response/{key}", doors.response)
    app.router.add_post("/upload/{ticket}", doors.upload)
    app.router.add_get("/files/{id}/{name}", doors.file)
    return app


@web.middleware
async def only_from_here(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse other websites' scripts, and names that only pretend to be this machine."""
    origin = request.headers.get("Origin")
    here = request.headers.get("Host", "")
    elsewhere = request.headers.get("Sec-Fetch-Site") in ("cross-site", "same-site") and request.path != "/"
    strange = origin and (urlsplit(origin).hostname not in HOME or urlsplit(origin).netloc != here)
    if elsewhere or strange or urlsplit(f"//{here}").hostname not in HOME:
        return web.Response(status=403, text="only pages of this workspace may come in here")
    return await handler(request)


class Doors:
    """What the app reaches besides Socket Mode."""

    def __init__(self, core: Core) -> None:
        self._core = core

    async def api(self, request: web.Request) -> web.StreamResponse:
        return await answer_call(self._core, request)

    async def response(self, request: web.Request) -> web.Response:
        """One use of a response URL."""
        said = http_mode.reply(await request.text()) or {}
        entry = self._core.log.add("response_url", args=said)
        try:
            with self._core.activity.busy():
                answer(self._core, request.match_info["key"], said)
        except SlackError as error:
            self._core.log.complete(entry, answer={"ok": False, "error": error.code} | error.more)
            return web.json_response({"ok": False, "error": error.code} | error.more, status=404)
        self._core.log.complete(entry, answer="ok")
        return web.Response(text="ok")

    async def upload(self, request: web.Request) -> web.Response:
        """The bytes of a file, raw or as a form; Slack's answer to anything wrong is only not 200."""
        content = await _bytes(request)
        entry = self._core.log.add("upload", method="upload", length=len(content), status="pending")
        faults = {each.kind: each for each in self._core.faults.take("upload", "")}
        if failing := faults.get("fail"):
            self._core.log.complete(entry, answer=f"http_{failing.status}", status=failing.status)
            return web.Response(status=failing.status)
        now = self._core.clock.now().timestamp()
        wrong = self._core.files.receive(request.match_info["ticket"], content, now)
        self._core.log.complete(entry, answer=wrong or "ok", status=400 if wrong else 200)
        if "lose_answer" in faults and request.transport:
            request.transport.abort()
        return web.Response(status=400, text=wrong) if wrong else web.Response(text=f"OK - {len(content)}")

    async def file(self, request: web.Request) -> web.Response:
        """The bytes of a file; without the right token a sign-in page with status 200, as at Slack."""
        bearer = request.headers.get("Authorization", "").removeprefix("Bearer ")
        stored = self._core.files.find(request.match_info["id"])
        if bearer != self._core.bot_token or "files:read" not in self._core.manifest.scopes:
            return web.Response(text=SIGN_IN, content_type="text/html")
        if not stored or stored.content is None:
            return web.Response(status=404, text="file not found")
        return web.Response(body=stored.content, content_type=stored.mimetype)


async def _bytes(request: web.Request) -> bytes:
    if request.content_type != "multipart/form-data":
        return await request.read()
    for field in (await request.post()).values():
        if isinstance(field, web.FileField):
            return field.file.read()
    return b""
