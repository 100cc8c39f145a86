"""What a file holds that has been fetched, told apart before anything is written: a large one takes its time."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from pathlib import PurePath
from typing import Any
from zoneinfo import ZoneInfo

from bot.flows.files.answering import message_of
from bot.flows.files.lists import read_list
from bot.flows.work import Work
from bot.rules.mails.mail import Attachment, Letter, MailError, letter_of, read_mail
from bot.rules.sheets import SheetError
from bot.slack.files import FileKind
from store.lists import sheet_to_json

#: What may be a list, by its name; and how many of a mail are looked into.
LISTS, MOST = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".xlsm"}), 10


@dataclass(frozen=True, slots=True, kw_only=True)
class ListIn:
    """A list that came with a mail, with what it holds."""

    place: int  # among what came with the mail
    attached: Attachment
    written_at: datetime
    sheet: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came of fetching a file; problem is the code of what went wrong, where something did."""

    content: bytes = b""
    problem: str = ""
    refused: SheetError | None = None  # why it is no list
    sheet: dict[str, Any] | None = None  # the list, as it is kept
    letter: Letter | None = None
    lists: tuple[ListIn, ...] = ()


def team_zone(work: Work) -> ZoneInfo:
    """The zone in which the team's days begin."""
    return ZoneInfo(work.workspace.time_zone)


def read_in(details: dict[str, Any], got: Fetched, zone: tzinfo, now: datetime) -> Fetched:
    """The file with what it holds."""
    if got.problem:
        return got
    file, written_at = details["file"], message_of(details).written_at
    if file["kind"] != FileKind.MAIL:
        return _list_in(got, written_at, zone)
    try:
        letter = _letter(file["letter"], got.content, zone)
    except MailError:
        return got
    written_at = min(letter.written_at or written_at, now)
    return replace(got, letter=letter, lists=tuple(_lists(letter, written_at, zone)))


def _list_in(got: Fetched, written_at: datetime, zone: tzinfo) -> Fetched:
    try:
        return replace(got, sheet=sheet_to_json(read_list(got.content, as_of=written_at.astimezone(zone))))
    except SheetError as error:
        return replace(got, refused=error)


def _letter(parts: dict[str, str] | None, content: bytes, zone: tzinfo) -> Letter:
    """The mail; `parts` are those that Slack told of one sent into it."""
    return letter_of(**parts, zone=zone) if parts else read_mail(content, zone)


def _lists(letter: Letter, written_at: datetime, zone: tzinfo) -> Iterator[ListIn]:
    """Each list in the mail, written when the mail was."""
    for place, attached in enumerate(letter.attachments[:MOST]):
        if PurePath(attached.name.lower()).suffix not in LISTS:
            continue
        try:
            sheet = sheet_to_json(read_list(attached.content, as_of=written_at.astimezone(zone)))
        except SheetError:
            continue
        yield ListIn(place=place, attached=attached, written_at=written_at, sheet=sheet)
