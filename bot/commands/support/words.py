"""The words of the command line, in the language of the terminal."""

import os
import sys
from functools import cache
from typing import NoReturn

import typer

from templates import render

#: Where a terminal tells its language, the strongest first; the first is ours, for those who want another one.
NAMES = ("KEPPIN_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


@cache
def language() -> str:
    """Japanese or English."""
    named = next((os.environ[name] for name in NAMES if os.environ.get(name)), "")
    return "ja" if named.lower().startswith("ja") else "en"


def words(part: str, /, **values: object) -> str:
    """A text of templates/<language>/cli: `run#stopped` is the block `stopped` in run.txt."""
    return render(f"cli/{part}", language(), **values)


def say(part: str, /, **values: object) -> None:
    """Print a text."""
    print(words(part, **values), flush=True)


def close_with(part: str, /, **values: object) -> None:
    """Print a text that stands apart from what came before."""
    print(flush=True)
    say(part, **values)


def fail(part: str, /, *, code: int = 1, **values: object) -> NoReturn:
    """Say why it does not go on, and end with this exit code."""
    print(words(part, **values), file=sys.stderr, flush=True)
    raise typer.Exit(code)
