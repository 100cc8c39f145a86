"""Bringing in lists through the command, and looking at what is kept afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlmodel import SQLModel, col, select

from store import tables as t
from store.database import Database

if TYPE_CHECKING:
    from tests.commands.conftest import Shell

KINDS = ("goods", "stock", "sources", "agent-orders", "orders")
NUMBER = "2026111015475684-300001"


async def bring_examples(desk: Shell) -> None:
    """Every list as `--example` prints it."""
    for kind in KINDS:
        example = await desk("import", kind, "--example")
        put(desk, f"{kind}.csv", example.out)
        said = await desk("import", kind, f"{kind}.csv", "--yes")
        assert (said.code, said.err) == (0, "")
        assert " 0 that cannot be used" in said.out, said.out


def put(shell: Shell, name: str, text: str, encoding: str = "utf-8") -> None:
    """A file in the folder where commands are called."""
    (shell.folder / name).write_bytes(text.encode(encoding))


async def brought(shell: Shell, kind: str, text: str, *flags: str) -> str:
    """What the command says of a list that is kept without asking."""
    put(shell, "list.csv", text)
    said = await shell("import", kind, "list.csv", "--yes", *flags)
    assert (said.code, said.err) == (0, "")
    return said.out


def rows(shell: Shell, table: type[SQLModel]) -> list[Any]:
    """Everything in a table."""
    database = Database(shell.env["KEPPIN_DATABASE_URL"])
    with database.transaction() as session:
        found = list(session.exec(select(table).order_by(col(table.id))))
    database.close()
    return found


def row(shell: Shell, table: type[SQLModel], **wanted: object) -> Any:
    """The one row that is so."""
    (found,) = [each for each in rows(shell, table) if all(getattr(each, k) == v for k, v in wanted.items())]
    return found


def everything(shell: Shell) -> dict[str, list[dict[str, Any]]]:
    """Whatever a list could change."""
    tables = (
        *(t.Product, t.Variant, t.Stock, t.AlternateSource, t.AgentOrder, t.AgentOrderLine),
        *(t.Customer, t.CustomerOrder, t.CustomerOrderLine, t.Timeline),
    )
    return {table.__name__: [row.model_dump() for row in rows(shell, table)] for table in tables}
