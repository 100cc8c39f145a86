"""`keppin summary`: the morning summary in the terminal, or now in the desk's channel.

Posted, it goes the way of everything that is said: a row in the outbox. The command then delivers what is due itself,
so that it works whether or not `keppin run` runs beside it; whoever comes first sends it, once.
"""

import asyncio
from typing import Annotated
from zoneinfo import ZoneInfo

import aiohttp
import typer
from slack_sdk.web.async_client import AsyncWebClient

from bot.app import SystemClock
from bot.commands.support.chatwork import chatwork_at
from bot.commands.support.desk import Team, in_workspace, ready, settings_here
from bot.commands.support.plain import plain
from bot.commands.support.settings_words import all_wrong
from bot.commands.support.slack_directory import api_url
from bot.commands.support.words import fail, language, say, words
from bot.delivery.chatwork import Chatwork
from bot.delivery.worker import Worker
from bot.flows.telling.collect_summary import collect_summary
from bot.flows.telling.summary_now import said, summary_now
from bot.flows.work import Desk, Work
from bot.settings import Problem, database_url
from bot.slack.blocks import Message
from bot.slack.summary import summary_message
from store.database import Database
from store.tables import DeliveryState

#: How long Slack may take before the message is left to `keppin run`.
PATIENCE = 20.0
UNDER_WAY = (DeliveryState.WAITING, DeliveryState.CLAIMED)

Now = Annotated[bool, typer.Option("--now", help=words("commands#summary_now"))]


def summary(now: Now = False, team: Team = "") -> None:
    """Print the summary as things stand, or post it."""
    if not now:
        print(plain(in_workspace(team, _shown)))
        return
    found = settings_here()
    token = found.get("SLACK_BOT_TOKEN", "").strip()
    if not token:
        problems = all_wrong([Problem("SLACK_BOT_TOKEN", "missing")])
        fail("settings#wrong", code=2, problems=problems, n=1)
    workspace_id = in_workspace(team, _workspace_id)
    database = ready(database_url(found))
    try:
        state, error = asyncio.run(_post(database, workspace_id, token, found))
    finally:
        database.close()
    _tell(state, error, team)


def _shown(work: Work) -> Message:
    zone = ZoneInfo(work.workspace.time_zone)
    return summary_message(collect_summary(work), lang=language(), tz=zone, now=work.now)


def _workspace_id(work: Work) -> int:
    return work.workspace.id


async def _post(
    database: Database, workspace_id: int, token: str, found: dict[str, str]
) -> tuple[DeliveryState, str]:
    """Write the summary down and deliver what is due, until it has been said or Slack takes too long."""
    desk = Desk(database, SystemClock(), workspace_id)
    async with aiohttp.ClientSession() as session:
        client = AsyncWebClient(token=token, base_url=api_url(found), session=session, retry_handlers=[])
        at = chatwork_at(found)
        worker = Worker(desk, client, Chatwork(at, session, desk.clock.now) if at else None)
        key = await desk.run(summary_now)
        worker.start()
        try:
            async with asyncio.timeout(PATIENCE):
                while _under_way(*await desk.run(said, key)):
                    await asyncio.sleep(0.1)
                    worker.wake()
        except TimeoutError:
            pass  # it stays in the outbox
        finally:
            await worker.stop()
        state = await desk.run(said, key)
    desk.close()
    return state


def _under_way(state: DeliveryState, error: str) -> bool:
    """Whether it is still worth waiting: what failed once is tried again later, by `keppin run`."""
    return state in UNDER_WAY and not error


def _tell(state: DeliveryState, error: str, team: str) -> None:
    if state is DeliveryState.SENT:
        say("summary#posted")
        return
    print(plain(in_workspace(team, _shown)))
    part = "summary#waits" if state in UNDER_WAY else "summary#refused"
    fail(part, error=error)
