"""A message as Slack tells of it, by whatever event."""

from bot.flows.opening.message_in import MessageIn
from bot.rules.charsets import keepable
from bot.slack.incoming import text_of
from handlers.hearing import Payload, time_of


def said_in(
    channel_id: str, message: Payload, team_id: str, *, edited: bool = False, deleted: bool = False
) -> MessageIn:
    """What somebody of that team has written in a channel; the head of a thread names itself, and is no reply."""
    profile = message.get("user_profile") or {}
    app = message.get("username") or (message.get("bot_profile") or {}).get("name")
    thread_ts = str(message.get("thread_ts") or "")
    return MessageIn(
        channel_id=channel_id,
        ts=message["ts"],
        thread_ts=thread_ts if thread_ts != message["ts"] else "",
        text=text_of(message),
        author_id=message.get("user") or message.get("bot_id", ""),
        author=called(profile) or keepable(app or ""),
        author_team=team_id,
        written_at=time_of(message["ts"]),
        edited=edited,
        deleted=deleted,
    )


def called(profile: Payload) -> str:
    """The name under which Slack shows somebody; empty where it tells none."""
    return keepable(profile.get("display_name") or profile.get("real_name") or "")
