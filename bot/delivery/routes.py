"""The ways out of the house: what the worker asks of each."""

from typing import Protocol

from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.chatwork import Chatwork, ChatworkError
from bot.delivery.chatwork_route import ChatworkRoute
from bot.delivery.parcel import Parcel
from bot.delivery.slack_route import SlackRoute
from bot.rules.words import Route
from bot.slack.errors import CALL_ERRORS, NotLookedUpError, Trouble

#: Everything that a way out may throw at us.
SEND_ERRORS = (*CALL_ERRORS, ChatworkError, NotLookedUpError)


class WayOut(Protocol):
    """Sends a message, and knows what its errors mean."""

    async def send(self, parcel: Parcel) -> str:
        """Send it and answer its name there. Raises SEND_ERRORS."""
        ...

    def trouble(self, error: BaseException, attempts: int) -> Trouble:
        """What the error of sending means."""
        ...


def ways_out(client: AsyncWebClient, chatwork: Chatwork | None) -> dict[str, WayOut]:
    """Every way out, by the name that deliveries give it."""
    return {Route.SLACK: SlackRoute(client), Route.CHATWORK: ChatworkRoute(chatwork)}
