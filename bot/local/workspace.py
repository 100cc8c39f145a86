"""A small, strict Slack on this machine: start it, point a Bolt app at `api_url`, and act as people in it."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from pathlib import Path

from aiohttp import web

from bot.local.acting import open_home
from bot.local.channels import Place
from bot.local.clicking import Wanted, message_surface, surface_of
from bot.local.clock import Clock
from bot.local.control import add_control
from bot.local.core import Core
from bot.local.dropping import drop
from bot.local.errors import LocalWorkspaceRefused, MissingError
from bot.local.http_mode import Requests
from bot.local.manifest import Manifest
from bot.local.page import add_page
from bot.local.past import remember
from bot.local.persistence import Persistence, tokens
from bot.local.playing import play, played
from bot.local.posting import emit
from bot.local.reading import messages_as_seen
from bot.local.refusal import refuse_open_address, refuse_real_tokens
from bot.local.server import make_app
from bot.local.shapes import Json
from bot.local.suggesting import suggest
from bot.local.world import Elsewhere, PastMessage, Person, ScriptedEvent, ScriptedFile, World
from bot.local.world_check import refuse_contradictions

PERSISTENT = ("message", "home", "script")


class Workspace:
    """The whole of it; `http_url` sends to the app's own address instead of over sockets."""

    def __init__(
        self, world: World, manifest: Json, *, clock: Clock, data: Path | None = None, http_url: str = ""
    ) -> None:
        refuse_real_tokens()
        refuse_contradictions(world)
        known = tokens(data)
        self.bot_token, self.app_token, self.signing_secret = known
        self.core = Core(world, Manifest(manifest), clock, *known)
        self.world, self.clock, self.manifest = world, clock, manifest
        self._data, self._http_url = data, http_url
        self._runner: web.AppRunner | None = None
        self._requests: Requests | None = None
        self._kept: Persistence | None = None
        self._forget_clock: Callable[[], None] = lambda: None

    @property
    def url(self) -> str:
        return self.core.url

    @property
    def api_url(self) -> str:
        return self.core.url + "/api/"

    @property
    def team_id(self) -> str:
        return self.world.own.id

    @property
    def name(self) -> str:
        return self.world.own.name

    @property
    def has_script(self) -> bool:
        return bool(self.world.script)

    async def start(self, port: int = 0, host: str = "127.0.0.1") -> None:
        """Listen, on a free port unless one is named."""
        refuse_open_address(host)
        if self._http_url:
            self.use_http(self._http_url)
        app = make_app(self.core)
        add_control(app, self.core)
        add_page(app, self)
        self.add_doors(app)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await self._listen(self._runner, port)
        self._keep()
        self._forget_clock = self.clock.subscribe(self._tell_time)

    async def _listen(self, runner: web.AppRunner, port: int) -> None:
        try:
            await web.TCPSite(runner, "127.0.0.1", port).start()
        except OSError as error:
            await runner.cleanup()
            raise LocalWorkspaceRefused(f"port {port} cannot be had: {error.strerror}") from error
        self.core.at(f"http://127.0.0.1:{runner.addresses[0][1]}")

    async def stop(self) -> None:
        """Write down what is kept, and leave."""
        self._forget_clock()
        self.core.deliveries.stop()
        self.core.timers.stop()
        await self.core.sockets.close()
        if self._requests:
            await self._requests.close()
        if self._runner:
            await self._runner.cleanup()
        if self._kept:
            self._kept.save()

    def use_http(self, url: str) -> None:
        """From now on send signed requests to this address; sockets stay open but silent."""
        self._requests = Requests(url, self.signing_secret, self.core.faults)
        self.core.deliveries.carrier = self._requests

    def be_patient(self, seconds: float) -> None:
        """Wait longer than Slack for acks and modals, where how long they take is not the question."""
        self.core.faults.patience = self.core.faults.ack_seconds = seconds
        self.core.triggers.life = seconds

    def on_settle(self, check: Callable[[], Awaitable[bool]]) -> None:
        """Let the host say, too, whether it is idle."""
        self.core.activity.checks.append(check)

    async def settle(self, seconds: float = 10.0, quiet: float | None = None) -> bool:
        """True as soon as nothing is in flight and all checks agree."""
        return await self.core.activity.settle(seconds, quiet)

    def organisations(self) -> dict[str, str]:
        return {each.id: each.name for each in self.core.people.organisations.values()}

    def people(self) -> list[Person]:
        return self.core.people.everyone()

    def bot(self) -> Person:
        return self.core.people.bot

    def share(self, channel: str, *, shared: bool = True) -> None:
        """Another organisation joins a channel, or leaves it again; the app is told as by Slack."""
        place = self.core.channels.get(channel)
        place.is_ext_shared = shared
        told = {"type": "channel_shared" if shared else "channel_unshared", "channel": place.id}
        more = {} if shared else {"is_ext_shared": False}
        inner = told | more | {"event_ts": self.core.stamps.ts()}
        emit(self.core, told["type"], inner, place, None)

    def channels_for(self, user_id: str) -> list[Place]:
        return self.core.channels.seen_by(self.core.people.get(user_id))

    def messages(self, channel_id: str, user_id: str, thread_ts: str | None = None) -> list[Json]:
        """What this person sees in a channel, or in one of its threads."""
        place, person = self.core.channels.get(channel_id), self.core.people.get(user_id)
        if not self.core.channels.may_see(place, person):
            raise MissingError(f"{person.name} does not see #{place.name}")
        return messages_as_seen(self.core, place.id, person.id, thread_ts or "")

    def home(self, user_id: str) -> Json | None:
        return self.core.views.homes.get(user_id)

    def open_home(self, user_id: str) -> None:
        open_home(self.core, self.core.people.actor(user_id))

    def open_views(self, user_id: str) -> list[Json]:
        return [view.shown() for view in self.core.views.stack(user_id)]

    async def suggest(self, asked: Json) -> Json:
        """Options of an external select: {user, action_id, value, view_id | channel and ts}."""
        person = self.core.people.actor(asked.get("user") or "")
        if asked.get("ts"):
            place = self.core.channels.get(asked.get("channel") or "")
            message = self.core.messages.find(place.id, asked["ts"])
            if not message:
                raise MissingError(f"there is no message {asked['ts']}")
            surface = message_surface(self.core, person, place, message)
        else:
            surface = surface_of(self.core, person, asked.get("view_id") or "")
        named = {key: asked.get(key) or "" for key in ("action_id", "block_id")}
        return await suggest(self.core, person, surface, Wanted(**named, value=asked.get("value")))

    def file(self, file_id: str) -> tuple[bytes, str, str] | None:
        """Content, type and name of a file, for the page."""
        stored = self.core.files.find(file_id)
        if not stored or stored.content is None or not stored.is_complete:
            return None
        return stored.content, stored.mimetype, stored.name

    def take_file(self, user_id: str, name: str, content: bytes) -> Json:
        """A file that a person chose in a field of a modal."""
        return drop(self.core, self.core.people.actor(user_id), ScriptedFile(name=name, content=content))

    def log(self, since: int = 0) -> list[Json]:
        return self.core.log.since(since)

    def script_remaining(self) -> list[ScriptedEvent]:
        return self.core.script.remaining()

    async def play_next(self) -> ScriptedEvent | None:
        """Let the next prepared event happen."""
        event = next(iter(self.script_remaining()), None)
        if event and event.outside:
            await self.play_outside(event)
            played(self.core, event)
        elif event:
            await play(self.core, event)
        return event

    async def play_outside(self, event: ScriptedEvent) -> None:
        """What comes by another way than Slack; the host knows which."""
        raise NotImplementedError(event.key)

    def elsewhere(self) -> Sequence[Elsewhere]:
        """The places outside of Slack that the host has pages for."""
        return ()

    def add_doors(self, app: web.Application) -> None:
        """Let the host put doors of its own beside these, before they open."""

    def remember(self, told: Iterable[PastMessage]) -> None:
        """Have messages stand there that were written before the workspace began. Raises as posting them would."""
        remember(self.core, told)

    def subscribe(self) -> asyncio.Queue[Json]:
        """A queue of notes about everything that changes, for the page's live updates."""
        return self.core.changes.subscribe()

    def unsubscribe(self, queue: asyncio.Queue[Json]) -> None:
        self.core.changes.unsubscribe(queue)

    def _keep(self) -> None:
        if self._data:
            self._kept = Persistence(self.core, self._data)
            self._kept.load()
            self.core.changes.on(PERSISTENT, self._kept.touch)
            self.core.deliveries.on_event = self._kept.touch

    def _tell_time(self) -> None:
        now = self.clock.now().isoformat()
        self.core.log.add("clock", now=now)
        self.core.changes.tell("clock", now=now)
