"""Somebody dropped a file: lists and e-mails are fetched and taken in, what cannot be read is said to be so."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlmodel import col, func, select

from bot.flows.actors import allowed
from bot.flows.files.answering import answer_to, message_of, writer_of
from bot.flows.hearing.hear_message import hear_message
from bot.flows.one_at_a_time import one_at_a_time
from bot.flows.opening.message_in import MessageIn, speaks_for
from bot.flows.outbox import Kind, Lane, put
from bot.flows.refusals import Refusal
from bot.flows.work import Work
from bot.rules.reading import read
from bot.slack.files import FileIn, FileKind
from store.questions.team import agent_in
from store.tables import Agent, SeenEvent

#: The largest file that is fetched, in bytes; a workbook has pictures of the goods in it.
LARGEST, LARGEST_BOOK = 5_000_000, 20_000_000


def hear_with_files(work: Work, event_key: str, message: MessageIn, files: tuple[FileIn, ...]) -> list[int]:
    """A message with files in a channel: the files of agents' channels are taken in, and the words heard too.

    Words that only hand over a file are no notice of their own.
    """
    agent = agent_in(work.session, work.workspace.id, message.channel_id)
    readable = [file for file in files if file.kind is not FileKind.OTHER]
    if agent is not None:
        _take_all(work, event_key, message, readable, agent)
    if agent is None or not readable or _speaks(message):
        return hear_message(work, event_key, message)
    return []


def take_direct(work: Work, event_key: str, message: MessageIn, files: tuple[FileIn, ...]) -> None:
    """Files in a direct message. Raises Refusal for somebody who may not hand in anything."""
    _take_all(work, event_key, message, files, None)


def file_told(work: Work, details: dict[str, Any], file: FileIn) -> None:
    """Slack has been asked what a file is: it is taken in as if that had been told at once."""
    message = message_of(details)
    agent = work.session.get(Agent, details["agent"]) if details["agent"] else None
    if file.kind is FileKind.UNTOLD:
        file_lost(work, details, "file_unreachable")
        words_beside(work, details)
    elif file.kind is FileKind.OTHER and agent is not None:
        words_beside(work, details)
    else:
        _hand_on(work, message, file, agent, key=f"told:{file.file_id}")


def file_lost(work: Work, details: dict[str, Any], code: str) -> None:
    """Slack does not give the file out: whoever dropped it is told."""
    file = details["file"]
    name = file["name"] or file["file_id"]
    answer_to(work, f"file:{file['file_id']}", message_of(details), code, name=name)


def words_beside(work: Work, details: dict[str, Any]) -> None:
    """Where none of a message's files is one of ours, its words do not only hand something over: they are heard."""
    message, file = message_of(details), details["file"]
    if file["kind"] != FileKind.UNTOLD or message.channel_id.startswith("D"):
        return
    one_at_a_time(work)
    work.first_time(f"no_list:{file['file_id']}")
    keys = [f"no_list:{file_id}" for file_id in details["beside"]]
    known = select(func.count()).where(
        SeenEvent.workspace_id == work.workspace.id, col(SeenEvent.key).in_(keys)
    )
    if work.session.exec(known).one() == len(keys):
        hear_message(work, details["heard"], message)


def _take_all(
    work: Work, event_key: str, message: MessageIn, files: Sequence[FileIn], agent: Agent | None
) -> None:
    if message.author_id == work.workspace.bot_user_id:
        return
    beside = [file.file_id for file in files]
    for file in files:
        if work.first_time(f"file:{file.file_id}"):
            _hand_on(work, message, file, agent, key=f"file:{file.file_id}", heard=event_key, beside=beside)


def _hand_on(
    work: Work,
    message: MessageIn,
    file: FileIn,
    agent: Agent | None,
    key: str,
    **more: Any,  # noqa: ANN401 - JSON
) -> None:
    """Have the file fetched, or say why not."""
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
        key=key,
        lane=Lane.CARDS,
        place=message.channel_id,
        file=asdict(file),
        message={**asdict(message), "written_at": message.written_at.isoformat()},
        agent=agent.id if agent else None,
        reported_by=reported_by,
        **more,
    )


def _reporter(work: Work, message: MessageIn, file: FileIn, agent: Agent | None) -> str:
    """The member who hands in a mail, whose word makes it a case; empty for the agent's people.

    A list may be dropped by anybody in the agent's channel: its button asks who presses it.
    """
    if agent is not None and (speaks_for(work, agent, message) or file.kind is not FileKind.MAIL):
        return ""
    return allowed(work, writer_of(message)).slack_id


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
