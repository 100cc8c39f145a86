"""A small workspace of one's own for the page's tests: an invented desk with a case, a modal, a home and a log."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone

from content import card, home_view, modal_view, notice_zh, steps

JST = timezone(timedelta(hours=9))
NOON = datetime(2026, 11, 24, 10, 12, 30, tzinfo=JST)


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
    Person(id="UBOT", name="desk", real_name="Desk", is_bot=True, locale=None),
)
CHANNELS = (
    Channel(
        id="C1",
        name="欠品デスク",
        members=("U1", "U2", "U3", "UBOT"),
        is_private=True,
        topic="欠品が出たら 15 分で一次回答 :stopwatch:",
    ),
    Channel(id="C2", name="青海代行-欠品", members=("U1", "U2", "U3", "U4", "U9", "UBOT"), is_ext_shared=True),
    Channel(id="C3", name="雑談", members=("U1", "U2", "U3", "U4")),
)
MANIFEST = {
    "display_information": {"name": "Desk"},
    "features": {
        "bot_user": {"display_name": "Desk"},
        "app_home": {"home_tab_enabled": True},
        "slash_commands": [
            {"command": "/stock", "description": "在庫を調べる", "usage_hint": "<SKU・商品名・色>"},
            {"command": "/stockout", "description": "欠品の案件", "usage_hint": "new | list | mine | late"},
        ],
        "shortcuts": [
            {"name": "欠品として報告", "type": "message", "callback_id": "report", "description": "案件を作ります"},
            {"name": "新しい欠品", "type": "global", "callback_id": "new", "description": "手入力で案件を作ります"},
        ],
    },
}


def posted(at: float, user: str, text: str, **more):
    body = {"type": "message", "ts": ts(at), "user": user, "text": text} | more
    return body | ({"bot_id": "B1"} if user == "UBOT" else {})


def messages() -> dict[str, list[dict]]:
    return {
        "C1": [
            posted(-1460, "U1", "おはようございます。本日のデスクは <@U2> と私です :pray:"),
            posted(-1458, "U2", "よろしくお願いします。昨日の残りは 2 件、どちらも回答待ちです。"),
            posted(-1457.6, "U2", "• `K-20481` 追跡番号待ち\n• `K-20477` 入荷予定を確認中（_11/28 の見込み_）"),
            posted(-42, "UBOT", "昨夜の欠品は 3 件です", blocks=steps()),
            posted(
                -4,
                "UBOT",
                "欠品 帆布トートバッグ",
                blocks=card(),
                edits=2,
                reply_count=4,
                reply_users=["U2", "UBOT", "U1"],
                latest_reply=ts(-1),
                metadata={"event_type": "case", "event_payload": {"target_at": (NOON + timedelta(minutes=11)).isoformat()}},
            ),
            posted(-1.2, "UBOT", "この案件は <@U2> さんが担当しています。上書きする場合は「担当を替わる」を押してください。", is_ephemeral=True),
            posted(-0.5, "U1", "利益率が 30% を切らなければ別店舗でお願いします。迷ったら <@U1> まで :eyes:"),
        ],
        "C2": [
            posted(-60, "U9", "お世話になっております。青海代行の李です。本日分の検品は午後に始めます。"),
            posted(-4.2, "U9", notice_zh(), reply_count=1, reply_users=["UBOT"], latest_reply=ts(-3)),
        ],
    }


def replies() -> list[dict]:
    return [
        posted(-3.9, "UBOT", "原文を保管しました。注文 `20261120093015-48213` の 2 番、*SMT-CV01-NVY-M* と一致しています。"),
        posted(-3, "U2", "担当します。B 店は先月も使ったので品質は大丈夫です。"),
        posted(-2.5, "U2", "> 老板说深蓝色断货了，要等12月5号\n12/5 では年内出荷に間に合いません。"),
        posted(-1, "U1", "了解です。お客様への連絡文は私が確認します。"),
    ]


def log_entries() -> list[dict]:
    def at(seconds: float) -> str:
        return (NOON + timedelta(seconds=seconds)).astimezone(UTC).isoformat()

    return [
        {"id": 1, "kind": "envelope", "at": at(-240), "type": "events_api", "attempt": 0, "outcome": "acked", "ms": 1.93,
         "payload": {"type": "event_callback", "event": {"type": "message", "channel": "C2", "text": notice_zh()}}, "reply": None},
        {"id": 2, "kind": "call", "at": at(-239.8), "method": "chat.postMessage", "ms": 3.1,
         "arguments": {"channel": "C1", "text": "欠品 帆布トートバッグ", "blocks": card()}, "answer": {"ok": True, "ts": ts(-4)}},
        {"id": 3, "kind": "envelope", "at": at(-180), "type": "interactive", "attempt": 0, "outcome": "acked", "ms": 1.12,
         "payload": {"type": "block_actions", "actions": [{"action_id": "claim"}], "user": {"id": "U2"}}, "reply": None},
        {"id": 4, "kind": "call", "at": at(-179.9), "method": "chat.update", "ms": 2.4,
         "arguments": {"channel": "C1", "ts": ts(-4), "text": "欠品 帆布トートバッグ"}, "answer": {"ok": True}},
        {"id": 5, "kind": "call", "at": at(-179.5), "method": "chat.postMessage", "ms": 0.4,
         "arguments": {"channel": "C1"}, "answer": {"ok": False, "error": "ratelimited"}},
        {"id": 6, "kind": "envelope", "at": at(-60), "type": "slash_commands", "attempt": 0, "outcome": "acked", "ms": 812.0,
         "payload": {"command": "/stock", "text": "SMT-CV01", "user_id": "U1"}, "reply": {"text": "在庫"}},
        {"id": 7, "kind": "envelope", "at": at(-30), "type": "interactive", "attempt": 0, "outcome": "operation_timeout",
         "ms": 3000.0, "payload": {"type": "view_submission", "view": {"callback_id": "other_url"}}, "reply": None},
    ]  # fmt: skip


@dataclass
class Stage:
    """The workspace as the page needs it; tests change its parts freely."""

    clock: Clock = field(default_factory=Clock)
    manifest: dict = field(default_factory=lambda: MANIFEST)
    team_id: str = "T1"
    name: str = "こもれび商店"
    has_script: bool = True
    posts: dict = field(default_factory=messages)
    views: dict = field(default_factory=dict)
    script: list = field(default_factory=lambda: [Event(title="色違いなら在庫あり（中国語）", channel="C2"), Event(title="欠品ではない連絡", channel="C2")])
    queues: list = field(default_factory=list)
    opened_homes: list = field(default_factory=list)

    def people(self):
        return PEOPLE

    def organisations(self):
        return {"T1": "こもれび商店", "T2": "青海代行"}

    def channels_for(self, user_id):
        dm = Channel(id=f"D{user_id[1:]}", name="desk", members=(user_id, "UBOT"), is_im=True)
        return [*(one for one in CHANNELS if user_id in one.members), dm]

    def messages(self, channel_id, user_id, thread_ts=None):
        top = self.posts.get(channel_id, [])
        if thread_ts:
            parent = [one for one in top if one["ts"] == thread_ts]
            return [*parent, *({**one, "thread_ts": thread_ts} for one in replies())] if parent else []
        return top

    def home(self, user_id):
        return home_view() if user_id == "U1" else None

    def open_views(self, user_id):
        return self.views.get(user_id, [])

    def log(self, since=0):
        return [one for one in log_entries() if one["id"] > since]

    def script_remaining(self):
        return self.script

    async def play_next(self):
        return self.script.pop(0) if self.script else None

    def open_home(self, user_id):
        self.opened_homes.append(user_id)

    def file(self, file_id):
        return (b"text", "text/html") if file_id == "F1" else None

    async def suggest(self, asked):
        return {"options": [{"text": {"type": "plain_text", "text": asked["query"]}, "value": "1"}]}

    def subscribe(self):
        self.queues.append(asyncio.Queue())
        return self.queues[-1]

    def unsubscribe(self, queue):
        self.queues.remove(queue)

    def tell(self, **change):
        for queue in self.queues:
            queue.put_nowait(change)


def with_modal() -> Stage:
    return Stage(views={"U1": [modal_view()]})


@contextmanager
def texts(stage: Stage, *texts: str) -> Iterator[Stage]:
    stage.posts = {"C1": [posted(index, "U1", text) for index, text in enumerate(texts)]}
    yield stage
