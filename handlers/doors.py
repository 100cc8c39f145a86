"""The doors through which notices come over HTTP: any tool's, and Chatwork's."""

from aiohttp import web

from bot.delivery.chatwork import Chatwork
from bot.flows.work import Desk
from handlers import hooks
from handlers.chatwork import SIGNATURE as CHATWORK_SIGNATURE
from handlers.chatwork import hear, is_signed, message_in
from handlers.notice_schema import SCHEMA

NOTICES_PATH = "/hooks/notices"
SCHEMA_PATH = "/hooks/notices/schema.json"
CHATWORK_PATH = "/hooks/chatwork"
#: Chatwork's messages are shorter than 80,000 characters; its webhooks carry one.
LARGEST_OF_CHATWORK = 1024 * 1024


class HookDoor:
    """`POST /hooks/notices`."""

    def __init__(self, desk: Desk, secrets: tuple[str, ...]) -> None:
        """For a desk, with the secrets that open it."""
        self.desk = desk
        self.secrets = secrets

    async def notices(self, request: web.Request) -> web.Response:
        """A notice of another program."""
        body = await _body(request, hooks.LARGEST)
        if body is None:
            return web.json_response({"error": "too_large", "limit": hooks.LARGEST}, status=413)
        signature = request.headers.get(hooks.SIGNATURE, "")
        timestamp = request.headers.get(hooks.TIMESTAMP, "")
        sender = hooks.sender_of(self.secrets, timestamp, signature, body)
        if sender is None:
            return web.json_response({"error": "not_signed"}, status=401)
        now = self.desk.clock.now()
        if not hooks.is_timely(now, timestamp):  # whoever knows a secret may know our clock
            return web.json_response({"error": "not_timely", "now": int(now.timestamp())}, status=401)
        out = await hooks.take(self.desk, sender, signature, body)
        headers = {"Retry-After": str(out.retry_after)} if out.retry_after else {}
        return web.json_response(out.body, status=out.status, headers=headers)

    async def schema(self, request: web.Request) -> web.Response:
        """What a notice looks like."""
        del request
        return web.json_response(SCHEMA, content_type="application/schema+json")


class ChatworkDoor:
    """`POST /hooks/chatwork`."""

    def __init__(self, desk: Desk, tokens: tuple[str, ...], chatwork: Chatwork | None) -> None:
        """For a desk, with the tokens of its webhooks, and Chatwork to ask for names."""
        self.desk = desk
        self.chatwork = chatwork
        self.tokens = tokens

    async def events(self, request: web.Request) -> web.Response:
        """A webhook of Chatwork."""
        body = await _body(request, LARGEST_OF_CHATWORK)
        if body is None:
            return web.Response(status=413)
        if not is_signed(self.tokens, body, request.headers.get(CHATWORK_SIGNATURE, "")):
            return web.Response(status=401)
        try:
            message = message_in(body)
        except ValueError:
            return web.Response(status=400)
        if message is not None:
            await hear(self.desk, self.chatwork, message)
        return web.Response(text="ok")


async def _body(request: web.Request, largest: int) -> bytes | None:
    """The body, or None where it is larger than anybody sends."""
    if (request.content_length or 0) > largest:
        return None
    try:
        body = await request.read()
    except web.HTTPRequestEntityTooLarge:
        return None
    return body if len(body) <= largest else None
