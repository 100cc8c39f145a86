"""`keppin run`: the desk itself."""

import asyncio
import logging
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated

import typer
from aiohttp import web

from bot.app import Keppin, SystemClock, build
from bot.commands.support.chatwork import chatwork_at
from bot.commands.support.desk import opened, settings_here
from bot.commands.support.logs import start_logging
from bot.commands.support.reasons import reason_of
from bot.commands.support.settings_words import all_wrong
from bot.commands.support.slack_words import trouble
from bot.commands.support.web import Keys, listen
from bot.commands.support.words import fail, words
from bot.delivery.chatwork import ChatworkAt
from bot.flows.team.settle_in import WorkspaceUnknown
from bot.settings import Settings, SettingsWrong, read_settings
from bot.slack.errors import CALL_ERRORS
from store.database import Database
from store.reach import DatabaseUnreachable, without_password
from store.revision import is_current
from store.sole_use import DatabaseTaken, sole_use

log = logging.getLogger(__name__)

Http = Annotated[bool, typer.Option("--http", help=words("commands#run_http"))]


def run(http: Http = False) -> None:
    """Run until told to stop (SIGTERM or Ctrl-C)."""
    found = settings_here()
    try:
        settings = read_settings(found, http=http)
    except SettingsWrong as wrong:
        fail("settings#wrong", code=2, problems=all_wrong(wrong.problems), n=len(wrong.problems))
    start_logging(as_json=found.get("KEPPIN_LOG") == "json")
    database = opened(settings.database_url)
    try:
        with sole_use(database):
            _bring_up_to_date(database, settings.database_url)
            asyncio.run(_run(settings, database, chatwork_at(found)))
    except DatabaseUnreachable as error:
        fail("database#unusable", url=without_password(settings.database_url), reason=reason_of(error))
    except DatabaseTaken as taken:
        fail("run#database_taken", url=without_password(settings.database_url), process=str(taken))
    finally:
        database.close()


def _bring_up_to_date(database: Database, url: str) -> None:
    """Have this version's tables: SQLite is brought there, PostgreSQL is not ours alone."""
    if is_current(database):
        return
    if not database.is_sqlite:
        fail("database#not_migrated", url=without_password(url))
    # In a process of its own, so that the machinery of migrations does not stay in memory with the desk.
    done = subprocess.run([sys.executable, "-P", "-m", "bot", "migrate"], check=False, stdout=sys.stderr)
    if done.returncode:
        raise typer.Exit(done.returncode)


async def _run(settings: Settings, database: Database, chatwork: ChatworkAt | None) -> None:
    stop = _told_to_stop()
    keppin = await _built(settings, database, chatwork)
    log.info("keppin.connecting", extra={"mode": "http" if settings.http else "socket"})
    try:
        if settings.http:
            await _serve_http(keppin, settings, stop)
        elif settings.listens:
            async with _door(keppin, settings):
                await _serve_socket(keppin, settings.app_token, stop)
        else:
            await _serve_socket(keppin, settings.app_token, stop)
    finally:
        await keppin.close()
    log.info("keppin.stopped")


async def _built(settings: Settings, database: Database, chatwork: ChatworkAt | None) -> Keppin:
    try:
        return await build(
            database,
            SystemClock(),
            token=settings.bot_token,
            api_url=settings.slack_api_url,
            signing_secret=settings.signing_secret,
            chatwork_at=chatwork,
        )
    except WorkspaceUnknown as unknown:
        fail("run#workspace_unknown", team=str(unknown))
    except CALL_ERRORS as error:
        fail("run#slack_refuses", said=trouble(error), url=settings.slack_api_url, token="SLACK_BOT_TOKEN")  # noqa: S106 - its name


async def _serve_socket(keppin: Keppin, app_token: str, stop: asyncio.Event) -> None:
    try:
        # Bolt would try for ever with a token that Slack refuses.
        await keppin.client.apps_connections_open(app_token=app_token)
    except CALL_ERRORS as error:
        url = keppin.client.base_url
        fail("run#slack_refuses", said=trouble(error), url=url, token="SLACK_APP_TOKEN")  # noqa: S106 - its name
    connecting = asyncio.create_task(keppin.connect(app_token))
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({connecting, stopping}, return_when=asyncio.FIRST_COMPLETED)
    if connecting.done():
        await connecting
        log.info("keppin.running", extra={"mode": "socket"})
        await stopping
    connecting.cancel()
    stopping.cancel()


async def _serve_http(keppin: Keppin, settings: Settings, stop: asyncio.Event) -> None:
    async with _door(keppin, settings):
        keppin.begin()
        log.info("keppin.running", extra={"mode": "http", "port": settings.port})
        await stop.wait()


@asynccontextmanager
async def _door(keppin: Keppin, settings: Settings) -> AsyncIterator[web.AppRunner]:
    keys = Keys(hooks=settings.hook_secrets, chatwork=settings.chatwork_webhook_tokens, slack=settings.http)
    try:
        runner = await listen(keppin, settings.port, keys)
    except OSError as error:
        fail("run#port_taken", port=settings.port, reason=reason_of(error))
    try:
        yield runner
    finally:
        await runner.cleanup()


def _told_to_stop() -> asyncio.Event:
    """Set at the first SIGTERM or Ctrl-C; a second one ends the process at once."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def told(number: signal.Signals) -> None:
        log.info("keppin.stopping", extra={"signal": number.name})
        loop.remove_signal_handler(number)
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, told, number)
    return stop
