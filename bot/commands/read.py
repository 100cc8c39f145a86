"""`keppin read`: what the reader understands of a notice; nothing is kept and nothing is sent."""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.commands.support.marks import COLOURED, PLAIN, marked, spans_of
from bot.commands.support.reasons import reason_of
from bot.commands.support.words import fail, say, words
from bot.rules.charsets import marked as marked_encoding
from bot.rules.charsets import text_of
from bot.rules.mails.mail import MailError, read_mail, words_of
from bot.rules.reading import read as read_notice
from bot.rules.reading import to_json

Jsonl = Annotated[bool, typer.Option("--jsonl", help=words("commands#read_jsonl"))]
Eml = Annotated[
    Path | None, typer.Option("--eml", metavar="FILE", readable=False, help=words("commands#read_eml"))
]
ReceivedAt = Annotated[
    str, typer.Option("--received-at", metavar="TIME", help=words("commands#read_received_at"))
]


def read(jsonl: Jsonl = False, received_at: ReceivedAt = "", eml: Eml = None) -> None:
    """Read one notice from standard input, with --jsonl one from each line, with --eml that of a mail."""
    at = _time(received_at) if received_at else datetime.now(UTC)
    if eml is not None:
        _show_mail(eml, None if not received_at else at)
        return
    if jsonl:
        for number, line in _lines():
            if line.strip():
                _answer(number, line, at)
        return
    text = _text()
    if not text.strip():
        fail("read#nothing", code=2)
    _show(text.rstrip("\n"), at)


def _lines() -> Iterator[tuple[int, str]]:
    """Each line of standard input, which is UTF-8."""
    for number, line in enumerate(getattr(sys.stdin, "buffer", sys.stdin), start=1):
        try:
            yield number, line.decode("utf-8-sig") if isinstance(line, bytes) else line
        except UnicodeDecodeError:
            fail("read#not_utf8", code=2, line=number)


def _text() -> str:
    """Standard input in whatever encoding people write in, or the end of the command where it is no text."""
    content = sys.stdin.buffer.read() if hasattr(sys.stdin, "buffer") else sys.stdin.read().encode()
    if b"\0" in content and not marked_encoding(content):
        fail("read#no_words", code=2)
    return text_of(content)


def _show_mail(file: Path, at: datetime | None) -> None:
    try:
        letter = read_mail(file.read_bytes(), datetime.now().astimezone().tzinfo or UTC)
    except OSError as error:
        fail("read#unreadable", code=2, file=file, reason=reason_of(error))
    except MailError:
        fail("read#no_mail", code=2, file=file)
    if not letter.notice.strip():
        fail("read#no_mail", code=2, file=file)
    written = letter.written_at.isoformat(sep=" ", timespec="minutes") if letter.written_at else ""
    say("read#letter", letter=letter, at=written)
    print()
    written_at = at or letter.written_at or datetime.now(UTC)
    _show(words_of(letter, written_at), written_at)


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
        fail("read#not_json", code=2, line=number, reason=error.msg, column=error.colno)
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
