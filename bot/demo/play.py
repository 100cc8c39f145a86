"""The whole story without a browser: every scene in turn, on a clock that stands still until it is moved."""

import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import aiohttp

from bot.demo.control import Control, ControlRefused
from bot.demo.house import open_house
from bot.demo.notices import notices
from bot.demo.orders import JAPAN
from bot.demo.played import Missed, Scene
from bot.demo.scenes import agents, changes, elsewhere, first, night, others
from bot.demo.stage import PATIENCE, Stage
from bot.local import Clock

#: A Tuesday morning in Japan.
START = datetime(2026, 11, 24, 10, 2, tzinfo=JAPAN)

Act = Callable[[Stage], Awaitable[None]]

STORY: tuple[Act, ...] = (
    *first.SCENES,
    *others.SCENES,
    *elsewhere.SCENES,
    *agents.SCENES,
    *changes.SCENES,
    *night.SCENES,
)


async def play(story: Sequence[Act] = STORY) -> AsyncIterator[Scene]:
    """Play scene after scene; the last one given is the one that missed something, if any did."""
    async with _stage() as stage:
        for act in story:
            scene = stage.scene = Scene(act.__name__, await stage.now())
            try:
                await act(stage)
            except Missed as missed:
                scene.missed, scene.found = missed.expectation, missed.found
            except ControlRefused as refused:
                scene.missed, scene.found = "possible", str(refused)
            await stage.look()
            yield scene
            if scene.missed:
                return


@asynccontextmanager
async def _stage() -> AsyncIterator[Stage]:
    with tempfile.TemporaryDirectory(prefix="keppin-demo-") as folder:
        async with (
            open_house(Path(folder), Clock(START, frozen=True), is_kept=False) as house,
            aiohttp.ClientSession() as session,
        ):
            house.workspace.be_patient(PATIENCE)
            stage = Stage(
                Control(session, house.workspace.url), house.workspace.outside, notices(START), START
            )
            await stage.eyes.look(START)  # what stands there from the days before is not part of the story
            yield stage
