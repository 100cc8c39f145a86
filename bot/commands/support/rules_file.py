"""A rules file given on the command line: its text, and what is wrong with it in words."""

import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bot.commands.support.reasons import reason_of
from bot.commands.support.words import fail, words
from bot.rules.ranking.priority import RuleProblem, RulesError, RuleSet, load_rules

File = Annotated[Path, typer.Argument(metavar="FILE", readable=False, help=words("commands#rules_file"))]


def read_text(file: Path) -> str:
    """The text of the file, `-` for standard input; or the end of the command with the reason."""
    try:
        return sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        fail("rules#not_utf8", code=2, file=file)
    except OSError as error:
        fail("rules#unreadable", code=2, file=file, reason=reason_of(error))


def understood(file: Path, text: str) -> RuleSet:
    """The rules, or the end of the command with every problem and its remedy."""
    try:
        return load_rules(text)
    except RulesError as error:
        refuse(file, error.problems)


def refuse(file: Path, problems: tuple[RuleProblem, ...]) -> NoReturn:
    """Tell every problem, and end."""
    lines = [f"{file}:{problem.line or 1}: {in_words(problem)}" for problem in problems]
    fail("rules#refused", lines=lines, n=len(lines))


def in_words(problem: RuleProblem) -> str:
    """What is wrong, and how to mend it."""
    values = dict(problem.values)
    for name in ("expected", "found"):
        if name in values:
            values[name] = words(f"rules#kind_{values[name]}")
    return words(f"rules#problem_{problem.code}", **values)
