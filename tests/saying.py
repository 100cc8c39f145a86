"""What stands in Slack after a story, by the marks that Keppin leaves in its messages."""

from collections import Counter
from collections.abc import Awaitable, Callable

from sqlmodel import Session, select

from store import tables as t
from tests.shop import NOTICE, ORDER
from tests.stage import Shown, Stage

CHANNELS = ("stockout-desk", "rakumart-欠品")


async def fault(stage: Stage, **what: object) -> None:
    await stage.control("faults", **what)


async def said(stage: Stage, *channels: str) -> list[str]:
    """The marks of Keppin's messages, threads included; a reply that its channel shows as well counts once."""
    return [key for _, key in sorted((await _marked(stage, channels or CHANNELS)).items())]


async def _marked(stage: Stage, channels: tuple[str, ...]) -> dict[tuple[str, str], str]:
    found = {}
    for channel in channels:
        for shown in await stage.messages(channel):
            below = await shown.thread() if shown.raw.get("reply_count") else []
            for each in (shown, *below):
                payload = (each.raw.get("metadata") or {}).get("event_payload") or {}
                if "key" in payload:
                    found[each.ts, channel] = payload["key"]
    return found


def kinds(marks: list[str]) -> dict[str, int]:
    """How many messages of each kind."""
    return dict(Counter(mark.partition(":")[0] for mark in marks))


async def until(stage: Stage, reached: Callable[[], Awaitable[object]], *, step: float = 2) -> None:
    """Let time pass until something is so."""
    for _ in range(60):
        if await reached():
            return
        await stage.advance(seconds=step)
    raise AssertionError(f"two minutes were not enough; said: {await said(stage)}")


async def carded(stage: Stage, text: str = NOTICE) -> Shown:
    """A notice comes in and its card stands."""
    before = len(await stage.cards())
    await stage.post("limin", "rakumart-欠品", text)

    async def stands() -> bool:
        return len(await stage.cards()) > before

    await until(stage, stands)
    await stage.advance(seconds=5)
    return await stage.card()


async def finished(stage: Stage) -> None:
    """Everything of a decision has been said, and it has stayed silent for a while afterwards."""

    async def told() -> bool:
        found = kinds(await said(stage))
        return found.get("instruction") and found.get("draft") == 2 and found.get("note", 0) >= 2

    await until(stage, told)
    for _ in range(4):
        await stage.advance(seconds=30)


async def flood(stage: Stage, number: int) -> None:
    """So many notices at once, each about a line of its own."""

    def lines(session: Session) -> None:
        known = session.exec(select(t.AgentOrderLine)).first()
        assert known is not None
        for line_no in range(100, 100 + number):
            session.add(
                t.AgentOrderLine(
                    workspace_id=known.workspace_id,
                    agent_order_id=known.agent_order_id,
                    variant_id=known.variant_id,
                    line_no=str(line_no),
                    qty=10,
                )
            )

    stage.change(lines)
    for line_no in range(100, 100 + number):
        text = f"注文番号：{ORDER}\n{line_no}番\n注文数：10個\n欠品数：10個\n理由：一時欠品"
        await stage.control("message", channel="rakumart-欠品", user="limin", text=text)
    await stage.settle()
