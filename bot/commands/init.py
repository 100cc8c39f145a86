"""`keppin init`: from nothing to a desk, by asking or from flags; again, to change what was set up."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from bot.commands.support import env_file
from bot.commands.support.asking import ask_desk, ask_settings, confirmed
from bot.commands.support.checking import Checker
from bot.commands.support.desk import at_work, opened, settings_here
from bot.commands.support.reasons import reason_of
from bot.commands.support.slack_directory import CALL_ERRORS, api_url
from bot.commands.support.slack_words import trouble
from bot.commands.support.specs import (
    SpecWrong,
    agent_spec,
    customer_number,
    desk_language,
    person_spec,
    time_of_day,
    time_zone,
)
from bot.commands.support.trial import Slack, Trial
from bot.commands.support.wanted import Resolver, Wanted
from bot.commands.support.words import close_with, fail, say, words
from bot.flows.team.look_over import DeskSeen, look_over
from bot.flows.team.set_up import Change, set_up
from bot.settings import DEFAULT_DATABASE, database_url
from store.database import Database
from store.migrate import migrate
from store.reach import without_password
from store.revision import is_current

T = TypeVar("T")


def _option(name: str, metavar: str) -> Any:  # noqa: ANN401 - as Typer's own
    part = name.removeprefix("--").replace("-", "_")
    return typer.Option(name, metavar=metavar, help=words(f"commands#init_{part}", default=DEFAULT_DATABASE))


def init(
    *,
    bot_token: Annotated[str, _option("--bot-token", "xoxb-…")] = "",
    app_token: Annotated[str, _option("--app-token", "xapp-…")] = "",
    signing_secret: Annotated[str, _option("--signing-secret", "SECRET")] = "",
    database: Annotated[str, _option("--database", "URL")] = "",
    desk: Annotated[str, _option("--desk", "#CHANNEL")] = "",
    agent: Annotated[list[str] | None, _option("--agent", "AGENT")] = None,
    person: Annotated[list[str] | None, _option("--person", "PERSON")] = None,
    language: Annotated[str, _option("--language", "ja|en")] = "",
    time_zone: Annotated[str, _option("--time-zone", "ZONE")] = "",
    customer_no: Annotated[str, _option("--customer-no", "NUMBER")] = "",
    summary_at: Annotated[str, _option("--summary-at", "HH:MM")] = "",
    replace: Annotated[bool, typer.Option("--replace", help=words("commands#init_replace"))] = False,
    ask: Annotated[
        bool | None, typer.Option("--ask/--no-ask", help=words("commands#init_ask"), show_default=False)
    ] = None,
) -> None:
    """Write the settings, prepare the database, and set up the workspace of the token."""
    asking = sys.stdin.isatty() if ask is None else ask
    wrong: list[str] = []
    rest = (language, time_zone, customer_no, summary_at)
    wanted = _wanted(desk, agent or [], person or [], rest, wrong)
    tokens = {
        "SLACK_BOT_TOKEN": bot_token,
        "SLACK_APP_TOKEN": app_token,
        "SLACK_SIGNING_SECRET": signing_secret,
        "KEPPIN_DATABASE_URL": database,
    }
    given = {name: value for name, value in tokens.items() if value}
    trial = Trial(settings_here() | given, wrong)
    slack = _tried(trial, wanted, {} if replace or asking else given, asking)
    if asking:
        given |= _asked(trial.found, given, replace)
        trial = Trial(trial.found | given, [])
        slack = slack or trial.slack()
        trial.end()
    if slack:
        _set_up(_Settings(trial.found, given), wanted, slack, asking)


def _wanted(
    desk: str, agents: list[str], people: list[str], rest: tuple[str, str, str, str], wrong: list[str]
) -> Wanted:
    """What the flags say; what cannot be understood of it is added to what is wrong."""
    language, zone, customer_no, summary_at = rest
    return Wanted(
        desk=desk or None,
        language=_read(desk_language, language, wrong),
        time_zone=_read(time_zone, zone, wrong),
        customer_no=_read(customer_number, customer_no, wrong),
        summary_at=_read(time_of_day, summary_at, wrong),
        agents=[spec for text in agents if (spec := _read(agent_spec, text, wrong))],
        people=[each for text in people if (each := _read(person_spec, text, wrong))],
    )


def _read(understand: Callable[[str], T], text: str, wrong: list[str]) -> T | None:
    try:
        return understand(text) if text else None
    except SpecWrong as error:
        wrong.append(words(f"init#{error.part}", value=error.value))
        return None


@dataclass(frozen=True, slots=True)
class _Settings:
    """The environment with what was given now, which has to be written down."""

    found: dict[str, str]
    fresh: dict[str, str]


def _tried(trial: Trial, wanted: Wanted, given: dict[str, str], asking: bool) -> Slack | None:
    """The workspace of the token, or the end of the command with all that is wrong; asking does the rest later."""
    trial.settings(asking=asking)
    trial.clashes(given)
    slack = trial.slack()
    trial.database()
    trial.names(slack, wanted)
    if not asking:
        trial.desk(slack, wanted)
    trial.end()
    return slack


def _asked(found: dict[str, str], given: dict[str, str], replace: bool) -> dict[str, str]:
    """What somebody answers at the terminal."""
    asked = ask_settings(found)
    clashes = env_file.clashes(Path(".env"), given | asked)
    if clashes and not replace and not confirmed("ask_replace", names=clashes):
        fail("init#problems", code=2, problems=[words("init#env_clash", names=clashes)])
    return asked


def _set_up(settings: _Settings, wanted: Wanted, slack: Slack, asking: bool) -> None:
    directory, who = slack
    url = database_url(settings.found)
    database = _migrated(url)
    try:
        with at_work(url), database.transaction() as session:
            known = look_over(session, who["team_id"])
        if asking:
            ask_desk(wanted, known, Checker(directory, who))
        with at_work(url):
            uninvited = _keep(database, settings, wanted, slack, known)
    finally:
        database.close()
    close_with("init#next", uninvited=uninvited, no_app_token=_no_second_token(settings.found))


def _migrated(url: str) -> Database:
    database = opened(url)
    if not is_current(database):
        with at_work(url):
            migrate(database)
        say("init#database_ready", url=without_password(url))
    return database


def _keep(
    database: Database,
    settings: _Settings,
    wanted: Wanted,
    slack: Slack,
    known: DeskSeen | None,
) -> list[str]:
    """Look every name up, and keep everything or nothing; answers the channels that wait for the bot."""
    directory, who = slack
    resolver = Resolver(directory)
    if not wanted.desk and not (known and known.desk_channel):
        resolver.problems.append(words("init#no_desk"))
    try:
        desk = resolver.desk(who, wanted)
        agents, people = resolver.agents(wanted.agents), resolver.people(wanted.people)
    except CALL_ERRORS as error:
        fail("run#slack_refuses", said=trouble(error), url=api_url(settings.found), token="SLACK_BOT_TOKEN")  # noqa: S106 - its name
    if resolver.problems:
        fail("init#problems", code=2, problems=resolver.problems)
    if settings.fresh:
        _write_down(settings.fresh)
    with database.transaction() as session:
        _tell(set_up(session, datetime.now(UTC), desk, agents, people))
    return resolver.uninvited


def _write_down(fresh: dict[str, str]) -> None:
    try:
        env_file.write(Path(".env"), fresh)
    except OSError as error:
        fail("init#env_unwritable", reason=reason_of(error))
    say("init#env_written", names=list(fresh))


def _tell(changes: list[Change]) -> None:
    for change in changes:
        say(f"init#{change.code.replace('.', '_')}", name=change.name)
    if not changes:
        say("init#nothing_new")


def _no_second_token(found: dict[str, str]) -> bool:
    return not found.get("SLACK_APP_TOKEN") and not found.get("SLACK_SIGNING_SECRET")
