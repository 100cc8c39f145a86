"""Statements that are put into SQL once and then run on the driver's own cursor.

A click runs a dozen of them before it is acknowledged, and SQLAlchemy's way through each costs several times what the
database does. The statements are still SQLAlchemy's, and so are the types that values go through.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Executable
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

from store.types import UtcDateTime, Word

Values = Mapping[str, Any]
Keep = Callable[[Any], Any] | None


@dataclass(slots=True)
class _Ready:
    """A statement in one database's SQL."""

    sql: str
    constant: dict[str, Any]  # what the statement itself says
    positions: Sequence[str] | None  # SQLite's values stand in this order; PostgreSQL's have names
    into: Mapping[str, Callable[[Any], Any]]
    back: list[Keep]

    def bound(self, values: Values) -> Any:  # noqa: ANN401 - a list or a mapping, as the driver wants it
        """The values as the driver takes them."""
        given = {**self.constant, **values}
        into = self.into
        for name, convert in into.items():
            given[name] = convert(given[name])
        return given if self.positions is None else [given[name] for name in self.positions]

    def given(self, row: Sequence[Any]) -> list[Any]:
        """A row as our types have it."""
        return [value if back is None else back(value) for value, back in zip(row, self.back, strict=True)]


class Prepared:
    """One statement for both databases; what it binds and inserts is named in each call."""

    def __init__(self, statement: Callable[[str], Executable] | Executable, *columns: str) -> None:
        """For a statement, or what makes it for a dialect's name; an insert also names its columns."""
        self._statement = statement
        self._columns = columns
        self._ready: dict[str, _Ready] = {}

    def run(self, connection: Connection, values: Values) -> int:
        """Run it; answers how many rows it changed."""
        ready = self._for(connection.dialect)
        with _cursor(connection, ready.sql) as cursor:
            cursor.execute(ready.sql, ready.bound(values))
            return int(cursor.rowcount)

    def run_all(self, connection: Connection, rows: Iterable[Values]) -> None:
        """Run it once for each row."""
        ready = self._for(connection.dialect)
        with _cursor(connection, ready.sql) as cursor:
            cursor.executemany(ready.sql, [ready.bound(row) for row in rows])

    def first(self, connection: Connection, values: Values) -> list[Any] | None:
        """Run it and answer the first row that it gives, or None."""
        ready = self._for(connection.dialect)
        with _cursor(connection, ready.sql) as cursor:
            cursor.execute(ready.sql, ready.bound(values))
            row = cursor.fetchone()
        return None if row is None else ready.given(row)

    def all(self, connection: Connection, values: Values) -> list[list[Any]]:
        """Run it and answer every row that it gives."""
        ready = self._for(connection.dialect)
        with _cursor(connection, ready.sql) as cursor:
            cursor.execute(ready.sql, ready.bound(values))
            return [ready.given(row) for row in cursor.fetchall()]

    def _for(self, dialect: Dialect) -> _Ready:
        ready = self._ready.get(dialect.name)
        if ready is None:
            ready = self._ready[dialect.name] = self._prepare(dialect)
        return ready

    def _prepare(self, dialect: Dialect) -> _Ready:
        statement: Any = self._statement(dialect.name) if callable(self._statement) else self._statement
        compiled: SQLCompiler = statement.compile(dialect=dialect, column_keys=list(self._columns) or None)
        into = {
            name: convert
            for bound, name in compiled.bind_names.items()
            if (convert := _into(bound.type, dialect)) is not None
        }
        returned = getattr(statement, "exported_columns", ())
        back = [column.type.dialect_impl(dialect).result_processor(dialect, None) for column in returned]
        said = {name: value for name, value in compiled.params.items() if value is not None}
        return _Ready(compiled.string, said, compiled.positiontup, into, back)


def _into(kind: TypeEngine[Any], dialect: Dialect) -> Callable[[Any], Any] | None:
    convert = kind.dialect_impl(dialect).bind_processor(dialect)
    # One moment and a few words stand in most of a flow's rows: each is converted once.
    return lru_cache(256)(convert) if convert and isinstance(kind, UtcDateTime | Word) else convert


@contextmanager
def _cursor(connection: Connection, sql: str) -> Iterator[Any]:
    """The driver's cursor, whose errors are told as SQLAlchemy tells them: without the values, which may be names."""
    dialect = connection.dialect
    cursor = connection.connection.dbapi_connection.cursor()  # type: ignore[union-attr]
    try:
        yield cursor
    except dialect.loaded_dbapi.Error as error:
        raise DBAPIError.instance(
            sql, None, error, dialect.loaded_dbapi.Error, hide_parameters=True, dialect=dialect
        ) from error
    finally:
        cursor.close()
