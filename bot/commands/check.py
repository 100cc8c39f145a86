"""`keppin check`: everything that a real workspace needs, and how to mend what is missing."""

import re
import stat
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.support.check_chatwork import check_chatwork
from bot.commands.support.check_slack import check_app_token, check_bot_token, check_channels
from bot.commands.support.check_store import check_database, check_desk
from bot.commands.support.desk import settings_here
from bot.commands.support.findings import Findings, Level
from bot.commands.support.settings_words import remedy
from bot.commands.support.slack_directory import Directory
from bot.commands.support.words import close_with, words
from bot.settings import Problem, SettingsWrong, database_url, read_settings

Http = Annotated[bool, typer.Option("--http", help=words("commands#check_http"))]


def check(http: Http = False) -> None:
    """Check one thing after another; the exit code is 0 only when nothing has to be mended."""
    findings = Findings()
    found = settings_here()
    wrong = _check_settings(findings, found, http)
    directory = None if wrong & {"SLACK_BOT_TOKEN", "SLACK_API_URL"} else check_bot_token(findings, found)
    if directory and not http and "SLACK_APP_TOKEN" not in wrong:
        check_app_token(findings, directory.client, found)
    if "KEPPIN_DATABASE_URL" not in wrong:
        _check_store(findings, found, directory)
    broken = findings.counts[Level.BROKEN]
    close_with("check#summary", broken=broken, doubtful=findings.counts[Level.DOUBTFUL])
    raise typer.Exit(1 if broken else 0)


def _check_settings(findings: Findings, found: dict[str, str], http: bool) -> set[str]:
    """The names of the settings that cannot be used."""
    problems: tuple[Problem, ...] = ()
    try:
        read_settings(found, http=http)
    except SettingsWrong as wrong:
        problems = wrong.problems
    for problem in problems:
        findings.setting(words(f"settings#{problem.code}", name=problem.name), remedy(problem.name))
    if not problems:
        findings.fine("settings")
    if http and not re.fullmatch(r"[0-9a-f]{32}|", found.get("SLACK_SIGNING_SECRET", "").strip()):
        findings.doubtful("odd_signing_secret")
    _check_env_file(findings, Path(".env"))
    return {problem.name for problem in problems}


def _check_env_file(findings: Findings, file: Path) -> None:
    if file.exists() and file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        findings.doubtful("env_open")


def _check_store(findings: Findings, found: dict[str, str], directory: Directory | None) -> None:
    database = check_database(findings, database_url(found))
    if database is None:
        return
    try:
        desk = check_desk(findings, database, directory.team_id) if directory else None
    finally:
        database.close()
    if directory and desk:
        check_channels(findings, directory, desk)
    check_chatwork(findings, found, desk)
