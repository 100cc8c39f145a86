"""Opening a database that somebody named in a setting: every way in which that fails, as one error."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import make_url, text
from sqlalchemy.exc import IntegrityError, OperationalError, SQLAlchemyError

from store.database import Database

#: The database's errors whose first line names tables and columns, and no value.
TELLING = (IntegrityError, OperationalError)


class DatabaseUnreachable(Exception):  # noqa: N818 - it reads as what it is
    """The database cannot be reached; the text is what the driver says, without the password."""


def open_database(url: str) -> Database:
    """The database, which has answered. Raises DatabaseUnreachable."""
    try:
        database = Database(url)
        ask(database)
    except (SQLAlchemyError, OSError, ImportError, ValueError) as error:  # a port can be no number
        raise DatabaseUnreachable(_reason(error)) from error
    return database


def try_database(url: str) -> None:
    """See whether it answers, and make nothing meanwhile. Raises DatabaseUnreachable."""
    if not is_still_to_be_made(url):
        open_database(url).close()
        return
    folder = Path(str(make_url(url).database)).absolute().parent
    there = next(each for each in (folder, *folder.parents) if each.exists())
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        reason = errno.EACCES if there.is_dir() else errno.ENOTDIR
        raise DatabaseUnreachable(f"{there}: {os.strerror(reason)}")


@contextmanager
def at_work() -> Iterator[None]:
    """Raises DatabaseUnreachable where a database that has answered fails later: locked, full, not to be written."""
    try:
        yield
    except OperationalError as error:
        raise DatabaseUnreachable(_reason(error)) from error


def is_still_to_be_made(url: str) -> bool:
    """Whether it is a SQLite file that opening it would make."""
    try:
        named = make_url(url)
    except (SQLAlchemyError, ValueError):
        return False
    file = named.database if named.get_backend_name() == "sqlite" else ""
    return bool(file) and file != ":memory:" and not Path(str(file)).exists()


def ask(database: Database) -> None:
    """Ask it something, to see whether it answers. Raises what SQLAlchemy raises."""
    with database.engine.connect().execution_options(late=True) as connection:
        connection.execute(text("select 1"))


def without_password(url: str) -> str:
    """The address as it may be shown."""
    try:
        return make_url(url).render_as_string(hide_password=True)
    except (SQLAlchemyError, ValueError):
        return url.partition("://")[0] + "://…"


def _reason(error: Exception) -> str:
    """The first line: the others hold the statement and its values."""
    cause = getattr(error, "orig", None) or error
    return (str(cause).splitlines() or [type(cause).__name__])[0]
