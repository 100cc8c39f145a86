import asyncio
import os
import re
import signal
import sys
from contextlib import asynccontextmanager

import aiohttp

from bot.demo.control import Control


@asynccontextmanager
async def demo(folder, http):
    """`keppin demo` in a process of its own, killed in the end as if the power had gone."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "demo", "--port", "0", "--data", str(folder)),
        stdout=asyncio.subprocess.PIPE,
        env=os.environ | {"KEPPIN_LANG": "en"},
    )
    try:
        told = (await process.stdout.readuntil(b"Things to try")).decode()
        yield Control(http, re.search(r"http://127\.0\.0\.1:\d+", told).group())
    finally:
        process.send_signal(signal.SIGKILL)
        await process.communicate()


async def card(control):
    found = (await control.get("messages", channel="stockout-desk"))["messages"]
    [shown] = [each for each in found if each.get("bot_id")]
    return shown


async def test_a_demo_that_is_killed_after_a_click_tells_the_agent_once_after_its_restart(tmp_path):
    async with aiohttp.ClientSession() as http:
        async with demo(tmp_path, http) as control:
            notice = (await control.post("play"))["played"]["ts"]
            assert (await control.post("settle", timeout=10))["settled"]
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
        async with demo(tmp_path, http) as control:
            await control.post("clock", advance=60)
            assert (await control.post("settle", timeout=10))["settled"]
            thread = await control.get("messages", channel="rakumart-欠品", thread_ts=notice)
            assert len(thread["messages"]) == 2
            assert (await card(control))["ts"] == shown["ts"]
