"""The wiring: the one place that knows every part."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.chatwork import Chatwork, ChatworkAt, ChatworkError
from bot.delivery.worker import Worker
from bot.flows.sending.deliver import next_due
from bot.flows.team.settle_in import settle_in, settle_in_chatwork
from bot.flows.telling.plan_summary import plan_summary
from bot.flows.upkeep.audit import NONE_LATE, audit
from bot.flows.upkeep.clean_up import clean_up
from bot.flows.work import Clock, Desk
from bot.rules.reading.warm import warm_up
from bot.schedule import A_DAY, Alarm, Bell, daily, every_hour, every_minute, every_minutes
from handlers import register_all
from handlers.catching_up import CatchingUp
from handlers.chatwork_rooms import read_rooms
from handlers.connection import Connection
from handlers.names import Names
from handlers.shared_desk import look_at_desk
from store.database import Database
from store.tables import Workspace

log = logging.getLogger(__name__)

#: Seconds after the beginning, so that the warm-up does not hold up what is read and sent at first.
WARM_UP_AFTER = 1.0


class SystemClock:
    """The system's own time, which nobody moves."""

    def now(self) -> datetime:
        """The present, in UTC."""
        return datetime.now(UTC)

    def subscribe(self, moved: Callable[[], None]) -> Callable[[], None]:  # noqa: ARG002 - as every clock's
        """Nobody moves it, so nobody is told."""
        return lambda: None


@dataclass(slots=True)
class Keppin:
    """A running desk, with everything that belongs to it."""

    desk: Desk
    bolt: AsyncApp
    client: AsyncWebClient
    worker: Worker
    alarm: Alarm
    session: aiohttp.ClientSession
    catching_up: CatchingUp
    chatwork: Chatwork | None = None
    socket: Connection | None = None
    warming: asyncio.TimerHandle | None = None

    async def connect(self, app_token: str) -> None:
        """Open the Socket Mode connection and begin to work."""
        self.socket = Connection(self.bolt, app_token, on_gap=self.catching_up.again)
        await self.socket.open()
        self.begin()

    def begin(self) -> None:
        """Begin to deliver and to ring, and read what was written while nobody listened."""
        # A SQLite file has one `keppin run`: what another had under way is nobody's any more.
        self.worker.start(takes_over=self.desk.database.is_sqlite)
        self.alarm.start()
        loop = asyncio.get_running_loop()
        self.warming = loop.call_later(WARM_UP_AFTER, loop.run_in_executor, None, warm_up)
        self.catching_up.again()

    async def idle(self) -> bool:
        """Whether nothing is under way and nothing is due."""
        hears = self.socket is not None and not self.socket.quiet
        quiet = self.catching_up.idle and self.alarm.quiet and self.desk.busy == 0
        return quiet and not hears and await self.worker.idle()

    async def close(self) -> None:
        """Stop hearing, finish what is under way, and let go of everything."""
        if self.socket is not None:
            await self.socket.close()
        if self.warming is not None:
            self.warming.cancel()
        self.catching_up.stop()
        self.alarm.stop()
        await self.worker.stop()
        self.desk.close()
        await self.session.close()


async def build(
    database: Database,
    clock: Clock,
    *,
    token: str,
    api_url: str,
    signing_secret: str = "",
    chatwork_at: ChatworkAt | None = None,
) -> Keppin:
    """Put the desk together for the workspace that the token belongs to.

    Raises slack_sdk's errors where Slack cannot be reached or refuses the token, and WorkspaceUnknown where
    `keppin init` has not been run for this workspace.
    """
    session = aiohttp.ClientSession()
    # Retrying blindly would double messages: the outbox retries, and looks before it does.
    client = AsyncWebClient(token=token, base_url=api_url, session=session, retry_handlers=[])
    try:
        workspace = await _workspace_of(client, database)
    except BaseException:
        await session.close()
        raise
    desk = Desk(database, clock, workspace.id)
    chatwork = Chatwork(chatwork_at, session, clock.now) if chatwork_at else None
    if chatwork is not None:
        await _settle_in_chatwork(desk, chatwork)
    worker = Worker(desk, client, chatwork)
    names = Names(client, clock)
    catching_up = CatchingUp(desk, client, names)
    alarm = Alarm(clock, worker.wake, lambda: desk.run(next_due))
    alarm.bells = _bells(desk, catching_up, workspace, client)
    if chatwork is not None and chatwork_at is not None:
        alarm.bells.append(_reading_bell(desk, chatwork, chatwork_at.read_every))
    desk.wake = alarm.wake_at
    # Without a name Bolt looks for one in the stack, which takes longer than all the rest here.
    bolt = AsyncApp(
        name="keppin",
        client=client,
        signing_secret=signing_secret or None,
        process_before_response=True,
        ignoring_self_events_enabled=False,  # handlers/ourselves.py does it
    )
    register_all(bolt, desk, client, names)
    # Before anything is said there: it may have been shared while nobody listened.
    await look_at_desk(desk, client, f"start:{clock.now().isoformat()}")
    return Keppin(desk, bolt, client, worker, alarm, session, catching_up, chatwork)


async def _workspace_of(client: AsyncWebClient, database: Database) -> Workspace:
    """The workspace that the client's token belongs to."""
    who = await client.auth_test()
    with database.transaction() as session:
        return settle_in(session, str(who["team_id"]), str(who["user_id"]), str(who["url"]))


async def _settle_in_chatwork(desk: Desk, chatwork: Chatwork) -> None:
    """Learn which account is ours there. The desk works on where Chatwork does not answer: it may know from before."""
    try:
        account = await chatwork.account()
    except (ChatworkError, aiohttp.ClientError, TimeoutError, OSError) as error:
        log.warning("chatwork.refuses", extra={"error": str(error) or type(error).__name__})
        return
    await desk.run(settle_in_chatwork, account)


def _reading_bell(desk: Desk, chatwork: Chatwork, minutes: int) -> Bell:
    """A webhook that did not arrive is made up for; where there are none, this is how the rooms are heard.

    It rings at the start as well: what was written while nobody listened is read then.
    """

    async def read(_at: datetime) -> None:
        await read_rooms(desk, chatwork)

    return Bell("chatwork", every_minutes(minutes), read)


def _bells(desk: Desk, catching_up: CatchingUp, workspace: Workspace, client: AsyncWebClient) -> list[Bell]:
    async def summary(at: datetime) -> None:
        await desk.run(plan_summary, at)

    late = NONE_LATE

    async def minute(_at: datetime) -> None:
        nonlocal late
        late = await desk.run(audit, late)

    async def hour(at: datetime) -> None:
        await look_at_desk(desk, client, f"hour:{at.isoformat()}")

    async def night(_at: datetime) -> None:
        await desk.run(clean_up)

    return [
        Bell("summary", daily(workspace.summary_at, workspace.time_zone), summary),
        Bell("audit", every_minute(), minute),
        Bell("desk", every_hour(), hour),
        Bell("catch-up", every_hour(), catching_up.since),
        # A machine that is off at night cleans up when it starts.
        Bell("night", daily("03:30", workspace.time_zone), night, A_DAY),
    ]
