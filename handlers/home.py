"""App Home: shown as things stand when somebody opens it."""

from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.flows.actors import Actor
from bot.flows.list_cases import ask_for_home
from bot.flows.work import Desk


def register(app: AsyncApp, desk: Desk) -> None:
    """Listen to people opening the home tab."""

    async def opened(body: dict[str, Any]) -> None:
        event = body["event"]
        if event.get("tab") == "home":
            await desk.run(
                ask_for_home, f"event:{body['event_id']}", Actor(user=event["user"], team=body["team_id"])
            )

    app.event("app_home_opened")(opened)
