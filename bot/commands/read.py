"""`keppin read`: what the reader understands of a notice; nothing is kept and nothing is sent."""

import json
import sys
from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from bot.commands.support.marks import COLOURED, PLAIN, marked, spans_of
from bot.commands.support.words import fail, say, words
from bot.rules.reading import read as read_notice
from bot.rules.reading import to_json

Jsonl = Annotated[bool, typer.Option("--jsonl", help=words("commands#read_jsonl"))]
ReceivedAt = Annotated[
    str, typer.Option("--received-at", metavar="TIME", help=words("commands#read_received_at"))
]


def read(jsonl: Jsonl = False, received_at: ReceivedAt = "") -> None:
    """Read one notice from standard input, or with --jsonl one from each line."""
    at = _time(received_at) if received_at else datetime.now(UTC)
    if jsonl:
        for number, line in enumerate(sys.stdin, start=1):
            if line.strip():
                _answer(number, line, at)
        return
    text = sys.stdin.read()
    if not text.strip():
        fail("read#nothing", code=2)
    _show(text.rstrip("\n"), at)


def _answer(number: int, line: str, at: datetime) -> None:
    asked = _object(number, line)
    when = _time(asked["received_at"], number) if asked.get("received_at") else at
    reading = read_notice(asked["text"], received_at=when)
    given = asked.get("id", str(number))  # as it came: programs compare it
    print(json.dumps({**to_json(reading, ""), "id": given}, ensure_ascii=False), flush=True)


def _object(number: int, line: str) -> dict[str, Any]:
    try:
        asked = json.loads(line)
    except json.JSONDecodeError as error:
        fail("read#not_json", code=2, line=number, reason=error.msg)
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        fail("read#no_text", code=2, line=number)
    return asked


def _time(text: str, line: int = 0) -> datetime:
    try:
        return datetime.fromisoformat(text).astimezone()
    except (TypeError, ValueError):
        fail("read#not_a_time", code=2, value=text, line=line)


def _show(text: str, at: datetime) -> None:
    reading = read_notice(text, received_at=at)
    print(marked(text, spans_of(reading), COLOURED if sys.stdout.isatty() else PLAIN))
    print()
    say("read#reading", reading=reading)
    for number, item in enumerate(reading.items, start=1):
        say("read#item", number=number, item=item)
