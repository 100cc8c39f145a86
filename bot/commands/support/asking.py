"""Asking at the terminal for what was not given; an answer that cannot be used is asked for again."""

from collections.abc import Callable
from typing import TypeVar

import typer

from bot.commands.support.checking import Checker, setting_problems
from bot.commands.support.specs import (
    AgentSpec,
    PersonSpec,
    SpecWrong,
    agent_spec,
    desk_language,
    no_or_customer_number,
    person_spec,
    time_of_day,
    time_zone,
)
from bot.commands.support.wanted import Wanted
from bot.commands.support.words import language, say, words
from bot.flows.team.look_over import DeskSeen
from bot.settings import DEFAULT_DATABASE

T = TypeVar("T")


def ask_settings(found: dict[str, str]) -> dict[str, str]:
    """The tokens and the database, where they are not known yet."""
    say("init#welcome")
    asked = {}
    if not found.get("SLACK_BOT_TOKEN"):
        asked["SLACK_BOT_TOKEN"] = _setting("SLACK_BOT_TOKEN", found, hide=True, needed=True)
    if not found.get("SLACK_APP_TOKEN") and (second := _setting("SLACK_APP_TOKEN", found, hide=True)):
        asked["SLACK_APP_TOKEN"] = second
    if not found.get("KEPPIN_DATABASE_URL"):
        asked["KEPPIN_DATABASE_URL"] = _setting("KEPPIN_DATABASE_URL", found, DEFAULT_DATABASE)
    return asked


def ask_desk(wanted: Wanted, known: DeskSeen | None, checker: Checker) -> None:
    """Whatever of the desk was neither given nor set up before."""
    if known is None:
        spoken = language()
        wanted.desk = wanted.desk or _desk(checker)
        wanted.language = wanted.language or _understood("ask_language", desk_language, spoken)
        wanted.time_zone = wanted.time_zone or _understood("ask_time_zone", time_zone, "Asia/Tokyo")
        wanted.customer_no = wanted.customer_no or _understood("ask_customer_no", no_or_customer_number)
        wanted.summary_at = wanted.summary_at or _understood("ask_summary_at", time_of_day, "08:30")
    if not wanted.agents and not (known and known.agents):
        wanted.agents = _several("ask_agent", agent_spec, checker.agent)
    if not wanted.people and not (known and known.people):
        wanted.people = _several("ask_person", person_spec, checker.person)


def confirmed(part: str, **values: object) -> bool:
    """A plain question."""
    return typer.confirm(words(f"init#{part}", **values))


def _answer(part: str, default: str = "", *, hide: bool = False) -> str:
    shown = bool(default)
    said: str = typer.prompt(words(f"init#{part}"), default=default, show_default=shown, hide_input=hide)
    return said.strip()


def _setting(
    name: str, found: dict[str, str], default: str = "", *, hide: bool = False, needed: bool = False
) -> str:
    """A setting that can be used, or none where it is not needed."""
    while True:
        said = _answer(f"ask_{name}", default, hide=hide)
        if not said and not needed:
            return said
        if not _told(setting_problems(name, said, found) if said else [words("init#needed")]):
            return said


def _desk(checker: Checker) -> str:
    while True:
        said = _answer("ask_desk")
        if not _told(checker.desk(said) if said else [words("init#needed")]):
            return said


def _told(problems: list[str]) -> bool:
    """Whether there was something to say."""
    for problem in problems:
        print(problem, flush=True)
    return bool(problems)


def _understood(part: str, understand: Callable[[str], T], default: str = "") -> T:
    while True:
        try:
            return understand(_answer(part, default))
        except SpecWrong as wrong:
            say(f"init#{wrong.part}", value=wrong.value)


Spec = TypeVar("Spec", AgentSpec, PersonSpec)


def _several(part: str, understand: Callable[[str], Spec], check: Callable[[Spec], list[str]]) -> list[Spec]:
    """One after another, until an empty answer."""
    found: list[Spec] = []
    while said := _answer(part if not found else f"{part}_more"):
        try:
            spec = understand(said)
        except SpecWrong as wrong:
            say(f"init#{wrong.part}", value=wrong.value)
            continue
        if not _told(check(spec)):
            found.append(spec)
    return found
