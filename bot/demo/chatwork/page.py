"""The page on which the rooms can be seen and written in, as their people would in Chatwork."""

from pathlib import Path
from typing import TYPE_CHECKING

from aiohttp import web

from bot.demo.chatwork.rooms import Json, Room
from templates import parts, render

if TYPE_CHECKING:
    from bot.demo.chatwork.standin import ChatworkStandin

FILES = Path(__file__).parent
TYPES = {"room.html": "text/html", "room.css": "text/css", "room.js": "text/javascript"}
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'",
}
LONGEST = 20_000


class Page:
    """The handlers of the page; what is written on it is said in the room, and told by the room's webhook."""

    def __init__(self, chatwork: "ChatworkStandin") -> None:
        """For a stand-in that runs."""
        self._chatwork = chatwork

    def add_to(self, app: web.Application, prefix: str) -> None:
        """Stand under a prefix of an application."""
        app.router.add_get(f"{prefix}/", self.html)
        app.router.add_get(f"{prefix}/page/{{name}}", self.static)
        app.router.add_get(f"{prefix}/rooms.json", self.rooms)
        app.router.add_post(f"{prefix}/say", self.say)

    async def html(self, request: web.Request) -> web.Response:
        """The page."""
        del request
        return _file("room.html")

    async def static(self, request: web.Request) -> web.Response:
        """Its looks and its script."""
        if request.match_info["name"] not in TYPES:
            raise web.HTTPNotFound
        return _file(request.match_info["name"])

    async def rooms(self, request: web.Request) -> web.Response:
        """Every room with its people and messages, and the page's own words."""
        lang = "en" if request.query.get("lang") == "en" else "ja"
        words = {part: render(f"demo/chatwork#{part}", lang) for part in parts("demo/chatwork", lang)}
        told = {number: _told(room) for number, room in self._chatwork.rooms.all()}
        return web.json_response({"rooms": told, "words": words}, headers=HEADERS)

    async def say(self, request: web.Request) -> web.Response:
        """Somebody in a room writes, or writes anew: {room, account, body, message_id?}."""
        asked = await request.json()
        room, body = self._chatwork.rooms.find(str(asked.get("room"))), str(asked.get("body", "")).strip()
        if room is None or asked.get("account") not in room.members or not 0 < len(body) <= LONGEST:
            return web.json_response({"ok": False, "error": "nobody here says that"}, status=400)
        number, changed = int(asked["room"]), str(asked.get("message_id") or "")
        if not changed:
            return web.json_response(
                {"ok": True, "message_id": await self._chatwork.write(number, asked["account"], body)}
            )
        if room.find(changed) is None:
            return web.json_response({"ok": False, "error": "there is no such message"}, status=404)
        await self._chatwork.rewrite(number, changed, body)
        return web.json_response({"ok": True, "message_id": changed})


def _told(room: Room) -> Json:
    members = {str(account): name for account, name in room.members.items()}
    return {"name": room.name, "members": members, "messages": room.messages}


def _file(name: str) -> web.Response:
    text = (FILES / name).read_text(encoding="utf-8")
    return web.Response(text=text, content_type=TYPES[name], headers=HEADERS)
