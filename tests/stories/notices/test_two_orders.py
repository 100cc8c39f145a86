"""One notice about several orders."""

from store import tables as t
from tests.shop import ORDER
from tests.stage import Stage
from tests.stories.acts import AGENT_CHANNEL, a_notice, undo_window_over

#: An order that the store does not have; lines of one number are short in both.
OTHER = "2026111115470009-300001"
BOTH = f"注文番号 {ORDER} の3番が12個、注文番号 {OTHER} の3番が5個欠品です。"


async def test_each_case_is_of_its_own_order(stage: Stage) -> None:
    await a_notice(stage, BOTH)
    first, second = stage.rows(t.Case)
    assert (first.order_no, first.line_no, first.sku, first.qty_short) == (ORDER, "3", "BOX-NV-L", 12)
    assert (second.order_no, second.line_no, second.agent_order_line_id) == (OTHER, "3", None)
    assert (second.qty_short, second.needs_check) == (5, True)


async def test_each_instruction_names_its_own_order(stage: Stage) -> None:
    ts = await a_notice(stage, BOTH)
    for card in await stage.cards():
        await card.press("hana", next(label for label in card.buttons if "返金" in label))
    await undo_window_over(stage)
    told = await stage.told(ts)
    assert [(ORDER in text, OTHER in text) for text in told] == [(True, False), (False, True)]


async def test_a_reply_about_a_line_of_the_other_order_is_not_taken_for_this_one(stage: Stage) -> None:
    ts = await a_notice(stage, f"注文番号 {ORDER} の3番が12個欠品です。")
    await stage.post(
        "limin", AGENT_CHANNEL, f"注文番号 {ORDER} の3番と、{OTHER} の3番が欠品です。", thread_ts=ts
    )
    assert [(case.order_no, case.line_no) for case in stage.rows(t.Case)] == [(ORDER, "3"), (OTHER, "3")]


async def test_an_order_of_ours_is_known_by_its_number_alone(stage: Stage) -> None:
    await a_notice(stage, f"李です。{ORDER} 3番 欠品")
    (case,) = stage.rows(t.Case)
    assert (case.order_no, case.sku) == (ORDER, "BOX-NV-L")
