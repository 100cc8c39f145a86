"""Slack's text as people wrote it: without its escapes, links and mentions as they were typed."""

import re
from collections.abc import Mapping
from html import unescape
from typing import Any

from bot.rules.charsets import keepable
from bot.rules.regex import regex

#: `<address|label>`, `<@U1|name>`, `<#C1|name>`, `<!here>`; nothing in it can be `<` or `>`, which Slack escapes.
_MARK = regex(r"<([^<>|]{1,4000})(?:\|([^<>]{0,4000}))?>")


def as_written(text: str) -> str:
    """The text as somebody typed it: `&lt;` is `<`, and a link is its address."""
    return unescape(_MARK.sub(_typed, text))


def text_of(message: Mapping[str, Any]) -> str:
    """What a message says; one without text of its own (forwarded, or from another app) says it in attachments."""
    return keepable(_said(message))


def _said(message: Mapping[str, Any]) -> str:
    own = as_written(message.get("text") or "")
    if own.strip():
        return own
    said = (part.get("text") or part.get("fallback") or "" for part in message.get("attachments") or ())
    return "\n".join(as_written(part) for part in said if part)


def _typed(mark: re.Match[str]) -> str:
    target, label = mark.group(1), mark.group(2)
    if target.startswith(("@", "#")):
        return target[0] + label.lstrip("@#") if label else target
    if target.startswith("!"):
        return label or "@" + target[1:].partition("^")[0]
    return target.removeprefix("mailto:")
