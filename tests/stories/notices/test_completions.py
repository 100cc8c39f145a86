"""Completing a notice that could not be read asks for no more than it needs, and takes nothing for what it is not."""

import pytest

from tests.shop import ORDER
from tests.stage import Shown, Stage
from tests.stories.acts import a_card, only_case
from tests.stories.letters import UNREADABLE


async def _completed(stage: Stage, **filled: str) -> dict[str, object]:
    card = await a_card(stage, UNREADABLE)
    await card.press("hana", "読み取りを補う")
    return await stage.submit("hana", **filled)


async def _card(stage: Stage) -> Shown:
    return await stage.card()


async def test_order_line_and_count_are_enough(stage: Stage) -> None:
    assert (await _completed(stage, order_no=ORDER, line_no="３番", qty_short="12"))["closed"]
    assert "K-1 欠品：折りたたみ収納ボックス ネイビー/L（不足12）" in (await _card(stage)).text
    case = only_case(stage)
    assert (case.line_no, case.sku, case.incomplete) == ("3", "BOX-NV-L", False)


async def test_a_line_that_our_orders_do_not_have_needs_the_goods_as_well(stage: Stage) -> None:
    done = await _completed(stage, order_no=ORDER, line_no="9", qty_short="12")
    assert not done["closed"]
    assert "注文の登録に見つかりません" in done["errors"]["product"]
    assert only_case(stage).incomplete
    assert (await stage.submit("hana", product="見たことのない品"))["closed"]


async def test_neither_line_nor_goods_is_asked_for(stage: Stage) -> None:
    done = await _completed(stage, order_no=ORDER, qty_short="12")
    assert done["errors"] == {"product": "明細番号、商品名、SKUのどれかを入れてください"}


@pytest.mark.parametrize("typed", ["zz", "番", "三", "3番と4番"])
async def test_a_line_is_named_by_its_number(stage: Stage, typed: str) -> None:
    done = await _completed(stage, order_no=ORDER, line_no=typed, qty_short="12")
    assert done["errors"] == {"line_no": "明細番号は数字で入れてください（例：3）"}


async def test_an_agents_own_line_code_is_kept(stage: Stage) -> None:
    filled = {"order_no": ORDER, "line_no": "A-9", "qty_short": "12", "product": "見たことのない品"}
    assert (await _completed(stage, **filled))["closed"]
    assert only_case(stage).line_no == "A-9"


async def test_a_known_sku_of_an_order_that_is_not_ours_has_its_name(stage: Stage) -> None:
    assert (await _completed(stage, order_no="4", sku="BOX-NV-L", qty_short="12"))["closed"]
    card = await _card(stage)
    assert "K-1 欠品：折りたたみ収納ボックス ネイビー/L（不足12）" in card.text
    assert "商品不明" not in card.text
    assert "注文番号が登録にない" in card.text


async def test_a_price_that_cannot_be_compared_is_not_called_unknown(stage: Stage) -> None:
    assert (await _completed(stage, order_no="4", sku="BOX-NV-L", qty_short="12"))["closed"]
    card = await _card(stage)
    assert "1 別店舗 12.8元" in card.buttons
    assert "注文単価が不明のため、値上がりは未確認" in card.text
    assert "価格は未確認" not in card.text
