import asyncio
import os
import re
import signal
import sys
from contextlib import asynccontextmanager

import aiohttp

from bot.demo.control import Control
from bot.demo.lock import sole_use
from tests.stage import LONG


@asynccontextmanager
async def demo(folder):
    """`keppin demo` in a process of its own, killed in the end as if the power had gone."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "demo", "--port", "0", "--data", str(folder)),
        stdout=asyncio.subprocess.PIPE,
        env=os.environ | {"KEPPIN_LANG": "en"},
    )
    try:
        told = (await process.stdout.readuntil(b"Things to try")).decode()
        yield re.search(r"http://127\.0\.0\.1:\d+", told).group()
    finally:
        process.send_signal(signal.SIGKILL)
        await process.communicate()


async def card(control):
    """The newest; the real clock may reach the morning's summary meanwhile."""
    there = (await control.get("messages", channel="stockout-desk"))["messages"]
    return [message for message in there if message["text"].startswith("K-")][-1]


async def next_event(http, url):
    """The page's button: the agent writes; answers when."""
    async with http.post(f"{url}/page/next") as answer:
        assert (await answer.json())["key"] == "hoodie"
    there = (await Control(http, url).get("messages", channel="rakumart-欠品"))["messages"]
    return there[-1]["ts"]


async def test_a_second_demo_on_the_same_folder_is_refused_in_one_sentence(tmp_path):
    with sole_use(tmp_path):
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "demo", "--port", "0", "--data", str(tmp_path), "--fresh"),
            stderr=asyncio.subprocess.PIPE,
            env=os.environ | {"KEPPIN_LANG": "en"},
        )
        _out, said = await process.communicate()
    assert process.returncode == 1
    assert said.decode().startswith(f"Another demo is running on {tmp_path}.")
    assert len(said.decode().splitlines()) == 1


async def test_a_demo_that_is_killed_after_a_click_tells_the_agent_once_after_its_restart(tmp_path):
    async with aiohttp.ClientSession() as http:
        async with demo(tmp_path) as url:
            control = Control(http, url)
            await control.post("faults", ack_seconds=LONG)
            asked = await next_event(http, url)
            assert (await control.post("settle", timeout=LONG))["settled"]
            shown = await card(control)
            [choose, *_others] = [
                element["action_id"]
                for block in shown["blocks"]
                for element in block.get("elements", ())
                if element.get("action_id", "").startswith("case.choose")
            ]
            pressed = await control.post(
                "click", channel="stockout-desk", ts=shown["ts"], user="ren", action_id=choose
            )
            assert pressed["acked"]
        async with demo(tmp_path) as url:
            control = Control(http, url)
            await control.post("clock", advance=60)
            assert (await control.post("settle", timeout=LONG))["settled"]
            thread = await control.get("messages", channel="rakumart-欠品", thread_ts=asked)
            assert len(thread["messages"]) == 2
            assert (await card(control))["ts"] == shown["ts"]
