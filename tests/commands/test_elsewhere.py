"""Agents in Chatwork and notices over HTTP, at the command line."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import aiohttp
import pytest
from sqlmodel import select

from bot.commands.support.specs import SpecWrong, agent_spec
from bot.demo.chatwork import ACCOUNT, TOKEN, WEBHOOK_TOKEN, ChatworkStandin, Room, standing_in
from bot.local import Workspace
from bot.rules.words import Language
from handlers.hooks import sign
from store.database import Database
from store.tables import Agent
from tests.commands.conftest import Shell
from tests.lives import LONG

SECRET = "an-invented-secret-long-enough"


@pytest.fixture
async def chatwork() -> AsyncIterator[ChatworkStandin]:
    async with standing_in(lambda: datetime.now(UTC), {36818150: Room()}) as standin:
        assert standin is not None
        yield standin


def agents(shell: Shell) -> list[Agent]:
    database = Database(f"sqlite:///{shell.folder}/data/keppin.db")
    with database.transaction() as session:
        found = list(session.exec(select(Agent).order_by(Agent.id)))  # type: ignore[arg-type]
        session.expunge_all()
    database.close()
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("橋代行:rid36818150", ("橋代行", "", "36818150", None, ())),
        ("橋代行:rid36818150:ja:aid7、aid8", ("橋代行", "", "36818150", Language.JA, ("aid7", "aid8"))),
        ("橋代行:#橋-欠品+rid36818150:zh", ("橋代行", "#橋-欠品", "36818150", Language.ZH, ())),
        ("橋代行:C0AGENT+rid36818150", ("橋代行", "C0AGENT", "36818150", None, ())),
        ("橋代行：＃橋-欠品：zh：@lin", ("橋代行", "#橋-欠品", "", Language.ZH, ("@lin",))),
    ],
)
def test_an_agent_is_named_by_its_channel_its_room_or_both(text: str, expected: tuple[object, ...]) -> None:
    spec = agent_spec(text)
    assert (spec.name, spec.channel, spec.room, spec.language, spec.staff) == expected


@pytest.mark.parametrize(
    "text", ["橋代行", "橋代行:", "橋代行:zh", "橋代行:rid", "橋代行:36818150", "橋代行:+rid3"]
)
def test_an_agent_without_a_place_is_not_understood(text: str) -> None:
    with pytest.raises(SpecWrong):
        agent_spec(text)


async def test_init_keeps_rooms_and_the_same_again_changes_nothing(set_up: Shell) -> None:
    asked = (
        *("init", "--agent", "ラクマート:#rakumart-欠品+rid36818150:zh"),
        *("--agent", "Minato:rid36818151:ja:aid7"),
    )
    assert (await set_up(*asked)).code == 0
    both, only = agents(set_up)
    assert (both.channel_id, both.chatwork_room, both.route) == ("C0AGENT", "36818150", "slack")
    assert (only.channel_id, only.chatwork_room, only.route) == ("36818151", "36818151", "chatwork")
    assert only.staff == ["aid7"]
    assert "nothing has changed" in (await set_up(*asked)).out
    await set_up("init", "--agent", "ラクマート:rid36818150")  # its channel in Slack stays
    assert agents(set_up)[0].channel_id == "C0AGENT"
    await set_up("init", "--agent", "Minato:#other+rid36818151")
    assert (agents(set_up)[1].channel_id, agents(set_up)[1].route) == ("C0OTHER", "slack")


async def test_check_asks_chatwork(set_up: Shell, chatwork: ChatworkStandin) -> None:
    await set_up("init", "--agent", "ラクマート:#rakumart-欠品+rid36818150:zh", "--agent", "Minato:rid99:ja")
    said = await set_up("check")
    assert (said.code, "cannot be told anything" in said.out, "is heard" in said.out) == (1, True, True)
    set_up.env |= {
        "CHATWORK_API_URL": chatwork.url,
        "CHATWORK_API_TOKEN": TOKEN,
        "CHATWORK_WEBHOOK_TOKEN": WEBHOOK_TOKEN,
    }
    said = await set_up("check")
    assert f"Chatwork can be reached (account {ACCOUNT})" in said.out
    assert "we are in the Chatwork room 36818150 of the agent ラクマート" in said.out
    assert "we cannot enter the Chatwork room 99 of the agent Minato" in said.out
    said = await set_up("check", CHATWORK_API_TOKEN="wrong")
    assert (said.code, "cannot be used with CHATWORK_API_TOKEN" in said.out) == (1, True)


async def test_settings_that_cannot_be_right_are_told_together(set_up: Shell) -> None:
    wrong = {
        "KEPPIN_HOOK_SECRET": "short",
        "CHATWORK_WEBHOOK_TOKEN": "not base64!",
        "CHATWORK_API_URL": "chatwork",
    }
    said = await set_up("run", **wrong)
    assert (said.code, said.err.count("✗")) == (2, 4), said.err


async def test_in_socket_mode_run_opens_the_doors_for_notices_and_for_nothing_else(
    set_up: Shell, chatwork: ChatworkStandin, workspace: Workspace, unused_tcp_port: int
) -> None:
    doors = {
        "KEPPIN_HOOK_SECRET": SECRET,
        "CHATWORK_API_URL": chatwork.url,
        "CHATWORK_API_TOKEN": TOKEN,
        "CHATWORK_WEBHOOK_TOKEN": WEBHOOK_TOKEN,
        "PORT": str(unused_tcp_port),
    }
    await set_up("init", "--agent", "ラクマート:#rakumart-欠品+rid36818150:zh")
    running = await set_up.start("run", KEPPIN_LOG="json", **doors)
    assert running.stderr is not None
    async with asyncio.timeout(LONG):
        while b"keppin.running" not in (line := await running.stderr.readline()):
            assert line, "it ended"
    body = json.dumps({"text": "2026111316402859-300001の6番、没货了，下周一补。3個不足です。"}).encode()
    now = str(int(time.time()))
    signed = {"X-Keppin-Timestamp": now, "X-Keppin-Signature": sign(SECRET, now, body)}
    async with aiohttp.ClientSession(f"http://127.0.0.1:{unused_tcp_port}") as session:
        async with session.post("/hooks/notices", data=body, headers=signed) as answer:
            assert (answer.status, (await answer.json())["cases"]) == (202, [{"id": 1, "number": "K-1"}])
        async with session.post("/slack/events", data=body) as answer:
            assert answer.status == 404
    chatwork.hook = f"http://127.0.0.1:{unused_tcp_port}/hooks/chatwork"
    await chatwork.write(36818150, 7, "您好，订单2026111316402859-300001的8番缺货3个")
    async with asyncio.timeout(LONG):
        while len(workspace.messages("C0DESK", "U0MIO")) < 2:
            await asyncio.sleep(0.05)
    running.terminate()
    _, err = await running.communicate()
    assert running.returncode == 0
    assert SECRET not in err.decode()
    assert TOKEN not in err.decode()
