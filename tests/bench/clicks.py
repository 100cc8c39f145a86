"""How long a click waits for its ack with the decision on disk, and a notice for its card."""

import asyncio
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from sqlmodel import Session, select

from bot.local import Clock, Workspace, without_proxies
from bot.slack.actions import Action
from store import tables as t
from store.database import Database
from store.migrate import migrate
from tests.shop import ORDER, WORLD
from tests.stage import MANIFEST, Stage, staged

ROUNDS = 200
WARM_UP = 20
#: What a large shop waits for.
OPEN_LINES = 10_000


async def clicks() -> None:
    """Print both figures, each beside an empty handler of a default Bolt app, and beside those of a large store."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:  # a real disk: /tmp may be memory
        cards, ours, card = await _measured(Path(folder) / "bench.db", _many_lines, ROUNDS)
        large_cards, large_ours, _ = await _measured(Path(folder) / "large.db", _large, ROUNDS // 2)
    empty = await _empty_handler(card)
    print("click → ack, the decision committed to disk (SQLite, synchronous=FULL)")
    _row("  Keppin", ours)
    _row("  empty handler, Bolt's default", empty)
    _ratio(ours, empty, "(aim ≤ 0.25)")
    _row(f"  beside {OPEN_LINES} open order lines", large_ours)
    _ratio(large_ours, ours, "to Keppin beside a few (aim ≤ 1.5)\n")
    print("notice posted → card in the desk channel")
    _row("  Keppin", cards)
    print("  aim: p50 ≤ 50 ms")
    _row(f"  beside {OPEN_LINES} open order lines", large_cards)
    _ratio(large_cards, cards, "to Keppin beside a few (aim ≤ 1.5)\n")


async def _measured(
    file: Path, add: Callable[[Session], None], rounds: int
) -> tuple[list[float], list[float], list[dict[str, Any]]]:
    """How long notices and clicks take, and the newest card."""
    url = f"sqlite:///{file}"
    database = Database(url)
    migrate(database)
    database.close()
    async with staged(url, add=add) as stage:
        notices = [await _notice(stage, number) for number in range(rounds + WARM_UP)]
        card = (await stage.card()).raw["blocks"]
        pressed = await _press_all(stage)
    return notices[WARM_UP:], pressed[WARM_UP:], card


def _ratio(ours: list[float], theirs: list[float], beside: str) -> None:
    ratio = statistics.median(ours) / statistics.median(theirs)
    print(f"  ratio of the medians           {ratio:.2f}  {beside}")


def _row(name: str, taken: list[float]) -> None:
    cuts = statistics.quantiles(taken, n=100)
    print(f"{name:34} p50 {cuts[49]:7.2f} ms   p99 {cuts[98]:7.2f} ms   n {len(taken)}")


def _many_lines(session: Session) -> None:
    """An order line for each notice."""
    order = session.exec(select(t.AgentOrder)).one()
    variant = session.exec(select(t.Variant).where(t.Variant.sku == "BOX-NV-L")).one()
    for number in range(ROUNDS + WARM_UP):
        session.add(
            t.AgentOrderLine(
                workspace_id=order.workspace_id,
                agent_order_id=order.id,
                line_no=str(100 + number),
                variant_id=variant.id,
                qty=10,
            )
        )


def _large(session: Session) -> None:
    """The same beside thousands of other lines, each of goods of its own."""
    _many_lines(session)
    order = session.exec(select(t.AgentOrder)).one()
    ours = {"workspace_id": order.workspace_id}
    names = range(OPEN_LINES)
    goods = [t.Product(**ours, name=f"雑貨 {at}", category="雑貨") for at in names]
    orders = [
        t.AgentOrder(**ours, agent_id=order.agent_id, number=str(90_000_000 + at)) for at in names[::10]
    ]
    session.add_all([*goods, *orders])
    session.flush()
    variants = [t.Variant(**ours, product_id=each.id, sku=f"MISC-{at}") for at, each in enumerate(goods)]
    session.add_all(variants)
    session.flush()
    session.add_all(
        t.AgentOrderLine(
            **ours,
            agent_order_id=orders[at // 10].id,
            line_no=str(at % 10 + 1),
            variant_id=each.id,
            qty=10,
        )
        for at, each in enumerate(variants)
    )


async def _notice(stage: Stage, number: int) -> float:
    """Milliseconds from posting a notice to its card standing in the desk channel."""
    changes = stage.workspace.subscribe()
    text = f"注文番号：{ORDER}\n{100 + number}番\n注文数：10個\n欠品数：10個\n理由：一時欠品"
    began = time.perf_counter()
    posting = asyncio.create_task(stage.control("message", channel="rakumart-欠品", user="limin", text=text))
    while True:
        change = await changes.get()
        if change["kind"] == "message" and change.get("channel") == "C0DESK":
            break
    taken = (time.perf_counter() - began) * 1000
    await posting
    await stage.advance(seconds=2)
    return taken


async def _press_all(stage: Stage) -> list[float]:
    taken = []
    for card in await stage.cards():
        done = await stage.click("C0DESK", card.ts, "hana", action_id=_first_choice(card.raw["blocks"]))
        assert done["acked"], done
        taken.append(done["ms"])
    return taken


def _first_choice(blocks: list[dict[str, Any]]) -> str:
    return next(
        str(element["action_id"])
        for block in blocks
        for element in block.get("elements", [])
        if str(element.get("action_id", "")).startswith(Action.CHOOSE)
    )


@asynccontextmanager
async def _bolt(listen: Callable[[AsyncApp], None]) -> AsyncIterator[tuple[Workspace, AsyncWebClient]]:
    workspace = Workspace(WORLD, MANIFEST, clock=Clock())
    with without_proxies():
        await workspace.start()
        client = AsyncWebClient(token=workspace.bot_token, base_url=workspace.api_url)
        app = AsyncApp(client=client)
        listen(app)
        handler = AsyncSocketModeHandler(app, workspace.app_token)
        await handler.connect_async()  # type: ignore[no-untyped-call]
        try:
            yield workspace, client
        finally:
            await handler.close_async()  # type: ignore[no-untyped-call]
            await workspace.stop()


async def _empty_handler(card: list[dict[str, Any]]) -> list[float]:
    """Acks of a listener that does nothing, in a Bolt app as its documentation sets it up; on the same card."""
    action = _first_choice(card)

    def listen(app: AsyncApp) -> None:
        async def nothing(ack: Any) -> None:
            await ack()

        app.action(action)(nothing)

    async with _bolt(listen) as (workspace, client):
        posted = await client.chat_postMessage(channel="C0DESK", text="x", blocks=card)
        async with aiohttp.ClientSession() as http:
            taken = []
            for _ in range(ROUNDS + WARM_UP):
                async with http.post(
                    f"{workspace.url}/control/click",
                    json={"channel": "C0DESK", "ts": posted["ts"], "user": "hana", "action_id": action},
                ) as answered:
                    taken.append((await answered.json())["ms"])
    return taken[WARM_UP:]
