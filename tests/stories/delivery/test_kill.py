"""`kill -9` at every point of the story, and a restart: nothing is lost, nothing is said twice."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from store import tables as t
from tests.lives import Lives, lives
from tests.saying import fault, kinds, said
from tests.shop import NOTICE

POST, CHANGE = "chat.postMessage", "chat.update"
MANY = 999


async def agent_writes(stage: Lives) -> None:
    await stage.control("message", channel="rakumart-欠品", user="limin", text=NOTICE)


async def hana_decides(stage: Lives) -> None:
    async def stands() -> bool:
        return bool(await stage.cards())

    await stage.until(stands)
    await stage.until(stage.connected)
    card = await stage.card()
    label = next(button for button in card.buttons if button.startswith("1 "))
    await stage.control("click", channel="stockout-desk", ts=card.ts, user="hana", label=label)


def there(stage: Lives, kind: str, number: int = 1) -> Callable[[], Awaitable[bool]]:
    async def stands() -> bool:
        return kinds(await said(stage)).get(kind, 0) >= number

    return stands


def kept(stage: Lives, table: type) -> Callable[[], Awaitable[bool]]:
    async def stands() -> bool:
        return stage.count(table) > 0

    return stands


async def before_the_ack_of_the_notice(stage: Lives) -> None:
    await fault(stage, lose_acks=1, ack_seconds=60, fail={"method": POST, "times": MANY})
    await agent_writes(stage)
    await stage.until(kept(stage, t.Case))


async def before_the_card(stage: Lives) -> None:
    await fault(stage, fail={"method": POST, "times": MANY})
    await agent_writes(stage)
    await stage.until(kept(stage, t.Case))


async def after_the_card_unnoticed(stage: Lives) -> None:
    """Slack has it, but nobody here knows: the answer was lost, and so is everything asked about it."""
    await fault(stage, lose_answer={"method": POST}, fail={"method": "conversations.history", "times": MANY})
    await agent_writes(stage)
    await stage.until(there(stage, "card"))


async def after_the_card(stage: Lives) -> None:
    await agent_writes(stage)
    await stage.until(there(stage, "card"))


async def before_the_ack_of_the_click(stage: Lives) -> None:
    await agent_writes(stage)
    await stage.until(there(stage, "card"))
    await fault(stage, lose_acks=1, ack_seconds=0.2, fail={"method": CHANGE, "times": MANY})
    await hana_decides(stage)
    await stage.until(kept(stage, t.Decision))


async def before_the_instruction(stage: Lives) -> None:
    await agent_writes(stage)
    await fault(stage, fail={"method": POST, "times": MANY, "channel": "C0AGENT"})
    await hana_decides(stage)

    async def tried() -> bool:
        return any(call["args"].get("channel") == "C0AGENT" for call in await stage.calls(POST))

    await stage.until(tried)


async def after_the_instruction_unnoticed(stage: Lives) -> None:
    await agent_writes(stage)
    await fault(
        stage,
        lose_answer={"method": POST, "channel": "C0AGENT"},
        fail={"method": "conversations.replies", "times": MANY},
    )
    await hana_decides(stage)
    await stage.until(there(stage, "instruction"))


async def before_the_drafts(stage: Lives) -> None:
    await agent_writes(stage)
    await stage.until(there(stage, "card"))
    await fault(stage, fail={"method": POST, "times": MANY, "channel": "C0DESK"})
    await hana_decides(stage)
    await stage.until(kept(stage, t.Draft))


async def between_the_drafts(stage: Lives) -> None:
    await agent_writes(stage)
    await hana_decides(stage)
    await stage.until(there(stage, "draft"))


POINTS = (
    before_the_ack_of_the_notice,
    before_the_card,
    after_the_card_unnoticed,
    after_the_card,
    before_the_ack_of_the_click,
    before_the_instruction,
    after_the_instruction_unnoticed,
    before_the_drafts,
    between_the_drafts,
)


async def ends_the_same(stage: Lives) -> None:
    if stage.count(t.Decision) == 0:
        await hana_decides(stage)

    async def silent() -> bool:
        return stage.count(t.Draft) > 0 and stage.unsaid() == 0

    await stage.until(there(stage, "draft", 2))
    await stage.until(silent)
    await asyncio.sleep(0.3)  # whatever would be said twice has its chance
    marks = await said(stage)
    assert kinds(marks) == {"card": 1, "instruction": 1, "draft": 2, "note": 2}
    assert len(set(marks)) == len(marks)
    assert (stage.count(t.Notice), stage.count(t.Case), stage.count(t.Decision)) == (1, 1, 1)
    assert (stage.count(t.Draft), len(await stage.cards())) == (2, 1)


#: Every point on both databases: on PostgreSQL only the lease tells that somebody died.
DEATHS = [(kind, point) for kind in ("sqlite", "postgresql") for point in POINTS]


@pytest.mark.parametrize(
    ("database_url", "point"),
    DEATHS,
    indirect=["database_url"],
    ids=[f"{kind}-{point.__name__.replace('_', ' ')}" for kind, point in DEATHS],
)
async def test_killed_and_started_again_the_story_ends_the_same(
    database_url: str, tmp_path: Path, point: Callable[[Lives], Awaitable[None]]
) -> None:
    async with lives(database_url, tmp_path) as stage:
        await stage.live()
        await point(stage)
        await stage.die()
        await stage.live_again()
        await ends_the_same(stage)
