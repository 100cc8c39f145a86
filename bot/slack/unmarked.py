"""Slack's mrkdwn as people read it where there is no Slack."""

import html

from bot.rules.regex import regex

_DATE = regex(r"<!date\^[^|>]*\|([^>]*)>")
_LINK = regex(r"<(https?:[^|>]*)(?:\|([^>]*))?>")
_BOLD = regex(r"(?<!\w)\*([^*\n]+)\*")


def unmarked(text: str) -> str:
    """The text without Slack's marks and escapes."""
    text = _DATE.sub(r"\1", text)
    text = _LINK.sub(lambda found: found[2] or found[1], text)
    return html.unescape(_BOLD.sub(r"\1", text)).replace("`", "").strip()
