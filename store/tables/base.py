"""What every table shares: an id, its workspace, and columns that keep time, money and words whole."""

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from inspect import Signature
from typing import Any

from sqlalchemy import JSON, Boolean, Text, event
from sqlalchemy.orm.attributes import AttributeEventToken
from sqlmodel import Field, SQLModel
from sqlmodel._compat import SQLModelConfig

from store.types import ExactDecimal, UtcDateTime, Word

#: Every index and constraint gets the same name on both databases, so that a migration can name it.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Row(SQLModel):
    """A row of one workspace (a Slack team); every question is asked within one."""

    # Rows are never validated: no validator is built at the start.
    model_config = SQLModelConfig(defer_build=True)

    id: int = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id", index=True)


def moment(*, index: bool = False) -> Any:  # noqa: ANN401 - as SQLModel's Field
    """A column for a time that is always known."""
    return Field(sa_type=UtcDateTime, index=index)


def maybe_moment(*, index: bool = False) -> Any:  # noqa: ANN401 - as SQLModel's Field
    """A column for a time that may not have come yet."""
    return Field(default=None, sa_type=UtcDateTime, index=index)


def exact(default: Decimal | None = None) -> Any:  # noqa: ANN401 - as SQLModel's Field
    """A column for money or a rate."""
    return Field(default=default, sa_type=ExactDecimal)


def word(words: type[StrEnum], default: StrEnum | None = None, *, index: bool = False) -> Any:  # noqa: ANN401 - as SQLModel's Field
    """A column for one word of a vocabulary; required where no default is given."""
    column: Any = Word(words)
    if default is None:
        return Field(sa_type=column, index=index)
    return Field(default=default, sa_type=column, index=index)


def prose(default: str = "") -> Any:  # noqa: ANN401 - as SQLModel's Field
    """A column for text of any length."""
    return Field(default=default, sa_type=Text)


def made() -> Any:  # noqa: ANN401 - as SQLModel's Field
    """A column for text that is made of other columns, and that nobody says: it has no default to be set last."""
    return Field(sa_type=Text)


def made_whether() -> Any:  # noqa: ANN401 - as SQLModel's Field
    """As `made`, where all that it says is yes or no."""
    return Field(sa_type=Boolean)


def keep_made(table: type[Row], name: str, make: Callable[..., object], *of: str) -> None:
    """Whatever is said of a row, this column of it is made of these."""

    def said(row: Row, value: str, _before: object, which: AttributeEventToken) -> None:
        given = {each: getattr(row, each) for each in of} | {which.key: value}
        setattr(row, name, make(*(given[each] or "" for each in of)))

    for each in of:
        event.listen(getattr(table, each), "set", said)


def listed() -> Any:  # noqa: ANN401 - as SQLModel's Field
    """A column for a short list that is only ever read whole."""
    return Field(default_factory=_nothing_listed, sa_type=JSON)


def mapped() -> Any:  # noqa: ANN401 - as SQLModel's Field
    """A column for named values that are only ever read whole."""
    return Field(default_factory=_nothing_mapped, sa_type=JSON)


def _nothing_listed() -> list[Any]:
    return []


def _nothing_mapped() -> dict[str, Any]:
    return {}


# Pydantic asks for a factory's signature each time it calls it, and working one out takes longer than the row.
for _factory in (_nothing_listed, _nothing_mapped):
    setattr(_factory, "__signature__", Signature())  # noqa: B010 - no attribute of a function, to mypy
