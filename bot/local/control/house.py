"""The control calls about the workspace itself: what stands there, its clock, its mischief, its log."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Protocol

from aiohttp import web

from bot.local.control.asked import Asked
from bot.local.core import Core
from bot.local.errors import MissingError, RefusedError
from bot.local.reading import messages_as_seen
from bot.local.shapes import Json

SETTLE_SECONDS = 10.0


async def messages(asked: Asked) -> Json:
    """A channel, or one thread of it, as a person sees it; without a person, everything."""
    place = asked.place()
    person = asked.person() if asked.text("user") else None
    if person and not asked.core.channels.may_see(place, person):
        raise RefusedError(f"{person.name} does not see #{place.name}")
    seen = messages_as_seen(asked.core, place.id, person.id if person else "", asked.text("thread_ts"))
    return {"ok": True, "channel": place.id, "messages": seen}


async def clock(asked: Asked) -> Json:
    return {"ok": True, "now": asked.core.clock.now().isoformat(), "frozen": asked.core.clock.frozen}


async def move_clock(asked: Asked) -> Json:
    """Forward by seconds, or to a time."""
    try:
        if asked.text("to"):
            asked.core.clock.move_to(datetime.fromisoformat(asked.text("to")))
        else:
            asked.core.clock.advance(timedelta(seconds=asked.number("advance", 0)))
    except ValueError as error:
        raise RefusedError(str(error)) from error
    return await clock(asked)


async def faults(asked: Asked) -> Json:
    """Arrange mischief, or end it; answers what is still to go wrong."""
    core = asked.core
    if asked.fields.get("clear"):
        core.faults.clear()
    try:
        core.faults.arrange(asked.fields)
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise RefusedError(f"that fault is not understood: {error}") from error
    if "rate_limits" in asked.fields:
        core.rates.switch(bool(asked.fields["rate_limits"]))
    if reason := asked.fields.get("refresh"):
        await core.sockets.refresh("refresh_requested" if reason is True else str(reason))
    if asked.fields.get("disconnect"):
        await core.sockets.disconnect()
    core.log.add("fault", asked=asked.fields)
    standing = {"rate_limits": core.rates.enabled, "connections": core.sockets.connections}
    return {"ok": True} | core.faults.described() | standing


async def log(asked: Asked) -> Json:
    entries = asked.core.log.since(int(asked.number("since", 0)))
    return {
        "ok": True,
        "entries": entries,
        "last": entries[-1]["id"] if entries else int(asked.number("since", 0)),
    }


async def settle(asked: Asked) -> Json:
    """Wait for quiet."""
    quiet = asked.number("quiet", 0) if "quiet" in asked.fields else None
    settled = await asked.core.activity.settle(asked.number("timeout", SETTLE_SECONDS), quiet)
    return {"ok": True, "settled": settled}


POSTS = {"clock": move_clock, "faults": faults, "settle": settle}
GETS = {"messages": messages, "clock": clock, "log": log}


class Wrap(Protocol):
    def __call__(
        self, core: Core, do: Callable[[Asked], Awaitable[Json]]
    ) -> Callable[[web.Request], Awaitable[web.Response]]: ...


def add_house(app: web.Application, core: Core, wrap: Wrap) -> None:
    for name, do in POSTS.items():
        app.router.add_post(f"/control/{name}", wrap(core, do))
    for name, do in GETS.items():
        app.router.add_get(f"/control/{name}", wrap(core, do))

    async def unknown(request: web.Request) -> web.Response:
        known = f"there is no control call {request.method} {request.path}"
        return web.json_response({"ok": False, "error": known}, status=MissingError.status)

    app.router.add_route("*", "/control/{rest:.*}", unknown)
