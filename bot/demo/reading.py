"""A message as a person reads it: its words without markup, and what can be pressed."""

import re
from collections.abc import Iterator
from typing import Any

from bot.demo import world

_NAMES = {person.id: person.real_name for person in world.PEOPLE} | {world.BOT: "Keppin"}
_ROOMS = {channel.id: channel.name for channel in world.CHANNELS}
_MARKS = re.compile(r"<([^<>]+)>")


def name_of(user: str) -> str:
    """How a person is called here."""
    return _NAMES.get(user, user)


def words_of(message: dict[str, Any]) -> str:
    """Everything that can be read in a message."""
    is_ours = "bot_id" in message
    texts = list(_texts(message.get("blocks") or [])) if is_ours else []
    papers = [f"📎 {file['name']}" for file in message.get("files") or ()]
    return plain("\n".join([*(texts or [str(message.get("text", ""))]), *papers]))


def plain(text: str) -> str:
    """Without Slack's markup: names for ids, the shown time for a date, the address of a link."""
    shown = _MARKS.sub(_mark, text).replace("*", "").replace("&lt;", "<").replace("&gt;", ">")
    return shown.replace("&amp;", "&")


def _mark(found: re.Match[str]) -> str:
    inner, _, shown = found.group(1).partition("|")
    if inner.startswith("@"):
        return f"@{name_of(inner[1:])}"
    if inner.startswith("#"):
        return f"#{_ROOMS.get(inner[1:], shown)}"
    if inner.startswith("!date"):
        return shown
    return shown or inner


def buttons_of(blocks: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - Block Kit is JSON
    """Every button in blocks, in order."""
    if isinstance(blocks, list):
        return [button for block in blocks for button in buttons_of(block)]
    if not isinstance(blocks, dict):
        return []
    if blocks.get("type") == "button":
        return [blocks]
    return [button for key in ("elements", "accessory") for button in buttons_of(blocks.get(key))]


def _texts(blocks: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    if isinstance(blocks, list):
        for block in blocks:
            yield from _texts(block)
    if not isinstance(blocks, dict) or blocks.get("type") == "button":
        return
    if isinstance(blocks.get("text"), str):
        yield blocks["text"]
    for key in ("text", "fields", "elements", "accessory", "rows"):
        yield from _texts(blocks.get(key))
