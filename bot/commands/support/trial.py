"""What `keppin init` is given, tried out before anything is kept, so that all that is wrong is told at once."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from slack_sdk.errors import SlackApiError

from bot.commands.support import env_file
from bot.commands.support.reasons import reason_of
from bot.commands.support.settings_words import in_words
from bot.commands.support.slack_directory import CALL_ERRORS, Directory, api_url, client_for
from bot.commands.support.slack_words import trouble
from bot.commands.support.wanted import Resolver, Wanted
from bot.commands.support.words import fail, words
from bot.flows.team.look_over import look_over
from bot.settings import SettingsWrong, database_url, read_settings
from store.database import Database
from store.reach import (
    DatabaseUnreachable,
    is_still_to_be_made,
    open_database,
    try_database,
    without_password,
)
from store.revision import current_revision, is_current

#: The workspace of a token, and what Slack tells of it.
Slack = tuple[Directory, dict[str, Any]]
#: What `keppin run` or the prompt asks for.
LATER, ASKED = ("SLACK_APP_TOKEN",), ("SLACK_APP_TOKEN", "SLACK_BOT_TOKEN")


@dataclass(slots=True)
class Trial:
    """Everything that cannot be used: as it was written, or as Slack and the database answer to it."""

    found: dict[str, str]
    wrong: list[str]
    refused: list[str] = field(default_factory=list)
    unusable: set[str] = field(default_factory=set)

    def settings(self, *, asking: bool) -> None:
        """The form of the settings; what is asked for next is not missing yet."""
        has_secret_alone = self.found.get("SLACK_SIGNING_SECRET") and not self.found.get("SLACK_APP_TOKEN")
        try:
            read_settings(self.found, http=bool(has_secret_alone))
        except SettingsWrong as wrong:
            waits = ASKED if asking else LATER
            self.unusable = {each.name for each in wrong.problems}
            self.wrong += [
                in_words(each)
                for each in wrong.problems
                if not (each.code == "missing" and each.name in waits)
            ]

    def clashes(self, given: dict[str, str]) -> None:
        """Nothing that the file holds is written over unasked."""
        if names := env_file.clashes(Path(".env"), given):
            self.wrong.append(words("init#env_clash", names=names))

    def slack(self) -> Slack | None:
        """The workspace of the token, if Slack takes it; the second token is tried as well."""
        if self.unusable & {"SLACK_BOT_TOKEN", "SLACK_API_URL"}:
            return None
        client = client_for(self.found["SLACK_BOT_TOKEN"].strip(), api_url(self.found))
        app_token = self.found.get("SLACK_APP_TOKEN", "").strip()
        who: dict[str, Any] = {}
        try:
            who = dict(client.auth_test().data)  # type: ignore[arg-type]
        except CALL_ERRORS as error:
            self._refused("SLACK_BOT_TOKEN", error)
            if not isinstance(error, SlackApiError):
                return None
        try:
            if app_token and "SLACK_APP_TOKEN" not in self.unusable:
                client.apps_connections_open(app_token=app_token)
        except CALL_ERRORS as error:
            self._refused("SLACK_APP_TOKEN", error)
        return (Directory(client, who["team_id"]), who) if who else None

    def database(self) -> None:
        """Whether it answers; one that is still to be made is made when all is well."""
        url = database_url(self.found)
        if "KEPPIN_DATABASE_URL" in self.unusable:
            return
        try:
            try_database(url)
        except DatabaseUnreachable as error:
            self.unusable.add("KEPPIN_DATABASE_URL")
            self.refused.append(
                words("init#database_refuses", url=without_password(url), reason=reason_of(error))
            )

    def desk(self, slack: Slack | None, wanted: Wanted) -> None:
        """The desk's channel, which has to be there already or named now."""
        if not wanted.desk and "KEPPIN_DATABASE_URL" not in self.unusable and self._is_without_desk(slack):
            self.wrong.append(words("init#no_desk"))

    def names(self, slack: Slack | None, wanted: Wanted) -> None:
        """The channels and people that are named, where Slack can be asked."""
        if slack is None:
            return
        directory, who = slack
        resolver = Resolver(directory)
        try:
            resolver.desk(who, wanted)
            resolver.agents(wanted.agents)
            resolver.people(wanted.people)
        except CALL_ERRORS as error:
            self._refused("SLACK_BOT_TOKEN", error)
        self.wrong += resolver.problems

    def end(self) -> None:
        """End the command where anything was found."""
        problems = list(dict.fromkeys(self.wrong + self.refused))
        if problems:
            fail("init#problems", code=2 if self.wrong else 1, problems=problems)

    def _is_without_desk(self, slack: Slack | None) -> bool:
        """Whether no run before named one; of a database with other tables that cannot be told yet."""
        url = database_url(self.found)
        if is_still_to_be_made(url):
            return True
        database = open_database(url)
        try:
            if current_revision(database) is None:
                return True
            return slack is not None and is_current(database) and not _desk_of(database, slack)
        finally:
            database.close()

    def _refused(self, token: str, error: BaseException) -> None:
        part = "slack_refuses" if isinstance(error, SlackApiError) else "slack_away"
        said = words(f"init#{part}", token=token, said=trouble(error), url=api_url(self.found))
        self.refused.append(said)


def _desk_of(database: Database, slack: Slack) -> str:
    with database.transaction() as session:
        known = look_over(session, slack[1]["team_id"])
    return known.desk_channel if known else ""
