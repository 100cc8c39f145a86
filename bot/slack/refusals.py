"""Answers to a person who could not be obeyed: the texts of templates/*/errors.mrkdwn by code."""

from collections.abc import Mapping
from datetime import tzinfo
from typing import Any

from jinja2 import UndefinedError

from bot.slack.blocks import Message, context, message, plain, preformatted, section
from templates import Trusted, label, parts, render

_WRITTEN = 2900


def refusal(code: str, values: Mapping[str, object], lang: str, tz: tzinfo) -> Trusted:
    """What to tell the person; a code without words, or with values missing, is still answered."""
    part = code.replace(".", "_").replace("-", "_")
    if part in parts("errors", lang):
        try:
            return Trusted(render(f"errors#{part}", lang, **{**values, "tz": tz}))
        except UndefinedError:
            pass  # an answer that says less is better than silence
    return Trusted(render("errors#unknown", lang))


def refusal_message(code: str, values: Mapping[str, object], lang: str, tz: tzinfo) -> Message:
    """The same as an ephemeral message."""
    text = refusal(code, values, lang, tz)
    return message(text, [section(text)])


def refusal_elsewhere(
    code: str, values: Mapping[str, object], lang: str, tz: tzinfo, channel: str
) -> Message:
    """The same as a direct message, for a person who cannot be answered in the channel where they acted."""
    text = refusal(code, values, lang, tz)
    where = Trusted(render("errors#elsewhere", lang, channel=channel))
    return message(Trusted(f"{where}\n{text}"), [context(where), section(text)])


def stopped_modal(
    code: str, values: Mapping[str, object], lang: str, tz: tzinfo, written: str
) -> dict[str, Any]:
    """The same in the place of a modal that came too late, with what had been written in it."""
    blocks = [
        section(refusal(code, values, lang, tz)),
        section(render("modals#written", lang)) if written else None,
        preformatted(written[:_WRITTEN]) if written else None,
    ]
    return {
        "type": "modal",
        "title": plain(label(lang, "Nothing was changed"), 24),
        "close": plain(label(lang, "Close"), 24),
        "blocks": [block for block in blocks if block],
    }
