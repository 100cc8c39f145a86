"""Chatwork for commands: where it is, and as whom we speak there."""

from collections.abc import Mapping

from bot.delivery.chatwork import ChatworkAt
from bot.settings import chatwork_url


def chatwork_at(found: Mapping[str, str]) -> ChatworkAt | None:
    """Chatwork, where the settings have a token for it."""
    token = found.get("CHATWORK_API_TOKEN", "").strip()
    return ChatworkAt(chatwork_url(found), token) if token else None
