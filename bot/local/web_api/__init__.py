"""Slack's Web API as far as a bot of this kind uses it, one file per family of methods."""

from bot.local.web_api import chat, conversations, files, own, reactions, scheduled, users, views
from bot.local.web_api.dispatch import answer_call

__all__ = [
    "answer_call",
    "chat",
    "conversations",
    "files",
    "own",
    "reactions",
    "scheduled",
    "users",
    "views",
]
