"""The delivery worker: claims what is due, sends it, and writes down what became of it."""

import asyncio
import logging
from datetime import timedelta

from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.chatwork import Chatwork
from bot.delivery.fetching import fetch
from bot.delivery.parcel import Parcel
from bot.delivery.parcels import BROKEN, in_full, parcel_of
from bot.delivery.routes import SEND_ERRORS, ways_out
from bot.delivery.sharing import share
from bot.delivery.turns import Sending, Turns, wait_for
from bot.flows.sending.deliver import claim_due, leave_unknown, nothing_due, put_off, stumbled, take_over
from bot.flows.sending.delivered import STUMBLES, delivered, given_up, not_looked_up
from bot.flows.work import Desk
from bot.slack.errors import Meaning, NotLookedUpError
from store.tables.outbox import NOT_FOLLOWED

log = logging.getLogger(__name__)

#: How many messages are under way at once.
AT_ONCE = 8
#: For how many seconds the end waits for what is under way; whoever stops us is seldom patient for more than ten.
LAST_WORDS = 5.0
#: A single sending is over within this many seconds, and so before its lease is (bot/flows/deliver.py).
WITHIN = 40.0
#: What stumbles is tried so often: it may be that somebody was just doing something else with the case.
TRIES = 3


class Worker:
    """Sends what is due whenever it is woken; any number of processes may do so side by side."""

    def __init__(self, desk: Desk, client: AsyncWebClient, chatwork: Chatwork | None = None) -> None:
        """For one desk, into one Slack, and into Chatwork where the team has it."""
        self.desk = desk
        self.client = client
        self.ways_out = ways_out(client, chatwork)
        self.within = WITHIN
        self.last_words = LAST_WORDS
        self._woken = asyncio.Event()
        self._under_way: dict[Sending, int] = {}  # and the deliveries that they send
        self._turns = Turns()
        self._running: asyncio.Task[None] | None = None
        self._takes_over = False
        self._stops = False

    def start(self, *, takes_over: bool = False) -> None:
        """Begin with whatever an earlier process left; with takes_over at once, even if it has just died."""
        self._takes_over = takes_over
        self._running = asyncio.create_task(self._run(), name="delivery")
        self.wake()

    @property
    def running(self) -> bool:
        """Whether deliveries go out."""
        return self._running is not None and not self._running.done()

    def wake(self) -> None:
        """Something may be due now."""
        self._woken.set()

    async def stop(self) -> None:
        """Claim nothing more, finish what is under way, and stop.

        What takes too long is left as by a process that was killed: the next one looks whether it was sent.
        """
        if self._running is None:
            return
        self._stops = True
        self.wake()
        await asyncio.wait({self._running}, timeout=self.last_words)
        left = (self._running, *self._under_way)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    async def idle(self) -> bool:
        """Whether nothing is under way and nothing is due."""
        if self._under_way or self._woken.is_set():
            return False
        return await self.desk.run(nothing_due)

    async def _run(self) -> None:
        while not self._stops:
            self._woken.clear()
            try:
                if self._takes_over:
                    await self.desk.run(take_over)
                    self._takes_over = False
                await self._send_due()
            except Exception:  # the one place that must outlive anything; what failed stays in the outbox
                log.exception("delivery.stumbled")
                await asyncio.sleep(1)
                self.wake()
            await self._woken.wait()
        if self._under_way:
            await asyncio.wait(self._under_way)

    async def _send_due(self) -> None:
        room = AT_ONCE - len(self._under_way)
        if room <= 0:
            return
        parcels = await self.desk.run(claim_due, room, parcel_of, tuple(self._under_way.values()))
        for parcel in parcels:
            task = asyncio.create_task(self._send(parcel, self._turns.before(parcel)))
            self._turns.take(parcel, task)
            self._under_way[task] = parcel.delivery_id
            task.add_done_callback(self._done)

    def _done(self, task: Sending) -> None:
        self._under_way.pop(task, None)
        if not task.cancelled() and task.exception() is not None:
            log.error("delivery.lost_track", exc_info=task.exception())
        self.wake()

    async def _send(self, parcel: Parcel, before: Sending | None) -> None:
        parcel = await in_full(self.desk, parcel)
        if parcel.refused:
            await self.desk.run(given_up, parcel.delivery_id, parcel.attempt, parcel.refused)
            return
        if parcel.later is not None:
            await self.desk.run(put_off, parcel.delivery_id, parcel.attempt, parcel.later, "")
            return
        try:
            ts = await self._carried(parcel, before)
            await self.desk.run(delivered, parcel.delivery_id, ts)
        except SEND_ERRORS as error:
            await self._failed(parcel, error)
        except (*BROKEN, *STUMBLES):
            log.exception("delivery.stumbled_over", extra={"delivery": parcel.delivery_id})
            await self._stumbled(parcel)

    async def _carried(self, parcel: Parcel, before: Sending | None) -> str:
        if parcel.upload is not None:
            await share(self.desk, self.client, parcel, parcel.upload)
            return ""
        async with asyncio.timeout(self.within):
            if parcel.fetch is not None:
                await fetch(self.desk, self.client, parcel.fetch)
                return ""
            await wait_for(before)
            return "" if parcel.nothing_to_send else await self.ways_out[parcel.route].send(parcel)

    async def _stumbled(self, parcel: Parcel) -> None:
        """It was sent, and what follows from that cannot be done: after a few tries somebody is told."""
        this = (parcel.delivery_id, parcel.attempt)
        stumbles = await self.desk.run(stumbled, *this)
        if stumbles < TRIES:
            await self.desk.run(leave_unknown, *this, timedelta(seconds=stumbles), NOT_FOLLOWED)
        else:
            await self.desk.run(given_up, *this, NOT_FOLLOWED)

    async def _failed(self, parcel: Parcel, error: BaseException) -> None:
        cause = (error.__cause__ or error) if isinstance(error, NotLookedUpError) else error
        trouble = self.ways_out[parcel.route].trouble(cause, parcel.attempt - 1)
        log.warning("delivery.failed", extra={"delivery": parcel.delivery_id, "error": trouble.word})
        this = (parcel.delivery_id, parcel.attempt)
        match trouble.meaning:
            case Meaning.HOPELESS | Meaning.SHUT if cause is not error:
                await self.desk.run(not_looked_up, *this, trouble.word, again_after=trouble.wait)
            case Meaning.HOPELESS | Meaning.SHUT:
                shut = trouble.meaning is Meaning.SHUT
                await self.desk.run(given_up, *this, trouble.word, again_after=trouble.wait, shut=shut)
            case Meaning.SLOW_DOWN | Meaning.WAIT if not parcel.maybe_sent:
                slow = trouble.meaning is Meaning.SLOW_DOWN
                await self.desk.run(put_off, *this, trouble.wait, trouble.word, whole_channel=slow)
            case _:  # even where it was the looking up that failed: what happened before is still not known
                wait = max(trouble.wait, timedelta(seconds=1))
                await self.desk.run(leave_unknown, *this, wait, trouble.word)
