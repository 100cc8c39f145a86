"""Whoever dropped a file is answered there where they dropped it."""

from datetime import datetime
from typing import Any

from bot.flows.actors import Actor
from bot.flows.opening.message_in import MessageIn
from bot.flows.outbox import answer
from bot.flows.work import Work


def message_of(details: dict[str, Any]) -> MessageIn:
    """The message that brought a file."""
    told = details["message"]
    return MessageIn(**{**told, "written_at": datetime.fromisoformat(told["written_at"])})


def writer_of(message: MessageIn) -> Actor:
    """Whoever wrote the message."""
    return Actor(user=message.author_id, team=message.author_team)


def answer_to(
    work: Work,
    event_key: str,
    message: MessageIn,
    code: str,
    **values: Any,  # noqa: ANN401 - JSON
) -> None:
    """Answer whoever wrote: in a direct message openly, in a channel seen by them alone."""
    is_direct = message.channel_id.startswith("D")
    answer(
        work,
        event_key,
        user=message.author_id,
        channel=message.author_id if is_direct else message.channel_id,
        thread_ts=None if is_direct else message.thread_ts or None,
        code=code,
        values=values,
    )
