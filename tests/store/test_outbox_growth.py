"""What has been said grows for years; what is asked of the outbox all the time does not walk through it."""

from collections.abc import Iterator

import pytest
from sqlalchemy import event, text

from bot.delivery.parcels import parcel_of
from bot.flows.hearing.agent_replies import cases_in_thread
from bot.flows.sending.deliver import claim_due, next_due, nothing_due
from bot.flows.upkeep.audit import audit
from bot.flows.work import Desk
from tests.desks import a_desk, hear_notice

MANY = 20_000
#: By state it is as good: none of these walks through what has been said.
SMALL = ("ix_delivery_on_its_way", "ix_delivery_state_not_before", "ix_delivery_case_id")
SAID = f"""
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {MANY})
    INSERT INTO delivery (workspace_id, kind, key, subject, lane, route, place, details, due_at, not_before, state,
        attempts, ts, error)
    SELECT workspace_id, 'note', 'x' || i, 'x' || i, 3, route, place, details, due_at, not_before, 'sent',
        1, 'T' || i, '' FROM n, (SELECT * FROM delivery LIMIT 1) AS one
"""


@pytest.fixture
def desk(database_url: str) -> Iterator[Desk]:
    with a_desk(database_url) as desk:
        hear_notice(desk)
        with desk.database.engine.begin() as connection:
            connection.execute(text(SAID))
        if not desk.database.is_sqlite:
            with desk.database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.execute(text("ANALYZE delivery"))
        yield desk


def plans(desk: Desk, *asked: tuple) -> list[str]:
    """How the database goes about every question about deliveries that these flows ask."""
    seen: list[tuple[str, object]] = []

    @event.listens_for(desk.database.engine, "before_cursor_execute")
    def see(_connection, _cursor, statement, parameters, _context, _many):
        if "FROM delivery" in statement and statement.lstrip().upper().startswith("SELECT"):
            seen.append((statement, parameters))

    for flow, *given in asked:
        desk.run_now(flow, *given)
    event.remove(desk.database.engine, "before_cursor_execute", see)
    assert seen
    explain = "EXPLAIN QUERY PLAN" if desk.database.is_sqlite else "EXPLAIN"
    with desk.database.engine.connect() as connection:
        return [
            "\n".join(
                str(row[-1]) for row in connection.exec_driver_sql(f"{explain} {statement}", parameters)
            )
            for statement, parameters in seen
        ]


def test_what_is_due_is_found_beside_all_that_has_been_said(desk: Desk) -> None:
    asked = ((next_due,), (nothing_due,), (claim_due, 8, parcel_of), (audit, frozenset()))
    for plan in plans(desk, *asked):
        assert any(index in plan for index in SMALL), plan
        for whole in ("SCAN delivery\n", "Seq Scan on delivery ", "uq_delivery_workspace_id_key"):
            assert whole not in f"{plan}\n", plan


def test_an_instruction_is_found_by_where_it_stands(desk: Desk) -> None:
    for plan in plans(desk, (cases_in_thread, "C0AGENT", "T7")):
        assert "ix_delivery_place_ts" in plan, plan
