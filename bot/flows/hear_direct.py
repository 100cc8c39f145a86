"""A member writes to Keppin alone: what they paste there is entered, and always answered."""

from dataclasses import replace

from bot.flows.actors import allowed
from bot.flows.catch_up import remember_channel
from bot.flows.hear_files import FileIn, answer_to, person_of, take_direct
from bot.flows.hear_message import MessageIn, notice_from
from bot.flows.new_case import agent_of, opened
from bot.flows.refusals import Refusal
from bot.flows.work import Work
from bot.rules.reading import read
from bot.rules.words import Origin


def hear_direct(work: Work, heard: str, message: MessageIn, files: tuple[FileIn, ...]) -> list[int]:
    """Open the cases of a notice pasted into a direct message; answers their ids."""
    remember_channel(work, message.channel_id, message.ts)
    if message.edited or message.deleted or message.author_id in {"", work.workspace.bot_user_id}:
        return []
    take_direct(work, message, files)
    if files or not message.text.strip():
        return []
    try:
        allowed(work, person_of(message))
    except Refusal as refusal:
        answer_to(work, heard, message, refusal.code, **refusal.values)
        return []
    if not read(message.text, received_at=message.written_at).is_stockout:
        answer_to(work, heard, message, "direct_no_stockout")
        return []
    return _entered(work, heard, message)


def _entered(work: Work, heard: str, message: MessageIn) -> list[int]:
    """As `/stockout new`; the message itself is seen by nobody else, so that no link leads to it."""
    pasted = notice_from(work, message, agent_of(work, None), reported_by=message.author_id)
    return opened(
        work, heard, person_of(message), replace(pasted, origin=Origin.DIRECT, author="", permalink="")
    )
