"""Reading what was written while nobody listened: Slack tells a bot that was away of nothing for long."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.flows.hearing.catch_up import Gap, gaps, mark_read
from bot.flows.work import Desk
from bot.slack.errors import CALL_ERRORS, Meaning, trouble_of, word_of
from bot.slack.files import files_in
from handlers.hearing import BROKEN, time_of
from handlers.names import Names
from handlers.notices import hear, message_in

log = logging.getLogger(__name__)

#: Messages a page; Slack advises against more.
PAGE = 200
#: After how long a channel is tried again that could not be read.
AGAIN = timedelta(minutes=1)
#: What tells a reading that it will not go better in a minute.
LASTING = (Meaning.SHUT, Meaning.HOPELESS)

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """A message as it stands now, heard as it was written or as it was edited at that time."""

    ts: str
    message: Json
    edited: bool = False


class CatchingUp:
    """Reads whenever it is asked to: at the start, after each new connection, and once an hour."""

    def __init__(self, desk: Desk, client: AsyncWebClient, names: Names) -> None:
        """For one desk and one Slack."""
        self.desk = desk
        self.client = client
        self.names = names
        self._wanted = False
        self._task: asyncio.Task[None] | None = None
        self._later: asyncio.TimerHandle | None = None

    @property
    def idle(self) -> bool:
        """Whether nothing is being read."""
        return self._task is None or self._task.done()

    def again(self) -> None:
        """Read everything that may be unheard; once more after what is being read just now."""
        self._wanted = True
        if self.idle:
            self._task = asyncio.create_task(self._run(), name="catch-up")
            self._task.add_done_callback(self._done)

    async def since(self, at: datetime) -> None:
        """Read what has not been read since a time, by whatever process."""
        if self._task is not None:
            await asyncio.wait({self._task})
        await catch_up(self.desk, self.client, self.names, at)

    def stop(self) -> None:
        """Leave it where it is: the marks say how far that was."""
        if self._later is not None:
            self._later.cancel()
        if self._task is not None:
            self._task.cancel()

    async def _run(self) -> None:
        while self._wanted:
            self._wanted = False
            if not await catch_up(self.desk, self.client, self.names):
                self._soon()

    def _soon(self) -> None:
        self._later = asyncio.get_running_loop().call_later(AGAIN.total_seconds(), self.again)

    def _done(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and task.exception() is not None:
            log.error("catch_up.lost_track", exc_info=task.exception())
            self._soon()


async def catch_up(
    desk: Desk, client: AsyncWebClient, names: Names, read_before: datetime | None = None
) -> bool:
    """Hear everything in the agents' channels and the direct messages that has not been heard, in the order of writing.

    What has been heard changes nothing. False where a channel is worth another try soon.
    """
    done = True
    for gap in await desk.run(gaps, read_before):
        try:
            said, newest = await _read(client, gap)
        except CALL_ERRORS as error:
            trouble = trouble_of(error, 1)
            log.warning("catch_up.failed", extra={"channel": gap.channel_id, "error": trouble.word})
            done = done and trouble.meaning in LASTING
            continue
        for each in sorted(said, key=lambda each: each.ts):
            await _hear(desk, names, gap, each)
        await desk.run(mark_read, gap.channel_id, newest)
    return done


async def _read(client: AsyncWebClient, gap: Gap) -> tuple[list[Said], str]:
    """What may be unheard, and the ts up to which Slack has surely shown everything."""
    where = {"channel": gap.channel_id, "limit": PAGE}
    messages: dict[str, Json] = {}
    newest = gap.since
    async for page in _pages(client.conversations_history, **where, oldest=gap.back_to):
        if not messages:  # later pages are read later: what they show may be newer than what is missing here
            newest = max([newest, *(ts for message in page for ts in _stamps(message))])
        messages |= {message["ts"]: message for message in page}
    threads = [ts for ts, message in messages.items() if message.get("latest_reply", "") > gap.since]
    for thread_ts in (*threads, *gap.threads):
        async for page in _thread(client, **where, ts=thread_ts, oldest=gap.since):
            messages |= {message["ts"]: message for message in page}
    return [each for message in messages.values() for each in _said(message, gap.since)], newest


async def _thread(client: AsyncWebClient, **asked: Any) -> AsyncIterator[list[Json]]:  # noqa: ANN401 - JSON
    try:
        async for page in _pages(client.conversations_replies, **asked):
            yield page
    except SlackApiError as error:
        if word_of(error) != "thread_not_found":
            raise


async def _pages(
    call: Callable[..., Awaitable[AsyncSlackResponse]],
    **asked: Any,  # noqa: ANN401 - JSON
) -> AsyncIterator[list[Json]]:
    while True:
        answered = await _patiently(call, **asked)
        yield answered.get("messages") or []
        asked["cursor"] = (answered.get("response_metadata") or {}).get("next_cursor")
        if not asked["cursor"]:
            return


async def _patiently(
    call: Callable[..., Awaitable[AsyncSlackResponse]],
    **asked: Any,  # noqa: ANN401 - JSON
) -> AsyncSlackResponse:
    """Slack's answer; where it says that we ask too much, after as long as it says."""
    while True:
        try:
            return await call(**asked)
        except SlackApiError as error:
            trouble = trouble_of(error, 1)
            if trouble.meaning is not Meaning.SLOW_DOWN:
                raise
        await asyncio.sleep(trouble.wait.total_seconds())


def _stamps(message: Json) -> tuple[str, ...]:
    return message["ts"], message.get("latest_reply", ""), (message.get("edited") or {}).get("ts", "")


def _said(message: Json, since: str) -> list[Said]:
    """What of a message is new: itself, and its last edit, whose time Slack tells in whole seconds."""
    said = [Said(message["ts"], message)] if message["ts"] > since else []
    edited = (message.get("edited") or {}).get("ts", "")
    if edited and int(float(edited)) >= int(float(since)):
        said.append(Said(edited, message, edited=True))
    return said


async def _hear(desk: Desk, names: Names, gap: Gap, said: Said) -> None:
    message = said.message
    heard = message_in({"event": {**message, "channel": gap.channel_id}, "team_id": gap.team_id})
    if heard is None:
        return
    if said.edited:
        heard = replace(heard, edited=True, changed_at=time_of(said.ts))
    try:
        await hear(desk, names, heard, () if said.edited else files_in(message))
    except BROKEN:  # one message that nobody can understand must not hold up all that came after it
        log.exception("catch_up.cannot_be_heard", extra={"channel": gap.channel_id, "ts": said.ts})
