"""The page of the local workspace: what people see and press, drawn on the server."""

from aiohttp import web

from bot.local.page.ports import Workspace
from bot.local.page.routes import Page


def add_page(app: web.Application, workspace: Workspace) -> None:
    """Add the page's addresses to an application that serves this workspace."""
    Page(workspace).add_to(app)
