"""`keppin demo`: the desk on a small Slack of its own, in a browser; or its whole story, played in seconds."""

import asyncio
import json
import logging
import signal
import socket
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Annotated

import typer

from bot.commands.support.logs import start_logging
from bot.commands.support.reasons import reason_of
from bot.commands.support.words import language
from bot.demo import telling, world
from bot.demo.house import DATABASE, forget, open_house
from bot.demo.lock import FolderTaken, sole_use
from bot.demo.outside import HOOK_SECRET
from bot.demo.play import START
from bot.demo.play import play as play_story
from bot.local import Clock, LocalWorkspaceRefused, RealTokenNear
from templates import render

FOLDER = Path("data/demo")


def words(part: str, /, **values: object) -> str:
    """A text of templates/<language>/demo/page.txt."""
    return render(f"demo/page#{part}", language(), **values)


Port = Annotated[int, typer.Option("--port", metavar="PORT", min=0, max=65535, help=words("option_port"))]
Data = Annotated[Path, typer.Option("--data", metavar="DIR", show_default=False, help=words("option_data"))]
Fresh = Annotated[bool, typer.Option("--fresh", help=words("option_fresh"))]
Play = Annotated[bool, typer.Option("--play", help=words("option_play"))]
Json = Annotated[bool, typer.Option("--json", help=words("option_json"))]


def demo(
    port: Port = 8055, data: Data = FOLDER, fresh: Fresh = False, play: Play = False, as_json: Json = False
) -> None:
    """Open the demo until Ctrl-C, or play its story."""
    start_logging()
    logging.getLogger().setLevel(logging.WARNING)
    try:
        if play:
            raise typer.Exit(asyncio.run(_play(as_json=as_json)))
        if as_json:
            _fail("json_needs_play", code=2)
        _refuse_taken(port)  # before anything of a demo that runs there is removed
        _refuse_unusable(data)
        with sole_use(data):
            asyncio.run(_stay_open(port, data, fresh=fresh))
    except FolderTaken:
        _fail("folder_taken", folder=data)
    except RealTokenNear:
        _fail("real_token")
    except LocalWorkspaceRefused as refused:
        _fail("refused", reason=refused)


def _refuse_taken(port: int) -> None:
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind(("127.0.0.1", port))
        except OSError:
            _fail("port_taken", port=port)


def _refuse_unusable(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        _fail("folder_unusable", folder=folder, reason=reason_of(error))


def _fail(part: str, *, code: int = 1, **values: object) -> None:
    print(words(part, **values), file=sys.stderr, flush=True)
    raise typer.Exit(code)


async def _play(*, as_json: bool) -> int:
    """Play the story; answers the exit code."""
    began, lang, scenes = perf_counter(), language(), []
    if not as_json:
        print(telling.title(START, lang), flush=True)
    async for scene in play_story():
        scenes.append(scene)
        if not as_json:
            print(telling.told(scene, lang), flush=True)
    seconds = perf_counter() - began
    is_well = not scenes[-1].missed
    if as_json:
        parts = [telling.as_json(scene, lang) for scene in scenes]
        found = {"ok": is_well, "seconds": round(seconds, 2), "scenes": parts}
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        print(f"\n{telling.outcome(scenes, seconds, lang)}", flush=True)
    return 0 if is_well else 1


async def _stay_open(port: int, folder: Path, *, fresh: bool) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    if fresh:
        forget(folder)
    goes_on = (folder / DATABASE).exists()
    async with open_house(folder, Clock(), port=port) as house:
        kept = words("kept_old" if goes_on else "kept_new", folder=folder)
        told = words(
            "open",
            shop=world.SHOP.name,
            url=f"{house.workspace.url}/",
            desk=world.DESK.name,
            agent_room=world.AGENT_ROOM.name,
            second_room=world.FENNEL_ROOM.name,
            kept=kept,
            secret=HOOK_SECRET,
        )
        print(told, flush=True)
        await stop.wait()
    print(words("closed"), flush=True)
