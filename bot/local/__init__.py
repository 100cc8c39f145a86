"""A small Slack on this machine, for the demo and the tests; it knows nothing of the app that it serves."""

from bot.local.clock import Clock
from bot.local.errors import LocalWorkspaceRefused, RealTokenNear
from bot.local.refusal import without_proxies
from bot.local.workspace import Workspace
from bot.local.world import (
    Channel,
    Elsewhere,
    Group,
    Organisation,
    PastMessage,
    Person,
    ScriptedEvent,
    ScriptedFile,
    World,
)

__all__ = [
    "Channel",
    "Clock",
    "Elsewhere",
    "Group",
    "LocalWorkspaceRefused",
    "Organisation",
    "PastMessage",
    "Person",
    "RealTokenNear",
    "ScriptedEvent",
    "ScriptedFile",
    "Workspace",
    "World",
    "without_proxies",
]
