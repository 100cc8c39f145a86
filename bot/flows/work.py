"""One transaction's work, and the desk that runs it: flows are plain functions `flow(work, ...)`."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from time import monotonic
from typing import Any, Concatenate, ParamSpec, Protocol, Self, TypeVar, cast
from zoneinfo import ZoneInfo

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from store.database import Database, undone_for_others
from store.once import insert_all_once, insert_once, insert_or_hold
from store.questions.open_lines import OpenLines
from store.tables import Delivery, SeenEvent, Timeline, Workspace

log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")
Q = TypeVar("Q")

#: For how many seconds the workspace's settings are taken as read.
SETTINGS_LIFE = 5.0
#: Seconds that what was written waits before it is delivered: the ack of what caused it goes out before all that work.
ACK_FIRST = 0.004
#: How often a flow is tried that the database undoes in favour of another.
TRIES = 4
#: How often a flow begins anew with what was worked out for it; then it is worked out within its transaction.
ROUNDS = 8
#: The actor of what no person did.
KEPPIN = "keppin"


class Clock(Protocol):
    """What tells the time: the system's clock, or one that the demo and the tests move."""

    def now(self) -> datetime:
        """The present, aware."""
        ...

    def subscribe(self, moved: Callable[[], None], /) -> Callable[[], None]:
        """Ask to be told when the time is moved by hand; the answer takes that back."""
        ...


#: How long it is known what has been heard: Slack redelivers within minutes, people press old cards within days.
REMEMBERED = timedelta(days=14)


class Apart(Exception):  # noqa: N818 - nothing went wrong
    """A flow needs to know what takes long: it begins anew when that has been worked out."""

    def __init__(self, question: object, work_out: Callable[[Any], object]) -> None:
        """Whatever the answer depends on is in the question."""
        super().__init__()
        self.question = question
        self.work_out = work_out

    def worked_out(self) -> tuple[object, object]:
        """The question and its answer."""
        return self.question, self.work_out(self.question)


@dataclass
class Work:
    """What a flow is given: its transaction, the present, and its workspace."""

    connection: Connection
    now: datetime
    workspace: Workspace
    wakes: list[datetime] = field(default_factory=list)  # when something written here falls due
    deliveries: list[dict[str, Any]] = field(default_factory=list)  # written together when the flow ends
    states: dict[str, dict[str, Any]] = field(default_factory=dict)  # the same, of which the newest is enough
    happenings: list[dict[str, Any]] = field(default_factory=list)  # as deliveries, into the timeline
    opened: Session | None = None  # the session, once a flow has asked for it
    worked_out: list[tuple[object, object]] | None = (
        None  # questions and answers; None where it cannot begin anew
    )

    @classmethod
    def within(cls, session: Session, now: datetime, workspace: Workspace) -> Self:
        """Work in the transaction of a session that is there already."""
        return cls(session.connection(), now, workspace, opened=session)

    @property
    def session(self) -> Session:
        """A session in this transaction, made for the flows that ask for rows."""
        if self.opened is None:
            self.opened = Session(self.connection, expire_on_commit=False)
        return self.opened

    def apart(self, question: Q, work_out: Callable[[Q], T]) -> T:
        """The answer to what takes long, worked out while no transaction is open.

        The flow begins anew with it, and is asked again where the question is another one by then.
        """
        if self.worked_out is None:
            return work_out(question)
        for asked, answer in self.worked_out:
            if asked == question:
                return cast("T", answer)
        raise Apart(question, work_out)

    @cached_property
    def open_lines(self) -> OpenLines:
        """The agents' order lines that are open, as far as the flow asks for them: each is loaded once."""
        return OpenLines(self.session, self.workspace.id)

    def close(self) -> None:
        """Let go of the session, if one was made; the transaction is over."""
        if self.opened is not None:
            self.opened.close()

    def first_time(self, key: str) -> bool:
        """Whether this is heard for the first time; it is remembered together with its effect."""
        return insert_once(self.connection, SeenEvent, workspace_id=self.workspace.id, key=key, at=self.now)

    def local(self, at: datetime) -> datetime:
        """The same moment on the team's clock: its days are those that "tomorrow" counts from."""
        return at.astimezone(ZoneInfo(self.workspace.time_zone))

    def record(self, case_id: int | None, actor: str, action: str, **details: object) -> None:
        """Write what happened into the timeline."""
        self.happenings.append(
            {
                "workspace_id": self.workspace.id,
                "case_id": case_id,
                "at": self.now,
                "actor": actor,
                "action": action,
                "details": details,
            }
        )

    def write_down(self) -> None:
        """Put what was said and done into the store; the flow's own rows go first, since these point to them."""
        if self.opened is not None:
            self.opened.flush()
        insert_all_once(self.connection, Timeline, self.happenings)
        insert_all_once(self.connection, Delivery, self.deliveries)
        insert_or_hold(self.connection, Delivery, list(self.states.values()), "workspace_id", "subject")
        self.happenings, self.deliveries, self.states = [], [], {}


Flow = Callable[Concatenate[Work, P], T]


class Desk:
    """Runs flows, each in a thread and in one transaction, and wakes the delivery for what they wrote."""

    def __init__(self, database: Database, clock: Clock, workspace_id: int) -> None:
        """For one workspace of a database."""
        self.database = database
        self.clock = clock
        self.workspace_id = workspace_id
        self.wake: Callable[[datetime], None] = lambda _at: None
        self.busy = 0
        self._settings: tuple[float, Workspace | None] = (0.0, None)
        self._threads = ThreadPoolExecutor(database.threads, thread_name_prefix="desk")

    async def run(self, flow: Flow[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run the flow, commit, and answer what it gave. Nothing is kept if it raises."""
        loop = asyncio.get_running_loop()
        self.busy += 1
        try:
            given, wakes = await self._run_apart(_given(flow, *args, **kwargs))
        finally:
            self.busy -= 1
        if wakes:
            self.busy += 1
            loop.call_later(ACK_FIRST, self._wake_for, wakes)
        return given

    def _wake_for(self, wakes: list[datetime]) -> None:
        self.busy -= 1
        now = self.clock.now()
        due, later = [at for at in wakes if at <= now], [at for at in wakes if at > now]
        for at in (min(part) for part in (due, later) if part):
            self.wake(at)

    async def _run_apart(self, flow: Callable[[Work], T]) -> tuple[T, list[datetime]]:
        """Run the flow in a thread of the desk, and beside these what it needs to have worked out before."""
        loop = asyncio.get_running_loop()
        worked_out: list[tuple[object, object]] = []
        for _ in range(ROUNDS):
            try:
                return await loop.run_in_executor(self._threads, self._run_tried, flow, worked_out)
            except Apart as apart:
                worked_out.append(await asyncio.to_thread(apart.worked_out))
        return await loop.run_in_executor(self._threads, self._run_tried, flow, None)

    def run_now(self, flow: Flow[P, T], *args: P.args, **kwargs: P.kwargs) -> tuple[T, list[datetime]]:
        """Run the flow here; answers what it gave, and when what it wrote falls due."""
        return self._run_tried(_given(flow, *args, **kwargs), None)

    def _run_tried(
        self, flow: Callable[[Work], T], worked_out: list[tuple[object, object]] | None
    ) -> tuple[T, list[datetime]]:
        """Where the database undoes it in favour of another it is run again: nothing of it has been kept."""
        for _ in range(TRIES - 1):
            try:
                return self._run_once(flow, worked_out)
            except DBAPIError as error:
                if not undone_for_others(error):
                    raise
                log.info("flow.again", extra={"flow": getattr(flow, "__name__", "")})
        return self._run_once(flow, worked_out)

    def _run_once(
        self, flow: Callable[[Work], T], worked_out: list[tuple[object, object]] | None
    ) -> tuple[T, list[datetime]]:
        work = None
        try:
            with self.database.begin() as connection:
                work = Work(connection, self.clock.now(), self._workspace(connection), worked_out=worked_out)
                given = flow(work)
                work.write_down()
        finally:
            if work is not None:
                work.close()
        return given, work.wakes

    def _workspace(self, connection: Connection) -> Workspace:
        """The workspace's settings, read again every few seconds: `keppin init` may change them beside us.

        All but the hour of the summary, which the alarm clock is set to when Keppin starts.
        """
        read_at, workspace = self._settings
        if workspace is None or monotonic() - read_at > SETTINGS_LIFE:
            with Session(connection) as session:
                workspace = session.get_one(Workspace, self.workspace_id)
                session.expunge(workspace)
            self._settings = (monotonic(), workspace)
        return workspace

    def close(self) -> None:
        """Let running flows finish."""
        self._threads.shutdown(wait=True)


def _given(flow: Flow[P, T], *args: P.args, **kwargs: P.kwargs) -> Callable[[Work], T]:
    """The flow, which now lacks nothing but its work."""

    def run(work: Work) -> T:
        return flow(work, *args, **kwargs)

    run.__name__ = getattr(flow, "__name__", "")
    return run
