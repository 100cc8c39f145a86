"""Chatwork's API as far as anybody needs it here, as strict as its documentation: its token, its limits, its errors."""

from collections.abc import Awaitable, Callable
from urllib.parse import parse_qs

from aiohttp import web

from bot.demo.chatwork.rooms import Room, Rooms

CALLS, WINDOW = 300, 300
POSTS, ROOM_WINDOW = 10, 10
LATEST = 100
LONGEST = 60_000
NO_ROOM = "You do not have permission to this room"
FORM = "application/x-www-form-urlencoded"

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Api:
    """Everything under /v2; `losing` is how many answers to posts are still to be lost on the way."""

    def __init__(self, rooms: Rooms, token: str, account: int, name: str) -> None:
        """For one account with its token."""
        self.rooms = rooms
        self.token, self.account, self.name = token, account, name
        self.called_at: list[float] = []
        self.refused: list[int] = []
        self.losing = 0

    def app(self) -> web.Application:
        """An application to be put where the API shall stand."""
        app = web.Application(middlewares=[self._gate])
        app.router.add_get("/me", self._me)
        app.router.add_get("/rooms/{room}/members", self._members)
        app.router.add_get("/rooms/{room}/messages", self._messages)
        app.router.add_post("/rooms/{room}/messages", self._post)
        return app

    @web.middleware
    async def _gate(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if request.headers.get("x-chatworktoken") != self.token:
            return self._no(401, "Invalid API token")
        now = self.rooms.time
        self.called_at = [at for at in self.called_at if at > now - WINDOW]
        if len(self.called_at) >= CALLS:
            return self._limited(self._no(429, "Rate limit exceeded"))
        self.called_at.append(now)
        return self._limited(await handler(request))

    def _limited(self, response: web.StreamResponse) -> web.StreamResponse:
        response.headers["x-ratelimit-limit"] = str(CALLS)
        response.headers["x-ratelimit-remaining"] = str(max(0, CALLS - len(self.called_at)))
        response.headers["x-ratelimit-reset"] = str(int(self.called_at[0]) + WINDOW)
        return response

    def _no(self, status: int, *errors: str) -> web.Response:
        self.refused.append(status)
        return web.json_response({"errors": list(errors)}, status=status)

    async def _me(self, request: web.Request) -> web.Response:
        del request
        return web.json_response({"account_id": self.account, "name": self.name})

    async def _members(self, request: web.Request) -> web.StreamResponse:
        room = self.rooms.find(request.match_info["room"])
        if room is None:
            return self._no(404, NO_ROOM)
        told = [
            {"account_id": account, "role": "member", "name": name, "chatwork_id": "", "department": ""}
            for account, name in room.members.items()
        ]
        return web.json_response(told)

    async def _messages(self, request: web.Request) -> web.StreamResponse:
        room, force = self.rooms.find(request.match_info["room"]), request.query.get("force", "0")
        if room is None:
            return self._no(404, NO_ROOM)
        if force not in {"0", "1"}:
            return self._no(400, "Parameter 'force' is wrong.")
        found = room.messages[0 if force == "1" else room.read_up_to :][-LATEST:]
        room.read_up_to = len(room.messages)
        return web.json_response(found) if found else web.Response(status=204)

    async def _post(self, request: web.Request) -> web.StreamResponse:
        number = request.match_info["room"]
        room = self.rooms.find(number)
        if room is None:
            return self._no(404, NO_ROOM)
        if request.content_type != FORM:
            return self._no(400, "Parameter 'body' is required.")
        form = parse_qs((await request.read()).decode(), strict_parsing=True)
        wrong = _wrong(form)
        if wrong:
            return self._no(400, *wrong)
        if self._is_full(room):
            return self._no(429, "Rate limit for message posting per room exceeded.")
        message = self.rooms.keep(number, self.account, form["body"][0])
        if self.losing:
            self.losing -= 1
            return web.json_response({"errors": ["Gateway timeout"]}, status=504)
        return web.json_response({"message_id": message["message_id"]})

    def _is_full(self, room: Room) -> bool:
        """Whether the room has heard enough for now; if not, it hears one more."""
        now = self.rooms.time
        room.posted_at = [at for at in room.posted_at if at > now - ROOM_WINDOW]
        if len(room.posted_at) >= POSTS:
            return True
        room.posted_at.append(now)
        return False


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
