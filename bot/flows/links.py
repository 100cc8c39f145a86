"""Addresses of messages."""

from bot.flows.work import Work
from bot.rules.chatwork import message_link
from bot.rules.words import Route


def permalink(work: Work, channel: str, ts: str) -> str:
    """The address of a message, as Slack makes it from the workspace's own address; empty where there is none."""
    return f"{work.workspace.url}archives/{channel}/p{ts.replace('.', '')}" if channel and ts else ""


def address_in(work: Work, route: str, place: str, ts: str) -> str:
    """The address of a message that went out by a route."""
    if route == Route.CHATWORK:
        return message_link(place, ts)
    return permalink(work, place, ts)
