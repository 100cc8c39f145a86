"""A case as far as a press on its card needs it: read in one short statement, and held until the press is over."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select

from bot.rules.words import Status
from store.prepared import Prepared
from store.tables import Case


@dataclass(slots=True)
class PressedCase:
    """The few columns of a case that decide whether a press holds, and what follows from it."""

    id: int
    workspace_id: int
    number: int
    version: int
    status: Status
    incomplete: bool
    agent_id: int | None
    decision_id: int | None
    headline_id: int | None
    rules_version: int
    stopped_at: datetime | None
    options: list[dict[str, Any]]


_COLUMNS: Any = Case.__table__.c  # type: ignore[attr-defined]
PRESSED = Prepared(
    select(*(_COLUMNS[name] for name in PressedCase.__slots__))
    .where(_COLUMNS.id == bindparam("pressed"))
    .with_for_update()  # so that a second click sees the first
)


def pressed_case(connection: Connection, case_id: int) -> PressedCase | None:
    """The case, which nobody else can change before this transaction ends."""
    row = PRESSED.first(connection, {"pressed": case_id})
    return None if row is None else PressedCase(*row)
