"""What is going to happen in the demo: the "next event" button lets one event after the other happen."""

import tomllib
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from importlib import resources
from typing import Any

from bot.demo.orders import JAPAN, ORDERS, UNLISTED
from bot.demo.outside import CHATWORK, ROOM_PAGE
from bot.demo.papers import paper
from bot.demo.world import AGENT_ROOM, DESK, LIMIN
from bot.local import ScriptedEvent
from bot.rules.chatwork import own_words

#: What a told event says of itself in the workspace's own words.
AS_TOLD = ("thread_of", "edits", "deletes", "uses", "on")


def notices(start: datetime) -> tuple[ScriptedEvent, ...]:
    """The story as it begins at `start`: order numbers and dates are those of that day."""
    values = _values(start)
    texts = {told["key"]: told["text"].strip().format(**values) for told in _told() if "text" in told}
    return tuple(_event(told, texts) for told in _told())


def _event(told: Mapping[str, Any], texts: Mapping[str, str]) -> ScriptedEvent:
    text = texts.get(told.get("same_as", told["key"]), "")
    if "outside" not in told:
        text = own_words(text) if "[/info]" in text else text  # as somebody copies it out of Chatwork
    files = (paper(told["paper"], text, told.get("ago", 0)),) if "paper" in told else ()
    outside = told.get("outside", "")
    return ScriptedEvent(
        key=told["key"],
        title=told["ja"],
        titles={lang: told[lang] for lang in ("ja", "en")},
        channel=outside or told.get("to", AGENT_ROOM.name),
        user=told.get("by", LIMIN.name),
        text="" if files else text,
        files=files,
        outside=bool(outside),
        href=_seen_at(outside),
        **{name: told[name] for name in AS_TOLD if name in told},
    )


def _seen_at(outside: str) -> str:
    """Where it is seen what came by another way: in the room itself, or at the desk."""
    if not outside:
        return ""
    return ROOM_PAGE.href if outside == CHATWORK else f"/?channel={DESK.id}"


@cache
def _told() -> list[dict[str, Any]]:
    text = resources.files("bot.demo").joinpath("notices.toml").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = tomllib.loads(text)["notice"]
    return found


def _values(start: datetime) -> dict[str, str]:
    today = start.astimezone(JAPAN)
    days = {"soon": today + timedelta(days=9), "later": today + timedelta(days=16)}
    return {
        **{key: order.number(start) for key, order in ORDERS.items()},
        "unlisted": UNLISTED.number(start),
        **{name: f"{day.month}月{day.day}日" for name, day in days.items()},
        **{f"{name}_zh": f"{day.month}月{day.day}号" for name, day in days.items()},
        **{f"{name}_en": f"{day:%b} {day.day}" for name, day in days.items()},
    }
