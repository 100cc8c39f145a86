"""Where only a minimum lot is sold, the card says how much that is."""

import pytest

from bot.rules.reading.values import Reason
from tests.shop import ORDER
from tests.stage import Stage
from tests.stories.acts import AGENT_CHANNEL, a_card, a_notice, only_case

JA = f"{ORDER} の3番 収納ボックス ネイビー L 12個、最低ロット50個からになったため欠品です。"
ZH = f"{ORDER} 的3番 折叠收纳箱 藏青色 L 12个，起订50，不给做"


@pytest.mark.parametrize("notice", [JA, ZH])
async def test_the_card_tells_the_minimum_lot(stage: Stage, notice: str) -> None:
    card = await a_card(stage, notice)
    assert "・ 最低ロット（50個から）" in card.text
    assert only_case(stage).reason is Reason.MOQ


async def test_an_amount_that_is_no_number_of_pieces_is_quoted(stage: Stage) -> None:
    card = await a_card(stage, f"{ORDER} 的3番 折叠收纳箱 藏青色 L 12个，最少要拿2箱才卖")
    assert "・ 最低ロット（2箱から）" in card.text


async def test_a_minimum_that_the_order_reaches_is_not_told(stage: Stage) -> None:
    card = await a_card(stage, ZH.replace("50", "10"))
    assert "・ 最低ロット\n" in f"{card.text}\n"


async def test_another_wording_brings_another_minimum(stage: Stage) -> None:
    ts = await a_notice(stage, ZH)
    await stage.post("limin", AGENT_CHANNEL, ZH.replace("50", "80").replace("12个", "11个"), edit_ts=ts)
    assert "最低ロット（80個から）" in (await stage.card()).text
