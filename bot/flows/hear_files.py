"""Somebody dropped a file: lists and e-mails are fetched and taken in, what cannot be read is said to be so."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from bot.flows.actors import Actor, allowed
from bot.flows.hear_message import MessageIn, hear_message, speaks_for
from bot.flows.outbox import Kind, Lane, answer, put
from bot.flows.refusals import Refusal
from bot.flows.work import Work
from bot.rules.reading import read
from store.questions.team import agent_in
from store.tables import Agent

#: The largest file that is fetched, in bytes; a workbook has pictures of the goods in it.
LARGEST, LARGEST_BOOK = 5_000_000, 20_000_000


class FileKind(StrEnum):
    """What a file is by its name and type."""

    SHEET = "sheet"
    MAIL = "mail"
    BOOK = "book"
    EXCEL = "excel"  # as it was written before 2007
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileIn:
    """A file as Slack tells of it; letter holds the parts of an e-mail that Slack has taken apart itself."""

    file_id: str
    name: str
    kind: FileKind
    size: int
    url: str
    letter: dict[str, str] | None = None


def hear_with_files(work: Work, heard: str, message: MessageIn, files: tuple[FileIn, ...]) -> list[int]:
    """A message with files in a channel: the files of agents' channels are taken in, and the words heard too.

    Words that only hand over a file are no notice of their own.
    """
    agent = agent_in(work.session, work.workspace.id, message.channel_id)
    readable = [file for file in files if file.kind is not FileKind.OTHER]
    if agent is not None:
        for file in readable:
            _take(work, message, file, agent)
    if agent is None or not readable or _speaks(message):
        return hear_message(work, heard, message)
    return []


def take_direct(work: Work, message: MessageIn, files: tuple[FileIn, ...]) -> None:
    """Files in a direct message. Raises Refusal for somebody who may not hand in anything."""
    for file in files:
        _take(work, message, file, None)


def person_of(message: MessageIn) -> Actor:
    """Whoever wrote the message."""
    return Actor(user=message.author_id, team=message.author_team)


def answer_to(
    work: Work,
    heard: str,
    message: MessageIn,
    code: str,
    **values: Any,  # noqa: ANN401 - JSON
) -> None:
    """Answer whoever wrote: in a direct message openly, in a channel seen by them alone."""
    is_direct = message.channel_id.startswith("D")
    answer(
        work,
        heard,
        user=message.author_id,
        channel=message.author_id if is_direct else message.channel_id,
        thread_ts=None if is_direct else message.thread_ts or None,
        code=code,
        values=values,
    )


def _take(work: Work, message: MessageIn, file: FileIn, agent: Agent | None) -> None:
    if message.author_id == work.workspace.bot_user_id or not work.first_time(f"file:{file.file_id}"):
        return
    try:
        reported_by = _reporter(work, message, file, agent)
    except Refusal as refusal:
        answer_to(work, f"file:{file.file_id}", message, refusal.code, **refusal.values)
        return
    problem = _problem(file)
    if problem:
        answer_to(work, f"file:{file.file_id}", message, problem, name=file.name)
        return
    put(
        work,
        Kind.FILE,
        key=f"file:{file.file_id}",
        lane=Lane.CARDS,
        place=message.channel_id,
        file=asdict(file),
        message={**asdict(message), "written_at": message.written_at.isoformat()},
        agent=agent.id if agent else None,
        reported_by=reported_by,
    )


def _reporter(work: Work, message: MessageIn, file: FileIn, agent: Agent | None) -> str:
    """The member who hands in a mail, whose word makes it a case; empty for the agent's people.

    A list may be dropped by anybody in the agent's channel: its button asks who presses it.
    """
    if agent is not None and (speaks_for(work, agent, message) or file.kind is not FileKind.MAIL):
        return ""
    return allowed(work, person_of(message)).slack_id


def _problem(file: FileIn) -> str:
    if file.kind is FileKind.EXCEL:
        return "file_excel"
    if file.kind is FileKind.OTHER:
        return "file_unknown"
    return "file_too_big" if file.size > largest_of(file.kind) else ""


def largest_of(kind: str) -> int:
    """How large a file of that kind may be."""
    return LARGEST_BOOK if kind == FileKind.BOOK else LARGEST


def _speaks(message: MessageIn) -> bool:
    """Whether the words beside the file name an item themselves."""
    items = read(message.text, received_at=message.written_at).items
    return any(item.line or item.sku or item.product or item.qty_short for item in items)
