"""Emoji by Slack's short names: the small table that a work app needs, one name and its character a line."""

import re
from pathlib import Path

TABLE = Path(__file__).with_name("emoji.txt")
EMOJI: dict[str, str] = dict(line.split(" ", 1) for line in TABLE.read_text(encoding="utf-8").splitlines())

SHORT_NAME = re.compile(r":([a-z0-9_+\-]+)(?::skin-tone-[2-6])?:")


def emojize(text: str) -> str:
    """Short names become emoji; a name that is not in the table stays as it was written."""
    return SHORT_NAME.sub(lambda found: EMOJI.get(found[1], found[0]), text)
