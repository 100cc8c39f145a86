"""Checks that ask Chatwork: the token, and the rooms of the agents."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime

import aiohttp

from bot.commands.support.chatwork import chatwork_at
from bot.commands.support.findings import Findings
from bot.delivery.chatwork import Chatwork, ChatworkAt, ChatworkError
from bot.flows.team.look_over import DeskSeen

#: What a call can throw at us.
ERRORS = (ChatworkError, aiohttp.ClientError, asyncio.TimeoutError, OSError)


def check_chatwork(findings: Findings, found: Mapping[str, str], desk: DeskSeen | None) -> None:
    """Whether Chatwork takes the token, and whether we are in the agents' rooms."""
    at = chatwork_at(found)
    rooms = {agent.chatwork_room: agent.name for agent in desk.agents if agent.chatwork_room} if desk else {}
    if at is not None:
        asyncio.run(_ask(findings, at, rooms))
    elif rooms:
        findings.broken("no_chatwork_token", names=list(rooms.values()))
    if rooms and not found.get("CHATWORK_WEBHOOK_TOKEN", "").strip():
        findings.doubtful("no_chatwork_webhook", names=list(rooms.values()))


async def _ask(findings: Findings, at: ChatworkAt, rooms: Mapping[str, str]) -> None:
    async with aiohttp.ClientSession() as session:
        chatwork = Chatwork(at, session, lambda: datetime.now(UTC))
        try:
            findings.fine("chatwork", account=await chatwork.account())
        except ERRORS as error:
            findings.broken("chatwork_refuses", url=at.url, said=str(error) or type(error).__name__)
            return
        for room, name in rooms.items():
            await _check_room(findings, chatwork, room, name)


async def _check_room(findings: Findings, chatwork: Chatwork, room: str, name: str) -> None:
    try:
        await chatwork.latest(room)
    except ERRORS as error:
        findings.broken("chatwork_room_shut", name=name, room=room, said=str(error))
    else:
        findings.fine("chatwork_room", name=name, room=room)
