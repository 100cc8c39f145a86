"""The .env file: settings are changed in place, what else stands there stays, and nobody else may read it."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

from dotenv import dotenv_values

from bot.rules.regex import regex

_PLAIN = regex(r"[\w:/.@+%?=&,-]+")


def clashes(file: Path, values: Mapping[str, str]) -> list[str]:
    """The names that the file gives another value."""
    kept = dotenv_values(file) if file.exists() else {}
    return [name for name, value in values.items() if (kept.get(name) or value) != value]


def write(file: Path, values: Mapping[str, str]) -> None:
    """Write the settings, whole or not at all."""
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    text = "\n".join(_with(lines, values)) + "\n"
    fresh = file.with_name(f"{file.name}.new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
        out.write(text)
    fresh.replace(file)


def _with(lines: list[str], values: Mapping[str, str]) -> list[str]:
    told = [_line(name, values[name]) if (name := _name(line)) in values else line for line in lines]
    there = {_name(line) for line in lines}
    return told + [_line(name, value) for name, value in values.items() if name not in there]


def _name(line: str) -> str:
    found = re.match(r"\s*(?:export\s+)?(\w+)\s*=", line)
    return found[1] if found else ""


def _line(name: str, value: str) -> str:
    if _PLAIN.fullmatch(value):
        return f"{name}={value}"
    quoted = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"{name}='{quoted}'"
