"""What bringing in whole lists asks of the database: one list at a time, and as little of others' time as may be."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Table, inspect, text
from sqlmodel import Session, SQLModel, func, select

from store.tables.base import Row

#: The first half of the key of PostgreSQL's lock; the second is the workspace.
_LISTS = 20_261
_TRIAL = "trial"


def begin_list(session: Session, workspace_id: int, *, trial: bool) -> None:
    """Of two lists at once the second waits, and then sees what the first has kept; of a trial nothing is kept."""
    session.info[_TRIAL] = trial
    if _is_sqlite(session):
        session.connection().execute(text("PRAGMA defer_foreign_keys = ON"))
    elif not trial:
        key = {"lists": _LISTS, "workspace": workspace_id}
        session.connection().execute(text("SELECT pg_advisory_xact_lock(:lists, :workspace)"), key)


def add_with_ids(session: Session, rows: Sequence[Row]) -> None:
    """Add rows that others will point to.

    SQLite takes nothing that was read before others wrote: the next ids are ours, and nothing has to be written yet.
    Of a trial nothing is ever written.
    """
    session.add_all(rows)
    if not rows:
        return
    if not _waits(session):
        session.flush()
        return
    table = type(rows[0])
    last = session.exec(select(func.max(table.id))).one() or 0
    for number, row in enumerate(rows, start=last + 1):
        row.id = number


def write_first(session: Session) -> None:
    """Write what what follows builds on, where its order matters."""
    if not _waits(session):
        session.flush()


def write_all(session: Session) -> None:
    """Write all that is new, table by table, and then what has changed: at once, since others wait until we commit."""
    new: dict[tuple[Table, bool], list[dict[str, Any]]] = defaultdict(list)
    for row in list(session.new):
        table, named = inspect(type(row)).local_table, row.id is not None
        values = {column.key: getattr(row, column.key) for column in table.columns}
        new[table, named].append(values if named else {k: v for k, v in values.items() if k != "id"})
        session.expunge(row)
    for table in SQLModel.metadata.sorted_tables:
        for named in (True, False):
            if rows := new.get((table, named)):
                session.connection().execute(table.insert(), rows)
    session.flush()


def _waits(session: Session) -> bool:
    return _is_sqlite(session) or session.info.get(_TRIAL, False)


def _is_sqlite(session: Session) -> bool:
    return session.connection().dialect.name == "sqlite"
