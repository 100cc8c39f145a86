"""What a test may ask of any message or view."""

import re
from collections.abc import Iterator
from typing import Any

from bot.local.blocks_check import check_message, check_view

PING = re.compile(r"<!(?!date\^)|<@(?!U0)|<#(?!C0)")
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f]")
BOLD = re.compile(r"\*[^*\n]+\*")
BEFORE = re.compile(r"(?:^|[\s(>])$")
AFTER = re.compile(r"^(?:$|[\s),.:;!?])")


def mrkdwn_of(value: Any) -> Iterator[str]:
    """Every text that Slack reads as mrkdwn."""
    if isinstance(value, list):
        for each in value:
            yield from mrkdwn_of(each)
    if isinstance(value, dict):
        if value.get("type") == "mrkdwn":
            yield value["text"]
        for each in value.values():
            yield from mrkdwn_of(each)


def is_sound(message) -> None:
    """Slack would take it, nobody is pinged, nothing turns the line around, and it is short enough."""
    check_message(message.blocks)
    assert message.text
    assert len(message.blocks) <= 50
    texts = [message.text, *mrkdwn_of(message.blocks)]
    assert sum(map(len, texts)) < 10_000
    assert_harmless(texts)


def is_sound_view(view, surface: str) -> None:
    check_view(view, surface)
    assert_harmless(list(mrkdwn_of(view["blocks"])))


def assert_harmless(texts: list[str]) -> None:
    for text in texts:
        assert not PING.search(text), text
        assert not TURNING.search(text), text


def bold_shows(text: str) -> bool:
    """Whether Slack shows every bold word as such: it wants space around them, also between Japanese letters."""
    return all(
        BEFORE.search(line[: found.start()]) and AFTER.search(line[found.end() :])
        for line in text.splitlines()
        for found in BOLD.finditer(line)
    )
