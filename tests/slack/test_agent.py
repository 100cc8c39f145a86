"""The agent reads exactly what to do, kindly, in its language, and nothing that is none of its business."""

from dataclasses import replace

import pytest

from bot.rules.facts import Option
from bot.rules.reading.values import Reason
from bot.rules.words import Language, Remedy
from bot.slack.agent import instruction
from tests.slack.builders import OPTIONS, case
from tests.slack.reading import assert_harmless, bold_shows

REST = Option(key="ship_rest", remedy=Remedy.SHIP_REST, rank=1, qty=10)
EVERY = [*OPTIONS[:4], REST]
OTHERS = {"zh": "其他商品请照常安排", "ja": "ほかの商品は止めずに", "en": "do not hold up the other items"}


@pytest.mark.parametrize("lang", Language)
@pytest.mark.parametrize("option", EVERY, ids=lambda option: option.remedy)
def test_an_instruction_names_order_and_line_and_keeps_the_rest_moving(option, lang):
    text = instruction(case(), option, lang)
    assert "*2026112010203012-80412*" in text
    assert "3" in text
    assert "10" in text
    assert OTHERS[lang] in text
    assert bold_shows(text), text
    assert_harmless([text])


@pytest.mark.parametrize("lang", Language)
@pytest.mark.parametrize("option", EVERY, ids=lambda option: option.remedy)
def test_no_figure_of_ours_reaches_the_agent(option, lang):
    text = instruction(case(), option, lang)
    for ours in ("LS-BK-L", "12.5", "K-12", "R-77", "250-1234567", "FBA", "2.5", "楽天"):
        assert ours not in text


@pytest.mark.parametrize("lang", Language)
def test_another_shop_is_given_with_link_quantity_and_variant(lang):
    text = instruction(case(), OPTIONS[0], lang)
    assert "<https://detail.1688.com/offer/984219191844.html>" in text
    assert "杭州晴织服饰" in text
    assert "/L*" in text


@pytest.mark.parametrize(
    ("lang", "asks"), [("zh", "哪家店有同款"), ("ja", "ほかにご存じ"), ("en", "Do you know another")]
)
def test_the_agent_is_asked_for_help_rather_than_told_to_cancel(lang, asks):
    assert asks in instruction(case(), OPTIONS[0], lang)


@pytest.mark.parametrize(
    ("lang", "word"), [("zh", "藏青色（ネイビー）"), ("en", "navy（ネイビー）"), ("ja", "カラー *ネイビー*")]
)
def test_a_colour_is_told_in_the_agents_own_word_too(lang, word):
    text = instruction(case(), OPTIONS[1], lang)
    assert word in text
    assert "*L*" in text


@pytest.mark.parametrize(
    ("lang", "balance"), [("zh", "退回余额"), ("ja", "残高へ返金"), ("en", "to our balance")]
)
def test_a_refund_goes_to_the_balance(lang, balance):
    assert balance in instruction(case(), OPTIONS[2], lang)
    assert balance in instruction(case(), REST, lang)


@pytest.mark.parametrize(
    ("lang", "days"), [("zh", "12月1日至12月5日"), ("ja", "12/1(火)〜12/5(土)"), ("en", "1 Dec")]
)
def test_waiting_says_until_when_or_asks(lang, days):
    assert days in instruction(case(), OPTIONS[3], lang)
    undated = replace(OPTIONS[3], restock_from=None, restock_to=None)
    asked = instruction(case(), undated, lang)
    assert days not in asked
    assert any(word in asked for word in ("哪天补货", "いつごろ", "when they will be back"))


def test_shipping_the_rest_tells_what_goes_and_what_is_missing():
    text = instruction(case(qty_ordered=20, qty_short=8), replace(REST, qty=12), "ja")
    assert "在庫のある分（12個）" in text
    assert "足りない *8個*" in text


@pytest.mark.parametrize(
    ("lang", "successor"), [("zh", "后续款"), ("ja", "後継の商品"), ("en", "successor model")]
)
def test_a_successor_is_asked_for_only_when_the_item_is_discontinued(lang, successor):
    assert successor in instruction(case(), OPTIONS[0], lang)
    assert successor not in instruction(case(reason=Reason.TEMPORARY), OPTIONS[0], lang)


@pytest.mark.parametrize("lang", Language)
def test_an_unknown_quantity_is_never_written_as_zero(lang):
    for option in EVERY:
        text = instruction(case(qty_short=None, qty_ordered=None), replace(option, qty=0), lang)
        assert "*0" not in text
        assert " 0 " not in text


@pytest.mark.parametrize("lang", Language)
def test_a_case_without_an_order_number_still_reads_well(lang):
    text = instruction(case(order_no=None, line_no=None), OPTIONS[2], lang)
    assert "None" not in text
    assert "リネンシャツ" in text


def test_what_a_person_adds_goes_along_and_cannot_ping():
    text = instruction(case(), replace(OPTIONS[2], text="急ぎです <!channel>"), "ja")
    assert "補足：急ぎです &lt;!channel&gt;" in text


def test_a_shop_without_a_link_is_named():
    assert "こちらの店舗で" in instruction(case(), replace(OPTIONS[0], url=None), "ja")
