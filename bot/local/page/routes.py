"""The page's addresses: the page, its regions, its live updates, and the few buttons of its own."""

from urllib.parse import quote, urlencode

from aiohttp import web

from bot.local.errors import RefusedError
from bot.local.page.inspector import parts_of
from bot.local.page.live import refuse_strangers, watch
from bot.local.page.ports import Workspace
from bot.local.page.render import HERE, PARTS, Renderer
from bot.local.page.screen import Screen, screen_of
from bot.local.page.words import language_of, words_for

POLICY = (
    "default-src 'self'; img-src * data: blob:; style-src 'self' 'unsafe-inline'; "
    "connect-src 'self' ws: wss:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)
HEADERS = {"Content-Security-Policy": POLICY, "Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}


class Page:
    """The handlers; they read the workspace and draw it, and change nothing but by its own methods."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._renderer = Renderer(workspace)

    def add_to(self, app: web.Application) -> None:
        app.router.add_get("/", self.page)
        app.router.add_post("/page/parts", self.parts)
        app.router.add_get("/page/live", self.live)
        app.router.add_get(r"/archives/{channel}/p{stamp:\d{7,}}", self.permalink)
        app.router.add_get("/page/log/{entry}", self.entry)
        app.router.add_get("/page/file/{file}", self.file)
        app.router.add_post("/page/upload", self.upload)
        app.router.add_post("/page/next", self.next)
        app.router.add_post("/page/options", self.options)
        app.router.add_post("/page/home-opened", self.home_opened)
        app.router.add_static("/page/static/", HERE / "static")

    async def page(self, request: web.Request) -> web.Response:
        html = self._renderer.page(self._screen(request))
        return web.Response(text=html, content_type="text/html", headers=HEADERS)

    async def parts(self, request: web.Request) -> web.Response:
        """The regions named in `parts`, each as HTML; messages that the browser has are only named."""
        screen, asked = self._screen(request), await request.json()
        have = frozenset(asked.get("have", ()))
        drawn = {
            name: self._renderer.part(name, screen, have)
            for name in asked.get("parts", PARTS)
            if name in PARTS
        }
        return web.json_response({"parts": drawn, "title": self._renderer.title(screen)}, headers=HEADERS)

    async def permalink(self, request: web.Request) -> web.Response:
        """Where a link to a message leads: to its thread."""
        stamp = request.match_info["stamp"]
        thread = request.query.get("thread_ts") or f"{stamp[:-6]}.{stamp[-6:]}"
        raise web.HTTPFound("/?" + urlencode({"channel": request.match_info["channel"], "thread": thread}))

    async def live(self, request: web.Request) -> web.WebSocketResponse:
        return await watch(request, self._workspace)

    async def entry(self, request: web.Request) -> web.Response:
        """The JSON of one line of the inspector."""
        number = int(request.match_info["entry"]) if request.match_info["entry"].isdigit() else -1
        found = next((one for one in self._workspace.log(number - 1) if one["id"] == number), None)
        if found is None:
            raise web.HTTPNotFound
        say = words_for(language_of(request.query.get("lang")))
        return web.Response(
            text=self._renderer.entry(parts_of(found, say)), content_type="text/html", headers=HEADERS
        )

    async def file(self, request: web.Request) -> web.Response:
        """A file as the person who looks may see it."""
        found = self._workspace.file(request.match_info["file"])
        if found is None:
            raise web.HTTPNotFound
        content, mimetype, name = found
        safe = mimetype if mimetype.startswith("image/") and "svg" not in mimetype else "text/plain"
        return web.Response(
            body=content,
            content_type=safe if mimetype.startswith(("image/", "text/")) else "application/octet-stream",
            headers={"X-Content-Type-Options": "nosniff"} | _saved_as(request, name),
        )

    async def upload(self, request: web.Request) -> web.Response:
        """A file that a person chose in a field: its bytes, with `user` and `name` in the address."""
        refuse_strangers(request)
        try:
            file = self._workspace.take_file(
                request.query.get("user", ""), request.query.get("name", "file"), await request.read()
            )
        except RefusedError as error:
            return web.json_response({"ok": False, "error": str(error)}, status=error.status)
        return web.json_response({"ok": True, "file": {key: file[key] for key in ("id", "name", "size")}})

    async def next(self, request: web.Request) -> web.Response:
        """Play the next prepared event."""
        refuse_strangers(request)
        event = await self._workspace.play_next()
        if event is None:
            return web.json_response({"ok": False, "error": "nothing_left"})
        told = {"key": event.key, "title": event.title, "channel": event.channel}
        if event.href:
            told["href"] = event.href
        return web.json_response({"ok": True} | told)

    async def options(self, request: web.Request) -> web.Response:
        """What the app offers in an external select for what was typed so far."""
        refuse_strangers(request)
        try:
            return web.json_response(await self._workspace.suggest(await request.json()))
        except RefusedError as error:
            return web.json_response({"ok": False, "error": str(error)}, status=error.status)

    async def home_opened(self, request: web.Request) -> web.Response:
        """A person went to the app's home; the app hears of it."""
        refuse_strangers(request)
        asked = await request.json()
        try:
            self._workspace.open_home(asked["user"])
        except RefusedError as error:
            return web.json_response({"ok": False, "error": str(error)}, status=error.status)
        return web.json_response({"ok": True})

    def _screen(self, request: web.Request) -> Screen:
        return screen_of(self._workspace, request.query)


def _saved_as(request: web.Request, name: str) -> dict[str, str]:
    """Where a file is to be kept and not shown, the browser is told its name."""
    if "download" not in request.query:
        return {}
    return {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}
