"""The button below the preview of a list."""

from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.flows.files.open_sheet import open_sheet
from bot.flows.work import Desk
from bot.slack.actions import Action
from handlers.acting import act
from handlers.hearing import click_key

Ack = Callable[..., Awaitable[Any]]


def register(app: AsyncApp, desk: Desk) -> None:
    """Listen to the button that opens a list's cases."""

    async def pressed(ack: Ack, body: dict[str, Any]) -> None:
        await act(desk, body, click_key(body), open_sheet, int(body["actions"][0]["value"]))
        await ack()

    app.action(Action.SHEET_OPEN.value)(pressed)
