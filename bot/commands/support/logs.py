"""The log: one line an event on standard error, with ids and without anything that is somebody's.

Events are named by their message (`delivery.failed`), details come as `extra`. Tokens are masked wherever they stand,
and of an exception only what cannot hold a customer's words is told: its kind, the first line of what it says, and
where it happened.
"""

import json
import logging
import re
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime

from bot.rules.regex import regex

#: Tokens, tickets of a Socket Mode address, passwords in a database's address.
SECRET = regex(r"xox[a-z]-[\w-]+|xapp-[\w-]+|(?<=ticket=)[\w%-]+|(?<=://)[^/\s:@]+:[^/\s@]+(?=@)")
LONGEST = 300
#: What every record carries; the rest of its attributes are details.
USUAL = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
#: Bolt shows whole payloads in its warnings, and gives every logger of its own the root's level: so this is asked of
#: each record, not of the loggers.
LEVELS = {"slack_bolt": logging.ERROR, "slack_sdk": logging.WARNING, "apscheduler": logging.WARNING}


class Lines(logging.Formatter):
    """Records as `key=value` pairs, or as JSON."""

    def __init__(self, *, as_json: bool = False) -> None:
        """For people, or for machines."""
        super().__init__()
        self.as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        """One record, on one line."""
        told = {name: _masked(str(value)) for name, value in _details(record)}
        if self.as_json:
            return json.dumps(told, ensure_ascii=False)
        return " ".join(f"{name}={_quoted(value)}" for name, value in told.items())


def start_logging(*, as_json: bool = False) -> None:
    """Log to standard error from now on."""
    handler = logging.StreamHandler()
    handler.setFormatter(Lines(as_json=as_json))
    handler.addFilter(_is_ours_to_know)
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)


def _is_ours_to_know(record: logging.LogRecord) -> bool:
    return record.levelno >= LEVELS.get(record.name.partition(".")[0], logging.INFO)


def _details(record: logging.LogRecord) -> Iterator[tuple[str, object]]:
    yield "at", datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
    yield "level", record.levelname.lower()
    yield "event", record.getMessage().partition("\n")[0][:LONGEST]
    yield from ((name, value) for name, value in vars(record).items() if name not in USUAL)
    if not record.name.startswith(("bot", "handlers", "store")):
        yield "from", record.name
    if record.exc_info and record.exc_info[1] is not None:
        yield from _error(record.exc_info[1])


def _error(error: BaseException) -> Iterator[tuple[str, object]]:
    frames = traceback.extract_tb(error.__traceback__)
    yield "error", f"{type(error).__name__}: {str(error).partition(chr(10))[0][:LONGEST]}"
    yield (
        "where",
        " < ".join(f"{frame.name}@{_short(frame.filename)}:{frame.lineno}" for frame in reversed(frames)),
    )


def _short(path: str) -> str:
    return "/".join(path.split("/")[-2:])


def _masked(text: str) -> str:
    return SECRET.sub("***", text)


def _quoted(text: str) -> str:
    return text if re.fullmatch(r"[\w.:/@+-]+", text) else json.dumps(text, ensure_ascii=False)
