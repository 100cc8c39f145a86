"""Files that come with a message, and the button below the preview of a list."""

from collections.abc import Awaitable, Callable
from pathlib import PurePath
from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.flows.hear_files import FileIn, FileKind
from bot.flows.open_sheet import open_sheet
from bot.flows.work import Desk
from bot.slack.actions import Action
from handlers.acting import act
from handlers.hearing import Payload, click_key

Ack = Callable[..., Awaitable[Any]]

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


def register(app: AsyncApp, desk: Desk) -> None:
    """Listen to the button that opens a list's cases."""

    async def pressed(ack: Ack, body: dict[str, Any]) -> None:
        await act(desk, body, click_key(body), open_sheet, int(body["actions"][0]["value"]))
        await ack()

    app.action(Action.SHEET_OPEN.value)(pressed)


def files_in(event: Payload) -> tuple[FileIn, ...]:
    """The files of a message."""
    return tuple(_file(told) for told in event.get("files") or () if told.get("id"))


def _file(told: Payload) -> FileIn:
    name = str(told.get("name") or told.get("title") or told["id"])
    return FileIn(
        file_id=str(told["id"]),
        name=name,
        kind=_kind(told, name),
        size=int(told.get("size") or 0),
        url=str(told.get("url_private_download") or told.get("url_private") or ""),
        letter=_letter(told),
    )


def _kind(told: Payload, name: str) -> FileKind:
    if told.get("filetype") == "email":
        return FileKind.MAIL
    by_name = KINDS.get(PurePath(name.lower()).suffix)
    return by_name or TYPES.get(str(told.get("mimetype") or ""), FileKind.OTHER)


def _letter(told: Payload) -> dict[str, str] | None:
    """The parts of a mail that somebody sent into Slack; its own text stands in the event."""
    if told.get("filetype") != "email" or not told.get("plain_text"):
        return None
    headers = told.get("headers") or {}
    sender: Payload = next(iter(told.get("from") or ()), {})
    return {
        "subject": str(told.get("subject") or told.get("title") or ""),
        "text": str(told["plain_text"]),
        "sender": str(sender.get("original") or sender.get("address") or ""),
        "date": str(headers.get("date") or ""),
        "message_id": str(headers.get("message_id") or ""),
    }
