"""Settings that are missing or wrong, in words, with where to find the right ones."""

from collections.abc import Iterable

from bot.commands.support.words import language, words
from bot.settings import Problem
from templates import parts


def all_wrong(problems: Iterable[Problem]) -> list[str]:
    """Each problem with its remedy."""
    return [in_words(problem) for problem in problems]


def in_words(problem: Problem) -> str:
    """What is wrong with one setting, and how to mend it."""
    what = words(f"settings#{problem.code}", name=problem.name)
    return f"{what} {remedy(problem.name)}".strip()


def remedy(name: str) -> str:
    """Where to find a setting."""
    part = f"find_{name}"
    return words(f"settings#{part}") if part in parts("cli/settings", language()) else ""
