"""An e-mail as a notice: its subject, the words that its writer (or the forwarded writer) wrote, and when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import Header, decode_header
from email.message import Message
from email.utils import parsedate_to_datetime

from bot.rules.charsets import keepable, text_of
from bot.rules.mails.dates import written_in
from bot.rules.mails.quotes import own_words
from bot.rules.mails.web_text import as_text
from bot.rules.reading import read
from bot.rules.regex import regex

#: How deep forwarded mails are opened, and how much of a text is kept.
_DEPTH = 5
_LONGEST = 40_000
_PREFIX = regex(
    r"^\s*(?:(?:fwd?|fw|re|aw|転送|转发|轉寄|转寄|答复|回复|回覆|返信)\s*(?:\[\d+\])?\s*[:：]|\[(?:fwd|转发)\])\s*",
    re.IGNORECASE,
)
#: `Li <li@…>`, `Li [mailto:li@…]`, `li@… (Li)`, `<li@…>`, and what people put around names.
_ADDRESS_BEGINS, _ASIDE, _ACCOUNT = regex(r"[<\[]"), regex(r"\(([^()@]+)\)"), regex(r"([^\s<>\[\]:;,\"]+)@")
_AROUND = " \"'<>;,"
_FORWARDED = regex(r"^\s*(?:(?:fwd?|fw|転送|转发|轉寄|转寄)\s*[:：]|\[(?:fwd|转发)\])", re.IGNORECASE)


class MailError(ValueError):
    """Bytes that are no e-mail."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file in a mail."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What counts of an e-mail; times are aware where the mail says the zone, else None."""

    message_id: str
    subject: str  # without Re: and Fwd:
    text: str
    sender: str
    written_at: datetime | None
    attachments: tuple[Attachment, ...] = ()

    @property
    def notice(self) -> str:
        """Subject and text together, as a notice is read."""
        return "\n".join(part for part in (self.subject, self.text) if part)


def words_of(letter: Letter, at: datetime) -> str:
    """What is read of a letter: the text alone where it says everything, for its subject says it once more."""
    alone = read(letter.text, received_at=at)
    says_all = alone.is_stockout and alone.items and alone.order_no
    return letter.text if says_all else letter.notice


def read_mail(content: bytes, zone: tzinfo) -> Letter:
    """Read an .eml file; `zone` is where a quoted date without a zone is taken to be. Raises MailError."""
    message = message_from_bytes(content, policy=policy.compat32)
    if not _is_mail(message):
        raise MailError
    outer = _letter(message, zone)
    inner = _attached(message, zone, _DEPTH)
    if inner is None:
        return outer
    return Letter(
        message_id=outer.message_id,
        subject=inner.subject or outer.subject,
        text=inner.text,
        sender=inner.sender or outer.sender,
        written_at=inner.written_at or outer.written_at,
        attachments=(*outer.attachments, *inner.attachments),
    )


def letter_of(*, subject: str, text: str, sender: str, date: str, message_id: str, zone: tzinfo) -> Letter:
    """The letter of a mail whose parts are known already, as Slack gives them."""
    subject, text, sender, date, message_id = map(keepable, (subject, text, sender, date, message_id))
    told = own_words(text.replace("\r\n", "\n"), forwarded=bool(_FORWARDED.match(subject)))
    outer = _sent(date, zone)
    written = written_in(told.date, zone) if told.date else None
    return Letter(
        message_id=message_id,
        subject=_bare(told.subject) or _bare(subject),
        text=told.text[:_LONGEST],
        sender=_name(told.sender) or _name(sender),
        written_at=_earlier(written, outer),
    )


def _letter(message: Message, zone: tzinfo) -> Letter:
    found = letter_of(
        subject=_words(message["Subject"]),
        text=_body(message),
        sender=_words(message["From"]),
        date=str(message["Date"] or ""),
        message_id=str(message["Message-ID"] or "").strip(),
        zone=zone,
    )
    files = tuple(
        Attachment(name, _content(part)) for part in _parts(message) if (name := _words(part.get_filename()))
    )
    return Letter(
        message_id=found.message_id,
        subject=found.subject,
        text=found.text,
        sender=found.sender,
        written_at=found.written_at,
        attachments=files,
    )


def _attached(message: Message, zone: tzinfo, depth: int) -> Letter | None:
    """The innermost mail that was forwarded as an attachment."""
    for part in message.walk() if depth else ():
        inner = _mail_in(part)
        if inner is not None:
            return _attached(inner, zone, depth - 1) or _letter(inner, zone)
    return None


def _mail_in(part: Message) -> Message | None:
    """The mail that a part is, be it attached as one or as a file whose name says so."""
    payload = part.get_payload()
    if part.get_content_type() == "message/rfc822":
        inner = payload[0] if isinstance(payload, list) and payload else None
        return inner if isinstance(inner, Message) else None
    if not _words(part.get_filename()).lower().endswith(".eml"):
        return None
    inner = message_from_bytes(_content(part), policy=policy.compat32)
    return inner if _is_mail(inner) else None


def _is_mail(message: Message) -> bool:
    return bool(message["From"] or message["Date"] or message["Subject"])


def _parts(message: Message) -> Iterator[Message]:
    """The mail's own parts, without those of mails within."""
    if message.get_content_maintype() != "multipart" or not isinstance(message.get_payload(), list):
        yield message
        return
    for part in message.get_payload():
        if isinstance(part, Message) and part.get_content_type() != "message/rfc822":
            yield from _parts(part)


def _body(message: Message) -> str:
    """The plain text if there is one, else the HTML without its marks."""
    shown = [part for part in _parts(message) if part.get_content_disposition() != "attachment"]
    for kind, tidy in (("text/plain", str), ("text/html", as_text)):
        texts = [tidy(_decoded(part)) for part in shown if part.get_content_type() == kind]
        if any(text.strip() for text in texts):
            return "\n".join(texts)
    return ""


def _content(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _decoded(part: Message) -> str:
    return text_of(_content(part), str(part.get_content_charset() or ""))


def _words(raw: object) -> str:
    """A header with its encoded words read, in whatever encoding they really are."""
    if raw is None:
        return ""
    try:
        chunks = decode_header(raw if isinstance(raw, Header) else _unfolded(str(raw)))
    except (MessageError, ValueError):
        return keepable(str(raw))
    told = (_chunk(part, charset or "") for part, charset in chunks)
    return " ".join(keepable("".join(told)).split())


def _unfolded(raw: str) -> str:
    """On one line; raw bytes beyond ASCII, which the parser keeps as surrogates, are read."""
    joined = re.sub(r"\r?\n[ \t]+", " ", raw)
    if joined.isascii():
        return joined
    return text_of(joined.encode("ascii", errors="surrogateescape"))


def _chunk(part: bytes | str, charset: str) -> str:
    if isinstance(part, str):
        return part
    return text_of(part, "" if charset == "unknown-8bit" else charset)


def _name(sender: str) -> str:
    """How the sender is called. Read by hand: what people's programs write is seldom an address to the letter."""
    name = _ADDRESS_BEGINS.split(sender, maxsplit=1)[0].strip(_AROUND)
    if "@" in name or not name:
        aside, account = _ASIDE.search(sender), _ACCOUNT.search(sender)
        name = aside[1] if aside else account[1] if account else sender
    return name.strip(_AROUND)[:80]


def _bare(subject: str) -> str:
    """The subject without Re: and Fwd:, however many."""
    while (shorter := _PREFIX.sub("", subject)) != subject:
        subject = shorter
    return subject.strip()


def _sent(date: str, zone: tzinfo) -> datetime | None:
    try:
        sent = parsedate_to_datetime(date)
    except (ValueError, TypeError):
        return written_in(date, zone)
    return sent if sent.tzinfo else sent.replace(tzinfo=zone)


def _earlier(quoted: datetime | None, sent: datetime | None) -> datetime | None:
    """When the forwarded mail was written; a date after the forwarding was misread."""
    if quoted is None or sent is None:
        return quoted or sent
    return min(quoted, sent)
