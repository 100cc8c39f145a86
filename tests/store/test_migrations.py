"""Migrations lead from an empty database to the tables of this version, step by step, and nowhere else."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import JSON, Column, DateTime, MetaData, Table, create_engine, inspect, make_url, text

import store
from store.database import Database
from store.migrate import config_for, migrate
from store.revision import current_revision, is_current, newest_revision
from store.tables import metadata
from tests.shop import START

VERSIONS = sorted((Path(store.__file__).parent / "migrations" / "versions").glob("0*.py"))


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database, of both kinds in turn."""
    if request.param == "sqlite":
        database = Database(f"sqlite:///{tmp_path / 'folder' / 'empty.db'}")
        yield database
        database.close()
        return
    server, name = request.getfixturevalue("postgres_url"), f"empty_{uuid4().hex[:12]}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    database = Database(make_url(server).set(database=name).render_as_string(hide_password=False))
    yield database
    database.close()
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


def revisions(database: Database) -> list[str]:
    """Every revision, oldest first."""
    scripts = ScriptDirectory.from_config(config_for(database)).walk_revisions()
    return [script.revision for script in reversed(list(scripts))]


def a_row_in_every_table(database: Database) -> dict[str, int]:
    """Fill what there is with rows that refer to each other; how many each table has."""
    tables = MetaData()
    tables.reflect(database.engine)
    with database.engine.begin() as connection:
        for table in tables.sorted_tables:
            if table.name != "alembic_version":
                connection.execute(table.insert(), {column.name: _some(column) for column in table.columns})
    return counted(database)


def _some(column: Column[Any]) -> object:
    if (
        column.foreign_keys
        and column.nullable
        and next(iter(column.foreign_keys)).column.table is column.table
    ):
        return None
    if isinstance(column.type, DateTime):
        return START
    if isinstance(column.type, JSON):
        return {}
    kinds = {bool: False, date: START.date(), int: 1, str: "x", Decimal: Decimal(1), bytes: b"x"}
    return kinds[column.type.python_type]


def counted(database: Database) -> dict[str, int]:
    """How many rows each table has."""
    with database.engine.connect() as connection:
        return {
            name: connection.scalar(text(f"SELECT count(*) FROM {name}")) or 0
            for name in inspect(connection).get_table_names()
            if name != "alembic_version"
        }


def test_an_empty_database_is_brought_up_to_date_and_again_changes_nothing(empty: Database) -> None:
    assert (current_revision(empty), is_current(empty)) == (None, False)
    migrate(empty)
    assert is_current(empty)
    migrate(empty)
    assert current_revision(empty) == newest_revision() == revisions(empty)[-1]


def test_every_version_leads_to_the_next_and_back(empty: Database) -> None:
    steps = revisions(empty)
    for step in steps:
        migrate(empty, step)
        assert current_revision(empty) == step
    for before in reversed(["base", *steps[:-1]]):
        command.downgrade(config_for(empty), before)
    assert inspect(empty.engine).get_table_names() == ["alembic_version"]
    migrate(empty)
    assert is_current(empty)


@pytest.mark.parametrize("since", [each.name[:4] for each in VERSIONS])
def test_what_is_kept_is_kept_across_every_change_and_back(empty: Database, since: str) -> None:
    migrate(empty, since)
    kept = a_row_in_every_table(empty)
    migrate(empty)
    assert kept.items() <= counted(empty).items()
    command.downgrade(config_for(empty), since)
    assert counted(empty) == kept


def test_the_tables_are_what_the_migrations_make(empty: Database) -> None:
    migrate(empty)
    with empty.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_there_is_one_way_forward(empty: Database) -> None:
    scripts = ScriptDirectory.from_config(config_for(empty))
    assert len(scripts.get_heads()) == 1


def test_the_rows_that_were_cases_are_remembered_across_the_change(empty: Database) -> None:
    migrate(empty, "0010")
    workspace = {
        "id": 1,
        "team_id": "T1",
        "name": "",
        "url": "",
        "bot_user_id": "",
        "desk_channel": "",
        "language": "ja",
        "time_zone": "Asia/Tokyo",
        "customer_no": "",
        "summary_at": "08:30",
        "last_case_number": 0,
        "chatwork_account": "",
        "created_at": START,
    }
    seen = [{"workspace_id": 1, "key": key, "at": START} for key in ("said:C1", "row:7:abc")]
    with empty.engine.begin() as connection:
        for name, rows in (("workspace", [workspace]), ("seen_event", seen)):
            there = Table(name, MetaData(), autoload_with=connection)
            connection.execute(there.insert(), rows)
    migrate(empty)
    with empty.engine.connect() as connection:
        assert connection.scalars(text("SELECT key FROM taken_row")).all() == ["7:abc"]
        assert connection.scalars(text("SELECT key FROM seen_event")).all() == ["said:C1"]
    command.downgrade(config_for(empty), "0010")
    with empty.engine.connect() as connection:
        found = connection.scalars(text("SELECT key FROM seen_event ORDER BY key")).all()
    assert sorted(found) == ["row:7:abc", "said:C1"]
