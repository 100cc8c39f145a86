"""What nobody else hears, and what goes wrong: a click is never met with silence."""

import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import uuid4

from slack_bolt.async_app import AsyncApp
from slack_bolt.response import BoltResponse

from bot.flows.deciding.show_case import reader_of
from bot.flows.outbox import answer
from bot.flows.work import Desk
from handlers.hearing import actor_of, place_of
from templates import render

log = logging.getLogger(__name__)

Ack = Callable[..., Awaitable[Any]]
Body = dict[str, Any]
ANYTHING = re.compile(".*")


def register(app: AsyncApp, desk: Desk) -> None:
    """Listen to everything else. Registered last: Bolt takes the first listener that fits."""
    _register_unheard(app, desk)

    async def went_wrong(error: Exception, body: Body) -> BoltResponse:
        reference = uuid4().hex[:8]
        log.error("listener.failed", exc_info=error, extra={"reference": reference})
        if body.get("type") == "event_callback":
            return BoltResponse(status=500, body="")  # unacknowledged, so that Slack tells of it again
        if fields := _filled_in(body):
            return BoltResponse(status=200, body=await _still_open(desk, body, fields[0], reference))
        if "user" in body or "user_id" in body:
            await _tell(desk, body, reference, "internal", reference=reference)
        # An error right after ack() would lose the ack, and Slack would say so to the person.
        return BoltResponse(status=200, body="")

    app.error(went_wrong)


def _register_unheard(app: AsyncApp, desk: Desk) -> None:
    async def unknown_press(ack: Ack, body: Body) -> None:
        await _tell(desk, body, uuid4().hex, "stale")
        await ack()

    async def not_ours(body: Body) -> None:
        log.debug("event.not_ours", extra={"event": body.get("event", {}).get("type")})

    app.action(ANYTHING)(unknown_press)
    app.view(ANYTHING)(unknown_press)
    app.shortcut(ANYTHING)(unknown_press)
    app.event(ANYTHING)(not_ours)


def _filled_in(body: Body) -> list[str]:
    """The fields of a window that was just submitted."""
    return list(body["view"]["state"]["values"]) if body.get("type") == "view_submission" else []


async def _still_open(desk: Desk, body: Body, field: str, reference: str) -> Body:
    """An empty answer would close the window, and what was typed would be lost with it."""
    reader = await desk.run(reader_of, actor_of(body).user)
    said = render("form_errors#internal", reader.lang, reference=reference)
    return {"response_action": "errors", "errors": {field: said}}


async def _tell(desk: Desk, body: Body, event_key: str, code: str, **values: str) -> None:
    channel, thread_ts = place_of(body)
    user = actor_of(body).user
    await desk.run(
        answer, event_key, user=user, channel=channel, thread_ts=thread_ts, code=code, values=values
    )
