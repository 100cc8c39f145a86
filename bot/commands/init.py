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
from bot.commands.support.desk import opened, settings_here
from bot.commands.support.settings_words import all_wrong
from bot.commands.support.slack_directory import CALL_ERRORS, Directory, api_url, client_for
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
from bot.commands.support.wanted import Resolver, Wanted
from bot.commands.support.words import close_with, fail, say, words
from bot.flows.look_over import DeskSeen, look_over
from bot.flows.set_up import Change, set_up
from bot.settings import DEFAULT_DATABASE, SettingsWrong, database_url, read_settings
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
    wanted = _wanted(desk, agent or [], person or [], (language, time_zone, customer_no, summary_at))
    given = {
        "SLACK_BOT_TOKEN": bot_token,
        "SLACK_APP_TOKEN": app_token,
        "SLACK_SIGNING_SECRET": signing_secret,
        "KEPPIN_DATABASE_URL": database,
    }
    settings = _settings({name: value for name, value in given.items() if value}, asking, replace)
    _set_up(settings, wanted, asking)


def _wanted(desk: str, agents: list[str], people: list[str], rest: tuple[str, str, str, str]) -> Wanted:
    """What the flags say, or the end of the command with everything that cannot be understood."""
    wrong: list[str] = []
    language, zone, customer_no, summary_at = rest
    wanted = Wanted(
        desk=desk or None,
        language=_read(desk_language, language, wrong),
        time_zone=_read(time_zone, zone, wrong),
        customer_no=_read(customer_number, customer_no, wrong),
        summary_at=_read(time_of_day, summary_at, wrong),
        agents=[spec for text in agents if (spec := _read(agent_spec, text, wrong))],
        people=[each for text in people if (each := _read(person_spec, text, wrong))],
    )
    if wrong:
        fail("init#problems", code=2, problems=wrong)
    return wanted


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


def _settings(given: dict[str, str], asking: bool, replace: bool) -> _Settings:
    if asking:
        given |= ask_settings(settings_here() | given)
    found = settings_here() | given
    try:
        read_settings(
            found, http=bool(found.get("SLACK_SIGNING_SECRET") and not found.get("SLACK_APP_TOKEN"))
        )
    except SettingsWrong as wrong:
        # The second token can follow: `keppin run` asks for it.
        problems = [
            each for each in wrong.problems if (each.name, each.code) != ("SLACK_APP_TOKEN", "missing")
        ]
        if problems:
            fail("init#problems", code=2, problems=all_wrong(problems))
    clashes = env_file.clashes(Path(".env"), given)
    if clashes and not replace and not (asking and confirmed("ask_replace", names=clashes)):
        fail("init#env_clash", code=2, names=clashes)
    return _Settings(found, given)


def _set_up(settings: _Settings, wanted: Wanted, asking: bool) -> None:
    directory, who = _slack(settings.found)
    database = _migrated(database_url(settings.found))
    try:
        with database.transaction() as session:
            known = look_over(session, who["team_id"])
        if asking:
            ask_desk(wanted, known, Checker(directory, who))
        uninvited = _keep(database, settings, wanted, (directory, who), known)
    finally:
        database.close()
    close_with("init#next", uninvited=uninvited, no_app_token=_no_second_token(settings.found))


def _slack(found: dict[str, str]) -> tuple[Directory, dict[str, Any]]:
    """The workspace of the token; both tokens have been tried."""
    url = api_url(found)
    client = client_for(found["SLACK_BOT_TOKEN"].strip(), url)
    try:
        who: dict[str, Any] = dict(client.auth_test().data)  # type: ignore[arg-type]
    except CALL_ERRORS as error:
        fail("run#slack_refuses", said=trouble(error), url=url, token="SLACK_BOT_TOKEN")  # noqa: S106 - its name
    app_token = found.get("SLACK_APP_TOKEN", "").strip()
    try:
        if app_token:
            client.apps_connections_open(app_token=app_token)
    except CALL_ERRORS as error:
        fail("run#slack_refuses", said=trouble(error), url=url, token="SLACK_APP_TOKEN")  # noqa: S106 - its name
    return Directory(client, who["team_id"]), who


def _migrated(url: str) -> Database:
    database = opened(url)
    if not is_current(database):
        migrate(database)
        say("init#database_ready", url=without_password(url))
    return database


def _keep(
    database: Database,
    settings: _Settings,
    wanted: Wanted,
    slack: tuple[Directory, dict[str, Any]],
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
        fail("init#env_unwritable", reason=error.strerror or str(error))
    say("init#env_written", names=list(fresh))


def _tell(changes: list[Change]) -> None:
    for change in changes:
        say(f"init#{change.code.replace('.', '_')}", name=change.name)
    if not changes:
        say("init#nothing_new")


def _no_second_token(found: dict[str, str]) -> bool:
    return not found.get("SLACK_APP_TOKEN") and not found.get("SLACK_SIGNING_SECRET")
