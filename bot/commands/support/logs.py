"""The log: one line an event on standard error, with ids and without anything that is somebody's.

Events are named by their message (`delivery.failed`), details come as `extra`. Tokens are masked wherever they stand.
Of an exception, and of those behind it, their kinds and places are told; what it says, only where that cannot hold
anybody's words: Python's own errors quote the value that they stumbled over.
"""

import json
import logging
import re
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime

from aiohttp import ClientConnectionError
from jinja2 import UndefinedError
from slack_sdk.errors import SlackApiError

from bot.delivery.chatwork import ChatworkError
from bot.flows.refusals import Refusal
from bot.rules.mails.mail import MailError
from bot.rules.ranking.toml_check import RulesError
from bot.rules.regex import regex
from bot.rules.sheets.values import Wrong
from bot.slack.errors import NotLookedUpError
from store.reach import TELLING, DatabaseUnreachable

#: Tokens, tickets of a Socket Mode address, passwords in a database's address.
SECRET = regex(r"xox[a-z]-[\w-]+|xapp-[\w-]+|(?<=ticket=)[\w%-]+|(?<=://)[^/\s:@]+:[^/\s@]+(?=@)")
LONGEST = 300
#: Whose first line is codes, addresses and names of ours alone. What they quote from the world, if at all, comes below.
SPEAK = (
    ChatworkError,
    ClientConnectionError,
    DatabaseUnreachable,
    *TELLING,
    MailError,
    NotLookedUpError,
    Refusal,
    RulesError,
    SlackApiError,
    UndefinedError,
    Wrong,
)
#: Stands in no message.
_NO_TEXT = "\0"
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


def _is_ours(record: logging.LogRecord) -> bool:
    return record.name.startswith(("bot", "handlers", "store"))


def _details(record: logging.LogRecord) -> Iterator[tuple[str, object]]:
    yield "at", datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
    yield "level", record.levelname.lower()
    yield "event", _event(record)
    yield from ((name, value) for name, value in vars(record).items() if name not in USUAL)
    if not _is_ours(record):
        yield "from", record.name
    if record.exc_info and record.exc_info[1] is not None:
        yield from _error(record.exc_info[1])


def _event(record: logging.LogRecord) -> str:
    """What happened; libraries put into it what an error says."""
    said = record.getMessage()
    for each in _chain(record.exc_info[1] if record.exc_info and not _is_ours(record) else None):
        said = said.replace(str(each) or _NO_TEXT, _told(each))
    return _first_line(said)


def _error(error: BaseException) -> Iterator[tuple[str, object]]:
    chain = list(_chain(error))
    yield "error", " < ".join(_told(each) for each in chain)
    yield "where", " << ".join(filter(None, map(_where, chain)))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error and what it came of."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _told(error: BaseException) -> str:
    kind, said = type(error).__name__, _said(error)
    return f"{kind}: {said}" if said else kind


def _said(error: BaseException) -> str:
    if isinstance(error, SPEAK):
        return _first_line(str(error))
    return error.strerror or "" if isinstance(error, OSError) else ""


def _first_line(text: str) -> str:
    return text.partition("\n")[0][:LONGEST]


def _where(error: BaseException) -> str:
    """From the innermost place outwards."""
    frames = traceback.extract_tb(error.__traceback__)
    return " < ".join(f"{frame.name}@{_short(frame.filename)}:{frame.lineno}" for frame in reversed(frames))


def _short(path: str) -> str:
    return "/".join(path.split("/")[-2:])


def _masked(text: str) -> str:
    return SECRET.sub("***", text)


def _quoted(text: str) -> str:
    return text if re.fullmatch(r"[\w.:/@+-]+", text) else json.dumps(text, ensure_ascii=False)
