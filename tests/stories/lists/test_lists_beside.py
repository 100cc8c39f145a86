"""Lists that come in while the desk is at work."""

import pytest

from bot.rules.ledgers import LedgerKind
from tests.stage import Stage
from tests.stories.acts import a_card, a_notice
from tests.stories.acts_lists import bring
from tests.stories.letters import CHINESE

PAGE = "https://detail.1688.com/offer/742618305533.html"
GONE = f"SKU,URL,状態\r\nBOX-NV-L,{PAGE},リンク切れ\r\n"
BLACK = "https://detail.1688.com/offer/742618305599.html"
SOLD_IN_BLACK = f"SKU,URL,店舗名,店舗年数,確認日\r\nBOX-BK-L,{BLACK},黒屋,6,2026-11-15\r\n"


async def test_a_page_that_is_gone_is_offered_no_more(stage: Stage) -> None:
    assert "晨光家居旗艦店" in await stage.ask("hana", "/stock", "box-nv-l")
    await bring(stage, LedgerKind.SOURCES, GONE)
    assert "晨光家居旗艦店" not in (await a_card(stage, CHINESE)).text
    assert "晨光家居旗艦店" not in await stage.ask("hana", "/stock", "box-nv-l")


@pytest.mark.parametrize(("status", "offered"), [("販売中", True), ("販売終了", False)])
async def test_a_colour_that_is_no_longer_sold_is_offered_no_more(
    stage: Stage, status: str, offered: bool
) -> None:
    await bring(stage, LedgerKind.SOURCES, SOLD_IN_BLACK)
    await bring(stage, LedgerKind.GOODS, f"SKU,商品名,状態\r\nBOX-BK-L,折りたたみ収納ボックス,{status}\r\n")
    assert ("ブラック" in (await a_card(stage, CHINESE)).text) is offered
    assert ("BOX-BK-L" in await stage.ask("hana", "/stock", "box-bk-l")) is offered


async def test_a_page_that_somebody_enters_again_is_there_again(stage: Stage) -> None:
    await bring(stage, LedgerKind.SOURCES, GONE)
    await a_notice(stage)
    await (await stage.card()).press("hana", "別のURL")
    given = {"url": PAGE, "price": "12.8", "remember": ["別店舗の候補に加える"]}
    assert (await stage.submit("hana", **given))["closed"]
    assert "晨光家居旗艦店" in await stage.ask("hana", "/stock", "box-nv-l")
