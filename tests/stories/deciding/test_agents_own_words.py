"""Colours and sizes reach the agent in its own word and as the order sheet has them, where one word is certain."""

from collections.abc import AsyncIterator

import pytest
from sqlmodel import Session, select

from bot.rules.words import Language
from store import tables as t
from tests.stage import Stage, staged
from tests.stories.acts import AGENT_CHANNEL, a_notice, agent_reads, undo_window_over
from tests.stories.letters import SHIRT
from tests.stories.notices.test_another_agent import FIRST, put_right
from tests.stories.notices.test_which_agent import OTHER, UNKNOWN, add_another_agent, named


def _sold_as(stage: Stage, sku: str, color: str, size: str) -> None:
    """The shop calls a variant so; its order sheet does, too."""

    def change(session: Session) -> None:
        variant = session.exec(select(t.Variant).where(t.Variant.sku == sku)).one()
        variant.color, variant.size = color, size

    stage.change(change)


async def _told(stage: Stage, color: str, size: str) -> str:
    """The instruction about the shirt, reported in the order sheet's words."""
    _sold_as(stage, "LIN-WH-M", color, size)
    notice = await a_notice(stage, SHIRT.replace("：白", f"：{color}").replace("：M", f"：{size}"))
    await (await stage.card()).press("hana", "1 返金")
    await undo_window_over(stage)
    return (await stage.told(notice))[0]


@pytest.mark.parametrize(
    ("language", "color", "size", "item"),
    [
        (Language.ZH, "ブラック", "フリーサイズ", "黑色（ブラック）/均码（フリーサイズ）"),
        (Language.ZH, "紺", "Lサイズ", "藏青色（紺）/L码（Lサイズ）"),
        (Language.EN, "ホワイト", "フリーサイズ", "white（ホワイト）/one size（フリーサイズ）"),
        (Language.JA, "ブラック", "M", "リネンシャツ ブラック/M"),
    ],
)
async def test_the_agents_own_word_comes_first_and_the_order_sheets_beside_it(
    stage: Stage, language: Language, color: str, size: str, item: str
) -> None:
    agent_reads(stage, language)
    assert item in await _told(stage, color, size)


@pytest.mark.parametrize("color", ["マットブラック", "カーキ", "チャコール", "ブラック×ホワイト"])
async def test_a_shade_that_may_be_another_elsewhere_is_told_as_the_order_sheet_has_it(
    stage: Stage, color: str
) -> None:
    assert f"「{color}」/M" in await _told(stage, color, "M")


async def test_sizes_that_differ_from_country_to_country_are_not_exchanged(stage: Stage) -> None:
    assert "白色（ホワイト）/3L" in await _told(stage, "ホワイト", "3L")


@pytest.fixture
async def two(database_url: str) -> AsyncIterator[Stage]:
    async with staged(database_url, add=add_another_agent) as stage:
        yield stage


async def test_a_withdrawal_names_the_goods_in_both_words(two: Stage) -> None:
    _sold_as(two, "BOX-NV-L", "ネイビー", "フリーサイズ")
    await two.post("hana", "@hana", UNKNOWN.replace("サイズ：L", "サイズ：フリーサイズ"))
    card = await named(two, await two.card(), FIRST)
    await card.press("hana", next(label for label in card.buttons if "返金" in label))
    await undo_window_over(two)
    await (await card.again()).press("hana", "もう一度開く")
    await two.advance(seconds=5)
    await put_right(two, await card.again(), OTHER)
    (instruction,) = await two.messages(AGENT_CHANNEL)
    (withdrawal,) = await instruction.thread()
    for told in (instruction, withdrawal):
        assert "藏青色（ネイビー）/均码（フリーサイズ）" in told.text
