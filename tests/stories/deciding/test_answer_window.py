"""The window "待つ・その他…": first what is to be done, then only what belongs to it."""

import pytest

from bot.rules.words import Status
from tests.stage import Stage
from tests.stories.acts import a_card, only_case


async def _fields(stage: Stage) -> list[str]:
    view = await stage.modal("hana")
    assert view is not None
    return [block["block_id"] for block in view["blocks"] if block["type"] == "input"]


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("list", ["option"]),
        ("wait", ["restock_from", "qty", "rest", "text"]),
        ("other_color", ["color", "size", "qty", "rest", "text"]),
        ("refund", ["qty", "rest", "text"]),
        ("ship_rest", ["text"]),
    ],
)
async def test_only_what_belongs_to_the_answer_is_asked(stage: Stage, kind: str, asked: list[str]) -> None:
    await (await a_card(stage)).press("hana", "待つ・その他…")
    assert await _fields(stage) == ["remedy"]
    await stage.pick("hana", "remedy", kind)
    assert await _fields(stage) == ["remedy", *asked]


async def test_what_was_written_stays_when_another_answer_is_picked(stage: Stage) -> None:
    await (await a_card(stage)).press("hana", "待つ・その他…")
    done = await stage.submit("hana", remedy="refund", qty="5", text="")
    assert "残り7個" in done["errors"]["rest"]
    await stage.pick("hana", "remedy", "wait")
    done = await stage.submit("hana", restock_from="2026-12-20")
    assert "残り7個" in done["errors"]["rest"]
    assert only_case(stage).status is Status.OPEN


async def test_the_window_says_what_shipping_what_is_there_means(stage: Stage) -> None:
    await (await a_card(stage)).press("hana", "待つ・その他…")
    await stage.pick("hana", "remedy", "ship_rest")
    said = str(await stage.modal("hana"))
    assert "いまある *18個* を先に出荷します。不足の *12個* は取り消して返金します。" in said
    assert (await stage.submit("hana"))["closed"]


async def test_a_pick_that_comes_too_late_says_what_happened(stage: Stage) -> None:
    card = await a_card(stage)
    await card.press("ken", "待つ・その他…")
    await card.press("hana", "3 ")
    await stage.pick("ken", "remedy", "refund")
    assert "<@U0HANA> chose *Refund 12 pcs*" in str(await stage.modal("ken"))
