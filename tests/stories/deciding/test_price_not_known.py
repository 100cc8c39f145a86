"""What is bought without anybody knowing its price: the limit on rises is said, and the agent is given the ceiling."""

from decimal import Decimal

import pytest
from sqlmodel import Session, select

from bot.rules.words import Language, Status
from store import tables as t
from tests.stage import Stage
from tests.stories.acts import (
    a_card,
    a_notice,
    agent_reads,
    answering,
    drafts_of,
    load_rules_now,
    only_case,
    undo_window_over,
)
from tests.stories.letters import DEARER

PAGE = "https://detail.1688.com/offer/742618305777.html"
KNOWN = "https://detail.1688.com/offer/742618305533.html"
NO_LIMITS = "[limits]\nprice_rise_percent = false\napprove_price_rise_percent = false\n"
NO_APPROVAL = "[limits]\nprice_rise_percent = 15\napprove_price_rise_percent = false\n"


def _price_paid_unknown(session: Session) -> None:
    for line in session.exec(select(t.AgentOrderLine)).all():
        line.unit_price = None


async def _hint(stage: Stage) -> str:
    await (await stage.card()).press("hana", "別のURL")
    view = await stage.modal("hana")
    assert view is not None
    (block,) = [block for block in view["blocks"] if block.get("block_id") == "price"]
    return block.get("hint", {}).get("text", "")


async def _bought(stage: Stage, **filled: str) -> tuple[str, str]:
    """What the card says after the decision, and what the agent is told."""
    notice = await a_notice(stage)
    await (await stage.card()).press("hana", "別のURL")
    assert (await stage.submit("hana", **filled))["closed"]
    await undo_window_over(stage)
    return (await stage.card()).text, (await stage.told(notice))[-1]


async def test_the_window_says_what_an_empty_price_leaves_unchecked(stage: Stage) -> None:
    await a_card(stage)
    hint = await _hint(stage)
    assert "値上がりの条件（+8%まで）を確かめられない" in hint
    assert "1個 13.5元" in hint


async def test_the_window_says_nothing_of_limits_that_the_team_does_not_have(stage: Stage) -> None:
    load_rules_now(stage, NO_LIMITS)
    await a_card(stage)
    assert await _hint(stage) == ""


async def test_where_the_price_that_was_paid_is_not_known_the_window_says_so(stage: Stage) -> None:
    stage.change(_price_paid_unknown)
    await a_card(stage)
    hint = await _hint(stage)
    assert "注文時の単価が分からないため、値上がりの条件（+8%まで）は確かめられません" in hint
    assert "元" not in hint


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.ZH, "• 单价 *13.5元* 以内请直接购买；超过的话，请先跟我们确认再买。"),
        (Language.JA, "• 単価 *13.5元* まででしたら、そのまま購入してください。超えるときは、購入の前に"),
        (Language.EN, "• Please buy it if it costs *CN¥13.5* each or less; above that, please ask us first."),
    ],
)
async def test_the_agent_is_given_the_ceiling_and_the_card_says_what_was_not_checked(
    stage: Stage, language: Language, words: str
) -> None:
    agent_reads(stage, language)
    card, told = await _bought(stage, url=PAGE)
    assert words in told
    assert "単価が分からないため、値上がりの条件（+8%まで）は確かめていません" in card
    assert "代行に伝える上限：1個 13.5元 （超えるときは購入の前に相談）" in card


async def test_a_ceiling_is_never_beyond_the_limit(stage: Stage) -> None:
    load_rules_now(stage, NO_APPROVAL)  # 12.5元 and 15 % are 14.375元
    card, told = await _bought(stage, url=PAGE)
    assert "单价 *14.37元* 以内" in told
    assert "（+15%まで）は確かめていません" in card


@pytest.mark.parametrize("filled", [{"url": PAGE, "price": "12.9"}, {"url": KNOWN}])
async def test_a_price_that_is_known_is_checked_and_no_ceiling_is_told(
    stage: Stage, filled: dict[str, str]
) -> None:
    card, told = await _bought(stage, **filled)
    assert "確かめていません" not in card
    assert "单价" not in told


async def test_without_limits_nothing_is_said_of_them(stage: Stage) -> None:
    load_rules_now(stage, NO_LIMITS)
    card, told = await _bought(stage, url=PAGE)
    assert "確かめていません" not in card
    assert "单价" not in told


async def test_without_the_price_that_was_paid_the_card_says_so_and_the_agent_gets_no_ceiling(
    stage: Stage,
) -> None:
    stage.change(_price_paid_unknown)
    card, told = await _bought(stage, url=PAGE, price="12.9")
    assert "注文時の単価が分からないため、値上がりの条件（+8%まで）は確かめていません" in card
    assert "上限：1個" not in card
    assert "单价" not in told


async def test_a_colour_without_a_price_has_the_ceiling_too(stage: Stage) -> None:
    notice = await a_notice(stage)
    await (await stage.card()).press("hana", "2 別カラー")
    await undo_window_over(stage)
    assert "（+8%まで）は確かめていません" in (await stage.card()).text
    assert "单价 *13.5元* 以内" in (await stage.told(notice))[-1]


async def test_a_colour_of_ones_own_choice_has_the_ceiling_too(stage: Stage) -> None:
    notice = await a_notice(stage)
    await answering(stage, "other_color", color="グレー")
    await undo_window_over(stage)
    assert "（+8%まで）は確かめていません" in (await stage.card()).text
    assert "单价 *13.5元* 以内" in (await stage.told(notice))[-1]


async def test_what_buys_nothing_has_no_ceiling(stage: Stage) -> None:
    notice = await a_notice(stage)
    await (await stage.card()).press("hana", "3 返金")
    await undo_window_over(stage)
    assert "確かめていません" not in (await stage.card()).text
    assert "单价" not in (await stage.told(notice))[-1]


async def test_a_new_price_beside_an_unknown_old_one_is_told_as_unchecked(stage: Stage) -> None:
    stage.change(_price_paid_unknown)
    await a_notice(stage, DEARER.replace("単価 12.5元 → 13元 です。", "新単価 13元 です。"))
    await (await stage.card()).press("hana", "1 新しい価格で購入")
    assert "注文時の単価が分からないため" in (await stage.card()).text


@pytest.mark.parametrize("option", ["3 返金", "5 ある分だけ"])
async def test_a_refund_of_nobody_knows_how_much_is_told_as_unchecked(stage: Stage, option: str) -> None:
    load_rules_now(stage, "[limits]\nrefund_needs_approval_over_yuan = 100\n")
    stage.change(_price_paid_unknown)
    card = await a_card(stage)
    said = "注文時の単価が分からないため、返金の条件（100元超は承認が必要）は確かめていません"
    assert card.text.count("返金額は不明（100元超は承認が必要）") == 2
    await card.press("hana", option)
    assert said in (await card.again()).text


async def test_a_refund_without_a_limit_has_nothing_to_check(stage: Stage) -> None:
    stage.change(_price_paid_unknown)
    card = await a_card(stage)
    await card.press("hana", "3 返金")
    assert "返金額は不明" not in card.text
    assert "確かめていません" not in (await card.again()).text


async def test_no_customer_reads_of_a_ceiling(stage: Stage) -> None:
    await _bought(stage, url=PAGE)
    await stage.advance(seconds=30)
    drafts = await drafts_of(await stage.card())
    assert drafts
    assert not any("13.5" in draft.text or "単価" in draft.text for draft in drafts)


async def test_what_is_kept_of_the_decision_is_what_the_agent_was_told(stage: Stage) -> None:
    await _bought(stage, url=PAGE)
    option = stage.rows(t.Decision)[0].option
    assert (Decimal(option["price_cap"]), Decimal(option["unchecked_rise"])) == (Decimal("13.5"), 8)
    assert only_case(stage).status is Status.INSTRUCTED
