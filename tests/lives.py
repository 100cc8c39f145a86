"""A `keppin run` in a process of its own that can be killed at any point, beside a workspace in this one."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import aiohttp
from sqlmodel import Session, col, select, update

from bot.local import Clock, Workspace, without_proxies
from store import tables as t
from store.database import Database
from tests.shop import START, WORLD, fill
from tests.stage import MANIFEST, Stage, patient

KEPPIN = Path(sys.executable).with_name("keppin")
RULES = 'undo_seconds = 1\norder = ["alternate_url", "other_color", "refund"]\n'
#: A process that has compiled nothing yet takes its time to begin.
LONG = 300


class Lives(Stage):
    """The stage of a desk that dies and lives again."""

    process: asyncio.subprocess.Process
    log: Path

    async def live(self) -> None:
        """Start `keppin run`."""
        ours = {
            name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "KEPPIN_"))
        }
        theirs = {
            "SLACK_BOT_TOKEN": self.workspace.bot_token,
            "SLACK_APP_TOKEN": self.workspace.app_token,
            "SLACK_API_URL": self.workspace.api_url,
            "KEPPIN_DATABASE_URL": self.database.url.render_as_string(hide_password=False),
        }
        with self.log.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                str(KEPPIN), "run", env=ours | theirs, cwd=self.log.parent, stdout=log, stderr=log
            )

    async def die(self) -> None:
        """`kill -9`."""
        self.process.send_signal(signal.SIGKILL)
        await self.process.wait()

    async def live_again(self) -> None:
        """Nothing goes wrong any more, and the process is started anew when the dead one's leases are over."""
        await self.control("faults", clear=True)
        if not self.database.is_sqlite:  # where another process may be alive, nobody takes over before that
            with self.database.transaction() as session:
                over = update(t.Delivery).where(col(t.Delivery.state) == t.DeliveryState.CLAIMED)
                session.connection().execute(over.values(lease_until=datetime.now(UTC)))
        await self.live()

    async def connected(self) -> bool:
        return bool((await self.control("faults"))["connections"])

    async def until(self, reached: Callable[[], Awaitable[object]]) -> None:
        """Wait for something to be so."""
        try:
            async with asyncio.timeout(LONG):
                while not await reached():
                    assert self.process.returncode is None, "keppin run has ended by itself"
                    await asyncio.sleep(0.05)
        except (TimeoutError, AssertionError):
            print(self.log.read_text(encoding="utf-8"))
            raise

    def count(self, table: type) -> int:
        with self.database.transaction() as session:
            return len(session.exec(select(table)).all())

    def unsaid(self) -> int:
        """How much is still to be said within the next minute."""
        soon = datetime.now(UTC) + timedelta(minutes=1)
        wanted = select(t.Delivery).where(
            col(t.Delivery.state).in_((t.DeliveryState.WAITING, t.DeliveryState.CLAIMED)),
            col(t.Delivery.not_before) < soon,
        )
        with self.database.transaction() as session:
            return len(session.exec(wanted).all())


def _quick_to_tell(session: Session) -> None:
    workspace = fill(session)
    # The real clock runs: no morning in the story.
    workspace.summary_at = half_a_day_away(workspace.time_zone)
    session.add(t.RuleVersion(workspace_id=workspace.id, version=1, text=RULES, loaded_at=START))


def half_a_day_away(time_zone: str) -> str:
    """When the morning's summary comes where it should not come into a story on the real clock."""
    return f"{datetime.now(ZoneInfo(time_zone)) + timedelta(hours=12):%H:%M}"


@asynccontextmanager
async def lives(url: str, folder: Path) -> AsyncIterator[Lives]:
    """The workspace on the real clock, with the shop in the database; nobody runs yet."""
    workspace = patient(Workspace(WORLD, MANIFEST, clock=Clock()))
    database = Database(url)
    with database.transaction() as session:
        _quick_to_tell(session)
    with without_proxies():
        await workspace.start()
        async with aiohttp.ClientSession() as http:
            stage = Lives(None, workspace, http, database)  # type: ignore[arg-type] # the desk is elsewhere
            stage.log = folder / "keppin.log"
            try:
                yield stage
            finally:
                if stage.process.returncode is None:
                    await stage.die()
                await workspace.stop()
                database.close()
