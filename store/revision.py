"""Which revision a database has, without loading the migration machinery."""

from pathlib import Path

from sqlalchemy import inspect, text

from store.database import Database


def newest_revision() -> str:
    """The revision of this version's tables: migrations are numbered."""
    files = (Path(__file__).parent / "migrations" / "versions").glob("[0-9]*.py")
    return max(file.name.split("_")[0] for file in files)


def current_revision(database: Database) -> str | None:
    """The revision that the database has, or None where it is empty."""
    with database.engine.connect().execution_options(late=True) as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found = connection.execute(text("select version_num from alembic_version")).scalar()
        return str(found) if found else None


def is_newer(database: Database) -> bool:
    """Whether a later version has made its tables."""
    return (current_revision(database) or "") > newest_revision()


def is_current(database: Database) -> bool:
    """Whether nothing is left to migrate."""
    return current_revision(database) == newest_revision()
