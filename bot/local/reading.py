"""Messages as one person sees them, with what the page shows besides."""

from bot.local.core import Core
from bot.local.messages import Message
from bot.local.shapes import Json


def messages_as_seen(core: Core, channel: str, user: str, thread_ts: str = "") -> list[Json]:
    """The channel or one thread, without what is meant for others; all of it where no user asks."""
    there = core.messages.of_thread(channel, thread_ts) if thread_ts else core.messages.of_channel(channel)
    return [_seen(core, each) for each in there if not (user and each.only_for) or each.only_for == user]


def _seen(core: Core, message: Message) -> Json:
    more: Json = {"edits": message.edits, "is_ephemeral": bool(message.only_for)}
    if message.only_for:
        more["ephemeral_to"] = message.only_for
    return core.messages.shown(message) | more
