"""A Slack message as plain text, for a terminal."""

from collections.abc import Mapping
from typing import Any

from bot.slack.blocks import Message
from bot.slack.unmarked import unmarked


def plain(message: Message) -> str:
    """The message's blocks one below the other, without Slack's marks."""
    return "\n\n".join(text for block in message.blocks if (text := unmarked(_text(block))))


def _text(block: Mapping[str, Any]) -> str:
    if block["type"] == "context":
        return "\n".join(str(element.get("text", "")) for element in block["elements"])
    return str((block.get("text") or {}).get("text", ""))
