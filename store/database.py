"""The database: one place that opens transactions, and the only one that commits."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from threading import local

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, NoResultFound, OperationalError
from sqlmodel import Session

#: How long another process (a `keppin` command beside `keppin run`) may hold SQLite before we give up, in ms.
BUSY_TIMEOUT_MS = 30_000
#: What asking for a row by its id raises where the row is gone.
RowGone = NoResultFound
#: Connections to PostgreSQL, and threads that use them; SQLite has one writer, so one thread.
POSTGRES_THREADS = 8
#: How PostgreSQL says that it has undone somebody's work in favour of another's: two that waited for each other.
UNDONE_FOR_OTHERS = frozenset({"40P01", "40001"})


class WrittenMeanwhile(Exception):  # noqa: N818 - it reads as what it is
    """What was read no longer stands, since somebody else has written: all of it has to be done again."""


def undone_for_others(error: DBAPIError) -> bool:
    """Whether the same may well be done once it is tried again."""
    return getattr(error.orig, "sqlstate", None) in UNDONE_FOR_OTHERS


class Database:
    """SQLite by default (WAL, every commit on disk), PostgreSQL where one machine is not enough."""

    def __init__(self, url: str) -> None:
        """For a SQLAlchemy URL; a SQLite file's folder is made if it is not there."""
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.threads = 1 if self.is_sqlite else POSTGRES_THREADS
        self.engine = _sqlite(url) if self.is_sqlite else _postgres(url)
        self._here = local()
        self._kept: list[Connection] = []

    @contextmanager
    def transaction(self, *, late: bool = False) -> Iterator[Session]:
        """A session whose work is committed when the block ends, or undone when it raises.

        With `late` SQLite lets others write until this one does. Raises WrittenMeanwhile then, where somebody has, or
        is at it.
        """
        engine = self.engine.execution_options(late=late) if self.is_sqlite else self.engine
        told = _told_of_writers() if late else nullcontext()
        with told, Session(engine, expire_on_commit=False) as session:
            yield session
            session.commit()

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """The same without a session: for what mostly runs prepared statements.

        On SQLite each thread keeps its connection: taking one from the pool for every click costs more than a click's
        statements.
        """
        if not self.is_sqlite:
            with self.engine.begin() as connection:
                yield connection
            return
        held = self._held()
        with held.begin():
            yield held

    def _held(self) -> Connection:
        held: Connection | None = getattr(self._here, "connection", None)
        if held is None or held.closed:
            held = self._here.connection = self.engine.connect()
            self._kept.append(held)
        return held

    def close(self) -> None:
        """Let go of every connection."""
        while self._kept:
            self._kept.pop().close()
        self.engine.dispose()


@contextmanager
def _told_of_writers() -> Iterator[None]:
    try:
        yield
    except OperationalError as error:
        # Who has read already is not kept waiting: SQLite says so at once of a writer that is not done yet, too.
        if getattr(error.orig, "sqlite_errorname", "") in ("SQLITE_BUSY", "SQLITE_BUSY_SNAPSHOT"):
            raise WrittenMeanwhile from error
        raise


def _sqlite(url: str) -> Engine:
    file = make_url(url).database
    if file and file != ":memory:":
        Path(file).parent.mkdir(parents=True, exist_ok=True)
    # A row's values may be a customer's name: SQLAlchemy must not put them into its messages.
    engine = create_engine(url, hide_parameters=True, connect_args={"check_same_thread": False})

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves: the driver would begin too late
        for pragma in (
            "journal_mode = WAL",
            "synchronous = FULL",
            "foreign_keys = ON",
            f"busy_timeout = {BUSY_TIMEOUT_MS}",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        begin = "BEGIN" if connection.get_execution_options().get("late") else "BEGIN IMMEDIATE"
        try:
            connection.connection.driver_connection.execute(begin)  # type: ignore[union-attr]
        except sqlite3.Error as error:
            raise OperationalError(begin, None, error) from error

    return engine


def _postgres(url: str) -> Engine:
    return create_engine(
        make_url(url).set(drivername="postgresql+psycopg"),
        hide_parameters=True,
        pool_size=POSTGRES_THREADS,
        pool_pre_ping=True,
        connect_args={"options": "-c timezone=UTC"},
    )
