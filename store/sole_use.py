"""One `keppin run` a SQLite file: a second one would take over what the first is just sending."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from store.database import Database
from store.reach import DatabaseUnreachable


class DatabaseTaken(Exception):  # noqa: N818 - it reads as what it is
    """Another process works on this file; its text is that process's number, where it is known."""


def lock_of(database: Database) -> Path | None:
    """The file beside the database that its process holds; none where any number may work (PostgreSQL)."""
    file = database.url.database
    return Path(f"{file}.lock") if database.is_sqlite and file and file != ":memory:" else None


def _opened(path: Path) -> TextIO:
    try:
        return path.open("a+", encoding="ascii")
    except OSError as error:
        raise DatabaseUnreachable(f"{path}: {error.strerror}") from error


@contextmanager
def sole_use(database: Database) -> Iterator[None]:
    """Have the database to oneself; the lock goes with its process, however that ends.

    Raises DatabaseTaken, or DatabaseUnreachable where nothing can be written beside it.
    """
    path = lock_of(database)
    if path is None:
        yield
        return
    with _opened(path) as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise DatabaseTaken(lock.read().strip()) from None
        lock.truncate(0)
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        yield
