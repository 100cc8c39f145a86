"""`keppin run` as a process of its own, against a workspace in this one."""

import asyncio
import hashlib
import hmac
import io
import json
import signal
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Callable

import aiohttp
import pytest
from sqlalchemy import make_url

from bot.local import Workspace
from tests.commands.conftest import Ended, Shell, log_of
from tests.lives import LONG

NOTICE = "2026111316402859-300001の6番、没货了，下周一补。3個不足です。"


class Running:
    """A `keppin run`, with the log it has written so far."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.err = ""

    async def until(self, event: str) -> None:
        """Read the log up to an event."""
        assert self.process.stderr is not None
        try:
            async with asyncio.timeout(LONG):
                while f'"event": "{event}"' not in self.err:
                    line = await self.process.stderr.readline()
                    assert line, f"it ended without {event}:\n{self.err}"
                    self.err += line.decode()
        except TimeoutError:
            pytest.fail(f"no {event} within {LONG} s; its log so far:\n{self.err}")

    async def stop(self, number: signal.Signals = signal.SIGTERM) -> Ended:
        if self.process.returncode is None:
            self.process.send_signal(number)
        async with asyncio.timeout(LONG):
            _, err = await self.process.communicate()
        self.err += err.decode()
        assert self.process.returncode is not None
        return Ended(self.process.returncode, "", self.err)


Start = Callable[..., Awaitable[Running]]


@pytest.fixture
async def start(set_up: Shell) -> AsyncIterator[Start]:
    began: list[Running] = []

    async def started(*args: str, **env: str) -> Running:
        began.append(Running(await set_up.start("run", *args, KEPPIN_LOG="json", **env)))
        return began[-1]

    yield started
    for running in began:
        if running.process.returncode is None:
            running.process.kill()
            await running.process.communicate()


async def card(workspace: Workspace, running: Running) -> str:
    """The text of the first card on the desk, as soon as it stands there."""
    try:
        async with asyncio.timeout(LONG):
            while not (found := workspace.messages("C0DESK", "U0MIO")):
                await asyncio.sleep(0.02)
    except TimeoutError:
        pytest.fail(f"no card; its log:\n{(await running.stop()).err}\nthe workspace's:\n{workspace.log()}")
    return str(found[0]["text"])


async def say(workspace: Workspace, user: str, text: str) -> None:
    said = {"channel": "C0AGENT", "user": user, "text": text}
    async with (
        aiohttp.ClientSession() as session,
        session.post(workspace.url + "/control/message", json=said),
    ):
        pass


async def test_a_notice_becomes_a_card_and_a_signal_ends_it_gracefully(start: Start, workspace: Workspace):
    running = await start()
    await running.until("keppin.running")
    await say(workspace, "U0LIN", NOTICE)
    assert "K-1" in await card(workspace, running)
    ended = await running.stop()
    assert ended.code == 0, ended.err
    assert [line["event"] for line in log_of(ended.err)][-2:] == ["keppin.stopping", "keppin.stopped"]
    assert workspace.bot_token not in ended.err
    assert NOTICE not in ended.err


async def test_ctrl_c_ends_it_as_well(start: Start):
    running = await start()
    await running.until("keppin.running")
    assert (await running.stop(signal.SIGINT)).code == 0


async def test_a_second_one_on_the_same_sqlite_file_is_told_what_to_do(start: Start, set_up: Shell):
    first = await start()
    await first.until("keppin.running")
    said = await set_up.process("run")
    assert (said.code, "Traceback" in said.err) == (1, False), said.err
    assert "Another keppin run works on this database already" in said.err
    assert f"process {first.process.pid}" in said.err
    first.process.kill()
    await first.process.wait()
    await (await start()).until("keppin.running")  # the lock went with its process


async def test_missing_settings_are_one_message(shell: Shell):
    said = await shell.process("run", PORT="http", SLACK_API_URL="slack")
    assert (said.code, said.out, "Traceback" in said.err) == (2, "", False)
    assert said.err.count("✗") == 4


async def test_a_new_sqlite_file_is_prepared_and_an_unknown_workspace_told(at_slack: Shell):
    said = await at_slack.process("run")
    assert (said.code, "Traceback" in said.err) == (1, False), said.err
    assert (at_slack.folder / "data" / "keppin.db").exists()
    assert "(T0SHOP) is not set up yet. Run keppin init." in said.err


@pytest.mark.parametrize("name", ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"])
async def test_a_token_that_slack_refuses_is_one_message(set_up: Shell, name: str):
    said = await set_up.process("run", **{name: f"{set_up.env[name][:5]}wrong"})
    assert (said.code, "Traceback" in said.err) == (1, False), said.err
    assert f"cannot be used with {name}: the token is not right" in said.err


async def test_a_slack_that_does_not_answer_is_one_message(set_up: Shell):
    said = await set_up.process("run", SLACK_API_URL="http://127.0.0.1:9/api/")
    assert (said.code, "Traceback" in said.err) == (1, False), said.err
    assert "could not be reached" in said.err


async def test_over_http_slack_is_heard_and_the_hosting_answered(start: Start, workspace: Workspace):
    port = free_port()
    del_app_token = {"SLACK_APP_TOKEN": "", "SLACK_SIGNING_SECRET": workspace.signing_secret}
    running = await start("--http", PORT=str(port), **del_app_token)
    await running.until("keppin.running")
    workspace.use_http(f"http://127.0.0.1:{port}/slack/events")
    async with aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session:
        for path in ("/healthz", "/readyz"):
            async with session.get(path) as answer:
                assert (answer.status, await answer.text()) == (200, "ok")
        await say(workspace, "U0LIN", NOTICE)
        assert "K-1" in await card(workspace, running)
        assert await refused(session, workspace.signing_secret) == [401, 401, 400, 413]
    ended = await running.stop()
    assert ended.code == 0, ended.err
    assert NOTICE not in ended.err


async def refused(session: aiohttp.ClientSession, secret: str) -> list[int]:
    """The answers to what Slack would not send."""
    event = json.dumps({"type": "event_callback", "event": {"type": "message"}})
    asked = [
        (event, signed(event, "another secret")),
        (event, {"X-Slack-Request-Timestamp": "now", "X-Slack-Signature": "v0=1"}),
        ("{", {**signed("{", secret), "Content-Type": "application/json"}),
        (io.BytesIO(b"x" * 2_000_000), signed("x", secret)),
    ]
    told = []
    for body, headers in asked:
        async with session.post("/slack/events", data=body, headers=headers) as answer:
            told.append(answer.status)
    return told


def signed(body: str, secret: str) -> dict[str, str]:
    now = str(int(time.time()))
    digest = hmac.new(secret.encode(), f"v0:{now}:{body}".encode(), hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": now, "X-Slack-Signature": f"v0={digest}"}


async def test_a_port_that_is_taken_is_one_message(set_up: Shell, workspace: Workspace):
    taken = workspace.url.rpartition(":")[2]
    said = await set_up.process("run", "--http", PORT=taken, SLACK_SIGNING_SECRET="s")
    assert (said.code, "Traceback" in said.err) == (1, False), said.err
    assert f"port {taken}" in said.err


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


async def test_a_postgresql_of_an_older_version_is_left_to_keppin_migrate(shell: Shell, postgres_url: str):
    tokens = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}
    url = make_url(postgres_url).set(database="postgres").render_as_string(hide_password=False)
    said = await shell.process("run", KEPPIN_DATABASE_URL=url, **tokens)
    assert (said.code, "Run keppin migrate" in said.err) == (1, True), said.err
    assert "Traceback" not in said.err
