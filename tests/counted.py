"""How much a flow asks of the database: counted, since seconds depend on the machine."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from sqlalchemy import event, text

from bot.flows.work import Desk, Work
from store.database import Database


@contextmanager
def asked(database: Database) -> Iterator[list[tuple[str, Any]]]:
    """Every statement that the database is given meanwhile, with its values."""
    seen: list[tuple[str, Any]] = []

    @event.listens_for(database.engine, "before_cursor_execute")
    def see(_connection: Any, _cursor: Any, statement: str, values: Any, _context: Any, _many: Any) -> None:
        seen.append((statement, values))

    try:
        yield seen
    finally:
        event.remove(database.engine, "before_cursor_execute", see)


def questions(desk: Desk, flow: Any, *given: Any) -> int:
    """How many statements a flow takes; what it does is done."""
    desk.run_now(lambda _work: None)  # the settings, which are read every few seconds
    with asked(desk.database) as seen:
        desk.run_now(flow, *given)
    return len(seen)


def multiplied(desk: Desk, table: Any, many: int, **other: str) -> None:
    """Put `many` more rows beside the first of a table, with other values in some columns: SQL of their number i."""
    names = [column.name for column in table.__table__.columns if column.name != "id"]
    values = ", ".join(other.get(name, f"one.{name}") for name in names)
    first = f"(SELECT * FROM {table.__tablename__} ORDER BY id LIMIT 1) AS one"
    numbers = f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {many})"
    insert = f"INSERT INTO {table.__tablename__} ({', '.join(names)})"
    with desk.database.engine.begin() as connection:
        if desk.database.is_sqlite:
            connection.execute(text(f"{insert} {numbers} SELECT {values} FROM n, {first}"))
        else:
            connection.execute(text(f"{numbers} {insert} SELECT {values} FROM n, {first}"))


def weighed(desk: Desk) -> None:
    """Have PostgreSQL look how much there is, as it does by itself after a while."""
    if not desk.database.is_sqlite:
        with desk.database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("ANALYZE"))


def plans(desk: Desk, flow: Any, *given: Any) -> list[tuple[str, str]]:
    """How the database goes about every question of a flow: each with its plan; nothing is kept."""
    with asked(desk.database) as seen, suppress(_NotKept):
        desk.run_now(_and_forget, flow, *given)
    explain = "EXPLAIN QUERY PLAN" if desk.database.is_sqlite else "EXPLAIN"
    with desk.database.engine.connect() as connection:
        return [
            (
                statement,
                "\n".join(
                    str(row[-1]) for row in connection.exec_driver_sql(f"{explain} {statement}", values)
                ),
            )
            for statement, values in seen
            if statement.lstrip().upper().startswith(("SELECT", "WITH"))
        ]


class _NotKept(Exception):  # noqa: N818 - nothing went wrong
    pass


def _and_forget(work: Work, flow: Any, *given: Any) -> None:
    flow(work, *given)
    raise _NotKept
