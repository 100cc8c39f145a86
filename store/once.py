"""Inserting a row unless it is there already, on both databases."""

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel


def insert_once(session: Session, table: type[SQLModel], **values: Any) -> bool:  # noqa: ANN401 - column values
    """Insert the row and answer True; False where a unique rule says that it is there."""
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    done = session.connection().execute(insert(table).values(**values).on_conflict_do_nothing())
    return done.rowcount == 1
