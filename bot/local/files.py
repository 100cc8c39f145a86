"""Files: uploaded by the app in three steps or dropped by a person, downloaded with the app's token."""

import mimetypes
import secrets
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import quote

from bot.local.errors import SlackError
from bot.local.shapes import Json
from bot.local.stamps import new_id

#: For how many seconds an upload address is good. (Slack does not say.)
UPLOAD_WITHIN = 15 * 60


@dataclass
class Stored:
    """One file; `content` is None until its bytes arrived, and nobody sees it before it is complete."""

    id: str
    name: str
    user: str
    created: int
    title: str = ""
    mimetype: str = ""
    content: bytes | None = None
    is_complete: bool = False
    channel: str = ""
    length: int = 0  # as announced, by an app that is about to upload it
    shares: list[list[str]] = field(default_factory=list)  # channel, message and thread of each
    mail: Json | None = None  # the parts of a mail that was sent into the workspace


class Files:
    def __init__(self) -> None:
        self._by_id: dict[str, Stored] = {}
        self._tickets: dict[str, str] = {}
        self.base = ""

    def everything(self) -> list[Stored]:
        return list(self._by_id.values())

    def keep(self, stored: Stored) -> Stored:
        stored.mimetype = (
            stored.mimetype or mimetypes.guess_type(stored.name)[0] or "application/octet-stream"
        )
        stored.title = stored.title or stored.name
        self._by_id[stored.id] = stored
        return stored

    def expect(self, name: str, user: str, created: int, length: int) -> tuple[Stored, str]:
        """A file to come, and the address to which its bytes go."""
        stored = self.keep(Stored(new_id("F"), name, user, created, length=length))
        ticket = secrets.token_urlsafe(16)
        self._tickets[ticket] = stored.id
        return stored, f"{self.base}/upload/{ticket}"

    def receive(self, ticket: str, content: bytes, now: float) -> str:
        """Take the bytes of a file in; answers what is wrong with them."""
        stored = self._by_id.get(self._tickets.get(ticket, ""))
        if not stored:
            return "this upload address was used or never existed"
        if now - stored.created > UPLOAD_WITHIN:
            return "this upload address has expired"
        if len(content) != stored.length:
            return f"{stored.length} bytes were announced, and {len(content)} came"
        del self._tickets[ticket]
        stored.content = content
        return ""

    def find(self, file_id: str) -> Stored | None:
        return self._by_id.get(file_id)

    def get(self, file_id: str) -> Stored:
        """A file that is there for others than its uploader."""
        stored = self._by_id.get(file_id)
        if not stored or not stored.is_complete:
            raise SlackError("file_not_found")
        return stored

    def uploaded(self, file_id: str) -> Stored:
        """A file whose bytes have arrived and that waits for the end of its upload, which there is once."""
        stored = self._by_id.get(file_id)
        if not stored or stored.content is None or stored.is_complete:
            raise SlackError("file_not_found")
        return stored

    def described(self, stored: Stored) -> Json:
        """The file object in messages and answers."""
        url = f"{self.base}/files/{stored.id}/{quote(stored.name, safe='')}"
        kind = PurePosixPath(stored.name).suffix.lstrip(".") or "binary"
        return {
            "id": stored.id,
            "created": stored.created,
            "timestamp": stored.created,
            "name": stored.name,
            "title": stored.title,
            "mimetype": stored.mimetype,
            "filetype": kind,
            "pretty_type": kind.upper(),
            "user": stored.user,
            "size": len(stored.content or b""),
            "mode": "hosted",
            "is_external": False,
            "is_public": False,
            "url_private": url,
            "url_private_download": url,
            "permalink": url,
            "file_access": "visible",
        } | ({"filetype": "email", "pretty_type": "Email", **stored.mail} if stored.mail else {})
