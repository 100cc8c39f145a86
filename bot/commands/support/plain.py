"""A Slack message as plain text, for a terminal."""

import html
import re
from collections.abc import Mapping
from typing import Any

from bot.slack.blocks import Message

_DATE = re.compile(r"<!date\^[^|>]*\|([^>]*)>")
_LINK = re.compile(r"<(https?:[^|>]*)(?:\|([^>]*))?>")
_BOLD = re.compile(r"(?<!\w)\*([^*\n]+)\*")


def plain(message: Message) -> str:
    """The message's blocks one below the other, without Slack's marks."""
    return "\n\n".join(text for block in message.blocks if (text := _unmarked(_text(block))))


def _text(block: Mapping[str, Any]) -> str:
    if block["type"] == "context":
        return "\n".join(str(element.get("text", "")) for element in block["elements"])
    return str((block.get("text") or {}).get("text", ""))


def _unmarked(text: str) -> str:
    text = _DATE.sub(r"\1", text)
    text = _LINK.sub(lambda found: found[2] or found[1], text)
    return html.unescape(_BOLD.sub(r"\1", text)).replace("`", "").strip()
