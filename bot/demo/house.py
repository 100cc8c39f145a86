"""The demo put together: the local workspace, the store with the shop in it, and the desk at work."""

import os
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from aiohttp import web
from sqlmodel import Session, col, select

from bot.app import Keppin, build
from bot.demo.notices import notices
from bot.demo.outside import ROOM, ROOM_PAGE, Outside
from bot.demo.past_messages import past_messages
from bot.demo.seed import second_agent, seed
from bot.demo.world import AGENT_ROOM, FENNEL_ROOM, world
from bot.flows.work import Work
from bot.local import Clock, Elsewhere, ScriptedEvent, Workspace, without_proxies
from bot.local.workspace import PERSISTENT
from bot.rules.words import Status
from bot.slack.manifest import manifest
from store.database import Database
from store.migrate import migrate
from store.questions.team import agent_in, workspaces
from store.tables import Agent, Case
from templates import render

DATABASE = "keppin.db"
#: Everything that the demo writes into its folder.
FILES = (
    *(DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"),
    *("workspace.json", "workspace.new", "chatwork.json", "chatwork.new"),
)
#: With these in the environment Bolt would look for an installation of its own instead of taking our token.
OAUTH = ("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET")


class DemoWorkspace(Workspace):
    """The local workspace; it keeps what was said even where the process is killed, and knows the next target."""

    def __init__(self, database: Database, start: datetime, clock: Clock, folder: Path | None) -> None:
        """With the story as it began at `start`; without a folder nothing of it is kept."""
        super().__init__(world(notices(start)), manifest(), clock=clock, data=folder)
        self._database = database
        self.outside = Outside(clock, folder)

    async def start(self, port: int = 0, host: str = "127.0.0.1") -> None:
        """Listen, for what lies outside of Slack as well."""
        await super().start(port, host)
        self.outside.at(self.url)

    def add_doors(self, app: web.Application) -> None:
        """Those of Chatwork, and Keppin's own."""
        self.outside.add_to(app)

    def elsewhere(self) -> Sequence[Elsewhere]:
        """The agent's room in Chatwork."""
        return (ROOM_PAGE,)

    async def play_outside(self, event: ScriptedEvent) -> None:
        """In Chatwork, or over HTTP."""
        await self.outside.play(event)

    @property
    def is_empty(self) -> bool:
        """Whether nobody has written anything yet."""
        return not any(True for _ in self.core.messages.everything())

    def clock_marks(self, language: str) -> Sequence[tuple[str, datetime]]:
        """When the next open case is due, for the page's clock."""
        with self._database.transaction() as session:
            wanted = (
                select(Case)
                .where(Case.status == Status.OPEN, Case.due_at > self.clock.now())
                .order_by(col(Case.due_at))
            )
            case = session.exec(wanted.limit(1)).first()
        return [] if case is None else [(render("demo/page#due", language, case=case), case.due_at)]

    def _keep(self) -> None:
        super()._keep()
        if self._kept:
            # The desk believes what the workspace has answered: it must be on disk by then.
            self.core.changes.on(PERSISTENT, self._kept.save)


@dataclass(frozen=True, slots=True)
class House:
    """A demo that runs."""

    workspace: DemoWorkspace
    keppin: Keppin
    database: Database
    start: datetime


@asynccontextmanager
async def open_house(
    folder: Path, clock: Clock, *, port: int = 0, is_kept: bool = True
) -> AsyncIterator[House]:
    """Start everything on what the folder holds, or on the first morning of the story; unkept it ends with its process.

    Raises LocalWorkspaceRefused where the workspace cannot or will not start.
    """
    database = Database(f"sqlite:///{folder / DATABASE}")  # makes the folder
    try:
        start = _story_start(database, clock)
        workspace = DemoWorkspace(database, start, clock, folder if is_kept else None)
        with without_proxies(), _without(OAUTH):
            async with _at_work(workspace, database, port) as keppin:
                yield House(workspace, keppin, database, start)
    finally:
        database.close()


@asynccontextmanager
async def _at_work(workspace: DemoWorkspace, database: Database, port: int) -> AsyncIterator[Keppin]:
    await workspace.start(port)
    try:
        keppin = await build(
            database,
            workspace.clock,
            token=workspace.bot_token,
            api_url=workspace.api_url,
            chatwork_at=workspace.outside.chatwork_at,
        )
        try:
            workspace.outside.open(keppin)
            if workspace.is_empty:
                workspace.remember(await keppin.desk.run(past_messages))
            await keppin.connect(workspace.app_token)
            workspace.on_settle(keppin.idle)
            yield keppin
        finally:
            await keppin.close()
    finally:
        await workspace.stop()


def _story_start(database: Database, clock: Clock) -> datetime:
    """When the story of this database began; an empty one is filled, and begins now."""
    migrate(database)
    with database.transaction() as session:
        known = workspaces(session)
        if known:
            begun = known[0].created_at
            _agents_of_earlier_days(session, Work.within(session, begun, known[0]))
            return begun
        start = clock.now().replace(microsecond=0)
        seed(session, start)
        _agent_in_chatwork(session)
        return start


def _agents_of_earlier_days(session: Session, work: Work) -> None:
    """A demo that began before there was the Chatwork room, or the second agent, has them from now on."""
    _agent_in_chatwork(session)
    if agent_in(session, work.workspace.id, FENNEL_ROOM.id) is None:
        second_agent(work)


def _agent_in_chatwork(session: Session) -> None:
    for agent in session.exec(select(Agent).where(Agent.channel_id == AGENT_ROOM.id)):
        agent.chatwork_room = str(ROOM)


def forget(folder: Path) -> None:
    """Remove what the demo wrote, and nothing else."""
    for name in FILES:
        (folder / name).unlink(missing_ok=True)


@contextmanager
def _without(names: Sequence[str]) -> Iterator[None]:
    """Blank some variables of the environment for a while."""
    kept = {name: os.environ.pop(name) for name in names if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(kept)
