"""How long a process takes to be ready and how much memory it keeps, beside one that only imports the bare stack."""

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bot.local import Clock, Workspace
from store.database import Database
from store.migrate import migrate
from tests.shop import NOTICE, WORLD, fill
from tests.stage import MANIFEST

KEPPIN = Path(sys.executable).with_name("keppin")
ROUNDS = 5
#: What any desk of this kind has to import before it says a word.
BARE = (
    "slack_bolt.async_app, slack_bolt.adapter.socket_mode.aiohttp, sqlmodel, apscheduler.schedulers.asyncio"
)
BARE_STACK = f"import {BARE}, jinja2, aiohttp.web; print('ready', flush=True); import time; time.sleep(60)"


@dataclass(frozen=True)
class Cost:
    """What a process took until it was ready."""

    wall: float  # seconds
    cpu: float  # seconds of a processor, which a busy machine changes least
    memory: float  # megabytes that stay resident


def processes() -> None:
    """Print start-up, memory and the quick commands."""
    bare, ours = asyncio.run(_beside_each_other())
    print(f"start-up until connected and delivering (medians of {ROUNDS})")
    for name, costs in (("  keppin run", ours), ("  imports of the bare stack", bare)):
        wall, cpu, memory = (_mid(costs, what) for what in ("wall", "cpu", "memory"))
        print(f"{name:34} {wall:5.2f} s   {cpu:5.2f} s CPU   {memory:4.0f} MB")
    print(
        f"  ratios: time {_ratio(ours, bare, 'wall'):.2f}, CPU {_ratio(ours, bare, 'cpu'):.2f} (aim ≤ 1.5), "
        f"memory {_ratio(ours, bare, 'memory'):.2f} (aim ≤ 1.6)\n"
    )
    print(f"commands that only answer (medians of {ROUNDS}, aim ≤ 0.5 s)")
    for name, args in (("  keppin --help", ["--help"]), ("  keppin read", ["read"])):
        taken = [_command(args) for _ in range(ROUNDS)]
        wall, cpu = (statistics.median(each) for each in zip(*taken, strict=True))
        print(f"{name:34} {wall:5.2f} s   {cpu:5.2f} s CPU")


def _mid(costs: list[Cost], what: str) -> float:
    return statistics.median(getattr(cost, what) for cost in costs)


def _ratio(ours: list[Cost], others: list[Cost], what: str) -> float:
    return _mid(ours, what) / _mid(others, what)


async def _beside_each_other() -> tuple[list[Cost], list[Cost]]:
    """Both in turns, so that a busy moment meets both."""
    bare, ours = [], []
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        url = f"sqlite:///{Path(folder) / 'bench.db'}"
        database = Database(url)
        migrate(database)
        with database.transaction() as session:
            fill(session)
        database.close()
        workspace = Workspace(WORLD, MANIFEST, clock=Clock())
        await workspace.start()
        env = _without_ours() | {
            "SLACK_BOT_TOKEN": workspace.bot_token,
            "SLACK_APP_TOKEN": workspace.app_token,
            "SLACK_API_URL": workspace.api_url,
            "KEPPIN_DATABASE_URL": url,
        }
        for _ in range(ROUNDS + 1):  # the first fills the machine's caches
            bare.append(await _until("ready", [sys.executable, "-c", BARE_STACK], _without_ours()))
            ours.append(await _until("keppin.running", [str(KEPPIN), "run"], env))
        await workspace.stop()
    return bare[1:], ours[1:]


def _without_ours() -> dict[str, str]:
    """Anybody's environment: none of our settings, and Python keeps what it compiled, as it does unasked."""
    ours = ("SLACK_", "KEPPIN_", "PYTHONDONTWRITEBYTECODE")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


async def _until(word: str, command: list[str], env: dict[str, str]) -> Cost:
    """Start it, wait until it says the word, and see what it took."""
    began = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        *command, env=env, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    assert process.stdout is not None
    while word not in (line := (await process.stdout.readline()).decode()):
        assert line, f"{command[0]} ended without {word}"
    wall = time.perf_counter() - began
    cpu = _cpu(process.pid)
    await asyncio.sleep(0.5)  # let the first deliveries and bells settle before looking at the memory
    memory = _resident(process.pid)
    with suppress(ProcessLookupError):
        process.kill()
    await process.wait()
    return Cost(wall, cpu, memory)


def _cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _resident(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith("VmRSS:")) / 1024


def _command(args: list[str]) -> tuple[float, float]:
    """Wall and processor seconds of one call."""
    before, began = os.times(), time.perf_counter()
    subprocess.run(
        [KEPPIN, *args], input=NOTICE.encode(), env=_without_ours(), stdout=subprocess.DEVNULL, check=True
    )
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - began, cpu
