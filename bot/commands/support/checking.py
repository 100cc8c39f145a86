"""Whether an answer can be used, found out while it can still be asked for again."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from slack_sdk.errors import SlackApiError

from bot.commands.support.reasons import reason_of
from bot.commands.support.settings_words import in_words
from bot.commands.support.slack_directory import CALL_ERRORS, Directory, api_url, client_for
from bot.commands.support.slack_words import trouble
from bot.commands.support.specs import AgentSpec, PersonSpec
from bot.commands.support.wanted import Resolver, Wanted
from bot.commands.support.words import words
from bot.settings import read_setting
from store.reach import DatabaseUnreachable, try_database, without_password


def setting_problems(name: str, value: str, found: dict[str, str]) -> list[str]:
    """What is wrong with a setting as it was typed: its form, or what Slack or the database say to it."""
    problem = read_setting(name, value)
    if problem is not None:
        return [in_words(problem)]
    said = _database_says(value) if name == "KEPPIN_DATABASE_URL" else _slack_says(name, value, found)
    return [said] if said else []


def _slack_says(name: str, token: str, found: dict[str, str]) -> str:
    """Why Slack refuses the token. That it cannot be reached is nothing that another token would mend."""
    client = client_for(token, api_url(found))
    try:
        if name == "SLACK_APP_TOKEN":
            client.apps_connections_open(app_token=token)
        else:
            client.auth_test()
    except SlackApiError as error:
        return words("init#slack_refuses", token=name, said=trouble(error))
    except CALL_ERRORS:
        return ""
    return ""


def _database_says(url: str) -> str:
    try:
        try_database(url)
    except DatabaseUnreachable as error:
        return words("init#database_refuses", url=without_password(url), reason=reason_of(error))
    return ""


@dataclass(slots=True)
class Checker:
    """Looks up in Slack what is named; whoever made or opened a channel meanwhile finds it at the next try."""

    directory: Directory
    who: dict[str, Any]

    def desk(self, named: str) -> list[str]:
        return self._problems(lambda resolver: resolver.desk(self.who, Wanted(desk=named)))

    def agent(self, spec: AgentSpec) -> list[str]:
        return self._problems(lambda resolver: resolver.agents([spec]))

    def person(self, spec: PersonSpec) -> list[str]:
        return self._problems(lambda resolver: resolver.people([spec]))

    def _problems(self, resolve: Callable[[Resolver], object]) -> list[str]:
        resolver = Resolver(self.directory)
        try:
            resolve(resolver)
        except CALL_ERRORS:
            return []  # said when everything is looked up, with what to do about it
        if resolver.problems:
            self.directory = Directory(self.directory.client, self.directory.team_id)
        return resolver.problems
