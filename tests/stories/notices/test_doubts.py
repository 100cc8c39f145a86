"""What there is to check of a reading, with what the notice and our order say where they differ."""

from typing import Any

import pytest
from sqlmodel import Session, select

from store import tables as t
from tests.stage import Shown, Stage
from tests.stories.acts import AGENT_CHANNEL, a_card, a_notice, only_case
from tests.stories.letters import NOTICE

BLACK = NOTICE.replace("カラー：ネイビー", "カラー：ブラック").replace("代替：ブラックなら在庫あり\n", "")


def _doubts(card: Shown) -> str:
    """The card's line of what to check; empty where there is none."""
    return next((line for line in card.text.splitlines() if "読み取りに自信のない項目" in line), "")


async def _hints(stage: Stage, card: Shown, who: str = "hana") -> dict[str, str]:
    """What stands below the fields of the correction."""
    await card.press(who, "読み取りを直す")
    view = await stage.modal(who)
    assert view is not None
    return {block["block_id"]: block["hint"]["text"] for block in view["blocks"] if "hint" in block}


async def test_a_colour_that_is_not_the_orders_is_shown_with_both(stage: Stage) -> None:
    card = await a_card(stage, BLACK)
    assert "カラーが注文と違う（連絡：ブラック／ご注文：ネイビー）" in _doubts(card)
    assert await _hints(stage, card) == {"color": "連絡：ブラック／ご注文：ネイビー"}


async def test_a_chinese_colour_is_told_in_the_teams_words(stage: Stage) -> None:
    card = await a_card(stage, BLACK.replace("ブラック", "黑色"))
    assert "（連絡：黒（黑色）／ご注文：ネイビー）" in _doubts(card)


@pytest.mark.parametrize(
    ("written", "instead", "said", "field", "both"),
    [
        ("サイズ：L", "サイズ：M", "サイズが注文と違う", "size", "連絡：M／ご注文：L"),
        ("注文数：30個", "注文数：25個", "注文数が登録と違う", "qty_ordered", "連絡：25／ご注文：30"),
        ("欠品数：12個", "欠品数：45個", "不足数が注文数より多い", "qty_short", "連絡：45／ご注文：30"),
        (
            "サイズ：L",
            "サイズ：L\nSKU：BOX-BK-L",
            "SKUが注文と違う",
            "sku",
            "連絡：BOX-BK-L／ご注文：BOX-NV-L",
        ),
        ("3番\n", "8番\nSKU：BOX-NV-L\n", "明細番号が注文にない", "line_no", "連絡：8／ご注文：3"),
    ],
)
async def test_whatever_differs_is_shown_with_both(
    stage: Stage, written: str, instead: str, said: str, field: str, both: str
) -> None:
    text = NOTICE.replace("代替：ブラックなら在庫あり\n", "")
    assert written in text
    card = await a_card(stage, text.replace(written, instead))
    assert f"{said}（{both}）" in _doubts(card)
    assert (await _hints(stage, card))[field] == both


async def test_what_agrees_in_another_spelling_is_no_difference(stage: Stage) -> None:
    card = await a_card(stage, BLACK.replace("ブラック", "藏青色"))
    assert "ご注文：" not in card.text
    assert await _hints(stage, card) == {}


async def test_an_edit_that_agrees_with_the_order_ends_the_doubt(stage: Stage) -> None:
    ts = await a_notice(stage, BLACK)
    assert "連絡：ブラック" in (await stage.card()).text
    await stage.post("limin", AGENT_CHANNEL, BLACK.replace("ブラック", "ネイビー"), edit_ts=ts)
    await stage.advance(seconds=5)
    assert _doubts(await stage.card()) == ""


async def test_a_correction_ends_the_doubt(stage: Stage) -> None:
    card = await a_card(stage, BLACK)
    await card.press("hana", "読み取りを直す")
    await stage.submit("hana")
    card = await card.again()
    assert _doubts(card) == ""
    assert await _hints(stage, card) == {}
    assert only_case(stage).said == {}


async def test_an_english_desk_reads_it_in_english(stage: Stage) -> None:
    def speak(session: Session) -> None:
        session.exec(select(t.Workspace)).one().language = "en"  # type: ignore[assignment]

    stage.change(speak)
    await stage.restart()
    card = await a_card(stage, BLACK)
    assert (
        "the colour differs from the order (notice: black (ブラック); our order: navy (ネイビー))"
        in card.text
    )


def _as_in_an_older_database(doubts: list[str]) -> Any:
    def change(session: Session) -> None:
        case = session.exec(select(t.Case)).one()
        case.doubts, case.needs_check, case.qty_short = doubts, True, 45

    return change


async def test_doubts_of_older_databases_are_told_in_words(stage: Stage) -> None:
    card = await a_card(stage)
    stage.change(_as_in_an_older_database(["short_over_ordered", "no_longer_worded"]))
    await card.press("hana", "担当する")
    card = await card.again()
    doubts = "不足数が注文数より多い（連絡：45／ご注文：30）、そのほかの項目"
    assert _doubts(card).endswith(f"読み取りに自信のない項目：{doubts}")
    assert "short" not in card.text
    assert "no longer worded" not in card.text
    await card.press("hana", "読み取りを直す")
    view = await stage.modal("hana")
    assert view is not None
    fields = [block["block_id"] for block in view["blocks"] if block["type"] == "input"]
    assert set(fields[:2]) == {"qty_short", "qty_ordered"}


async def test_of_many_doubts_the_card_names_the_dearest_and_counts_the_others(stage: Stage) -> None:
    card = await a_card(stage)
    many = [
        "reason_unsure",
        "restock_unsure",
        "size_unsure",
        "not_said_to_be_short",
        "quantity_unsure",
        "color_unsure",
    ]
    stage.change(_as_in_an_older_database(many))
    await card.press("hana", "担当する")
    told = _doubts(await card.again())
    assert "欠品とはっきり書かれていない、数量" in told
    assert told.endswith("、ほか2項目")
