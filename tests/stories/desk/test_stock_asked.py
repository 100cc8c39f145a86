"""`/stock` on a phone: with nothing typed it says how to ask, and every word for a colour finds the same goods."""

import pytest
from sqlmodel import Session, select

from store import tables as t
from tests.stage import Stage
from tests.stories.acts import a_card
from tests.stories.letters import SHIRT


async def _examples(stage: Stage, who: str = "hana", command: str = "/stock") -> list[str]:
    said = await stage.ask(who, command, "")
    return [line.strip("• `") for line in said.splitlines() if line.startswith("• ")]


@pytest.mark.parametrize("command", ["/stock", "/zaiko"])
async def test_with_nothing_typed_it_says_how_to_ask_with_the_teams_own_goods(
    stage: Stage, command: str
) -> None:
    said = await stage.ask("hana", command, "  ")
    assert "SKU、商品名、またはカラーを続けて入れてください" in said
    assert await _examples(stage, command=command) == [
        f"{command} BOX-NV-L",
        f"{command} リネンシャツ 白",
        f"{command} 白",
    ]


async def test_every_example_finds_something(stage: Stage) -> None:
    for example in await _examples(stage):
        assert "見つかりませんでした" not in await stage.ask(
            "hana", "/stock", example.removeprefix("/stock ")
        )


async def test_goods_that_are_short_now_come_first(stage: Stage) -> None:
    await a_card(stage, SHIRT)
    assert (await _examples(stage))[0] == "/stock LIN-WH-M"


async def test_the_examples_speak_the_readers_language(stage: Stage) -> None:
    assert "/stock リネンシャツ white" in await _examples(stage, "ken")
    assert "For example" in await stage.ask("ken", "/stock", "")


async def test_without_goods_there_is_an_example_all_the_same(stage: Stage) -> None:
    def end_all(session: Session) -> None:
        for variant in session.exec(select(t.Variant)):
            variant.ended = True

    stage.change(end_all)
    assert await _examples(stage) == ["/stock パーカー グレー"]


@pytest.mark.parametrize("written", ["ブラック", "黒", "黑色", "Black"])
async def test_every_word_for_a_colour_finds_the_same_goods(stage: Stage, written: str) -> None:
    def call_it(session: Session) -> None:
        session.exec(select(t.Variant).where(t.Variant.sku == "BOX-BK-L")).one().color = written

    stage.change(call_it)
    for asked in ("黒", "黒色", "ブラック", "ﾌﾞﾗｯｸ", "black", "BLACK", "黑色", "黑", "収納 black"):
        said = await stage.ask("hana", "/stock", asked)
        assert "`BOX-BK-L`" in said, asked
        assert "`BOX-NV-L`" not in said, asked


async def test_an_outsider_is_refused_in_words(stage: Stage) -> None:
    assert "`/stock" not in await stage.ask("newbie", "/stock", "")
