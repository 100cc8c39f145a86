from datetime import date
from decimal import Decimal

import pytest

from bot.rules.facts import Note
from bot.rules.ranking.options import Shortage, Sibling, Source, rank
from bot.rules.ranking.ruleset import Governing, Limits
from bot.rules.reading.values import Offer
from bot.rules.words import Remedy

D = Decimal
R = Remedy
SHOP = "https://detail.1688.com/offer/{}.html"
TAOBAO = "https://item.taobao.com/item.htm?id={}"


def source(number, **fields):
    known = {"price": D(20), "shop_years": D(6), "repeat_rate": D(31), "shipping_score": D("4.8")}
    return Source(
        id=number, url=SHOP.format(600000000000 + number), shop=f"店{number}", **{**known, **fields}
    )


def shortage(**fields):
    usual = {"color": "ブラック", "size": "M", "qty_ordered": 10, "qty_short": 4, "unit_price": D(20)}
    return Shortage(**{**usual, **fields})


def ranked(sources=(), siblings=(), governing=None, **fields):
    return rank(shortage(**fields), sources, siblings, governing or Governing())


def by_key(options):
    return {option.key: option for option in options}


def one(key, sources=(), siblings=(), governing=None, **fields):
    return by_key(ranked(sources, siblings, governing, **fields))[key]


def codes(notes):
    return [note.code for note in notes]


def value(notes, code):
    return next(note.values for note in notes if note.code == code)


def test_the_usual_order_is_other_shop_other_colour_refund():
    options = ranked(
        [source(17)],
        [Sibling(variant_id=1, sku="CASE-NV", color="ネイビー", size="M", source=source(18))],
        restock_from=date(2026, 12, 1),
        other_units_or_lines_can_go=True,
    )
    assert [option.key for option in options] == [
        "url:17",
        "variant:CASE-NV@1688:600000000018",
        "refund",
        "wait",
        "ship_rest",
    ]
    assert [option.rank for option in options] == [1, 2, 3, 4, 5]


def test_refund_is_always_there():
    assert [option.key for option in ranked()] == ["refund"]


def test_a_rule_changes_the_order_and_the_rest_follows_as_usual():
    governing = Governing(name="be quick", order=(R.WAIT, R.REFUND))
    options = ranked([source(1)], restock_undecided=True, governing=governing)
    assert [option.key for option in options] == ["wait", "refund", "url:1"]
    assert options[0].why[0] == Note(code="priority", values={"place": "1", "rule": "be quick"})
    assert options[2].why[0] == Note(code="not_in_priority")


def test_a_shop_that_can_be_trusted_comes_before_a_cheap_one():
    cheap = source(1, price=D(12), shop_years=D(3), repeat_rate=D(21), shipping_score=D("4.5"))
    good = source(2, price=D(22), shop_years=D(9), repeat_rate=D(45), shipping_score=D("4.9"))
    unknown = source(3, price=D(10), shop_years=None, repeat_rate=None, shipping_score=None)
    same = source(4, price=D(21), shop_years=D(9), repeat_rate=D(45), shipping_score=D("4.9"))
    options = ranked([cheap, unknown, good, same])
    assert [option.key for option in options] == ["url:4", "url:2", "url:1", "url:3", "refund"]
    assert "shop_unknown" in codes(options[3].why)


def test_a_shop_that_failed_before_comes_after_the_others():
    options = ranked([source(1, failed=True), source(2, shop_years=None)])
    assert [option.key for option in options[:2]] == ["url:2", "url:1"]
    assert "failed_before" in codes(options[1].why)


def test_the_facts_of_a_shop_stand_in_the_reasons():
    option = one("url:1", [source(1, shop_years=D("6.0"))])
    assert option.why == (
        Note(code="priority", values={"place": "1", "rule": ""}),
        Note(code="shop_record", values={"years": "6", "repeat": "31", "score": "4.8"}),
        Note(code="same_price"),
    )
    assert (option.qty, option.color, option.size, option.shop) == (4, "ブラック", "M", "店1")
    partly = one("url:1", [source(1, shop_years=None)])
    assert value(partly.why, "shop_record") == {"years": "", "repeat": "31", "score": "4.8"}


@pytest.mark.parametrize(
    ("price", "code", "percent"),
    [(D(21), "price_up", "5.0"), (D(18), "price_down", "10.0"), (D("20.00"), "same_price", None)],
)
def test_a_price_is_compared_with_what_was_ordered(price, code, percent):
    option = one("url:1", [source(1, price=price)])
    assert code in codes(option.why)
    assert value(option.why, code).get("percent") == percent


def test_without_a_price_nothing_is_claimed():
    for option, code in (
        (one("url:1", [source(1, price=None)]), "price_unknown"),
        (one("url:1", [source(1)], unit_price=None), "rise_unknown"),
    ):
        assert option.price_change is None
        assert code in codes(option.why)
        assert not option.struck


# --- what the agent offers


def test_an_offered_page_that_is_known_is_one_option():
    offer = Offer(url=f"{SHOP.format(600000000017)}?spm=a26", price="２１.5元")
    option = one("url:17", [source(17)], offers=(offer,))
    assert option.offered_by_agent
    assert (option.price, option.price_change) == (D("21.5"), D("7.5"))
    assert "agent_offers_it" in codes(option.why)
    assert len(ranked([source(17)], offers=(offer,))) == 2


def test_an_offered_page_that_is_new_becomes_an_option():
    option = one("url:taobao:700000000001", offers=(Offer(url=TAOBAO.format(700000000001)),))
    assert (option.remedy, option.offered_by_agent) == (R.ALTERNATE_URL, True)
    assert option.url == TAOBAO.format(700000000001)
    assert "shop_unknown" in codes(option.why)


def test_a_short_link_keeps_a_key_of_its_own():
    offers = (Offer(url="https://m.tb.cn/h.AbCdEf?tk=x"), Offer(url="https://m.tb.cn/h.XyZ?tk=y"))
    keys = {option.key for option in ranked(offers=offers)}
    assert len(keys) == 3
    assert keys == {option.key for option in ranked(offers=offers[::-1])}


@pytest.mark.parametrize(
    ("written", "price"),
    [("18.5", "18.5"), ("¥1,250", "1250"), ("15元→18元", "18"), ("从15涨到18.5", "18.5"), ("相談", None)],
)
def test_an_offers_price_is_read_as_written(written, price):
    option = one("url:1688:600000000001", offers=(Offer(url=SHOP.format(600000000001), price=written),))
    assert option.price == (D(price) if price else None)


def test_an_offered_colour_is_laid_over_the_variant_that_it_means():
    navy = Sibling(variant_id=1, sku="CASE-NV", color="ネイビー", size="M")
    option = one("variant:CASE-NV", siblings=[navy], offers=(Offer(color="藏青色", price="21"),))
    assert option.offered_by_agent
    assert option.color == "ネイビー"  # as the shop sells it
    assert (option.sku, option.price) == ("CASE-NV", D(21))


def test_an_offered_colour_points_to_no_page_that_the_agent_did_not_name():
    navy = Sibling(variant_id=1, sku="CASE-NV", color="ネイビー", size="M", source=source(18, price=D(22)))
    options = ranked(siblings=[navy], offers=(Offer(color="藏青色"),))
    assert [option.key for option in options] == [
        "variant:CASE-NV",
        "variant:CASE-NV@1688:600000000018",
        "refund",
    ]
    offered, held, _ = options
    assert (offered.offered_by_agent, offered.url, offered.shop, offered.price) == (True, None, None, None)
    assert (held.offered_by_agent, held.shop, held.price) == (False, "店18", D(22))
    assert value(held.why, "shop_record") == {"years": "6", "repeat": "31", "score": "4.8"}


def test_a_page_that_the_agent_names_for_another_colour_is_its_offer_there():
    navy = Sibling(variant_id=1, sku="CASE-NV", color="ネイビー", size="M", source=source(18, price=D(22)))
    offers = (Offer(color="藏青色", url=f"{SHOP.format(600000000018)}?spm=a26"),)
    option, _ = ranked(siblings=[navy], offers=offers)
    assert (option.key, option.offered_by_agent) == ("variant:CASE-NV@1688:600000000018", True)
    assert (option.shop, option.price, option.color) == ("店18", D(22), "ネイビー")


def test_another_variants_page_is_judged_as_any_shop():
    navy = Sibling(
        variant_id=1, sku="CASE-NV", color="ネイビー", size="M", source=source(18, shop_years=D(1))
    )
    limits = Limits(shop_years_min=D(3))
    option = one(
        "variant:CASE-NV@1688:600000000018", siblings=[navy], governing=Governing(name=None, limits=limits)
    )
    assert codes(option.struck) == ["shop_years_under"]


def test_a_variant_that_nobody_offers_or_holds_is_no_option():
    assert [option.key for option in ranked(siblings=[Sibling(variant_id=1, sku="X", color="赤")])] == [
        "refund"
    ]
    told = Sibling(variant_id=1, sku="X", color="赤", offered_by_agent=True)
    assert one("variant:X", siblings=[told]).offered_by_agent


def test_an_offered_size_of_the_same_colour_is_found_too():
    large = Sibling(variant_id=1, sku="CASE-BK-L", color="黒", size="L")
    assert one("variant:CASE-BK-L", siblings=[large], offers=(Offer(size="L码"),)).size == "L"
    assert one("offer:size:XL", siblings=[large], offers=(Offer(size="加大码"),)).color == "ブラック"


@pytest.mark.parametrize(
    ("offer", "key"),
    [
        (Offer(color="藏青"), "offer:color:navy"),
        (Offer(color="藏青", size="L"), "offer:color:navy/L"),
        (Offer(color="星空限定"), "offer:color:星空限定"),
        (Offer(color="藏青", url=SHOP.format(600000000009)), "offer:color:navy@1688:600000000009"),
    ],
)
def test_an_offered_variant_that_we_do_not_sell_becomes_an_option(offer, key):
    option = one(key, offers=(offer,), affected_orders=1)
    assert (option.remedy, option.sku, option.url) == (R.OTHER_COLOR, None, offer.url)
    assert option.needs_consent


def test_the_same_colour_at_another_page_is_another_shop_not_another_colour():
    offer = Offer(url=SHOP.format(600000000009), color="黑色", size="M")
    assert one("url:1688:600000000009", offers=(offer,)).remedy is R.ALTERNATE_URL


def test_a_colour_without_a_page_is_an_offer_even_if_the_orders_colour_is_unknown():
    assert one("offer:color:navy", offers=(Offer(color="藏青"),), color=None)
    assert one("offer:size:L", offers=(Offer(size="L"),), size=None)


def test_an_offer_that_names_nothing_is_no_option():
    assert [option.key for option in ranked(offers=(Offer(price="20"), Offer(color="黒")))] == ["refund"]


def test_a_variant_without_a_known_colour_is_not_what_a_colour_means():
    sibling = Sibling(variant_id=1, sku="X", size="M")
    assert {option.key for option in ranked(siblings=[sibling], offers=(Offer(color="藏青"),))} == {
        "offer:color:navy",
        "refund",
    }


def test_variants_nearest_to_the_order_come_first():
    siblings = [
        Sibling(variant_id=1, sku="A", color="赤", size="L", source=source(1)),
        Sibling(variant_id=2, sku="B", color="黒", size="L", source=source(2)),
        Sibling(variant_id=3, sku="C", color="赤", size="M", source=source(3)),
        Sibling(variant_id=4, sku="D", color="白", size="S", offered_by_agent=True),
    ]
    keys = [option.key.partition("@")[0] for option in ranked(siblings=siblings)]
    assert keys == ["variant:D", "variant:C", "variant:B", "variant:A", "refund"]
