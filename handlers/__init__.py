"""HEAR: Slack listeners by feature, and HTTP webhooks: read the payload, run one flow, acknowledge.

Bolt hands a listener what its parameters are named after, and takes the first listener that fits: what is pressed most
stands first, what hears everything last.
"""

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.flows.work import Desk
from handlers import (
    cases,
    commands,
    fallback,
    files,
    home,
    modals,
    notices,
    ourselves,
    shared_desk,
    shortcuts,
    together,
)
from handlers.names import Names


def register_all(app: AsyncApp, desk: Desk, client: AsyncWebClient, names: Names) -> None:
    """Every listener there is."""
    ourselves.register(app)
    cases.register(app, desk)
    notices.register(app, desk, names)
    files.register(app, desk)
    modals.register(app, desk, client)
    together.register(app, desk, client)
    commands.register(app, desk, client)
    shortcuts.register(app, desk, client, names)
    home.register(app, desk)
    shared_desk.register(app, desk)
    fallback.register(app, desk)
