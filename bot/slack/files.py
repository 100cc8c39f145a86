"""Files as Slack tells of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath
from typing import Any

from bot.rules.charsets import keepable

Json = Mapping[str, Any]


class FileKind(StrEnum):
    """What a file is by its name and type."""

    SHEET = "sheet"
    MAIL = "mail"
    BOOK = "book"
    EXCEL = "excel"  # as it was written before 2007
    OTHER = "other"
    UNTOLD = "untold"  # in a channel shared with others Slack tells no more than that there is a file


@dataclass(frozen=True, slots=True, kw_only=True)
class FileIn:
    """A file as Slack tells of it; letter holds the parts of an e-mail that Slack has taken apart itself."""

    file_id: str
    name: str
    kind: FileKind
    size: int
    url: str
    letter: dict[str, str] | None = None


KINDS = {
    ".csv": FileKind.SHEET,
    ".tsv": FileKind.SHEET,
    ".txt": FileKind.SHEET,
    ".eml": FileKind.MAIL,
    ".xlsx": FileKind.BOOK,
    ".xlsm": FileKind.BOOK,
    ".xls": FileKind.EXCEL,
}
TYPES = {
    "text/csv": FileKind.SHEET,
    "text/tab-separated-values": FileKind.SHEET,
    "message/rfc822": FileKind.MAIL,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": FileKind.BOOK,
}


def files_in(event: Json) -> tuple[FileIn, ...]:
    """The files of a message."""
    return tuple(file_in(told) for told in event.get("files") or () if told.get("id"))


def file_in(told: Json) -> FileIn:
    """One file of a message, or as `files.info` tells of it."""
    name = keepable(str(told.get("name") or told.get("title") or told["id"]))
    url = str(told.get("url_private_download") or told.get("url_private") or "")
    untold = told.get("file_access") == "check_file_info" and not url
    return FileIn(
        file_id=str(told["id"]),
        name=name,
        kind=FileKind.UNTOLD if untold else _kind(told, name),
        size=int(told.get("size") or 0),
        url=url,
        letter=_letter(told),
    )


def _kind(told: Json, name: str) -> FileKind:
    if told.get("filetype") == "email":
        return FileKind.MAIL
    by_name = KINDS.get(PurePath(name.lower()).suffix)
    return by_name or TYPES.get(str(told.get("mimetype") or ""), FileKind.OTHER)


def _letter(told: Json) -> dict[str, str] | None:
    """The parts of a mail that somebody sent into Slack; its own text stands in what is told."""
    if told.get("filetype") != "email" or not told.get("plain_text"):
        return None
    headers = told.get("headers") or {}
    sender: Json = next(iter(told.get("from") or ()), {})
    return {
        "subject": str(told.get("subject") or told.get("title") or ""),
        "text": str(told["plain_text"]),
        "sender": str(sender.get("original") or sender.get("address") or ""),
        "date": str(headers.get("date") or ""),
        "message_id": str(headers.get("message_id") or ""),
    }
