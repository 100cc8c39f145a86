"""How much a flow asks of the database: counted, since seconds depend on the machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from bot.flows.work import Desk
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
