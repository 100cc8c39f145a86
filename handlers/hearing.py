"""Reading Slack's payloads: who, where, and the name under which this very event is heard only once."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bot.flows.actors import Actor
from bot.flows.deciding.pressed import Press
from bot.slack.actions import decode

Payload = Mapping[str, Any]

#: How a flow fails on what a message says, and not on the store.
BROKEN = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError)


def actor_of(body: Payload) -> Actor:
    """The person who acted, with their own team: for clicks Bolt's context would say ours (bolt reads `team.id`)."""
    user = body.get("user")
    if isinstance(user, Mapping):
        team = user.get("team_id") or (body.get("team") or {}).get("id", "")
        return Actor(user=str(user["id"]), team=str(team))
    return Actor(user=str(body["user_id"]), team=str(body["team_id"]))


def click_key(body: Payload) -> str:
    """The name of one click: Slack may tell of it twice."""
    action = body["actions"][0]
    container = body.get("container", {})
    place = container.get("message_ts") or container.get("view_id", "")
    return f"click:{place}:{action['action_id']}:{action['action_ts']}:{actor_of(body).user}"


def view_key(body: Payload) -> str:
    """The name of one submission of a modal."""
    return f"view:{body['view']['id']}:{body['view']['hash']}"


def press_of(value: str) -> Press:
    """The state of the case that a button or a modal belongs to."""
    pressed = decode(value)
    return Press(case_id=pressed.case_id, version=pressed.version, key=pressed.key or "")


def place_of(body: Payload) -> tuple[str, str | None]:
    """Where to answer the person: the channel and thread of the click, else a direct message."""
    container = body.get("container", {})
    channel = container.get("channel_id") or (body.get("channel") or {}).get("id") or body.get("channel_id")
    if not channel:
        return actor_of(body).user, None
    return str(channel), container.get("thread_ts")


def time_of(ts: str) -> datetime:
    """The time that a Slack ts tells."""
    return datetime.fromtimestamp(float(ts), UTC)
