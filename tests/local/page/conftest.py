"""A browser, a workspace with the toy app behind it, and its page, for the browser tests."""

import pytest_asyncio
from playwright.async_api import expect
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.local import Clock, Workspace, without_proxies
from tests.chromium import DESK, chromium
from tests.local.conftest import PING
from tests.local.page.stage import NOON
from tests.local.page.toy import WORLD, listen, manifest
from tests.stage import LONG, patient


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser():
    async with chromium() as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="module")
async def workspace():
    workspace = patient(Workspace(WORLD, manifest(), clock=Clock(NOON, frozen=True)))
    await workspace.start()
    with without_proxies():
        client = AsyncWebClient(token=workspace.bot_token, base_url=workspace.api_url, retry_handlers=[])
        app = listen(AsyncApp(client=client, process_before_response=True))
        handler = AsyncSocketModeHandler(app, workspace.app_token, ping_interval=PING)
        await handler.connect_async()
        await workspace.core.sockets.ready()
        yield workspace
        await handler.close_async()
    await workspace.stop()


@pytest_asyncio.fixture(loop_scope="module")
async def open_page(browser, workspace):
    """Opens an address of the page; a script error on it fails the test."""
    contexts, errors = [], []

    async def opened(query, viewport=DESK):
        context = await browser.new_context(viewport=viewport, locale="ja-JP")
        contexts.append(context)
        page = await context.new_page()
        page.set_default_timeout(LONG * 1000)
        page.on("pageerror", lambda error: errors.append(str(error)))
        await page.goto(f"{workspace.url}/?{query}")
        await expect(page.locator("body")).to_have_attribute("data-live", "yes")
        return page

    yield opened
    for context in contexts:
        await context.close()
    assert not errors
