"""Alembic's way in: the engine comes from store/migrate.py."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from alembic import context
from sqlalchemy import Connection
from sqlalchemy.types import TypeDecorator
from sqlmodel import AutoString

from store.tables import metadata

engine = context.config.attributes["engine"]


def render_item(kind: str, item: Any, _autogen: Any) -> str | bool:  # noqa: ANN401 - Alembic's signature
    """Plain SQL types in the files: a migration must not change when our column types do."""
    if kind != "type":
        return False
    if isinstance(item, AutoString):
        return "sa.String()"
    if isinstance(item, TypeDecorator):
        return f"sa.{item.impl!r}"
    return False


@contextmanager
def unguarded(connection: Connection) -> Iterator[None]:
    """SQLite changes a table by making it anew, and would not let go of one that others refer to.

    Before what was done is kept, all references are looked at: https://www.sqlite.org/lang_altertable.html#otheralter
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    guard: sqlite3.Connection = connection.connection.driver_connection  # type: ignore[assignment]
    guard.execute("PRAGMA foreign_keys = OFF")  # within a transaction it would do nothing
    try:
        yield
    finally:
        connection.rollback()  # nothing is left of what was not committed
        guard.execute("PRAGMA foreign_keys = ON")


def no_reference_leads_nowhere(connection: Connection) -> None:
    """Raises where a row refers to none: nothing of the migration is kept then."""
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if broken:
            raise RuntimeError(f"{len(broken)} references lead nowhere, the first from {broken[0][0]}")


with engine.connect() as connection, unguarded(connection):
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,
        render_item=render_item,
    )
    with context.begin_transaction():
        context.run_migrations()
        no_reference_leads_nowhere(connection)
    connection.commit()
