"""A member writes to Keppin alone: what they paste there is entered, and always answered."""

from dataclasses import replace

from bot.flows.actors import allowed
from bot.flows.files.answering import answer_to, writer_of
from bot.flows.hearing.catch_up import remember_channel
from bot.flows.hearing.hear_files import take_direct
from bot.flows.hearing.hear_message import told_by
from bot.flows.hearing.reread_notice import notice_deleted, notice_edited
from bot.flows.opening.log_hour import written_in
from bot.flows.opening.message_in import MessageIn, notice_from, source_of
from bot.flows.opening.new_case import agent_of, opened
from bot.flows.opening.receive_notice import known_source
from bot.flows.refusals import Refusal
from bot.flows.standing import message_deleted
from bot.flows.work import Work
from bot.rules.help_words import asks_for_help
from bot.rules.reading import read
from bot.rules.thread_words import decides
from bot.rules.words import Origin
from bot.slack.files import FileIn
from bot.slack.lists import HOW_TO_USE


def hear_direct(work: Work, event_key: str, message: MessageIn, files: tuple[FileIn, ...]) -> list[int]:
    """Open the cases of a notice pasted into a direct message; answers their ids.

    What is changed there later is read again, as in channels; a text that was no notice may become one.
    """
    remember_channel(work, message.channel_id, message.ts)
    if message.author_id == work.workspace.bot_user_id:
        if message.deleted:
            message_deleted(work, message.channel_id, message.ts)
        return []
    notice = known_source(work, source_of(message.channel_id, message.ts))
    if notice is not None and (message.deleted or message.edited):
        changed = notice_deleted if message.deleted else notice_edited
        return changed(work, event_key, notice, told_by(work, message))
    is_new = not message.edited or message.before not in {"", message.text}
    return (
        _said(work, event_key, message, files) if is_new and not message.deleted and message.author_id else []
    )


def _said(work: Work, event_key: str, message: MessageIn, files: tuple[FileIn, ...]) -> list[int]:
    take_direct(work, event_key, message, files)
    if files or not message.text.strip():
        return []
    if asks_for_help(message.text) and message.author_team == work.workspace.team_id:
        answer_to(work, event_key, message, HOW_TO_USE)
        return []
    try:
        allowed(work, writer_of(message))
    except Refusal as refusal:
        answer_to(work, event_key, message, refusal.code, **refusal.values)
        return []
    if decides(message.text):
        answer_to(work, event_key, message, "direct_decides_nothing", desk=work.workspace.desk_channel)
        return []
    if not read(message.text, received_at=work.local(message.written_at)).is_stockout:
        answer_to(work, event_key, message, "direct_no_stockout")
        return []
    return _entered(work, event_key, message)


def _entered(work: Work, event_key: str, message: MessageIn) -> list[int]:
    """As `/stockout new`; the message itself is seen by nobody else, so that no link leads to it."""
    pasted = notice_from(work, message, agent_of(work, None), reported_by=message.author_id)
    pasted = replace(pasted, origin=Origin.DIRECT, author="", permalink="")
    written_at = written_in(work, message.text, message.written_at)
    return opened(work, event_key, writer_of(message), replace(pasted, written_at=written_at))
