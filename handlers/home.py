"""App Home: shown as things stand when somebody opens it."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.flows.actors import Actor
from bot.flows.ask_for_home import ask_for_home
from bot.flows.hearing.catch_up import remember_channel
from bot.flows.team.learn_words import take_word_back
from bot.flows.work import Desk
from bot.slack.actions import Action
from handlers.acting import act
from handlers.hearing import click_key

WORD_BACK = re.compile(f"^{re.escape(Action.WORD_BACK)}:")


def register(app: AsyncApp, desk: Desk) -> None:
    """Listen to people opening the home tab."""

    async def opened(body: dict[str, Any]) -> None:
        event = body["event"]
        if event.get("channel"):  # their direct messages with us, of which Slack does not tell otherwise
            await desk.run(remember_channel, event["channel"], event["event_ts"])
        if event.get("tab") == "home":
            await desk.run(
                ask_for_home, f"event:{body['event_id']}", Actor(user=event["user"], team=body["team_id"])
            )

    async def taken_back(ack: Callable[..., Awaitable[Any]], body: dict[str, Any]) -> None:
        word = body["actions"][0]["value"]
        await act(desk, body, click_key(body), take_word_back, word)
        await ack()

    app.event("app_home_opened")(opened)
    app.action(WORD_BACK)(taken_back)
