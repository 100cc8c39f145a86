"""The browser of the browser tests: Debian's Chromium, driven by Playwright."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Browser, async_playwright, expect

from tests.stage import LONG

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
FLAGS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
expect.set_options(timeout=LONG * 1000)
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 360, "height": 780}

#: Without a browser these tests are left out, but never in CI: there they fail and say so.
needs_chromium = pytest.mark.skipif(
    not shutil.which("chromium") and not os.environ.get("CI"),
    reason="there is no Chromium here: tests/setup-browser installs Debian's",
)


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """A browser that has just been started."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM, args=FLAGS, timeout=2 * LONG * 1000
        )
        yield browser
        await browser.close()
