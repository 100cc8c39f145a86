"""What a person types becomes what Slack stores: links and mentions in angle brackets, the rest escaped."""

import re
from collections.abc import Iterator

from bot.local.channels import Channels
from bot.local.people import People
from bot.local.shapes import Json

PIECES = re.compile(
    r"(?P<token><(?:@[UW]\w+|#C\w+|!\w+|(?:https?|mailto):[^>\s]+)(?:\|[^>]*)?>)"
    r"|(?P<url>https?://[^\s<>、。「」『』（）【】〉》，！？]+)"
    r"|(?P<who>(?<![\w.])@(?P<handle>[\w.\-]+))"
    r"|(?P<where>(?<![\w&/])#(?P<room>[\w\-]+))"
)
BROADCASTS = ("here", "channel", "everyone")
TOKEN = re.compile(r"<(?P<sign>[@#!]?)(?P<target>[^|>]+)(?:\|(?P<label>[^>]*))?>")
RICH = {
    "@": ("user", "user_id"),
    "#": ("channel", "channel_id"),
    "!": ("broadcast", "range"),
    "": ("link", "url"),
}


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescape(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


class Composer:
    """Knows who and what can be mentioned."""

    def __init__(self, people: People, channels: Channels) -> None:
        self._people = people
        self._channels = channels

    def wire(self, typed: str) -> str:
        """The text that the app receives for what was typed."""
        return "".join(self._pieces(typed))

    def _pieces(self, typed: str) -> Iterator[str]:
        end = 0
        for found in PIECES.finditer(typed):
            yield escape(typed[end : found.start()])
            yield self._piece(found)
            end = found.end()
        yield escape(typed[end:])

    def _piece(self, found: re.Match[str]) -> str:
        if found["token"]:
            return found["token"]
        if found["url"]:
            url = found["url"].rstrip(".,;:!?)'\"")
            return f"<{escape(url)}>" + escape(found["url"][len(url) :])
        return self._mention(found) or escape(found[0])

    def _mention(self, found: re.Match[str]) -> str:
        if found["handle"] in BROADCASTS:
            return f"<!{found['handle']}>"
        person = self._people.find(found["handle"]) if found["who"] else None
        place = self._channels.find(found["room"]) if found["where"] else None
        return f"<@{person.id}>" if person else f"<#{place.id}|{place.name}>" if place else ""


def rich_text(wire: str) -> Json:
    """The rich_text block that Slack adds to what a person wrote."""
    elements: list[Json] = []
    end = 0
    for found in TOKEN.finditer(wire):
        elements += plain(wire[end : found.start()])
        kind, key = RICH[found["sign"]]
        elements.append({"type": kind, key: unescape(found["target"])})
        end = found.end()
    elements += plain(wire[end:])
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": elements}]}


def plain(wire: str) -> list[Json]:
    return [{"type": "text", "text": unescape(wire)}] if wire else []
