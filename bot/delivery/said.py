"""What a flow wrote down for later, put into words: options, times and notes come back from JSON."""

from collections.abc import Callable, Mapping
from datetime import datetime, tzinfo
from typing import Any

from bot.rules.facts import Note
from bot.rules.words import Remedy, Role, Status
from bot.slack.failures import failure_words
from bot.slack.field_words import changes_word, field_word, meaning_word, role_word, value_word
from bot.slack.wording import (
    note_words,
    option_title,
    remedy_word,
    status_word,
)
from store.codec import option_from_json


def in_words(values: Mapping[str, Any], lang: str, tz: tzinfo) -> dict[str, Any]:
    """The values of a note or an answer as its text wants them."""
    return {name: WORDS[name](value, lang, tz) if name in WORDS else value for name, value in values.items()}


def _option(value: Any, lang: str, tz: tzinfo) -> str:  # noqa: ANN401 - JSON
    return option_title(option_from_json(value), lang, tz)


def _notes(value: Any, lang: str, tz: tzinfo) -> tuple[str, ...]:  # noqa: ANN401 - JSON
    return note_words([Note(code=note["code"], values=note["values"]) for note in value], lang, tz, limit=10)


def _time(value: Any, _lang: str, _tz: tzinfo) -> datetime:  # noqa: ANN401 - JSON
    return datetime.fromisoformat(value)


def _status(value: Any, lang: str, _tz: tzinfo) -> str:  # noqa: ANN401 - JSON
    return status_word(Status(value), lang)


def _role(value: Any, lang: str, _tz: tzinfo) -> str:  # noqa: ANN401 - JSON
    return role_word(Role(value), lang)


def _remedy(value: Any, lang: str, _tz: tzinfo) -> str:  # noqa: ANN401 - JSON
    return remedy_word(Remedy(value), lang)


def _changes(value: Any, lang: str, _tz: tzinfo) -> list[str]:  # noqa: ANN401 - JSON
    return changes_word(value, lang)


def _meaning(value: Any, lang: str, _tz: tzinfo) -> str:  # noqa: ANN401 - JSON
    kind, key = value
    return meaning_word(kind, key, lang)


def _value(value: Any, lang: str, _tz: tzinfo) -> str:  # noqa: ANN401 - JSON
    field, told = value
    return value_word(field, str(told or ""), lang)


def _field(value: Any, lang: str, _tz: tzinfo) -> str:  # noqa: ANN401 - JSON
    return field_word(value, lang)


def _failure(value: Any, lang: str, _tz: tzinfo) -> str:  # noqa: ANN401 - JSON
    return failure_words(value, lang)


WORDS: dict[str, Callable[[Any, str, tzinfo], object]] = {
    "option": _option,
    "why": _notes,
    "problems": _notes,
    "at": _time,
    "due_at": _time,
    "status": _status,
    "needed": _role,
    "drafted": _remedy,
    "changes": _changes,
    "meaning": _meaning,
    "asked": _field,
    "as_read": _value,
    "as_broken": _value,
    "code": _failure,
}
