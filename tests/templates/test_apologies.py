"""Every apology that Keppin drafts may be sent as it is, whatever the case looks like."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from bot.rules.drafting.drafts import About, check
from bot.rules.drafting.marketplaces import LIMITS
from bot.rules.words import Marketplace, Remedy
from bot.slack.apology import apology
from tests.slack.builders import NOW, OPTIONS, TOKYO, case

SHOP = "みどり雑貨店"


def letter(marketplace, remedy, lang="ja", *, customer="山田 花子", option=None, of=None, **order):
    chosen = replace(option or OPTIONS[1], remedy=remedy)
    affected = replace(case().affected[1], marketplace=marketplace, number="250-1234567-7654321", **order)
    return apology(of or case(), chosen, affected, lang, customer=customer, shop=SHOP, tz=TOKYO)


EVERY = list(product(Marketplace, Remedy, ("ja", "en")))


@pytest.mark.parametrize(("marketplace", "remedy", "lang"), EVERY)
def test_a_draft_breaks_no_limit_of_its_marketplace(marketplace, remedy, lang):
    for customer, ship_by, consent in product(("山田 花子", None), (NOW, None), (True, False)):
        option = replace(OPTIONS[1], needs_consent=consent)
        text = letter(marketplace, remedy, lang, customer=customer, ship_by=ship_by, option=option)
        for about in (About(), About(remedy=remedy)):
            assert check(text, marketplace, "250-1234567-7654321", about=about) == ()


@pytest.mark.parametrize(("marketplace", "remedy", "lang"), EVERY)
def test_a_draft_of_goods_with_a_telling_name_may_be_sent(marketplace, remedy, lang):
    of = replace(case(), product="中国茶 工場直送セット", color=None)
    text = letter(marketplace, remedy, lang, of=of, customer="仕入先 代行")
    about = About(names=("中国茶 工場直送セット", "仕入先 代行", SHOP), remedy=remedy)
    assert check(text, marketplace, "250-1234567-7654321", about=about) == ()


@pytest.mark.parametrize(("marketplace", "remedy", "lang"), EVERY)
def test_a_draft_names_order_item_variant_and_quantity(marketplace, remedy, lang):
    text = letter(marketplace, remedy, lang, qty=2)
    assert "250-1234567-7654321" in text
    assert "リネンシャツ" in text
    assert ("黒" if lang == "ja" else "black") in text
    assert "2" in text
    assert SHOP in text
    assert "山田 花子" in text


@pytest.mark.parametrize(("marketplace", "remedy", "lang"), EVERY)
def test_a_draft_apologises_and_tells_no_secret(marketplace, remedy, lang):
    text = letter(marketplace, remedy, lang, option=replace(OPTIONS[0], needs_consent=True))
    assert any(word in text for word in ("申し訳", "お詫び", "sorry"))
    for secret in ("1688", "ラクマート", "杭州", "12.5", "K-12", "代行", "仕入"):
        assert secret not in text


@pytest.mark.parametrize(("marketplace", "lang"), list(product(Marketplace, ("ja", "en"))))
def test_a_change_is_asked_for_and_not_announced(marketplace, lang):
    text = letter(marketplace, Remedy.OTHER_COLOR, lang)
    assert "よろしいでしょうか" in text or "Would that be all right" in text
    assert ("ネイビー" if lang == "ja" else "navy") in text.lower() or "紺" in text


def test_the_same_item_from_another_shop_asks_no_consent_where_none_is_needed():
    text = letter(Marketplace.RAKUTEN, Remedy.ALTERNATE_URL, option=replace(OPTIONS[0], needs_consent=False))
    assert "よろしいでしょうか" not in text
    assert "手配" in text


@pytest.mark.parametrize("marketplace", Marketplace)
def test_waiting_promises_no_day(marketplace):
    option = replace(OPTIONS[3])
    assert "12月" not in letter(marketplace, Remedy.WAIT, option=option)


def test_a_refund_asks_nothing_of_the_customer():
    for marketplace in Marketplace:
        text = letter(marketplace, Remedy.REFUND)
        assert any(
            word in text
            for word in ("お手続きは不要", "お手続きはございません", "行っていただくことはございません")
        )


def test_the_letters_of_the_marketplaces_are_not_one_letter():
    letters = {letter(marketplace, Remedy.REFUND) for marketplace in Marketplace}
    assert len(letters) == len(LIMITS)


def test_the_agents_word_for_a_colour_reaches_no_customer():
    option = replace(OPTIONS[1], color="藏青色")
    text = letter(Marketplace.YAHOO, Remedy.OTHER_COLOR, option=option)
    assert "藏青" not in text
    assert check(text, Marketplace.YAHOO, "250-1234567-7654321") == ()


def test_a_reply_is_wanted_before_the_order_has_to_leave():
    text = letter(Marketplace.AMAZON, Remedy.OTHER_COLOR, ship_by=NOW + timedelta(days=1))
    assert "11月24日まで" in text
