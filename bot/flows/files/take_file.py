"""A file has been fetched: an e-mail opens its cases, a list is kept and shown with what it holds."""

from datetime import timedelta
from typing import Any

from sqlmodel import col, select

from bot.flows.files.answering import answer_to, message_of
from bot.flows.files.lists import sheet_of
from bot.flows.files.open_sheet import opened_since
from bot.flows.files.read_in import Fetched
from bot.flows.files.take_mail import take_mail
from bot.flows.files.waiting_lists import remind_of_list
from bot.flows.links import permalink
from bot.flows.opening.message_in import MessageIn
from bot.flows.opening.new_case import agent_of
from bot.flows.outbox import Kind, Lane, put
from bot.flows.standing import show_preview
from bot.flows.work import Work
from bot.rules.sheets import RowKind, SheetSeen
from bot.rules.words import Origin
from bot.slack.files import FileKind
from store.tables import Case, Delivery, DroppedFile

#: For how long it is tried to hand a list's unusable rows back: the preview has told of them in words.
HANDED_BACK_WITHIN = timedelta(days=1)


def take_file(work: Work, details: dict[str, Any], got: Fetched) -> None:
    """Do with the file what it is for; the person who dropped it is told where nothing can be done."""
    message = message_of(details)
    file = details["file"]
    event_key = f"file:{file['file_id']}"
    if got.problem:
        answer_to(work, event_key, message, got.problem, name=file["name"])
        return
    if not work.first_time(f"taken:{file['file_id']}"):
        return
    kept = _kept(work, details, message, got)
    if file["kind"] == FileKind.MAIL:
        for listed in take_mail(work, message, kept, got, reported_by=details["reported_by"]):
            show_preview(work, listed)
    elif got.refused is not None:
        code = "file_excel" if got.refused.code == "excel" else f"sheet_{got.refused.code}"
        answer_to(work, event_key, message, code, name=kept.name, found=got.refused.value)
    else:
        show_preview(work, kept)


def sheet_seen(work: Work, file_id: int) -> tuple[SheetSeen, str, str]:
    """The list as it stands, the thread in which it is shown, and the message that shows it."""
    kept = work.session.get_one(DroppedFile, file_id)
    opened, there = opened_since(work, col(Case.number).in_(kept.case_numbers), kept.opened_at or work.now)
    seen = SheetSeen(
        id=kept.id,
        name=kept.name,
        sheet=sheet_of(kept),
        written_at=kept.written_at,
        opened_by=kept.opened_by,
        opened_at=kept.opened_at,
        case_numbers=opened,
        added_to=there,
        known_rows=kept.known_rows,
    )
    return seen, kept.thread_ts or kept.ts, kept.answer_ts


def preview_shown(work: Work, row: Delivery) -> None:
    """The preview stands: from now on it is changed, not posted again."""
    kept = work.session.get_one(DroppedFile, row.details["file"])
    if not kept.answer_ts:
        kept.answer_ts = row.ts
        remind_of_list(work, kept)
        _hand_back(work, kept)


def preview_gone(work: Work, row: Delivery) -> None:
    """The preview is there no more: the next one is a new message."""
    kept = work.session.get_one(DroppedFile, row.details["file"])
    kept.answer_ts = ""
    show_preview(work, kept)


def _hand_back(work: Work, kept: DroppedFile) -> None:
    """Have the rows that cannot be used shared as a file, below the preview."""
    if sheet_of(kept).of(RowKind.UNUSABLE):
        put(
            work,
            Kind.LEFTOVERS,
            key=f"{Kind.LEFTOVERS}:{kept.id}",
            lane=Lane.CARDS,
            place=kept.channel_id,
            expires_at=work.now + HANDED_BACK_WITHIN,
            file=kept.id,
        )


def _kept(work: Work, details: dict[str, Any], message: MessageIn, got: Fetched) -> DroppedFile:
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
        content=got.content,
        sheet=got.sheet or {},
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
