"""The `keppin` command, in this process or one of its own, beside an invented shop's workspace in this one."""

import asyncio
import contextlib
import io
import json
import os
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from bot.__main__ import main
from bot.commands.support.words import language
from bot.local import Channel, Clock, Organisation, Person, Workspace, World
from bot.slack.manifest import manifest
from tests.commands.ledgers import bring_examples
from tests.lives import half_a_day_away
from tests.stage import patient

KEPPIN = str(Path(sys.executable).with_name("keppin"))
OWN, AGENT = "T0SHOP", "T0AGENT"

WORLD = World(
    own=Organisation(id=OWN, name="Aozora Zakka", domain="aozora-zakka"),
    others=(Organisation(id=AGENT, name="Hashi Agent", domain="hashi"),),
    people=(
        Person(id="U0MIO", name="mio", real_name="森本 澪", team_id=OWN, is_admin=True),
        Person(id="U0REN", name="ren", real_name="Ren Oda", team_id=OWN, locale="en-US"),
        Person(id="U0REN2", name="ren2", real_name="Ren Oda", team_id=OWN),
        Person(id="U0GUEST", name="kay", real_name="Kay", team_id=OWN, is_restricted=True),
        Person(id="U0LIN", name="lin", real_name="林", team_id=AGENT),
    ),
    channels=(
        Channel(id="C0DESK", name="stockout-desk", members=("U0MIO", "U0REN", "UBOT")),
        Channel(id="C0AGENT", name="rakumart-欠品", is_ext_shared=True, members=("U0MIO", "U0LIN", "UBOT")),
        Channel(id="C0OTHER", name="other", members=("U0MIO", "U0GUEST")),
    ),
)


@dataclass
class Ended:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str


@dataclass
class Shell:
    """A folder and an environment in which commands are called."""

    folder: Path
    env: dict[str, str] = field(default_factory=dict)

    async def start(self, *args: str, **env: str) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            KEPPIN,
            *args,
            cwd=self.folder,
            env=self.env | env,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )

    async def process(self, *args: str, stdin: str = "", **env: str) -> Ended:
        """Call a command in a process of its own, and wait for its end."""
        process = await self.start(*args, **env)
        out, err = await process.communicate(stdin.encode())
        assert process.returncode is not None
        return Ended(process.returncode, out.decode(), err.decode())

    async def __call__(self, *args: str, stdin: str = "", **env: str) -> Ended:
        """Call a command in this process, in a thread beside the workspace: it starts in no time."""
        return await asyncio.to_thread(self._call, args, stdin, env)

    def _call(self, args: tuple[str, ...], stdin: str, env: dict[str, str]) -> Ended:
        out, err = io.StringIO(), io.StringIO()
        language.cache_clear()
        with (
            patch.dict(os.environ, self.env | env, clear=True),
            patch.object(sys, "stdin", io.StringIO(stdin)),
            contextlib.chdir(self.folder),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            code = _exit_code(list(args))
        language.cache_clear()
        return Ended(code, out.getvalue(), err.getvalue())


def _exit_code(args: list[str]) -> int:
    try:
        main(args)
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


def clean_environment() -> dict[str, str]:
    """Ours, without what belongs to Slack, Keppin or a proxy."""
    foreign = (
        "SLACK_",
        "KEPPIN_",
        "LC_",
        "LANG",
        "PORT",
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "ALL_PROXY",
        "COLUMNS",
    )
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith(foreign)}
    return kept | {"KEPPIN_LANG": "en", "PYTHONUTF8": "1", "COLUMNS": "200"}


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path, clean_environment())


@pytest.fixture
async def workspace() -> AsyncIterator[Workspace]:
    workspace = patient(Workspace(WORLD, manifest(), clock=Clock()))
    await workspace.start()
    yield workspace
    await workspace.stop()


@pytest.fixture
def at_slack(shell: Shell, workspace: Workspace) -> Shell:
    """The shell, with the tokens of the workspace exported."""
    shell.env |= {
        "SLACK_API_URL": workspace.api_url,
        "SLACK_BOT_TOKEN": workspace.bot_token,
        "SLACK_APP_TOKEN": workspace.app_token,
    }
    return shell


SET_UP = (
    *("init", "--desk", "#stockout-desk", "--agent", "ラクマート:#rakumart-欠品:zh", "--customer-no", "0777"),
    *("--person", "@mio:admin", "--person", "@ren:responder", "--language", "ja"),
)


@pytest.fixture
async def set_up(at_slack: Shell) -> Shell:
    """The shell, with the workspace set up; the real clock runs, and no morning comes into the story."""
    done = await at_slack(*SET_UP, "--summary-at", half_a_day_away("Asia/Tokyo"))
    assert done.code == 0, done.err
    return at_slack


@pytest.fixture
async def desk(at_slack: Shell, database_url: str) -> Shell:
    """The shell of a team that has set up its workspace and nothing else, on both databases in turn."""
    at_slack.env["KEPPIN_DATABASE_URL"] = database_url
    done = await at_slack(*SET_UP, "--customer-no", "300001")
    assert done.code == 0, done.err
    return at_slack


@pytest.fixture
async def filled(desk: Shell) -> Shell:
    """The same, with the examples brought in."""
    await bring_examples(desk)
    return desk


def log_of(err: str) -> list[dict[str, Any]]:
    """The lines of a JSON log."""
    return [json.loads(line) for line in err.splitlines() if line.startswith("{")]
