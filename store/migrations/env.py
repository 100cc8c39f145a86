"""Alembic's way in: the engine comes from store/migrate.py."""

from typing import Any

from alembic import context
from sqlalchemy.types import TypeDecorator
from sqlmodel import AutoString

from store.tables import metadata

engine = context.config.attributes["engine"]


def render_item(kind: str, item: Any, _autogen: Any) -> str | bool:  # noqa: ANN401 - Alembic's signature
    """Plain SQL types in the files: a migration must not change when our column types do."""
    if kind != "type":
        return False
    if isinstance(item, AutoString):
        return "sa.String()"
    if isinstance(item, TypeDecorator):
        return f"sa.{item.impl!r}"
    return False


with engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,
        render_item=render_item,
    )
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
