"""Lists in pages with cursors."""

import base64
import binascii
from typing import TypeVar

from bot.local.errors import SlackError
from bot.local.messages import Message
from bot.local.shapes import Json
from bot.local.web_api.registry import Call

T = TypeVar("T")


def page(call: Call, everything: list[T], usual: int = 100, longest: int = 1000) -> tuple[list[T], Json]:
    """One page, and the response_metadata that leads to the next."""
    start = position(call, "next") or 0
    end = start + limit_of(call, usual, longest)
    following = cursor("next", end) if end < len(everything) else ""
    return everything[start:end], {"response_metadata": {"next_cursor": following}}


def page_of_messages(
    call: Call, messages: list[Message], usual: int, longest: int, *, newest_first: bool = False
) -> Json:
    """One page of messages in their order; its cursor names the next message: what is posted meanwhile shifts nothing.

    The last page has no response_metadata, as in Slack.
    """
    limit, named = limit_of(call, usual, longest), position(call, "next_ts")
    start = 0
    if named is not None:
        reached = (number <= named if newest_first else number >= named for number in map(micro, messages))
        start = next((at for at, there in enumerate(reached) if there), len(messages))
    shown, rest = messages[start : start + limit], messages[start + limit :]
    more = {"response_metadata": {"next_cursor": cursor("next_ts", micro(rest[0]))}} if rest else {}
    return {"messages": shown, "has_more": bool(rest)} | more


def limit_of(call: Call, usual: int, longest: int) -> int:
    limit = call.args.number("limit", usual)
    if not 1 <= limit <= longest:
        raise SlackError("invalid_limit")
    return limit


def micro(message: Message) -> int:
    return int(message.ts.replace(".", ""))


def cursor(kind: str, number: int) -> str:
    return base64.b64encode(f"{kind}:{number}".encode()).decode()


def position(call: Call, kind: str) -> int | None:
    """Where the call's cursor leads; a cursor of another method leads nowhere."""
    given = call.args.text("cursor")
    if not given:
        return None
    try:
        found, _, number = base64.b64decode(given, validate=True).decode().partition(":")
        if found == kind:
            return int(number)
    except (binascii.Error, ValueError) as error:
        raise SlackError("invalid_cursor") from error
    raise SlackError("invalid_cursor")
