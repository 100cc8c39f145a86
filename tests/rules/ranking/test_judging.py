from datetime import date
from decimal import Decimal

import pytest

from bot.rules.facts import Note
from bot.rules.ranking.options import Shortage, Sibling, Source, rank
from bot.rules.ranking.ruleset import Governing, Limits
from bot.rules.reading.values import Offer, Reason

D = Decimal
SHOP = "https://detail.1688.com/offer/{}.html"


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


@pytest.mark.parametrize(
    ("fields", "code", "values"),
    [
        ({"price": D(24)}, "price_rise_over", {"percent": "20.0", "limit": "15"}),
        ({"price": D("23.008")}, "price_rise_over", {"percent": "15.1", "limit": "15"}),
        ({"price": D("23.244")}, "price_rise_over", {"percent": "16.2", "limit": "15"}),
        ({"shop_years": D("2.5")}, "shop_years_under", {"years": "2.5", "limit": "3"}),
        ({"repeat_rate": D("19.9")}, "repeat_rate_under", {"repeat": "19.9", "limit": "20"}),
        ({"shipping_score": D("4.4")}, "shipping_score_under", {"score": "4.4", "limit": "4.5"}),
        ({"shop_group": " 华美 "}, "same_group", {"group": " 华美 "}),
        ({"shown_stock": 9999}, "stock_unmanaged", {"shown": "9999"}),
        ({"color": "透明"}, "color_excluded", {"color": "透明"}),
        ({"material": "PU"}, "material_differs", {"ordered": "本革", "offered": "PU"}),
    ],
)
def test_each_limit_strikes_an_option_out_and_says_the_figures(fields, code, values):
    governing = Governing(limits=Limits(exclude_colors=("clear",)))
    options = ranked([source(1, **fields)], governing=governing, shop_group="华美", material="本革")
    option = by_key(options)["url:1"]
    assert option.struck == (Note(code=code, values=values),)
    assert option.rank == len(options) == 2


@pytest.mark.parametrize(
    "fields",
    [
        {"price": D(23)},
        {"shop_years": D(3), "repeat_rate": D(20), "shipping_score": D("4.5")},
        {"shop_years": None, "repeat_rate": None, "shipping_score": None},
        {"shop_group": "別の会社", "shown_stock": 42, "material": "本革 "},
        {"shown_stock": 3},
    ],
)
def test_what_keeps_the_limits_stays(fields):
    assert not one("url:1", [source(1, **fields)], shop_group="华美", material="本革").struck


def test_every_limit_can_be_switched_off():
    off = Limits(
        price_rise_percent=None,
        approve_price_rise_percent=None,
        shop_years_min=None,
        repeat_rate_min=None,
        shipping_score_min=None,
        strike_same_group=False,
        unmanaged_stock=None,
    )
    bad = source(
        1,
        price=D(99),
        shop_years=D(0),
        repeat_rate=D(0),
        shipping_score=D(0),
        shop_group="a",
        shown_stock=9999,
    )
    option = one("url:1", [bad], governing=Governing(limits=off), shop_group="a")
    assert not option.struck
    assert not option.needs_approval


def test_the_agents_word_outweighs_a_filler_for_stock():
    offers = (Offer(url=SHOP.format(600000000001)),)
    option = one("url:1", [source(1, shown_stock=9999)], offers=offers)
    assert not option.struck
    assert value(option.why, "stock_figure_empty") == {"shown": "9999"}


def test_less_stock_than_needed_is_said_but_strikes_nothing():
    assert value(one("url:1", [source(1, shown_stock=3)]).why, "stock_small") == {"shown": "3", "needed": "4"}


def test_the_ordered_colour_is_never_excluded():
    governing = Governing(limits=Limits(exclude_colors=("黒", "red")))
    siblings = [Sibling(variant_id=1, sku="X", color="赤", offered_by_agent=True)]
    options = by_key(ranked([source(1)], siblings, governing))
    assert not options["url:1"].struck
    assert codes(options["variant:X"].struck) == ["color_excluded"]


def test_what_the_agent_said_is_out_stays_out_under_every_name():
    page = SHOP.format(600000000001)
    struck = frozenset({"url:1688:600000000001", "variant:X"})
    siblings = [Sibling(variant_id=1, sku="X", color="赤", offered_by_agent=True)]
    options = by_key(ranked([source(1)], siblings, struck_keys=struck, offers=(Offer(url=page),)))
    assert codes(options["url:1"].struck) == codes(options["variant:X"].struck) == ["agent_says_out"]


def test_a_dearer_option_needs_approval_before_it_is_struck():
    option = one("url:1", [source(1, price=D(22))])
    assert option.needs_approval
    assert value(option.why, "price_rise_needs_approval") == {"percent": "10.0", "limit": "8"}
    assert not one("url:1", [source(1, price=D("21.6"))]).needs_approval


def test_another_logo_needs_approval():
    option = one("url:1", [source(1, logo_differs=True)])
    assert option.needs_approval
    assert "logo_differs" in codes(option.why)


def test_a_large_refund_needs_approval():
    limits = Limits(refund_needs_approval_over_yuan=D(80))
    assert not one("refund", governing=Governing(limits=limits)).needs_approval
    option = one("refund", governing=Governing(limits=limits), qty_short=5)
    assert value(option.why, "refund_over") == {"yuan": "100.00", "limit": "80"}
    assert not one("refund", governing=Governing(limits=limits), unit_price=None).needs_approval


# --- waiting, the rest, consent


def test_waiting_is_offered_when_the_notice_gives_hope():
    known = one("wait", restock_from=date(2026, 12, 1), restock_to=date(2026, 12, 10))
    assert value(known.why, "restock_known") == {"from": "2026-12-01", "to": "2026-12-10"}
    until = one("wait", restock_to=date(2026, 12, 10))
    assert value(until.why, "restock_known") == {"from": "", "to": "2026-12-10"}
    since = one("wait", restock_from=date(2026, 12, 1))
    assert value(since.why, "restock_known") == {"from": "2026-12-01", "to": ""}
    for fields in ({"restock_undecided": True}, {"reason": Reason.TEMPORARY}):
        assert "restock_undecided" in codes(one("wait", **fields).why)
    assert "wait" not in by_key(ranked(reason=Reason.DISCONTINUED))


@pytest.mark.parametrize(
    ("ordered", "short", "units", "code"),
    [(10, 4, 6, "units_can_go"), (10, 10, 0, "other_lines_can_go"), (10, None, 0, "other_lines_can_go")],
)
def test_the_rest_is_what_is_not_missing(ordered, short, units, code):
    option = one("ship_rest", qty_ordered=ordered, qty_short=short, other_units_or_lines_can_go=True)
    assert option.qty == units
    assert code in codes(option.why)


def test_a_quantity_that_nobody_told_is_zero():
    assert one("refund", qty_ordered=None, qty_short=None).qty == 0
    assert one("refund", qty_short=None).qty == 10


def test_a_customer_who_ordered_something_else_must_agree():
    siblings = [Sibling(variant_id=1, sku="X", color="赤", offered_by_agent=True)]
    sources = [source(1), source(2, color="紺"), source(3, logo_differs=True)]
    options = by_key(ranked(sources, siblings, affected_orders=2))
    assert {key for key, option in options.items() if option.needs_consent} == {"variant:X", "url:2", "url:3"}
    assert value(options["variant:X"].why, "needs_consent") == {"orders": "2"}
    assert value(options["refund"].why, "cancels_orders") == {"orders": "2"}
    assert not any(option.needs_consent for option in ranked(sources, siblings))
