"""`make screenshot`: the pictures of the README, taken of the real demo in a real browser."""

import asyncio
import json
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path
from typing import Any

from playwright.async_api import Page, async_playwright

from bot.local import without_proxies

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
PORT = 8057
BASE = f"http://127.0.0.1:{PORT}"
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


def control(call: str, **body: Any) -> Any:
    return post(f"control/{call}", **body)


def post(path: str, **body: Any) -> Any:
    data = json.dumps(body).encode()
    request = urllib.request.Request(f"{BASE}/{path}", data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answered:
        return json.load(answered)


def wait_for_demo() -> None:
    for _ in range(200):
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


def last_card() -> dict[str, Any]:
    with urllib.request.urlopen(f"{BASE}/control/messages?channel=stockout-desk&user=aoi") as answered:
        messages = json.load(answered)["messages"]
    return [message for message in messages if "K-" in message["text"] and message.get("blocks")][-1]


def press_first(card: dict[str, Any]) -> None:
    action = next(
        element["action_id"]
        for block in card["blocks"]
        for element in block.get("elements", [])
        if str(element.get("action_id", "")).startswith("case.choose")
    )
    control("click", channel="stockout-desk", ts=card["ts"], user="aoi", action_id=action)
    control("settle", timeout=10)
    control("clock", advance=11)
    control("settle", timeout=10)


async def take() -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
        desk = await browser.new_page(viewport={"width": 1440, "height": 1240})
        phone = await browser.new_page(viewport={"width": 390, "height": 844}, device_scale_factor=2)
        post("page/next")
        control("settle", timeout=10)
        card = last_card()
        await open_page(phone, "as=aoi&channel=stockout-desk&lang=ja")
        await phone.screenshot(path=IMAGES / "phone.png")
        await open_page(desk, "as=aoi&channel=stockout-desk&lang=ja")
        await desk.screenshot(path=IMAGES / "card.png")
        press_first(card)
        await open_page(desk, f"as=aoi&channel=stockout-desk&lang=ja&thread={card['ts']}")
        await desk.screenshot(path=IMAGES / "desk.png")
        await browser.close()


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
