"""What a notice says of another line, or of another product, is never laid over the line that happens to be known."""

import pytest
from sqlmodel import Session, col, select

from store import tables as t
from tests.shop import ORDER
from tests.stage import Stage
from tests.stories.acts import a_card, a_notice, only_case

BOX = f"{ORDER} の3番 折りたたみ収納ボックス ネイビー L 12個が欠品です。"


def _only_the_box_is_registered(stage: Stage) -> None:
    def change(session: Session) -> None:
        for line in session.exec(select(t.AgentOrderLine).where(col(t.AgentOrderLine.line_no) != "3")):
            session.delete(line)

    stage.change(change)


def _told(stage: Stage) -> list[tuple[str | None, str | None, int | None]]:
    return [(case.line_no, case.product, case.qty_short) for case in stage.rows(t.Case)]


async def test_lines_that_nobody_registered_are_cases_of_their_own(stage: Stage) -> None:
    _only_the_box_is_registered(stage)
    await a_notice(
        stage,
        f"{ORDER} です。下記が欠品です。\n3番 折りたたみ収納ボックス ネイビー L 12個\n9番 なべ 5個\n10番 やかん 7個",
    )
    assert _told(stage) == [("3", "折りたたみ収納ボックス", 12), ("9", "なべ", 5), ("10", "やかん", 7)]
    _, pot, kettle = stage.rows(t.Case)
    for case in (pot, kettle):
        assert case.agent_order_line_id is case.variant_id is None
    cards = [card.text for card in await stage.cards()]
    assert sum("明細番号が注文にない" in text for text in cards) == 2


async def test_a_later_notice_of_an_unregistered_line_does_not_change_the_known_one(stage: Stage) -> None:
    _only_the_box_is_registered(stage)
    await a_notice(stage, BOX)
    await a_notice(stage, f"{ORDER} の7番 電気ケトル 20個が欠品です。")
    assert _told(stage) == [("3", "折りたたみ収納ボックス", 12), ("7", "電気ケトル", 20)]


async def test_a_bare_number_that_the_order_does_not_have_is_no_known_line(stage: Stage) -> None:
    _only_the_box_is_registered(stage)
    case_of = await a_card(stage, f"{ORDER} の7番が5個欠品です。")
    assert "明細番号が注文にない" in case_of.text
    assert (only_case(stage).line_no, only_case(stage).product) == ("7", None)


async def test_the_only_line_of_an_order_is_not_another_product(stage: Stage) -> None:
    _only_the_box_is_registered(stage)
    await a_notice(stage, f"注文番号：{ORDER}\n商品名：やかん\n欠品数：7個\nご指示をお願い致します。")
    case = only_case(stage)
    assert (case.product, case.qty_short, case.agent_order_line_id) == ("やかん", 7, None)


@pytest.mark.parametrize("words", ["折りたたみ収納ボックス", "折叠收纳箱", "storage box"])
async def test_the_only_line_is_found_under_what_the_agent_calls_it(stage: Stage, words: str) -> None:
    _only_the_box_is_registered(stage)
    card = await a_card(stage, f"注文番号：{ORDER}\n商品名：{words}\n欠品数：7個\nご指示をお願い致します。")
    assert only_case(stage).sku == "BOX-NV-L"
    assert "商品が注文と違う" not in card.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{ORDER} の3番 保温杯 12个缺货。", "保温杯"),
        (f"{ORDER} の3番 スニーカー ネイビー L 12個が欠品です。", "スニーカー"),
        (f"Order no.: {ORDER}\nLine: 3\nItem: wide pants\nQty short: 12", "wide pants"),
    ],
)
async def test_a_product_that_is_not_the_lines_is_a_doubt_and_stands_on_the_card(
    stage: Stage, text: str, said: str
) -> None:
    card = await a_card(stage, text)
    assert f"商品が注文と違う（連絡：{said}／ご注文：折りたたみ収納ボックス）" in card.text
    assert only_case(stage).needs_check
    await card.press("hana", "読み取りを直す")
    view = await stage.modal("hana")
    assert view is not None
    hints = {block["block_id"]: block["hint"]["text"] for block in view["blocks"] if "hint" in block}
    assert hints["product"] == f"連絡：{said}／ご注文：折りたたみ収納ボックス"


@pytest.mark.parametrize("said", ["折叠收纳箱", "storage box", "収納ボックス", "藏青折叠箱"])
async def test_a_translation_is_no_doubt(stage: Stage, said: str) -> None:
    card = await a_card(stage, f"{ORDER} の3番 {said} 12个缺货。")
    assert "商品が注文と違う" not in card.text
    assert only_case(stage).sku == "BOX-NV-L"


async def test_a_product_of_another_line_leaves_the_choice_to_a_person(stage: Stage) -> None:
    card = await a_card(stage, f"{ORDER} の3番 リネンシャツ 12枚が欠品です。")
    assert "明細番号と商品が食い違う" in card.text
    case = only_case(stage)
    assert (case.line_no, case.product, case.agent_order_line_id) == ("3", "リネンシャツ", None)


async def test_another_product_under_a_lines_number_leaves_its_running_case_alone(stage: Stage) -> None:
    await a_notice(stage, BOX)
    await a_notice(stage, f"{ORDER} の3番 保温杯 9个缺货。")
    assert _told(stage) == [("3", "折りたたみ収納ボックス", 12), ("3", "保温杯", 9)]
    box, cup = stage.rows(t.Case)
    assert (box.needs_check, cup.agent_order_line_id, cup.needs_check) == (False, None, True)
    assert "同じ明細番号に別の商品の案件がある" in (await stage.cards())[-1].text


async def test_the_line_itself_gets_its_case_beside_the_doubtful_one(stage: Stage) -> None:
    await a_notice(stage, f"{ORDER} の3番 保温杯 9个缺货。")
    await a_notice(stage, BOX)
    assert [case.qty_short for case in stage.rows(t.Case)] == [9, 12]


async def test_two_variants_under_one_number_are_two_cases(stage: Stage) -> None:
    await a_notice(
        stage, f"{ORDER} です。欠品です。\n3番 収納ボックス ネイビー L 12個\n3番 収納ボックス グレー L 5個"
    )
    assert [case.qty_short for case in stage.rows(t.Case)] == [12, 5]


async def test_a_product_that_is_typed_and_is_not_the_lines_is_refused(stage: Stage) -> None:
    card = await a_card(stage, BOX)
    await card.press("hana", "読み取りを直す")
    answer = await stage.submit("hana", product="スニーカー")
    assert "注文の登録では「折りたたみ収納ボックス」です" in str(answer)
    assert only_case(stage).product == "折りたたみ収納ボックス"


async def test_a_product_that_is_typed_and_is_another_lines_leads_to_that_line(stage: Stage) -> None:
    card = await a_card(stage, f"{ORDER} の3番 12個が欠品です。")
    await card.press("hana", "読み取りを直す")
    await stage.submit("hana", product="リネンシャツ", color="", size="")
    assert only_case(stage).sku == "LIN-WH-M"


async def test_the_stock_of_another_colour_is_not_shown(stage: Stage) -> None:
    card = await a_card(stage, "2026111115470009-300001 の5番 リネンシャツ ブルー M 8枚が欠品です。")
    assert only_case(stage).variant_id is None
    assert "LIN-WH-M" not in card.text


async def test_a_line_that_a_person_names_is_that_line_whatever_it_was_called(stage: Stage) -> None:
    card = await a_card(stage, BOX)
    await card.press("hana", "読み取りを直す")
    done = await stage.submit("hana", line_no="2", sku="", color="", size="")
    assert done["closed"]
    assert only_case(stage).sku == "LIN-WH-M"
