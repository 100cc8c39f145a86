"""Inserting rows unless they are there already, on both databases; the statements are made once and reused."""

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import Any

from sqlalchemy import Connection, text
from sqlmodel import SQLModel

from store.prepared import Prepared

Values = dict[str, Any]


def insert_once(connection: Connection, table: type[SQLModel], **values: Any) -> bool:  # noqa: ANN401 - column values
    """Insert the row and answer True; False where a unique rule says that it is there."""
    return _insert(table, tuple(values)).run(connection, values) == 1


def insert_all_once(connection: Connection, table: type[SQLModel], rows: Sequence[Values]) -> None:
    """Insert all rows that are not there; every row names the same columns."""
    if rows:
        _insert(table, tuple(rows[0])).run_all(connection, rows)


def insert_or_hold(
    connection: Connection, table: type[SQLModel], rows: Sequence[Values], *unique: str
) -> None:
    """Insert rows of a state that is only there once at a time (waiting); one that is there is held until we commit.

    Whoever would act on it meanwhile has to wait, and then sees what we did.
    """
    if rows:
        _insert_or_hold(table, tuple(rows[0]), unique).run_all(connection, rows)


@cache
def _insert(table: type[SQLModel], columns: tuple[str, ...]) -> Prepared:
    return Prepared(lambda dialect: _into(table, dialect).on_conflict_do_nothing(), *columns)


@cache
def _insert_or_hold(table: type[SQLModel], columns: tuple[str, ...], unique: tuple[str, ...]) -> Prepared:
    def made(dialect: str) -> Any:  # noqa: ANN401 - each database's own insert
        insert = _into(table, dialect)
        same = {unique[-1]: insert.excluded[unique[-1]]}
        return insert.on_conflict_do_update(
            index_elements=unique, index_where=text("state = 'waiting'"), set_=same
        )

    return Prepared(made, *columns)


def _into(table: type[SQLModel], dialect: str) -> Any:  # noqa: ANN401 - each database's own insert
    # Only the database that is used is loaded: the other one's dialect would cost every command its time.
    return import_module(f"sqlalchemy.dialects.{dialect}").insert(table.__table__)  # type: ignore[attr-defined]
