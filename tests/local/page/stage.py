"""A small workspace of its own for the page's tests: an invented desk with a case, a modal and a home."""

import asyncio
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from bot.local import Elsewhere

JST = timezone(timedelta(hours=9))
NOON = datetime(2026, 11, 24, 10, 12, 30, tzinfo=JST)
CONTENT = Path(__file__).with_name("content")


def content(name):
    """One of the things that the invented app says."""
    return json.loads((CONTENT / f"{name}.json").read_text(encoding="utf-8"))


def ts(minutes: float) -> str:
    return f"{(NOON + timedelta(minutes=minutes)).timestamp():.6f}"


@dataclass(frozen=True, kw_only=True)
class Person:
    id: str
    name: str
    real_name: str
    team_id: str = "T1"
    locale: str | None = "ja-JP"
    is_admin: bool = False
    is_restricted: bool = False
    is_bot: bool = False
    emoji: str = ""


@dataclass(frozen=True, kw_only=True)
class Channel:
    id: str
    name: str
    members: tuple[str, ...] = ()
    is_private: bool = False
    is_ext_shared: bool = False
    is_im: bool = False
    topic: str = ""


@dataclass(frozen=True, kw_only=True)
class Event:
    title: str
    channel: str
    key: str = "e"
    href: str = ""

    def called(self, _language):
        return self.title


@dataclass
class Clock:
    at: datetime = NOON
    frozen: bool = True

    def now(self) -> datetime:
        return self.at.astimezone(UTC)


PEOPLE = (
    Person(id="U1", name="sato", real_name="佐藤 美咲", is_admin=True),
    Person(id="U2", name="tanaka", real_name="田中 健"),
    Person(id="U3", name="emma", real_name="Emma Clarke", locale="en-GB"),
    Person(id="U4", name="yamada", real_name="山田 ひかり", is_restricted=True),
    Person(id="U9", name="li", real_name="李 娜", team_id="T2", locale=None),
)
BOT = Person(id="UBOT", name="desk", real_name="Desk", is_bot=True, locale=None)
CHANNELS = (
    Channel(
        id="C1",
        name="欠品デスク",
        members=("U1", "U2", "U3", "UBOT"),
        is_private=True,
        topic="欠品が出たら 15 分で一次回答 :stopwatch:",
    ),
    Channel(
        id="C2", name="青海代行-欠品", members=("U1", "U2", "U3", "U4", "U9", "UBOT"), is_ext_shared=True
    ),
    Channel(id="C3", name="雑談", members=("U1", "U2", "U3", "U4")),
)


def posted(minute: float, user: str, text: str, **more):
    """A message as the workspace gives it, so many minutes after noon."""
    if isinstance(more.get("blocks"), str):
        more["blocks"] = content(more["blocks"])
    if isinstance(more.get("latest_reply"), float):
        more["latest_reply"] = ts(more["latest_reply"])
    body = {"type": "message", "ts": ts(minute), "user": user, "text": text} | more
    return body | ({"bot_id": "B1"} if user == "UBOT" else {})


def messages():
    return {place: [posted(**one) for one in there] for place, there in content("messages").items()}


def log_entries():
    entries = content("log")
    return [one | {"at": (NOON + timedelta(seconds=one["at"])).isoformat()} for one in entries]


def events():
    return [
        Event(title="色違いなら在庫あり（中国語）", channel="C2"),
        Event(title="欠品ではない連絡", channel="C2"),
    ]


@dataclass
class Stage:
    """The workspace as the page needs it; tests change its parts freely."""

    clock: Clock = field(default_factory=Clock)
    manifest: dict = field(default_factory=lambda: content("manifest"))
    team_id: str = "T1"
    name: str = "こもれび商店"
    has_script: bool = True
    posts: dict = field(default_factory=messages)
    views: dict = field(default_factory=dict)
    homes: dict = field(default_factory=lambda: {"U1": content("home")})
    script: list = field(default_factory=events)
    queues: list = field(default_factory=list)
    opened_homes: list = field(default_factory=list)

    def people(self):
        return PEOPLE

    def bot(self):
        return BOT

    def organisations(self):
        return {"T1": "こもれび商店", "T2": "青海代行"}

    def channels_for(self, user_id):
        dm = Channel(id=f"D{user_id[1:]}", name="desk", members=(user_id, "UBOT"), is_im=True)
        return [*(one for one in CHANNELS if user_id in one.members), dm]

    def messages(self, channel_id, _user_id, thread_ts=None):
        top = self.posts.get(channel_id, [])
        if not thread_ts:
            return top
        parent = [one for one in top if one["ts"] == thread_ts]
        return (
            [*parent, *({**one, "thread_ts": thread_ts} for one in self.posts["replies"])] if parent else []
        )

    def home(self, user_id):
        return self.homes.get(user_id)

    def open_views(self, user_id):
        return self.views.get(user_id, [])

    def log(self, since=0):
        return [one for one in log_entries() if one["id"] > since]

    def elsewhere(self):
        return [Elsewhere(name="Chatwork", href="/chatwork/", stands_for="https://www.chatwork.com/")]

    def script_remaining(self):
        return self.script

    async def play_next(self):
        return self.script.pop(0) if self.script else None

    def open_home(self, user_id):
        self.opened_homes.append(user_id)

    def take_file(self, user_id, name, content):
        return {"id": "F9", "name": name, "size": len(content), "user": user_id}

    def file(self, file_id):
        return (b"<b>text</b>", "text/html", "在庫 表.csv") if file_id == "F1" else None

    def subscribe(self):
        self.queues.append(asyncio.Queue())
        return self.queues[-1]

    def unsubscribe(self, queue):
        self.queues.remove(queue)

    def tell(self, **change):
        for queue in self.queues:
            queue.put_nowait(change)


def with_modal() -> Stage:
    return Stage(views={"U1": [content("modal")]})
