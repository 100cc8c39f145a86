"""The agent says that it costs more now: to buy it all the same is an option like any other."""

from decimal import Decimal

import pytest

from bot.rules.facts import Note
from bot.rules.prices import price_of, raised_price
from bot.rules.ranking.options import Shortage, Source, rank
from bot.rules.ranking.ruleset import Governing, Limits
from bot.rules.reading.values import Offer, Reason
from bot.rules.words import Remedy
from store.codec import option_from_json, option_to_json

D = Decimal
PAGE = "https://detail.1688.com/offer/600000000001.html"


def shortage(*offers, **fields):
    usual = {
        "color": "ブラック",
        "size": "M",
        "qty_ordered": 40,
        "unit_price": D(41),
        "url": PAGE,
        "reason": Reason.PRICE_CHANGE,
    }
    return Shortage(offers=offers, **{**usual, **fields})


def options(*offers, sources=(), governing=None, **fields):
    ranked = rank(shortage(*offers, **fields), sources, [], governing or Governing())
    return {option.key: option for option in ranked}


def test_a_new_price_can_be_paid_at_the_same_page():
    option = options(Offer(price="42.5元"), affected_orders=3)["price:42.5"]
    assert (option.remedy, option.url, option.qty) == (Remedy.ALTERNATE_URL, PAGE, 40)
    assert (option.price, option.price_change) == (D("42.5"), D("3.7"))
    assert option.offered_by_agent
    assert not option.needs_consent
    assert not option.needs_approval
    assert option.why == (
        Note(code="priority", values={"place": "1", "rule": ""}),
        Note(code="agent_offers_it"),
        Note(code="same_shop_new_price"),
        Note(code="price_up", values={"percent": "3.7"}),
    )


@pytest.mark.parametrize(
    ("written", "key"),
    [("42元", "price:42"), ("41→42.50", "price:42.5"), ("涨到42元", "price:42"), ("４２元", "price:42")],
)
def test_the_key_is_the_amount_however_it_is_written(written, key):
    assert key in options(Offer(price=written))


def test_the_old_page_is_no_other_shop_once_it_asks_more():
    own = Source(id=1, url=f"{PAGE}?spm=1", shop="いつもの店", price=D(41))
    other = Source(id=2, url=PAGE.replace("01.html", "02.html"), price=D(30), shop_years=D(9))
    found = options(Offer(price="42", url=PAGE), sources=[own, other])
    assert list(found) == ["price:42", "url:2", "refund"]
    red = Source(id=3, url=PAGE, color="赤", price=D(41))
    assert "url:3" in options(Offer(price="42"), sources=[red])  # another colour of the page was not ordered


def test_the_price_of_another_page_or_colour_is_no_new_price():
    other = Offer(url=PAGE.replace("01.html", "09.html"), price="42")
    assert list(options(other)) == ["url:1688:600000000009", "refund"]
    assert list(options(Offer(color="藏青", price="42"))) == ["offer:color:navy", "refund"]


@pytest.mark.parametrize("reason", [reason for reason in Reason if reason is not Reason.PRICE_CHANGE])
def test_a_price_alone_says_nothing_where_the_item_is_out(reason):
    assert not any(option.same_shop for option in options(Offer(price="42"), reason=reason).values())


@pytest.mark.parametrize(
    "written", [None, "", "相談", "2元", "+2元", "2元アップ", "涨50元", "900円", "$60", "0"]
)
def test_what_is_not_plainly_the_new_price_is_not_offered(written):
    assert list(options(Offer(price=written))) == ["refund"]


@pytest.mark.parametrize("written", ["+2元", "2元アップ", "涨2元", "3 yuan more"])
def test_a_rise_is_no_price_even_where_the_old_one_is_not_known(written):
    assert raised_price(Offer(price=written), None) is None


def test_beyond_the_limit_it_is_struck_out_and_before_that_an_approver_is_asked():
    asked = options(Offer(price="45.1"))["price:45.1"]
    assert asked.needs_approval
    assert Note(code="price_rise_needs_approval", values={"percent": "10.0", "limit": "8"}) in asked.why
    found = options(Offer(price="50"))
    assert list(found) == ["refund", "price:50"]
    assert [note.code for note in found["price:50"].struck] == ["price_rise_over"]
    off = Governing(limits=Limits(price_rise_percent=None, approve_price_rise_percent=None))
    assert not options(Offer(price="50"), governing=off)["price:50"].struck


def test_it_comes_where_the_rules_put_other_shops():
    refund_first = Governing(order=(Remedy.REFUND, Remedy.ALTERNATE_URL))
    assert list(options(Offer(price="42"), governing=refund_first)) == ["refund", "price:42"]


def test_what_turned_out_to_be_gone_is_struck_out_by_its_key_or_its_page():
    for key in ("price:42", "url:1688:600000000001"):
        option = options(Offer(price="42"), struck_keys=frozenset({key}))["price:42"]
        assert [note.code for note in option.struck] == ["agent_says_out"]


def test_without_a_known_page_or_price_it_is_offered_all_the_same():
    option = options(Offer(price="42"), url=None, unit_price=None)["price:42"]
    assert (option.url, option.price_change) == (None, None)


def test_a_case_keeps_it_as_it_is():
    option = options(Offer(price="42"))["price:42"]
    assert option_from_json(option_to_json(option)) == option


@pytest.mark.parametrize(
    ("written", "costs"),
    [
        ("48元", "48"),
        ("+3元", "44"),
        ("加3块", "44"),
        ("贵2.5元", "43.5"),
        ("3元高い", "44"),
        ("2元アップ", "43"),
        ("便宜1元", "40"),
        ("1.5元安い", "39.5"),
        ("-2元", "39"),
        ("3 yuan more", "44"),
        ("2 yuan cheaper", "39"),
        ("41→42.5元", "42.5"),
        ("涨到46块", "46"),
        ("44元(+3元)", "44"),
        ("1,250元", "1250"),
        ("900円", None),
        ("相談", None),
        (None, None),
    ],
)
def test_a_difference_is_counted_from_what_was_paid(written, costs):
    assert price_of(Offer(price=written), D(41)) == (None if costs is None else D(costs))


@pytest.mark.parametrize("written", ["+3元", "贵2元", "便宜1元", "3 yuan more"])
def test_a_difference_from_nobody_knows_what_is_no_price(written):
    assert price_of(Offer(price=written), None) is None


def test_an_offered_colour_that_costs_three_more_costs_three_more():
    (option,) = (one for one in options(Offer(color="藏青", price="加3块")).values() if one.color)
    assert (option.price, option.price_change) == (D(44), D("7.3"))
