"""The demo's house, in which nobody minds a busy machine."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.demo import house
from bot.local import Clock
from tests.stage import PATIENCE, be_patient


@asynccontextmanager
async def open_house(folder: Path, clock: Clock, *, is_kept: bool = True) -> AsyncIterator[house.House]:
    """As the demo opens it."""
    async with house.open_house(folder, clock, is_kept=is_kept) as opened:
        opened.workspace.be_patient(PATIENCE)
        be_patient(opened.keppin)
        yield opened
