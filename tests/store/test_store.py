"""Columns that keep what SQL would lose, rows that are inserted once, and transactions."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from sqlalchemy.exc import IntegrityError, StatementError
from sqlmodel import Session, col, select

from bot.rules.words import Language, Marketplace, Place
from store import tables as t
from store.database import Database, WrittenMeanwhile
from store.once import insert_all_once, insert_once
from tests.shop import START, fill


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    database = Database(database_url)
    with database.transaction() as session:
        fill(session)
    yield database
    database.close()


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    with database.transaction() as session:
        yield session


def workspace(session: Session) -> t.Workspace:
    return session.exec(select(t.Workspace)).one()


def test_a_time_comes_back_in_utc_whatever_its_zone_was(session: Session) -> None:
    row = workspace(session)
    row.created_at = datetime(2026, 11, 18, 10, 0, 0, 123456, tzinfo=timezone(timedelta(hours=9)))
    session.flush()
    session.expire_all()
    assert row.created_at == datetime(2026, 11, 18, 1, 0, 0, 123456, tzinfo=UTC)
    assert row.created_at.utcoffset() == timedelta(0)


def test_a_time_without_its_zone_is_refused_in_rows_and_in_questions(session: Session) -> None:
    row, naive = workspace(session), datetime(2026, 11, 18, 1, 0)  # noqa: DTZ001 - that is the point
    with pytest.raises(StatementError, match="without its zone"):
        session.exec(select(t.Workspace).where(t.Workspace.created_at < naive)).all()
    row.created_at = naive
    with pytest.raises(StatementError, match="without its zone"):
        session.flush()
    session.rollback()


def test_money_stays_exact(session: Session) -> None:
    source = session.exec(select(t.AlternateSource)).first()
    assert source is not None
    source.price = Decimal("0.10")
    session.flush()
    session.expire_all()
    assert str(source.price) == "0.10"


def test_a_word_that_is_not_in_the_vocabulary_is_refused(session: Session) -> None:
    row = workspace(session)
    assert row.language is Language.JA
    row.language = "klingon"  # type: ignore[assignment] # that is the point
    with pytest.raises(StatementError, match="klingon"):
        session.flush()
    session.rollback()


def test_what_belongs_to_nobody_is_refused(session: Session) -> None:
    session.add(
        t.Stock(
            workspace_id=workspace(session).id, variant_id=9999, place=Place.HOME, qty=1, counted_at=START
        )
    )
    with pytest.raises(IntegrityError):
        session.flush()
    session.rollback()


def test_a_row_is_inserted_once(session: Session) -> None:
    ours = workspace(session).id
    assert insert_once(session.connection(), t.SeenEvent, workspace_id=ours, key="event:1", at=START)
    assert not insert_once(session.connection(), t.SeenEvent, workspace_id=ours, key="event:1", at=START)
    assert insert_once(session.connection(), t.SeenEvent, workspace_id=ours, key="event:2", at=START)


def test_of_many_rows_those_are_inserted_that_are_not_there(session: Session) -> None:
    ours = workspace(session).id
    rows = [{"workspace_id": ours, "key": f"event:{number}", "at": START} for number in (1, 2, 2, 3)]
    insert_all_once(session.connection(), t.SeenEvent, rows[:1])
    insert_all_once(session.connection(), t.SeenEvent, rows)
    insert_all_once(session.connection(), t.SeenEvent, [])
    assert len(session.exec(select(t.SeenEvent)).all()) == 3


def test_two_transactions_that_insert_the_same_row_do_so_once(database: Database) -> None:
    """The second waits for the first to end: whoever comes second knows that it came second."""
    with database.transaction() as session:
        ours = workspace(session).id
    said, started = [], threading.Barrier(2)

    def insert() -> None:
        started.wait()
        with database.transaction() as session:
            said.append(
                insert_once(session.connection(), t.SeenEvent, workspace_id=ours, key="click:1", at=START)
            )

    threads = [threading.Thread(target=insert) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sorted(said) == [False, True]


def test_what_fails_leaves_nothing_behind(database: Database) -> None:
    def fails() -> None:
        with database.transaction() as session:
            insert_once(
                session.connection(), t.SeenEvent, workspace_id=workspace(session).id, key="event:1", at=START
            )
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    with database.transaction() as session:
        assert session.exec(select(t.SeenEvent)).all() == []


def test_a_commit_on_sqlite_is_on_disk(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    with database.engine.connect() as connection:
        asked = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    database.close()
    assert asked == ["wal", 2, 1]


def test_every_table_but_the_workspace_says_whose_its_rows_are() -> None:
    for name, table in t.metadata.tables.items():
        if name != "workspace":
            assert not table.columns["workspace_id"].nullable, name


def test_customers_stand_in_a_table_of_their_own(session: Session) -> None:
    order = session.exec(
        select(t.CustomerOrder).where(t.CustomerOrder.marketplace == Marketplace.RAKUTEN)
    ).one()
    assert not {"name", "address", "phone", "email"} & set(t.CustomerOrder.model_fields)
    assert session.exec(select(t.Customer).where(col(t.Customer.id) == order.customer_id)).one().delete_after


def test_what_a_prepared_statement_breaks_is_told_as_sqlalchemy_tells_it(database: Database) -> None:
    with pytest.raises(IntegrityError) as told, database.begin() as connection:
        insert_once(connection, t.SeenEvent, workspace_id=9999, key="架空 太郎", at=START)
    assert "INSERT INTO" in str(told.value)
    assert "架空 太郎" not in str(told.value)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_prepared_statement_tells_of_writers_as_well(database: Database) -> None:
    def late() -> None:
        with database.transaction(late=True) as session:
            ours = workspace(session).id
            with database.begin() as other:
                insert_once(other, t.SeenEvent, workspace_id=ours, key="event:1", at=START)
            insert_once(session.connection(), t.SeenEvent, workspace_id=ours, key="event:2", at=START)

    with pytest.raises(WrittenMeanwhile):
        late()
