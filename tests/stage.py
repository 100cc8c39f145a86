"""The stage of the stories: the real Bolt app on the local workspace, played through its control API as by people."""

import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

import aiohttp
from sqlmodel import Session, SQLModel, select

from bot.app import Keppin, build
from bot.delivery.chatwork import ChatworkAt
from bot.demo.chatwork import TOKEN, ChatworkStandin, Room, standing_in
from bot.local import Clock, Workspace, without_proxies
from store import tables as t
from store.database import Database
from tests.shop import START, WORLD, fill
from tests.shown import Shown, texts_of

Row = TypeVar("Row", bound=SQLModel)

#: Real seconds after which it can be no slow machine any more, whatever else it is busy with.
LONG = 180
PATIENCE = 20
UNSAID = (t.DeliveryState.WAITING, t.DeliveryState.CLAIMED)

MANIFEST = json.loads((Path(__file__).parent.parent / "manifest.json").read_text(encoding="utf-8"))


class Stage:
    """Acts as people do, and sees what they see."""

    def __init__(
        self, keppin: Keppin, workspace: Workspace, http: aiohttp.ClientSession, database: Database
    ) -> None:
        self.keppin = keppin
        self.beside: list[Keppin] = []
        self.workspace = workspace
        self.http = http
        self.database = database
        self.chatwork: ChatworkStandin | None = None

    async def control(
        self, call: str, method: str = "POST", *, may_fail: bool = False, **body: Any
    ) -> dict[str, Any]:
        """One call of the control API."""
        given = (
            {"params": {k: v for k, v in body.items() if v is not None}}
            if method == "GET"
            else {"json": body}
        )
        async with self.http.request(method, f"{self.workspace.url}/control/{call}", **given) as answered:
            found = await answered.json()
            assert may_fail or answered.status == 200, found
            return found

    async def settle(self) -> None:
        settled = (await self.control("settle", timeout=LONG))["settled"]
        assert settled, f"the workspace did not settle: {await self.still_busy()}"

    async def post(self, user: str, channel: str, text: str, **more: Any) -> str:
        ts = (await self.control("message", channel=channel, user=user, text=text, **more))["ts"]
        await self.settle()
        return ts

    async def click(
        self, channel: str, ts: str, user: str, *, settle: bool = True, **what: Any
    ) -> dict[str, Any]:
        done = await self.control("click", channel=channel, ts=ts, user=user, **what)
        if settle:
            await self.settle()
        return done

    async def command(
        self, user: str, command: str, text: str = "", channel: str = "stockout-desk"
    ) -> dict[str, Any]:
        return await self.control("command", channel=channel, user=user, command=command, text=text)

    async def ask(self, user: str, command: str, text: str = "") -> str:
        """Give a command and read its answer."""
        before = len(await self.answers(user))
        await self.command(user, command, text)
        await self.settle()
        return "\n".join((await self.answers(user))[before:])

    async def shortcut(
        self, user: str, callback: str, channel: str | None = None, ts: str | None = None
    ) -> dict[str, Any]:
        """Use a shortcut, on a message where one is named."""
        place = {"channel": channel, "ts": ts} if ts else {}
        done = await self.control("shortcut", user=user, callback_id=callback, **place)
        await self.settle()
        return done

    async def home(self, user: str) -> str:
        """What the person reads on the home tab."""
        view = (await self.control("home", "GET", user=user))["view"]
        return "\n".join(texts_of(view["blocks"])) if view else ""

    async def modal(self, user: str) -> dict[str, Any] | None:
        return (await self.control("views", "GET", user=user))["view"]

    async def pick(self, user: str, block_id: str, value: Any) -> None:
        """Pick what the app hears of at once, before the modal is submitted."""
        view = await self.modal(user)
        assert view is not None, "no modal is open"
        await self.control("click", user=user, view_id=view["id"], block_id=block_id, value=value)
        await self.settle()

    async def submit(self, user: str, **values: Any) -> dict[str, Any]:
        view = await self.modal(user)
        assert view is not None, "no modal is open"
        for block in view["blocks"]:
            if block.get("dispatch_action") and block["block_id"] in values:
                await self.pick(user, block["block_id"], values[block["block_id"]])
        done = await self.control("submit", user=user, view_id=view["id"], values=values)
        await self.settle()
        return done

    async def advance(self, **span: float) -> None:
        """Move the clock, in one step or as long as something follows from it."""
        await self.control("clock", advance=timedelta(**span).total_seconds())
        await self.settle()

    async def messages(
        self, channel: str, thread_ts: str | None = None, user: str | None = None
    ) -> list[Shown]:
        found = await self.control("messages", "GET", channel=channel, thread_ts=thread_ts, user=user)
        return [Shown(self, channel, raw) for raw in found["messages"]]

    async def cards(self) -> list[Shown]:
        """The cards on the desk, oldest first."""
        return [
            shown
            for shown in await self.messages("stockout-desk")
            if shown.raw.get("text", "").startswith("K-") and shown.buttons
        ]

    async def card(self) -> Shown:
        """The newest card."""
        return (await self.cards())[-1]

    async def answers(self, user: str, channel: str = "stockout-desk") -> list[str]:
        """What was said to one person alone."""
        return [
            shown.text for shown in await self.messages(channel, user=user) if shown.raw.get("is_ephemeral")
        ]

    async def private(self, user: str) -> list[str]:
        """What stands in the person's direct messages with the app."""
        return [shown.text for shown in await self.messages(f"@{user}", user=user)]

    async def told(self, notice_ts: str) -> list[str]:
        """What stands in the notice's thread."""
        return [shown.text for shown in (await self.messages("rakumart-欠品", thread_ts=notice_ts))[1:]]

    async def calls(self, method: str) -> list[dict[str, Any]]:
        """The Web API calls of a method so far."""
        entries = (await self.control("log", "GET", since=0))["entries"]
        return [entry for entry in entries if entry["kind"] == "call" and entry["method"] == method]

    async def leave_screens_old(self) -> None:
        """From now on Slack takes no changes of messages: people keep seeing, and pressing, what stood there."""
        await self.control("faults", ratelimit={"method": "chat.update", "retry_after": 600, "times": 99})

    def rows(self, table: type[Row]) -> list[Row]:
        """All rows of a table as they stand, oldest first."""
        with self.database.transaction() as session:
            found = list(session.exec(select(table).order_by(table.id)))  # type: ignore[attr-defined]
            session.expunge_all()
        return found

    def change(self, change: Callable[[Session], Any]) -> None:
        """Change what the shop has, as an import would."""
        with self.database.transaction() as session:
            change(session)

    async def idle(self) -> bool:
        """Whether no process has anything to do."""
        return all([await keppin.idle() for keppin in (self.keppin, *self.beside)])

    async def still_busy(self) -> dict[str, Any]:
        """What is not done yet, to be read where that is a surprise."""
        entries = (await self.control("log", "GET", since=0))["entries"]
        all_of_us = (self.keppin, *self.beside)
        return {
            "on the way": [entry for entry in entries if entry.get("outcome") == "pending"],
            "reading": [not keppin.catching_up.idle for keppin in all_of_us],
            "ringing": [not keppin.alarm.quiet for keppin in all_of_us],
            "flows": [keppin.desk.busy for keppin in all_of_us],
            "unsaid": [row for row in self.rows(t.Delivery) if row.state in UNSAID],
        }

    async def restart(self) -> None:
        """End the process in an orderly way and start another on the same database."""
        await self.keppin.close()
        self.keppin = await _start(self.database, self.workspace, self.chatwork)
        await self.settle()

    async def start_another(self) -> None:
        """Start a second process beside the first."""
        self.beside.append(await _start(self.database, self.workspace, self.chatwork))
        await self.settle()


async def _start(database: Database, workspace: Workspace, chatwork: ChatworkStandin | None = None) -> Keppin:
    keppin = await build(
        database,
        workspace.clock,
        token=workspace.bot_token,
        api_url=workspace.api_url,
        chatwork_at=ChatworkAt(chatwork.url, TOKEN) if chatwork else None,
    )
    be_patient(keppin)
    await keppin.connect(workspace.app_token)
    keppin.socket.answer_within = PATIENCE
    return keppin


def be_patient(keppin: Keppin) -> None:
    """What waits for a moment only, so that people need not wait, waits for a busy machine."""
    keppin.worker.last_words = PATIENCE
    keppin.catching_up.names.patience = PATIENCE
    if keppin.chatwork is not None:
        keppin.chatwork.names_within = PATIENCE


def patient(workspace: Workspace) -> Workspace:
    """A Slack that waits longer than three seconds: the machine may be busy with other things."""
    workspace.be_patient(PATIENCE)
    return workspace


def _installed(without: tuple[str, ...]) -> dict[str, Any]:
    """The manifest as a team has installed it that has not given some of its scopes."""
    asked = MANIFEST["oauth_config"]["scopes"]["bot"]
    given = [scope for scope in asked if scope not in without]
    return MANIFEST | {"oauth_config": {"scopes": {"bot": given}}}


@asynccontextmanager
async def staged(
    url: str,
    *,
    start: datetime = START,
    add: Callable[[Session], None] | None = None,
    chatwork: Mapping[int, Room] = MappingProxyType({}),
    without: tuple[str, ...] = (),
) -> AsyncIterator[Stage]:
    """The stage with the shop on it, on a clock that stands still until moved; perhaps without some scopes."""
    clock = Clock(start, frozen=True)
    workspace = patient(Workspace(WORLD, _installed(without), clock=clock))
    database = Database(url)
    with database.transaction() as session:
        fill(session)
        if add is not None:
            add(session)
    with without_proxies():
        await workspace.start()
        async with aiohttp.ClientSession() as http, standing_in(clock.now, chatwork) as standin:
            stage = Stage(await _start(database, workspace, standin), workspace, http, database)
            stage.chatwork = standin
            workspace.on_settle(stage.idle)
            try:
                yield stage
            finally:
                for keppin in (stage.keppin, *stage.beside):
                    await keppin.close()
                await workspace.stop()
                database.close()
