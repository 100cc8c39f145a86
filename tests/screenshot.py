"""`make screenshot`: the pictures of the README, taken of the real demo in a real browser."""

import asyncio
import base64
import json
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path
from typing import Any
from urllib.parse import quote

from playwright.async_api import Browser, Page, async_playwright

from bot.local import without_proxies

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
PORT = 8057
BASE = f"http://127.0.0.1:{PORT}"
WIDTH, HEIGHT, AGENT_WIDTH, GAP = 1440, 1330, 460, 4
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


def control(call: str, **body: Any) -> Any:
    return post(f"control/{call}", **body)


def post(path: str, **body: Any) -> Any:
    data = json.dumps(body).encode()
    request = urllib.request.Request(f"{BASE}/{path}", data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answered:
        return json.load(answered)


def wait_for_demo() -> None:
    for _ in range(900):
        try:
            control("settle", timeout=5)
        except OSError:
            subprocess.run(["sleep", "0.1"], check=True)
        else:
            return
    sys.exit("the demo did not open")


async def open_page(page: Page, query: str) -> None:
    await page.goto(f"{BASE}/?{query}")
    await page.wait_for_selector("body[data-live=yes]")
    await page.wait_for_timeout(400)


def side_by_side(*pictures: bytes) -> str:
    """A page with the pictures in one row."""
    shown = (base64.b64encode(picture).decode() for picture in pictures)
    row = "".join(f'<img src="data:image/png;base64,{picture}">' for picture in shown)
    return f'<body style="margin:0;display:flex;gap:{GAP}px;background:#b9c4c6">{row}</body>'


async def take() -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
        post("page/next")
        control("settle", timeout=10)
        control("clock", advance=120)
        control("settle", timeout=10)
        phone = await browser.new_page(viewport={"width": 390, "height": 844}, device_scale_factor=2)
        await open_page(phone, "as=aoi&channel=stockout-desk&lang=ja")
        await phone.screenshot(path=IMAGES / "phone.png")
        wide = await browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        await open_page(wide, "as=aoi&channel=stockout-desk&lang=ja")
        await wide.screenshot(path=IMAGES / "card.png")
        await take_desk(browser, wide)
        await browser.close()


async def take_desk(browser: Browser, both: Page) -> None:
    """The agent's channel as its staff see it, beside the desk."""
    agent = await browser.new_page(viewport={"width": AGENT_WIDTH, "height": HEIGHT})
    await open_page(agent, f"as=limin&channel={quote('rakumart-欠品')}&lang=ja")
    desk = await browser.new_page(viewport={"width": WIDTH - AGENT_WIDTH - GAP, "height": HEIGHT})
    await open_page(desk, "as=aoi&channel=stockout-desk&lang=ja")
    await both.set_content(side_by_side(await agent.screenshot(), await desk.screenshot()))
    await both.screenshot(path=IMAGES / "desk.png")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, without_proxies():
        command = [sys.executable, "-m", "bot", "demo", "--port", str(PORT), "--data", folder]
        demo = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
        try:
            wait_for_demo()
            asyncio.run(take())
        finally:
            demo.terminate()
            demo.wait()


if __name__ == "__main__":
    main()
