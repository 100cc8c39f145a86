"""What `POST /hooks/notices` takes: its JSON Schema, and every way in which a body misses it at once."""

import re
from datetime import datetime, timedelta
from typing import Any

#: A message in Slack is at most as long.
TEXT_LIMIT = 40_000

SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "A notice for Keppin",
    "type": "object",
    "required": ["text"],
    "additionalProperties": False,
    "properties": {
        "agent": {
            "description": "The agent's name as given to keppin init, or its id; left out, its order or a person tells",
            "type": ["string", "integer"],
            "minLength": 1,
            "maxLength": 100,
        },
        "text": {
            "description": "What the agent wrote, verbatim",
            "type": "string",
            "minLength": 1,
            "maxLength": TEXT_LIMIT,
        },
        "written_at": {
            "description": "When the agent wrote it, with its offset; the target starts then, or else on arrival",
            "type": "string",
            "format": "date-time",
        },
        "author": {"description": "Who wrote it", "type": "string", "maxLength": 100},
        "link": {
            "description": "Where the original can be read",
            "type": "string",
            "format": "uri",
            "pattern": "^https?://[^\\s/]+",
            "maxLength": 2000,
        },
        "idempotency_key": {
            "description": "The same key is one notice, however often it is sent; else the signature stands for it",
            "type": "string",
            "minLength": 1,
            "maxLength": 200,
        },
    },
}
_TYPES = {"string": str, "integer": int}
#: By how much the sender's clock may be ahead of ours.
AHEAD = timedelta(minutes=5)
OLDEST = timedelta(days=366)

Problem = dict[str, Any]


def problems(body: Any, now: datetime) -> list[Problem]:  # noqa: ANN401 - JSON
    """Everything that is wrong with the body, each with its field; nothing where it can be taken."""
    if not isinstance(body, dict):
        return [{"field": "", "error": "not_an_object"}]
    known = SCHEMA["properties"]
    missing = [_problem(name, "missing") for name in SCHEMA["required"] if name not in body]
    unknown = [_problem(str(name)[:100], "unknown_field") for name in body if name not in known]
    wrong = [
        found | {"field": name}
        for name, rule in known.items()
        if name in body and (found := _wrong(rule, body[name], now)) is not None
    ]
    return [*missing, *unknown, *wrong]


def _problem(field: str, error: str) -> Problem:
    return {"field": field, "error": error}


def _wrong(rule: dict[str, Any], value: Any, now: datetime) -> Problem | None:  # noqa: ANN401 - JSON
    types = rule["type"] if isinstance(rule["type"], list) else [rule["type"]]
    if isinstance(value, bool) or not isinstance(value, tuple(_TYPES[name] for name in types)):
        return {"error": "wrong_type", "expected": types}
    if not isinstance(value, str):
        return None
    return _wrong_text(rule, value, now)


def _wrong_text(rule: dict[str, Any], value: str, now: datetime) -> Problem | None:
    if not _is_text(value):
        return {"error": "not_text"}
    if len(value.strip()) < rule.get("minLength", 0):
        return {"error": "empty"}
    if len(value) > rule.get("maxLength", len(value)):
        return {"error": "too_long", "limit": rule["maxLength"]}
    if rule.get("format") == "date-time":
        return _wrong_time(value, now)
    if not re.match(rule.get("pattern", ""), value):
        return {"error": "not_a_web_address"}
    return None


def _is_text(value: str) -> bool:
    """Whether any database can keep it: no NUL, no half of a surrogate pair."""
    return "\0" not in value and not any("\ud800" <= character <= "\udfff" for character in value)


def _wrong_time(value: str, now: datetime) -> Problem | None:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return {"error": "not_a_time", "expected": "2026-11-18T10:00:00+09:00"}
    if moment.tzinfo is None:
        return {"error": "no_offset", "expected": "2026-11-18T10:00:00+09:00"}
    if moment > now + AHEAD:
        return {"error": "in_the_future"}
    return {"error": "too_old"} if moment < now - OLDEST else None
