"""`keppin run` is killed on the way to handing rows back as a file: they come back all the same, and once."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.lives import Lives, lives
from tests.saying import fault
from tests.stories.acts import AGENT_CHANNEL
from tests.stories.papers import PROBLEMS, dropped

GET, COMPLETE, MANY = "files.getUploadURLExternal", "files.completeUploadExternal", 999


async def files_below(stage: Lives) -> list[str]:
    """The files that stand in the list's thread, and the list."""
    top = next(shown for shown in await stage.messages(AGENT_CHANNEL) if shown.raw.get("files"))
    thread = await stage.messages(AGENT_CHANNEL, thread_ts=top.ts)
    return [file["name"] for shown in thread for file in shown.raw.get("files", ())]


def asked(stage: Lives, method: str) -> Callable[[], Awaitable[bool]]:
    async def asked_once() -> bool:
        return any(call["status"] != "pending" for call in await stage.calls(method))

    return asked_once


async def before_the_upload(stage: Lives) -> None:
    await fault(stage, fail={"method": GET, "times": MANY})
    await drop(stage)
    await stage.until(asked(stage, GET))


async def between_upload_and_sharing(stage: Lives) -> None:
    await fault(stage, fail={"method": COMPLETE, "times": MANY})
    await drop(stage)
    await stage.until(asked(stage, COMPLETE))


async def after_the_sharing_unnoticed(stage: Lives) -> None:
    await fault(stage, lose_answer={"method": COMPLETE})
    await drop(stage)
    await stage.until(asked(stage, GET))  # until then files.info tells what was dropped
    await fault(stage, fail={"method": "files.info", "times": MANY})
    await stage.until(asked(stage, COMPLETE))


async def drop(stage: Lives) -> None:
    await stage.until(stage.connected)
    files = [dropped("problems.csv", PROBLEMS.encode("cp932"))]
    await stage.control("message", channel=AGENT_CHANNEL, user="limin", text="", files=files)


POINTS = (before_the_upload, between_upload_and_sharing, after_the_sharing_unnoticed)


@pytest.mark.parametrize("point", POINTS)
async def test_killed_and_started_again_the_file_is_there_once(
    database_url: str, tmp_path: Path, point: Callable[[Lives], Awaitable[None]]
) -> None:
    async with lives(database_url, tmp_path) as stage:
        await stage.live()
        await point(stage)
        await stage.die()
        await stage.live_again()

        async def there() -> bool:
            return len(await files_below(stage)) > 1 and stage.unsaid() == 0

        await stage.until(there)
        await asyncio.sleep(0.3)  # whatever would come twice has its chance
        assert await files_below(stage) == ["problems.csv", "problems.csv.errors.csv"]
