"""What comes back of a dropped list, as people find it in Slack."""

import csv
import io

from tests.stage import Shown, Stage
from tests.stories.acts import AGENT_CHANNEL
from tests.stories.papers import PROBLEMS, dropped

LIST = PROBLEMS.encode("cp932")


async def drop(stage: Stage, user: str = "limin", content: bytes = LIST, name: str = "problems.csv") -> str:
    return await stage.post(user, AGENT_CHANNEL, "", files=[dropped(name, content)])


async def below(stage: Stage, ts: str, channel: str = AGENT_CHANNEL, user: str | None = None) -> list[Shown]:
    return (await stage.messages(channel, thread_ts=ts, user=user))[1:]


async def handed_back(stage: Stage, ts: str) -> list[Shown]:
    """The messages with a file in the thread of a dropped list."""
    return [shown for shown in await below(stage, ts) if shown.raw.get("files")]


async def content_of(stage: Stage, shown: Shown) -> bytes:
    """The file of a message, as somebody downloads it from the page."""
    url = f"{stage.workspace.url}/page/file/{shown.raw['files'][0]['id']}?download=1"
    async with stage.http.get(url) as answer:
        assert answer.status == 200
        return await answer.read()


def table_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


async def while_patient(stage: Stage, times: int = 12) -> None:
    for _ in range(times):
        await stage.advance(seconds=5)
