"""The files that the demo's people drop: a list as the agent's site saves it, and an e-mail."""

from base64 import b64encode, encodebytes
from collections.abc import Mapping
from datetime import datetime, timedelta
from email.header import Header
from email.utils import format_datetime
from functools import partial

from bot.demo.orders import JAPAN
from bot.local import ScriptedFile


def paper(kind: str, text: str, ago: int = 0) -> ScriptedFile:
    """The file of a kind with that text; an e-mail was sent some minutes before it is dropped."""
    if kind == "list":
        return ScriptedFile(name="問題商品一覧.csv", content=_list(text), mimetype="text/csv")
    make = partial(_mail, text, timedelta(minutes=ago))
    return ScriptedFile(name="欠品のご連絡.eml", make=make, mimetype="message/rfc822")


def _list(text: str) -> bytes:
    """In the encoding and with the line ends of Japanese spreadsheets."""
    return "".join(f"{line.strip()}\r\n" for line in text.strip().splitlines()).encode("cp932")


def _mail(text: str, ago: timedelta, now: datetime) -> bytes:
    """A mail of the agent's in ISO-2022-JP; its first line is its subject."""
    subject, _, body = text.strip().partition("\n")
    sent = (now - ago).astimezone(JAPAN)
    head: Mapping[str, str] = {
        "From": f"{Header('張 静', 'utf-8').encode()} <zhang@rakumart.example>",
        "To": "desk@hinata-zakka.example",
        "Subject": f"=?ISO-2022-JP?B?{b64encode(subject.encode('iso-2022-jp')).decode()}?=",
        "Date": format_datetime(sent),
        "Message-ID": f"<stockout-{sent:%Y%m%d%H%M%S}@rakumart.example>",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=ISO-2022-JP",
        "Content-Transfer-Encoding": "base64",
    }
    written = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return written.encode() + b"\r\n" + encodebytes(body.strip().encode("iso-2022-jp"))
