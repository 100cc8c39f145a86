"""One `keppin run` a SQLite file: a second one would take over what the first is just sending."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store.database import Database


class DatabaseTaken(Exception):  # noqa: N818 - it reads as what it is
    """Another process works on this file; its text is that process's number, where it is known."""


def lock_of(database: Database) -> Path | None:
    """The file beside the database that its process holds; none where any number may work (PostgreSQL)."""
    file = database.url.database
    return Path(f"{file}.lock") if database.is_sqlite and file and file != ":memory:" else None


@contextmanager
def sole_use(database: Database) -> Iterator[None]:
    """Have the database to oneself; the lock goes with its process, however that ends. Raises DatabaseTaken."""
    path = lock_of(database)
    if path is None:
        yield
        return
    with path.open("a+", encoding="ascii") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise DatabaseTaken(lock.read().strip()) from None
        lock.truncate(0)
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        yield
