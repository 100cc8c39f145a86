"""How people are called. Slack says it only with what somebody of another organisation writes while we listen."""

import asyncio
import logging
from dataclasses import replace
from datetime import datetime, timedelta

from slack_sdk.web.async_client import AsyncWebClient

from bot.flows.opening.message_in import MessageIn
from bot.flows.work import Clock
from bot.slack.errors import CALL_ERRORS
from handlers.said import called

log = logging.getLogger(__name__)

#: People are called otherwise from time to time.
KEPT = timedelta(hours=1)
#: For how long Slack is not asked again that did not tell.
UNTOLD = timedelta(minutes=1)
#: A card without a name is better than one that is late: it should stand within a second.
PATIENCE = 0.5
#: How the ids of people begin; those of apps begin otherwise.
PEOPLE = ("U", "W")


class Names:
    """Asks Slack once an hour a person."""

    def __init__(self, client: AsyncWebClient, clock: Clock) -> None:
        """For one Slack."""
        self._client = client
        self._clock = clock
        self.patience = PATIENCE
        self._known: dict[str, tuple[str, datetime]] = {}

    def lacks(self, message: MessageIn) -> bool:
        """Whether a person wrote it whose name it does not tell."""
        return not (message.author or message.deleted) and message.author_id.startswith(PEOPLE)

    async def sign(self, message: MessageIn) -> MessageIn:
        """The message with its author's name; without, where Slack does not tell it in time."""
        if not self.lacks(message):
            return message
        return replace(message, author=await self._name_of(message.author_id))

    async def _name_of(self, user_id: str) -> str:
        name, until = self._known.get(user_id, ("", self._clock.now()))
        if until > self._clock.now():
            return name
        try:
            async with asyncio.timeout(self.patience):
                answered = await self._client.users_info(user=user_id)
        except CALL_ERRORS as error:
            log.warning("names.untold", extra={"error": type(error).__name__})
            self._known[user_id] = (name, self._clock.now() + UNTOLD)
            return name
        name = called((answered.get("user") or {}).get("profile") or {})
        self._known[user_id] = (name, self._clock.now() + KEPT)
        return name
