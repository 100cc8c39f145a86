"""The team's priority rules: whatever is loaded holds for new cases, and running ones keep theirs."""

import pytest

from store import tables as t
from tests.stage import Shown, Stage
from tests.stories.acts import a_card, instructed, load_rules_now
from tests.stories.letters import NOTICE, SHIRT

REFUND_FIRST = 'order = ["refund", "alternate_url", "other_color"]\nundo_seconds = 30\n'
LINE_ONE = (
    NOTICE.replace("3番", "1番").replace("ネイビー", "ブラック").replace("代替：ブラックなら在庫あり\n", "")
)


def _options(card: Shown) -> list[str]:
    return [label for label in card.buttons if label[0].isdigit()]


async def test_new_rules_hold_for_new_cases_only(stage: Stage) -> None:
    running = await a_card(stage)
    load_rules_now(stage, REFUND_FIRST)
    new = await a_card(stage, LINE_ONE)
    assert _options(new)[0].startswith("1 返金")
    await running.press("hana", "読み取りを直す")
    await stage.submit("hana", qty_short="13")
    running = await running.again()
    assert _options(running)[:3] == ["1 別店舗 12.8元", "2 別カラー ブラック/L", "3 返金 13個"]


async def test_the_time_for_undoing_is_that_of_the_cases_own_rules(stage: Stage) -> None:
    old = await a_card(stage)
    load_rules_now(stage, REFUND_FIRST)
    new = await a_card(stage, SHIRT)
    await old.press("hana", "3 ")
    await new.press("hana", "1 ")
    assert "10:00:10 までは取り消せます" in (await old.again()).text
    assert "10:00:30 までは取り消せます" in (await new.again()).text


async def test_a_decision_records_the_rules_that_it_was_made_under(stage: Stage) -> None:
    old = await a_card(stage)
    load_rules_now(stage, REFUND_FIRST)
    new = await a_card(stage, SHIRT)
    await old.press("hana", "3 ")
    await new.press("hana", "1 ")
    assert [decision.rules_version for decision in stage.rows(t.Decision)] == [0, 1]


async def test_a_case_opened_again_is_judged_by_the_rules_of_today(stage: Stage) -> None:
    card = await instructed(stage)
    load_rules_now(stage, REFUND_FIRST)
    await (await card.again()).press("hana", "もう一度開く")
    await stage.advance(seconds=5)
    assert _options(await card.again())[0] == "1 返金 12個"


async def test_a_rule_for_certain_items_is_named_on_the_card(stage: Stage) -> None:
    load_rules_now(
        stage, '[[rule]]\nname = "箱は待つ"\nwhen = { sku = "BOX-*" }\norder = ["wait", "refund"]\n'
    )
    card = await a_card(stage)
    assert _options(card)[0].startswith("1 入荷待ち")
    assert "優先順位1番（ルール「箱は待つ」）" in card.text


@pytest.mark.parametrize(("arrival", "late"), [("12月中旬", True), ("11月19日", False)])
async def test_waiting_says_where_it_misses_the_first_ship_by_day(
    stage: Stage, arrival: str, late: bool
) -> None:
    load_rules_now(stage, 'order = ["wait", "refund"]\n')
    card = await a_card(stage, NOTICE.replace("12月中旬", arrival))
    assert _options(card)[0].startswith("1 入荷待ち")
    assert ("最短の発送期限に間に合いません" in card.text) is late


async def test_limits_strike_out_or_ask_for_an_approver_with_the_figures(stage: Stage) -> None:
    load_rules_now(
        stage,
        "[limits]\nprice_rise_percent = 2\nexclude_colors = ['black']\nrefund_needs_approval_over_yuan = 100\n",
    )
    card = await a_card(stage)
    _, struck = card.text.split("*除いた選択肢*")
    assert "~別店舗 晨光家居旗艦店~  値上がり2.4%（上限2%）" in struck
    assert "ブラック" in struck
    assert "は使わない決まり" in struck
    assert "承認が必要" in card.text
    await card.press("ken", next(label for label in card.buttons if "返金" in label))
    assert "This option needs an approver" in (await stage.answers("ken"))[0]
    await card.press("boss", next(label for label in card.buttons if "返金" in label))
    assert len(stage.rows(t.Decision)) == 1


async def test_the_target_may_be_another_one(stage: Stage) -> None:
    load_rules_now(stage, "[target]\nminutes = 30\nremind_at = [20]\n")
    card = await a_card(stage)
    assert "10:30> までに決めてください* （30分目標）" in card.text
    await stage.advance(minutes=20)
    assert "*あと10分*" in (await card.thread())[-1].text


async def test_the_rules_can_be_read_in_slack(stage: Stage) -> None:
    assert "（初期設定）" in await stage.ask("hana", "/stockout", "rules")
    load_rules_now(stage, REFUND_FIRST)
    said = await stage.ask("hana", "/stockout", "rules")
    assert "（第1版）" in said
    assert "1. 返金\n2. 別店舗\n3. 別カラー" in said
    assert "回答期限 15分（8、12分で声かけ）" in said
