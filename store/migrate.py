"""Bringing a database to the tables of this version, with Alembic."""

from pathlib import Path

from alembic import command
from alembic.config import Config

from store.database import Database

FOLDER = Path(__file__).parent / "migrations"


def config_for(database: Database) -> Config:
    """Alembic's settings for this database."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["engine"] = database.engine
    return config


def migrate(database: Database, revision: str = "head") -> None:
    """Run the migrations that are missing, up to a revision."""
    command.upgrade(config_for(database), revision)
