"""An e-mail has been fetched: what it says opens its cases, and the lists that came with it are handed on."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from bot.flows.files.answering import answer_to, writer_of
from bot.flows.files.read_in import Fetched
from bot.flows.opening.message_in import MessageIn
from bot.flows.opening.new_case import opened
from bot.flows.opening.receive_notice import NoticeIn, notice_in_file, receive_notice
from bot.flows.work import Work
from bot.rules.mails.mail import Letter, words_of
from bot.rules.reading import read
from bot.rules.words import Origin
from store.tables import DroppedFile


def take_mail(
    work: Work, message: MessageIn, kept: DroppedFile, got: Fetched, *, reported_by: str
) -> list[DroppedFile]:
    """Open the cases of what the mail says; answers the lists in it, of which it may only be the envelope."""
    event_key = kept.source.replace("slack:", "mail:", 1)
    letter, lists = got.letter, list(_lists(work, got, kept))
    if letter is None or not (letter.text.strip() or lists):
        answer_to(work, event_key, message, "mail_unreadable", name=kept.name)
        return []
    incoming = mail_notice(work, letter, kept, reported_by=reported_by)
    if lists and not _names_something(incoming):
        return lists
    if incoming.reported_by:
        opened(work, event_key, writer_of(message), incoming)
    else:
        receive_notice(work, event_key, incoming)
    return lists


def _names_something(incoming: NoticeIn) -> bool:
    """Whether the words beside a list are a notice of their own, and no mere "please see the list"."""
    reading = read(incoming.words, received_at=incoming.written_at)
    return any(item.line or item.sku or item.qty_short for item in reading.items)


def _lists(work: Work, got: Fetched, kept: DroppedFile) -> Iterator[DroppedFile]:
    """Each list in the mail as a file of its own."""
    for found in got.lists:
        listed = DroppedFile(
            workspace_id=work.workspace.id,
            source=f"{kept.source}:{found.place}",
            origin=Origin.SHEET,
            name=found.attached.name,
            content=found.attached.content,
            agent_id=kept.agent_id,
            author_id=kept.author_id,
            channel_id=kept.channel_id,
            ts=kept.ts,
            thread_ts=kept.thread_ts,
            permalink=kept.permalink,
            written_at=found.written_at,
            received_at=work.now,
            sheet=found.sheet,
        )
        work.session.add(listed)
        work.session.flush()
        yield listed


def mail_notice(work: Work, letter: Letter, kept: DroppedFile, *, reported_by: str) -> NoticeIn:
    """The e-mail as a notice; the same mail by another way is the same notice."""
    name = letter.message_id or hashlib.sha256(kept.content or letter.notice.encode()).hexdigest()
    written_at = min(letter.written_at or kept.written_at, work.now)
    said = notice_in_file(kept, Origin.EMAIL, f"mail:{name}", letter.notice, written_at)
    words = words_of(letter, work.local(written_at))
    return replace(said, words=words, author=letter.sender, reported_by=reported_by)
