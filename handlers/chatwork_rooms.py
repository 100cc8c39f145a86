"""Reading in Chatwork's rooms what no webhook told of."""

import logging
from typing import Any

from bot.delivery.chatwork import LATEST, Chatwork
from bot.delivery.routes import SEND_ERRORS
from bot.flows.hearing.catch_up_rooms import RoomGap, room_gaps, room_read
from bot.flows.hearing.hear_chatwork import hear_chatwork
from bot.flows.work import Desk
from handlers.chatwork import message_of
from handlers.hearing import BROKEN

log = logging.getLogger(__name__)


async def read_rooms(desk: Desk, chatwork: Chatwork) -> None:
    """Hear what was written in the agents' rooms and no webhook told of; what has been heard changes nothing."""
    for gap in await desk.run(room_gaps):
        asked_at = desk.clock.now()
        try:
            messages = await chatwork.latest(gap.room_id)
        except SEND_ERRORS as error:
            log.warning("chatwork.not_read", extra={"room": gap.room_id, "error": str(error)})
            continue
        await _hear_missed(desk, gap, messages)
        await desk.run(room_read, gap, asked_at)


async def _hear_missed(desk: Desk, gap: RoomGap, messages: list[dict[str, Any]]) -> None:
    since = gap.since.timestamp()
    missed = [each for each in messages if max(each["send_time"], each["update_time"]) >= since]
    if len(missed) >= LATEST:
        log.warning("chatwork.gap_too_long", extra={"room": gap.room_id})  # older ones are not to be had
    for each in missed:
        try:
            await _hear(desk, gap.room_id, each)
        except BROKEN:  # one message that nobody can understand must not hold up all others, in whatever room
            said = {"room": gap.room_id, "chatwork_message": each["message_id"]}
            log.exception("chatwork.cannot_be_heard", extra=said)


async def _hear(desk: Desk, room_id: str, told: dict[str, Any]) -> None:
    who = told["account"]
    message = message_of(told, room_id, who["account_id"], str(who.get("name") or ""))
    await desk.run(hear_chatwork, message.event_key, message)
