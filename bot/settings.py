"""The environment (and .env), read once into a typed value; all that is missing or wrong is reported together."""

import base64
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dotenv import dotenv_values

DEFAULT_DATABASE = "sqlite:///data/keppin.db"
SLACK_API = "https://slack.com/api/"
CHATWORK_API = "https://api.chatwork.com/v2/"
#: A shorter secret can be guessed.
SECRET_LENGTH = 24


@dataclass(frozen=True, slots=True)
class Problem:
    """A setting that is missing or wrong; templates say it in words, with what to do."""

    name: str
    code: str


class SettingsWrong(Exception):  # noqa: N818 - it reads as what it is
    """Every setting that is missing or wrong."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """With all of them at once."""
        super().__init__(", ".join(f"{problem.name}: {problem.code}" for problem in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What Keppin is told by its environment."""

    bot_token: str
    app_token: str
    signing_secret: str
    slack_api_url: str
    database_url: str
    port: int
    http: bool
    hook_secrets: tuple[str, ...] = ()
    chatwork_webhook_tokens: tuple[str, ...] = ()

    @property
    def listens(self) -> bool:
        """Whether something knocks over HTTP, whichever way Slack comes."""
        return self.http or bool(self.hook_secrets or self.chatwork_webhook_tokens)


def environment(folder: Path) -> dict[str, str]:
    """The environment over the folder's .env: what is exported wins."""
    kept = {name: value for name, value in dotenv_values(folder / ".env").items() if value is not None}
    return kept | dict(os.environ)


def read_settings(found: Mapping[str, str], *, http: bool = False) -> Settings:
    """The settings of `keppin run`. Raises SettingsWrong with all that is missing or wrong."""
    problems = list(_problems(found, http=http))
    if problems:
        raise SettingsWrong(tuple(problems))
    return Settings(
        bot_token=found["SLACK_BOT_TOKEN"].strip(),
        app_token=found.get("SLACK_APP_TOKEN", "").strip(),
        signing_secret=found.get("SLACK_SIGNING_SECRET", "").strip(),
        slack_api_url=_with_slash(found.get("SLACK_API_URL") or SLACK_API),
        database_url=database_url(found),
        port=int(found.get("PORT") or 3000),
        http=http,
        hook_secrets=_several(found, "KEPPIN_HOOK_SECRET"),
        chatwork_webhook_tokens=_several(found, "CHATWORK_WEBHOOK_TOKEN"),
    )


def read_setting(name: str, value: str) -> Problem | None:
    """What is wrong with the form of one setting."""
    return next((problem for problem in _problems({name: value}, http=False) if problem.name == name), None)


def chatwork_url(found: Mapping[str, str]) -> str:
    """Where Chatwork's API is."""
    return _with_slash(found.get("CHATWORK_API_URL") or CHATWORK_API)


def database_url(found: Mapping[str, str]) -> str:
    """Where the database is."""
    return found.get("KEPPIN_DATABASE_URL") or DEFAULT_DATABASE


def _problems(found: Mapping[str, str], *, http: bool) -> list[Problem]:
    second = ("SLACK_SIGNING_SECRET", "") if http else ("SLACK_APP_TOKEN", "xapp-")
    problems = [
        problem
        for name, start in (("SLACK_BOT_TOKEN", "xoxb-"), second)
        if (problem := _token_problem(found, name, start))
    ]
    problems += [
        Problem(name, "not_a_url")
        for name in ("SLACK_API_URL", "CHATWORK_API_URL")
        if not (found.get(name) or SLACK_API).startswith(("https://", "http://"))
    ]
    if "://" not in database_url(found):
        problems.append(Problem("KEPPIN_DATABASE_URL", "not_a_url"))
    if not (found.get("PORT") or "3000").isdigit():
        problems.append(Problem("PORT", "not_a_number"))
    return problems + _door_problems(found)


def _door_problems(found: Mapping[str, str]) -> list[Problem]:
    """Of what is not needed, but has to be right where it is given."""
    problems = []
    if any(len(secret) < SECRET_LENGTH for secret in _several(found, "KEPPIN_HOOK_SECRET")):
        problems.append(Problem("KEPPIN_HOOK_SECRET", "too_short"))
    if not all(_is_base64(token) for token in _several(found, "CHATWORK_WEBHOOK_TOKEN")):
        problems.append(Problem("CHATWORK_WEBHOOK_TOKEN", "not_base64"))
    if _several(found, "CHATWORK_WEBHOOK_TOKEN") and not found.get("CHATWORK_API_TOKEN", "").strip():
        problems.append(Problem("CHATWORK_API_TOKEN", "missing"))
    return problems


def _several(found: Mapping[str, str], name: str) -> tuple[str, ...]:
    """A setting that may hold several values, with commas or spaces between them."""
    return tuple(found.get(name, "").replace(",", " ").split())


def _is_base64(token: str) -> bool:
    try:
        return bool(base64.b64decode(token, validate=True))
    except ValueError:
        return False


def _token_problem(found: Mapping[str, str], name: str, start: str) -> Problem | None:
    value = found.get(name, "").strip()
    if not value:
        return Problem(name, "missing")
    return None if value.startswith(start) else Problem(name, "wrong_start")


def _with_slash(url: str) -> str:
    return url if url.endswith("/") else url + "/"
