"""Two things happen to the same cases at the same moment: neither waits for the other for ever, and both are done."""

import asyncio
from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, text

from store import tables as t
from tests.shop import ORDER
from tests.stage import LONG, Stage
from tests.stories.acts import AGENT_CHANNEL, a_card, a_notice, only_case

#: SQLite has one writer at a time, and so nobody who waits for another.
pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)

WAITING = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
)
#: The database undoes so many of the next changes of a case in favour of somebody else's.
UNDOING = """
CREATE SEQUENCE undone;
CREATE FUNCTION undo() RETURNS trigger AS $$
BEGIN
    IF nextval('undone') <= {times} THEN RAISE EXCEPTION 'in the way' USING ERRCODE = '{code}'; END IF;
    RETURN NEW;
END $$ LANGUAGE plpgsql;
CREATE TRIGGER undoing BEFORE UPDATE ON stockout_case FOR EACH ROW EXECUTE FUNCTION undo();
"""


@pytest.fixture
def somebody(stage: Stage) -> Iterator[Connection]:
    """Somebody else at work in the same database."""
    with stage.database.engine.connect() as connection:
        yield connection
        connection.rollback()


async def waits(stage: Stage) -> None:
    """Somebody's transaction keeps another one waiting."""
    async with asyncio.timeout(LONG):
        with stage.database.engine.connect() as looking:
            while not looking.execute(WAITING).scalar_one():
                looking.rollback()
                await asyncio.sleep(0.01)


async def test_a_reply_that_opens_another_case_does_not_keep_the_known_one_from_who_came_first(
    stage: Stage, somebody: Connection
) -> None:
    """As a correction does: the workspace first, then the case."""
    notice = await a_notice(stage)
    somebody.execute(text("SELECT id FROM workspace FOR NO KEY UPDATE"))
    said = "3番と2番が欠品です"
    await stage.control("message", channel=AGENT_CHANNEL, user="limin", thread_ts=notice, text=said)
    await waits(stage)
    somebody.execute(text("SELECT id FROM stockout_case FOR UPDATE NOWAIT"))
    somebody.rollback()
    await stage.settle()
    assert [(case.line_no, case.order_no) for case in stage.rows(t.Case)] == [("3", ORDER), ("2", ORDER)]


@pytest.mark.parametrize("code", ["40P01", "40001"])
async def test_what_the_database_undoes_in_favour_of_another_is_done_once_more(
    stage: Stage, somebody: Connection, code: str
) -> None:
    card = await a_card(stage)
    somebody.exec_driver_sql(UNDOING.format(times=2, code=code))
    somebody.commit()
    await card.press("hana", "1 ")
    assert only_case(stage).decision_id is not None
    assert await stage.answers("hana") == []


async def test_who_is_in_everybodys_way_is_told_so_in_the_end(stage: Stage, somebody: Connection) -> None:
    card = await a_card(stage)
    somebody.exec_driver_sql(UNDOING.format(times=99, code="40P01"))
    somebody.commit()
    await card.press("hana", "1 ")
    assert only_case(stage).decision_id is None
    (told,) = await stage.answers("hana")
    assert "こちらの不具合" in told
