"""The control calls: one small function each."""

from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.local import acting, clicking, submitting, writing
from bot.local.control.asked import Asked
from bot.local.control.house import add_house
from bot.local.core import Core
from bot.local.errors import RefusedError, SlackError
from bot.local.messages import Draft
from bot.local.shapes import Json

Do = Callable[[Asked], Awaitable[Json]]


async def message(asked: Asked) -> Json:
    """A person posts, edits or deletes."""
    person = asked.person()
    place = asked.place(person)
    if asked.text("delete_ts"):
        writing.erase(asked.core, place, person, asked.text("delete_ts"))
        return {"ok": True, "ts": asked.text("delete_ts")}
    if asked.text("edit_ts"):
        edited = writing.rewrite(asked.core, place, person, asked.text("edit_ts"), asked.need("text"))
        return {"ok": True, "ts": edited.ts}
    draft = Draft(
        text=asked.text("text"),
        blocks=asked.json("blocks", list),
        thread_ts=asked.text("thread_ts"),
        files=asked.files(place, person),
    )
    return {"ok": True, "ts": writing.write(asked.core, place, person, draft).ts, "channel": place.id}


async def click(asked: Asked) -> Json:
    """Press or pick; in a view after filling in what `values` says, as the app then reads it from the state."""
    person, values = asked.person(), asked.json("values", dict, {})
    surface, wanted = asked.surface(person), asked.wanted()
    if values and not surface.view_id:
        raise RefusedError("values are filled into a view: a message has no form")
    if values:
        submitting.fill(asked.core, person, surface.about["view"], values)
    return await clicking.click(asked.core, person, surface, wanted)


async def command(asked: Asked) -> Json:
    if asked.text("thread_ts"):
        raise RefusedError("slash commands do not work in threads")
    person = asked.person()
    name = "/" + asked.need("command").removeprefix("/")
    return await acting.command(asked.core, person, asked.place(person), name, asked.text("text"))


async def shortcut(asked: Asked) -> Json:
    person = asked.person()
    place = asked.place(person) if asked.text("ts") else None
    target = asked.message(place) if place else None
    return await acting.shortcut(asked.core, person, asked.need("callback_id"), place, target)


async def views(asked: Asked) -> Json:
    """The modals that a person has open, top last."""
    stack = asked.core.views.stack(asked.person().id)
    shown = [view.shown() for view in stack]
    return {"ok": True, "view": shown[-1] if shown else None, "views": shown}


async def submit(asked: Asked) -> Json:
    person = asked.person()
    view = clicking.open_view(asked.core, person, asked.text("view_id"))
    if asked.fields.get("close"):
        return await submitting.close(asked.core, person, view)
    return await submitting.submit(asked.core, person, view, asked.json("values", dict, {}))


async def home(asked: Asked) -> Json:
    """Open the home and see what the app shows there; `peek=1` looks without the app's noticing."""
    person = asked.person()
    if asked.text("peek", "0") in ("", "0", "false"):
        acting.open_home(asked.core, person)
        await asked.core.activity.settle(asked.core.faults.ack_seconds)
    return {"ok": True, "view": asked.core.views.homes.get(person.id)}


POSTS: dict[str, Do] = {
    "message": message,
    "click": click,
    "command": command,
    "shortcut": shortcut,
    "submit": submit,
}
GETS: dict[str, Do] = {"views": views, "home": home}


def add_control(app: web.Application, core: Core) -> None:
    """Add every control call to the server."""
    for name, do in POSTS.items():
        app.router.add_post(f"/control/{name}", route(core, do))
    for name, do in GETS.items():
        app.router.add_get(f"/control/{name}", route(core, do))
    add_house(app, core, route)


def route(core: Core, do: Do) -> Callable[[web.Request], Awaitable[web.Response]]:
    """A handler that answers refusals in words."""

    async def handle(request: web.Request) -> web.Response:
        try:
            return web.json_response(await do(await Asked.of(core, request)))
        except RefusedError as error:
            return web.json_response({"ok": False, "error": str(error)}, status=error.status)
        except SlackError as error:
            return web.json_response(
                {"ok": False, "error": f"Slack refuses that: {error}"} | error.more, status=400
            )

    return handle
