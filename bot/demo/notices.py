"""What the demo's agent is going to write: the "next event" button posts one notice after the other."""

import tomllib
from datetime import datetime, timedelta
from functools import cache
from importlib import resources
from typing import Any

from bot.demo.orders import JAPAN, ORDERS
from bot.demo.world import AGENT_ROOM, LIMIN
from bot.local import ScriptedEvent


def notices(start: datetime) -> tuple[ScriptedEvent, ...]:
    """The story as it begins at `start`: order numbers and dates are those of that day."""
    values = _values(start)
    texts = {told["key"]: told["text"].strip().format(**values) for told in _told() if "text" in told}
    return tuple(
        ScriptedEvent(
            key=told["key"],
            title=told["ja"],
            titles={lang: told[lang] for lang in ("ja", "en")},
            channel=AGENT_ROOM.name,
            user=LIMIN.name,
            text=texts[told.get("same_as", told["key"])],
            thread_of=told.get("thread_of"),
        )
        for told in _told()
    )


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
        **{name: f"{day.month}月{day.day}日" for name, day in days.items()},
        **{f"{name}_zh": f"{day.month}月{day.day}号" for name, day in days.items()},
    }
