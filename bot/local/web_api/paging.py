"""Lists in pages with cursors."""

import base64
import binascii
from typing import TypeVar

from bot.local.errors import SlackError
from bot.local.shapes import Json
from bot.local.web_api.registry import Call

T = TypeVar("T")


def page(call: Call, everything: list[T], usual: int = 100, longest: int = 1000) -> tuple[list[T], Json]:
    """One page, and the response_metadata that leads to the next."""
    limit = call.args.number("limit", usual)
    if not 1 <= limit <= longest:
        raise SlackError("invalid_limit")
    start = position(call.args.text("cursor"))
    end = start + limit
    following = base64.b64encode(f"next:{end}".encode()).decode() if end < len(everything) else ""
    return everything[start:end], {"response_metadata": {"next_cursor": following}}


def position(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        return int(base64.b64decode(cursor, validate=True).decode().removeprefix("next:"))
    except (binascii.Error, ValueError) as error:
        raise SlackError("invalid_cursor") from error
