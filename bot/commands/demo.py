"""`keppin demo`: the desk on a small Slack of its own, in a browser; or its whole story, played in seconds."""

import asyncio
import logging
import signal
import socket
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.support.logs import start_logging
from bot.commands.support.words import language
from bot.demo import world
from bot.demo.house import DATABASE, forget, open_house
from bot.local import Clock, LocalWorkspaceRefused
from templates import render

FOLDER = Path("data/demo")


def words(part: str, /, **values: object) -> str:
    """A text of templates/<language>/demo/page.txt."""
    return render(f"demo/page#{part}", language(), **values)


Port = Annotated[int, typer.Option("--port", min=0, max=65535, help=words("option_port"))]
Data = Annotated[Path, typer.Option("--data", metavar="DIR", help=words("option_data"))]
Fresh = Annotated[bool, typer.Option("--fresh", help=words("option_fresh"))]


def demo(port: Port = 8055, data: Data = FOLDER, fresh: Fresh = False) -> None:
    """Open the demo until Ctrl-C."""
    start_logging()
    logging.getLogger().setLevel(logging.WARNING)
    try:
        _refuse_taken(port)  # before anything of a demo that runs there is removed
        asyncio.run(_stay_open(port, data, fresh=fresh))
    except LocalWorkspaceRefused as refused:
        _fail("refused", reason=refused)
    except OSError as error:
        _fail("folder_unusable", folder=data, reason=error.strerror or error)


def _refuse_taken(port: int) -> None:
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind(("127.0.0.1", port))
        except OSError:
            _fail("port_taken", port=port)


def _fail(part: str, **values: object) -> None:
    print(words(part, **values), file=sys.stderr, flush=True)
    raise typer.Exit(1)


async def _stay_open(port: int, folder: Path, *, fresh: bool) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    if fresh:
        forget(folder)
    goes_on = (folder / DATABASE).exists()
    async with open_house(folder, Clock(), port=port, lang=language()) as house:
        kept = words("kept_old" if goes_on else "kept_new", folder=folder)
        told = words(
            "open",
            shop=world.SHOP.name,
            url=f"{house.workspace.url}/",
            desk=world.DESK.name,
            agent_room=world.AGENT_ROOM.name,
            kept=kept,
        )
        print(told, flush=True)
        await stop.wait()
    print(words("closed"), flush=True)
