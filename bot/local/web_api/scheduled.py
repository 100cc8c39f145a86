"""Messages for later, by the workspace's clock."""

from datetime import UTC, datetime, timedelta

from bot.local.errors import SlackError
from bot.local.messages import Scheduled
from bot.local.posting import post
from bot.local.shapes import Json
from bot.local.stamps import new_id
from bot.local.web_api.chat import draft_of, place_to_write
from bot.local.web_api.registry import Call, method

FURTHEST = timedelta(days=120)


@method("chat.scheduleMessage", "chat:write")
def schedule(call: Call) -> Json:
    """Post later; one with metadata never appears, as Slack warns."""
    core = call.core
    place, draft = place_to_write(call), draft_of(call)
    moment = datetime.fromtimestamp(call.args.number("post_at", 0), UTC)
    if moment <= core.clock.now():
        raise SlackError("time_in_past")
    if moment > core.clock.now() + FURTHEST:
        raise SlackError("time_too_far")
    waiting = Scheduled(new_id("Q"), place.id, int(moment.timestamp()), draft)
    core.scheduled[waiting.id] = waiting

    def due() -> None:
        if core.scheduled.pop(waiting.id, None) and not draft.metadata:
            post(core, place, core.people.bot, draft)

    core.timers.at(moment, due)
    shown = {"text": draft.text, "bot_id": core.people.bot.id, "type": "delayed_message"}
    return {
        "channel": place.id,
        "scheduled_message_id": waiting.id,
        "post_at": waiting.post_at,
        "message": shown,
    }


@method("chat.scheduledMessages.list")
def scheduled(call: Call) -> Json:
    channel = call.args.text("channel")
    waiting = [each for each in call.core.scheduled.values() if channel in ("", each.channel)]
    listed = [
        {"id": each.id, "channel_id": each.channel, "post_at": each.post_at, "text": each.draft.text}
        for each in waiting
    ]
    return {"scheduled_messages": listed, "response_metadata": {"next_cursor": ""}}


@method("chat.deleteScheduledMessage", "chat:write")
def unschedule(call: Call) -> Json:
    if not call.core.scheduled.pop(call.args.need("scheduled_message_id"), None):
        raise SlackError("invalid_scheduled_message_id")
    return {}
