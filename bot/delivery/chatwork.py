"""Chatwork's API, as far as we use it: who we are, what was said in a room, and saying something there."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp

#: A call that takes longer is not worth waiting for; what it did is then not known.
PATIENCE = aiohttp.ClientTimeout(total=20)
#: Chatwork takes 300 calls in this time, and says in its answers how many are left of them.
WINDOW = timedelta(minutes=5)
#: How long the names of a room's people are believed; a stranger is asked for sooner.
NAMES_FOR, STRANGER_AFTER = timedelta(hours=12), timedelta(minutes=5)
#: How long somebody who waits for an answer of ours waits for a name.
NAMES_WITHIN = 3.0
#: A room takes 10 messages in this time.
ROOM_WINDOW = timedelta(seconds=10)
TOO_MANY = 429
#: As many of a room's messages can be had.
LATEST = 100


class ChatworkError(Exception):
    """Chatwork's answer was no."""

    def __init__(self, status: int, word: str, wait: timedelta = timedelta(0)) -> None:
        """With its status, its reason, and for too many calls how long it wants us to wait."""
        super().__init__(f"{status} {word}")
        self.status = status
        self.word = word
        self.wait = wait


@dataclass(frozen=True, slots=True)
class ChatworkAt:
    """Where Chatwork is, and as whom we speak there."""

    url: str
    token: str
    read_every: int = 5  # minutes between two readings of the rooms


class Chatwork:
    """Calls Chatwork with one person's token; raises ChatworkError and what aiohttp raises."""

    def __init__(self, at: ChatworkAt, session: aiohttp.ClientSession, now: Callable[[], datetime]) -> None:
        """With our clock, by which Chatwork's times are waited for."""
        self.names_within = NAMES_WITHIN
        self._at = at
        self._session = session
        self._now = now
        self._not_before: datetime | None = None
        self._account = ""
        self._names: dict[str, tuple[datetime, dict[str, str]]] = {}

    async def account(self) -> str:
        """The id of the account that the token belongs to, asked once."""
        if not self._account:
            self._account = str((await self._call("GET", "me"))["account_id"])
        return self._account

    async def post(self, room_id: str, body: str) -> str:
        """Say something in a room; answers the message's id."""
        said = await self._call("POST", f"rooms/{room_id}/messages", body=body, self_unread="0")
        return str(said["message_id"])

    async def latest(self, room_id: str) -> list[dict[str, Any]]:
        """The room's LATEST messages, oldest first."""
        return await self._call("GET", f"rooms/{room_id}/messages?force=1") or []

    async def name_of(self, room_id: str, account_id: str) -> str:
        """How somebody in a room is called, from memory where it is fresh; empty where Chatwork does not tell now."""
        asked_at, names = self._names.get(room_id, (None, {}))
        believed = NAMES_FOR if account_id in names else STRANGER_AFTER
        if asked_at is None or self._now() - asked_at > believed:
            names = await self._members(room_id, names)
            self._names[room_id] = (self._now(), names)
        return names.get(account_id, "")

    async def _members(self, room_id: str, known: dict[str, str]) -> dict[str, str]:
        try:
            async with asyncio.timeout(self.names_within):
                told = await self._call("GET", f"rooms/{room_id}/members")
        except (ChatworkError, aiohttp.ClientError, TimeoutError, OSError):
            return known
        return {str(each["account_id"]): str(each["name"]) for each in told or ()}

    async def _call(self, method: str, path: str, **form: str) -> Any:  # noqa: ANN401 - JSON
        self._may_call()
        headers = {"x-chatworktoken": self._at.token, "accept": "application/json"}
        async with self._session.request(
            method, self._at.url + path, headers=headers, data=form or None, timeout=PATIENCE
        ) as answer:
            self._note_limits(answer.headers)
            if answer.status == TOO_MANY:
                raise ChatworkError(TOO_MANY, "rate_limited", self._wait(await _reasons(answer)))
            if answer.status >= 400:  # noqa: PLR2004 - every kind of no
                raise ChatworkError(answer.status, await _reasons(answer) or f"http_{answer.status}")
            return None if answer.status == 204 else await answer.json()  # noqa: PLR2004 - nothing to tell

    def _may_call(self) -> None:
        """Raises ChatworkError without a call where Chatwork has said that it would be one too many."""
        if self._not_before is not None and self._now() < self._not_before:
            raise ChatworkError(TOO_MANY, "rate_limited", self._not_before - self._now())

    def _note_limits(self, headers: Any) -> None:  # noqa: ANN401 - aiohttp's own kind of mapping
        left, reset = headers.get("x-ratelimit-remaining", ""), headers.get("x-ratelimit-reset", "")
        self._not_before = None
        if left == "0" and reset.isdecimal():
            soonest, latest = self._now() + timedelta(seconds=1), self._now() + WINDOW
            self._not_before = min(max(datetime.fromtimestamp(int(reset), UTC), soonest), latest)

    def _wait(self, reasons: str) -> timedelta:
        """How long until Chatwork takes calls again: its reset, unless it is only the room that has had enough."""
        if self._not_before is None or "per room" in reasons:
            return ROOM_WINDOW
        return self._not_before - self._now()


async def _reasons(answer: aiohttp.ClientResponse) -> str:
    """What Chatwork says is wrong: {"errors": [...]}."""
    try:
        told = await answer.json(content_type=None)
    except ValueError:
        return ""
    errors = told.get("errors") if isinstance(told, dict) else None
    return " ".join(map(str, errors))[:200] if isinstance(errors, list) else ""
