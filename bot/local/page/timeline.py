"""The messages of a channel or a thread as a reader meets them: by day, by author, with replies counted."""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.local.page.dates import at_of, full_time, hour_minute, relative_day
from bot.local.page.names import Face, Names
from bot.local.page.ports import Json

SAME_BREATH_SECONDS = 300


@dataclass(frozen=True, kw_only=True)
class Post:
    """One message with everything that is shown about it."""

    ts: str
    key: str
    face: Face
    message: Json
    time: str
    full_time: str
    continued: bool
    repliers: tuple[Face, ...]
    last_reply: str
    digest: str

    @property
    def reply_count(self) -> int:
        return int(self.message.get("reply_count") or 0)


@dataclass(frozen=True, kw_only=True)
class Day:
    """The posts of one day under its divider."""

    key: str
    label: str
    posts: tuple[Post, ...]


def days_of(
    messages: Iterable[Json], names: Names, now: datetime, say: Callable[..., str], language: str
) -> list[Day]:
    """Messages in order of time, under one divider a day."""
    by_day: dict[date, list[Json]] = {}
    for message in sorted(messages, key=lambda one: float(one["ts"])):
        by_day.setdefault(at_of(message["ts"]).date(), []).append(message)
    return [
        Day(
            key=f"{day}",
            label=relative_day(day, now.date(), say, language),
            posts=posts_of(of_day, names, language),
        )
        for day, of_day in by_day.items()
    ]


def posts_of(messages: Sequence[Json], names: Names, language: str) -> tuple[Post, ...]:
    previous = [None, *messages][: len(messages)]
    return tuple(
        _post(message, names, language, continued=_continues(before, message, names))
        for before, message in zip(previous, messages, strict=True)
    )


def _continues(before: Json | None, message: Json, names: Names) -> bool:
    face = names.author(message)
    if before is None or face.is_app or before.get("reply_count"):
        return False
    near = float(message["ts"]) - float(before["ts"]) < SAME_BREATH_SECONDS
    same_day = at_of(before["ts"]).date() == at_of(message["ts"]).date()
    return near and same_day and names.author(before) == face


def _post(message: Json, names: Names, language: str, *, continued: bool) -> Post:
    at = at_of(message["ts"])
    latest = message.get("latest_reply")
    shown = json.dumps(message, ensure_ascii=False, default=str)
    face = names.author(message)
    return Post(
        ts=message["ts"],
        key=f"{'e' if message.get('is_ephemeral') else 'm'}{message['ts']}",
        face=face,
        message=message,
        time=hour_minute(at),
        full_time=full_time(at, language),
        continued=continued,
        repliers=_repliers(message, names),
        last_reply=hour_minute(at_of(latest)) if latest else "",
        digest=digest_of(f"{shown}{face}{continued}{language}{names.me}"),
    )


def digest_of(shown: str) -> str:
    """A short name for exactly this, to know it again."""
    return hashlib.sha1(shown.encode(), usedforsecurity=False).hexdigest()[:16]


def _repliers(message: Json, names: Names) -> tuple[Face, ...]:
    users = message.get("reply_users") or []
    return tuple(names.face(names.people[user]) for user in users[:4] if user in names.people)


def top_level(messages: Iterable[Json]) -> list[Json]:
    """What stands in the channel itself: no replies, unless they were sent to the channel too."""
    return [
        one
        for one in messages
        if one.get("thread_ts") in (None, "", one["ts"]) or one.get("subtype") == "thread_broadcast"
    ]
