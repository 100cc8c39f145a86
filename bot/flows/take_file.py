"""A file has been fetched: an e-mail opens its cases, a list is kept and shown with what it holds."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from sqlmodel import select

from bot.flows.hear_files import FileKind, answer_to, person_of
from bot.flows.hear_message import MessageIn
from bot.flows.links import permalink
from bot.flows.new_case import agent_of, opened
from bot.flows.outbox import Kind, Lane, put
from bot.flows.receive_notice import NoticeIn, receive_notice
from bot.flows.work import Work
from bot.rules.mail import Letter, MailError, letter_of, read_mail, words_of
from bot.rules.sheets import SheetError, SheetSeen, read_sheet
from bot.rules.words import Origin
from store.tables import Delivery, DroppedFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came of fetching a file; problem is the code of what went wrong, where something did."""

    content: bytes = b""
    problem: str = ""


def take_file(work: Work, details: dict[str, Any], got: Fetched) -> None:
    """Do with the file what it is for; the person who dropped it is told where nothing can be done."""
    message = _message(details["message"])
    file = details["file"]
    heard = f"file:{file['file_id']}"
    if got.problem:
        answer_to(work, heard, message, got.problem, name=file["name"])
        return
    if not work.first_time(f"taken:{file['file_id']}"):
        return
    kept = _kept(work, details, message, got.content)
    if file["kind"] == FileKind.MAIL:
        _take_mail(work, f"mail:{file['file_id']}", details, kept)
        return
    try:
        read_sheet(kept.content, as_of=kept.written_at)
    except SheetError as error:
        code = "file_excel" if error.code == "excel" else f"sheet_{error.code}"
        answer_to(work, heard, message, code, name=kept.name, found=error.found)
        return
    show_preview(work, kept)


def sheet_seen(work: Work, file_id: int) -> tuple[SheetSeen, str, str]:
    """The list as it stands, the thread in which it is shown, and the message that shows it."""
    kept = work.session.get_one(DroppedFile, file_id)
    seen = SheetSeen(
        id=kept.id,
        name=kept.name,
        sheet=read_sheet(kept.content, as_of=kept.written_at),
        written_at=kept.written_at,
        opened_by=kept.opened_by,
        opened_at=kept.opened_at,
        case_numbers=tuple(kept.case_numbers),
        known_rows=kept.known_rows,
    )
    return seen, kept.thread_ts or kept.ts, kept.answer_ts


def show_preview(work: Work, kept: DroppedFile) -> None:
    """Have the list's preview shown as it then stands, below the message that brought it."""
    put(
        work,
        Kind.PREVIEW,
        key=f"preview:{kept.id}:{uuid4().hex}",
        subject=f"preview:{kept.id}",
        lane=Lane.CARDS,
        place=kept.channel_id,
        file=kept.id,
    )


def preview_shown(work: Work, row: Delivery) -> None:
    """The preview stands: from now on it is changed, not posted again."""
    kept = work.session.get_one(DroppedFile, row.details["file"])
    kept.answer_ts = kept.answer_ts or row.ts


def _message(told: dict[str, Any]) -> MessageIn:
    return MessageIn(**{**told, "written_at": datetime.fromisoformat(told["written_at"])})


def _kept(work: Work, details: dict[str, Any], message: MessageIn, content: bytes) -> DroppedFile:
    file = details["file"]
    source = f"slack:{file['file_id']}"
    known = work.session.exec(
        select(DroppedFile).where(DroppedFile.workspace_id == work.workspace.id, DroppedFile.source == source)
    ).first()
    if known is not None:
        return known
    is_direct = message.channel_id.startswith("D")
    kept = DroppedFile(
        workspace_id=work.workspace.id,
        source=source,
        origin=Origin.EMAIL if file["kind"] == FileKind.MAIL else Origin.SHEET,
        name=file["name"],
        content=content,
        agent_id=details["agent"] or agent_of(work, None),
        author_id=message.author_id,
        channel_id=message.channel_id,
        ts=message.ts,
        thread_ts=message.thread_ts,
        permalink="" if is_direct else permalink(work, message.channel_id, message.ts),
        written_at=message.written_at,
        received_at=work.now,
    )
    work.session.add(kept)
    work.session.flush()
    return kept


def _take_mail(work: Work, heard: str, details: dict[str, Any], kept: DroppedFile) -> None:
    message = _message(details["message"])
    try:
        letter = _letter(details["file"]["letter"], kept, ZoneInfo(work.workspace.time_zone))
    except MailError:
        letter = None
    if letter is None or not letter.text.strip():
        answer_to(work, heard, message, "mail_unreadable", name=kept.name)
        return
    incoming = mail_notice(work, letter, kept, reported_by=details["reported_by"])
    if incoming.reported_by:
        opened(work, heard, person_of(message), incoming)
    else:
        receive_notice(work, heard, incoming)


def _letter(parts: dict[str, str] | None, kept: DroppedFile, zone: ZoneInfo) -> Letter:
    return letter_of(**parts, zone=zone) if parts else read_mail(kept.content, zone)


def mail_notice(work: Work, letter: Letter, kept: DroppedFile, *, reported_by: str) -> NoticeIn:
    """The e-mail as a notice; the same mail by another way is the same notice."""
    name = letter.message_id or hashlib.sha256(kept.content or letter.notice.encode()).hexdigest()
    written_at = min(letter.written_at or kept.written_at, work.now)
    return NoticeIn(
        origin=Origin.EMAIL,
        source=f"mail:{name}",
        text=letter.notice,
        words=words_of(letter, written_at),
        written_at=written_at,
        agent_id=kept.agent_id,
        author_id=kept.author_id,
        author=letter.sender,
        channel_id=kept.channel_id,
        ts=kept.ts,
        thread_ts=kept.thread_ts,
        permalink=kept.permalink,
        reported_by=reported_by,
    )
