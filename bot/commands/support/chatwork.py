"""Chatwork for commands: where it is, and as whom we speak there."""

from collections.abc import Mapping

from bot.delivery.chatwork import ChatworkAt
from bot.settings import chatwork_url

#: How many minutes lie between two readings of the rooms: beside webhooks, and without any.
MAKES_UP, ALONE = 5, 1


def chatwork_at(found: Mapping[str, str]) -> ChatworkAt | None:
    """Chatwork, where the settings have a token for it."""
    token = found.get("CHATWORK_API_TOKEN", "").strip()
    has_webhooks = bool(found.get("CHATWORK_WEBHOOK_TOKEN", "").strip())
    every = MAKES_UP if has_webhooks else ALONE
    return ChatworkAt(chatwork_url(found), token, read_every=every) if token else None
