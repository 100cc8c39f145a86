"""Inserting rows unless they are there already, on both databases; the statements are made once and reused."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Insert, literal_column, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel

Values = dict[str, Any]


def insert_once(session: Session, table: type[SQLModel], **values: Any) -> bool:  # noqa: ANN401 - column values
    """Insert the row and answer True; False where a unique rule says that it is there."""
    statement: Any = _insert(table, session.get_bind().dialect.name).returning(literal_column("1"))
    return session.connection().execute(statement, values).first() is not None


def insert_all_once(session: Session, table: type[SQLModel], rows: Sequence[Values]) -> None:
    """Insert all rows that are not there, in one statement; every row names the same columns."""
    if rows:
        session.connection().execute(_insert(table, session.get_bind().dialect.name), list(rows))


def insert_or_hold(session: Session, table: type[SQLModel], rows: Sequence[Values], *unique: str) -> None:
    """Insert rows of a state that is only there once at a time (waiting); one that is there is held until we commit.

    Whoever would act on it meanwhile has to wait, and then sees what we did.
    """
    if rows:
        statement = _insert_or_hold(table, session.get_bind().dialect.name, unique)
        session.connection().execute(statement, list(rows))


@cache
def _insert_or_hold(table: type[SQLModel], dialect: str, unique: tuple[str, ...]) -> Insert:
    insert = (sqlite.insert if dialect == "sqlite" else postgresql.insert)(table.__table__)  # type: ignore[attr-defined]
    same = {unique[-1]: insert.excluded[unique[-1]]}
    return insert.on_conflict_do_update(
        index_elements=unique, index_where=text("state = 'waiting'"), set_=same
    )


@cache
def _insert(table: type[SQLModel], dialect: str) -> Insert:
    insert = sqlite.insert if dialect == "sqlite" else postgresql.insert
    return insert(table.__table__).on_conflict_do_nothing()  # type: ignore[attr-defined]
