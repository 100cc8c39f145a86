"""Asking at the terminal for what was not given; an answer that cannot be used is asked for again."""

from collections.abc import Callable
from typing import TypeVar

import typer

from bot.commands.support.specs import (
    AgentSpec,
    PersonSpec,
    SpecWrong,
    agent_spec,
    desk_language,
    person_spec,
    time_of_day,
    time_zone,
)
from bot.commands.support.wanted import Wanted
from bot.commands.support.words import language, say, words
from bot.flows.look_over import DeskSeen
from bot.settings import DEFAULT_DATABASE

T = TypeVar("T")


def ask_settings(found: dict[str, str]) -> dict[str, str]:
    """The tokens and the database, where they are not known yet."""
    say("init#welcome")
    asked = {}
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"):
        if not found.get(name) and (value := _answer(f"ask_{name}", hide=True)):
            asked[name] = value
    if not found.get("KEPPIN_DATABASE_URL"):
        asked["KEPPIN_DATABASE_URL"] = _answer("ask_KEPPIN_DATABASE_URL", DEFAULT_DATABASE)
    return asked


def ask_desk(wanted: Wanted, known: DeskSeen | None) -> None:
    """Whatever of the desk was neither given nor set up before."""
    if known is None:
        spoken = language()
        wanted.desk = wanted.desk or _needed("ask_desk")
        wanted.language = wanted.language or _understood("ask_language", desk_language, spoken)
        wanted.time_zone = wanted.time_zone or _understood("ask_time_zone", time_zone, "Asia/Tokyo")
        wanted.customer_no = wanted.customer_no or _answer("ask_customer_no")
        wanted.summary_at = wanted.summary_at or _understood("ask_summary_at", time_of_day, "08:30")
    if not wanted.agents and not (known and known.agents):
        wanted.agents = _several("ask_agent", agent_spec)
    if not wanted.people and not (known and known.people):
        wanted.people = _several("ask_person", person_spec)


def confirmed(part: str, **values: object) -> bool:
    """A plain question."""
    return typer.confirm(words(f"init#{part}", **values))


def _answer(part: str, default: str = "", *, hide: bool = False) -> str:
    shown = bool(default)
    said: str = typer.prompt(words(f"init#{part}"), default=default, show_default=shown, hide_input=hide)
    return said.strip()


def _needed(part: str) -> str:
    while not (said := _answer(part)):
        say("init#needed")
    return said


def _understood(part: str, understand: Callable[[str], T], default: str = "") -> T:
    while True:
        try:
            return understand(_answer(part, default))
        except SpecWrong as wrong:
            say(f"init#{wrong.part}", value=wrong.value)


Spec = TypeVar("Spec", AgentSpec, PersonSpec)


def _several(part: str, understand: Callable[[str], Spec]) -> list[Spec]:
    """One after another, until an empty answer."""
    found: list[Spec] = []
    while said := _answer(part if not found else f"{part}_more"):
        try:
            found.append(understand(said))
        except SpecWrong as wrong:
            say(f"init#{wrong.part}", value=wrong.value)
    return found
