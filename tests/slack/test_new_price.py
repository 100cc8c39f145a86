"""Buying at the new price reads as what it is, to the desk and to the agent."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.rules.facts import Note, Option
from bot.rules.reading.values import Reason
from bot.rules.words import Language, Remedy
from bot.slack.agent import instruction
from bot.slack.cards import case_card
from bot.slack.wording import option_title
from tests.slack.builders import NOW, TOKYO, buttons, case, decided, shown
from tests.slack.reading import assert_harmless, bold_shows, is_sound

PAGE = "https://detail.1688.com/offer/600000000001.html"
NEW = Option(
    key="price:45.1",
    remedy=Remedy.ALTERNATE_URL,
    rank=1,
    qty=40,
    url=PAGE,
    price=Decimal("45.10"),
    price_change=Decimal("10.0"),
    same_shop=True,
    offered_by_agent=True,
    needs_approval=True,
    why=(
        Note(code="priority", values={"place": "1", "rule": ""}),
        Note(code="agent_offers_it"),
        Note(code="same_shop_new_price"),
        Note(code="price_up", values={"percent": "10.0"}),
        Note(code="price_rise_needs_approval", values={"percent": "10.0", "limit": "8"}),
    ),
)
DEARER = case(reason=Reason.PRICE_CHANGE, options=(NEW,), qty_ordered=40, qty_short=40)


def card(facts, lang="ja"):
    made = case_card(facts, lang=lang, tz=TOKYO, now=NOW)
    is_sound(made)
    return made.blocks


@pytest.mark.parametrize(
    ("lang", "label"),
    [("ja", "1 新しい価格で購入 45.1元（+10%）"), ("en", "1 Buy at the new price CN¥45.1 (+10 %)")],
)
def test_the_button_says_price_and_change(lang, label):
    assert label in buttons(card(DEARER, lang))


def test_the_card_names_no_other_shop():
    said = shown(card(DEARER))
    link = f"<{PAGE}|detail.1688.com/…0001>"
    assert f"*1 新しい価格で購入*  {link} ・ 45.1元（+10%） ・ 40個 ・ 代行の提案、承認が必要" in said
    assert "優先順位1番、注文した店のまま、値上がり10.0% は承認が必要（8%超）" in said
    assert "別店舗" not in said
    assert "the shop it was ordered from" in shown(card(DEARER, "en"))


def test_over_the_limit_it_is_struck_out_with_its_price():
    over = replace(NEW, struck=(Note(code="price_rise_over", values={"percent": "22.0", "limit": "15"}),))
    made = card(replace(DEARER, options=(over,)))
    assert "~新しい価格で購入 45.1元（+10%）~  値上がり22.0%（上限15%）" in shown(made)
    assert not [label for label in buttons(made) if "新しい価格" in label]


def test_the_decision_and_the_notes_say_it_too():
    facts = decided(decision=replace(decided().decision, option=NEW))
    assert f"*新しい価格で購入*  <{PAGE}|detail.1688.com/…0001> ・ 45.1元（+10%）" in shown(card(facts))
    assert option_title(NEW, "ja", TOKYO) == "新しい価格で購入 45.1元（+10%）"
    unknown = replace(NEW, price_change=None)
    assert option_title(unknown, "en", TOKYO) == "Buy at the new price CN¥45.1"


@pytest.mark.parametrize("lang", Language)
def test_the_agent_is_told_to_buy_it_at_that_price(lang):
    text = instruction(DEARER, NEW, lang)
    buy, amount, pieces, others = {
        "ja": ("そのまま購入してください", "45.1元", "*40個*", "ほかの商品は止めずに"),
        "zh": ("请按新单价 45.1元 照常购买", "45.1元", "*40件*", "其他商品请照常安排"),
        "en": ("buy it at the new price of", "CN¥45.1", "*40 pcs*", "do not hold up the other items"),
    }[lang]
    assert buy in text
    assert amount in text
    assert pieces in text
    assert others in text
    assert f"<{PAGE}>" in text
    assert "10%" not in text
    assert not any(word in text for word in ("こちらのURL", "改买", "instead", "別の店舗"))
    assert bold_shows(text), text
    assert_harmless([text])


@pytest.mark.parametrize("lang", Language)
def test_without_a_page_no_other_shop_is_asked_for(lang):
    text = instruction(DEARER, replace(NEW, url=None), lang)
    assert "45.1" in text
    assert not any(word in text for word in ("店舗", "店铺", "同款", "another shop"))
