from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.rules.colors import same_color
from bot.rules.ranking.candidates import page_key
from bot.rules.ranking.judging import APPROVAL_CODES
from bot.rules.ranking.options import NOTE_CODES, Shortage, Sibling, Source, rank, trust
from bot.rules.ranking.ruleset import Governing, Limits
from bot.rules.reading.values import Offer, Reason
from bot.rules.words import Remedy

COLORS = ["黒", "black", "藏青", "navy", "red", "透明", "星空"]
GROUPS = ["华美", "联合"]

colors = st.none() | st.sampled_from(COLORS)
sizes = st.none() | st.sampled_from(["S", "M", "L码", "フリー"])
prices = st.none() | st.decimals("0.01", 60, places=2)
urls = st.sampled_from(
    [
        *(f"https://detail.1688.com/offer/60000000000{n}.html" for n in range(4)),
        "https://m.1688.com/offer/600000000001.html?spm=1",
        "https://item.taobao.com/item.htm?id=700000000001",
        "https://m.tb.cn/h.AbCd",
    ]
)


def numbered(strategy, name, form="{}"):
    """A list whose members have names of their own, as rows of a table have."""
    return st.lists(strategy, max_size=5).map(
        lambda rows: [
            replace(row, **{name: at if form == "{}" else form.format(at)}) for at, row in enumerate(rows, 1)
        ]
    )


sources = numbered(
    st.builds(
        Source,
        id=st.just(0),
        url=urls,
        price=prices,
        color=colors,
        size=sizes,
        shop_years=st.none() | st.decimals(0, 12, places=1),
        repeat_rate=st.none() | st.decimals(0, 60, places=1),
        shipping_score=st.none() | st.decimals(3, 5, places=1),
        shop_group=st.none() | st.sampled_from(GROUPS),
        shown_stock=st.none() | st.sampled_from([0, 3, 42, 9998, 9999, 12000]),
        material=st.none() | st.sampled_from(["PU", "本革"]),
        logo_differs=st.booleans(),
        failed=st.booleans(),
    ),
    "id",
)
siblings = numbered(
    st.builds(
        Sibling,
        variant_id=st.integers(1, 9),
        sku=st.just(""),
        color=colors,
        size=sizes,
        offered_by_agent=st.booleans(),
        source=st.none() | st.builds(Source, id=st.integers(50, 59), url=urls, price=prices),
    ),
    "sku",
    "SKU-{}",
)
offers = st.lists(
    st.builds(
        Offer,
        url=st.none() | urls,
        color=colors,
        size=sizes,
        price=st.none() | st.sampled_from(["19.9元", "19.9元→24元", "涨到60", "2元アップ", "相談"]),
    ),
    max_size=4,
).map(tuple)
quantities = st.none() | st.integers(1, 50)
dates = st.none() | st.just(date(2026, 12, 1))
shortages = st.builds(
    Shortage,
    color=colors,
    size=sizes,
    qty_ordered=quantities,
    qty_short=quantities,
    unit_price=prices,
    url=st.none() | urls,
    shop_group=st.none() | st.sampled_from(GROUPS),
    material=st.none() | st.just("PU"),
    reason=st.sampled_from(Reason),
    restock_from=dates,
    restock_to=dates,
    restock_undecided=st.booleans(),
    offers=offers,
    affected_orders=st.integers(0, 3),
    other_units_or_lines_can_go=st.booleans(),
    struck_keys=st.frozensets(st.sampled_from(["url:1", "url:2", "variant:SKU-1", "refund", "wait"])),
)
limits = st.builds(
    Limits,
    price_rise_percent=st.none() | st.just(Decimal(15)),
    approve_price_rise_percent=st.none() | st.just(Decimal(8)),
    shop_years_min=st.none() | st.just(3),
    repeat_rate_min=st.none() | st.just(Decimal(20)),
    shipping_score_min=st.none() | st.just(Decimal("4.5")),
    strike_same_group=st.booleans(),
    unmanaged_stock=st.none() | st.just(9999),
    exclude_colors=st.just(()) | st.just(("クリア", "紺")),
    refund_needs_approval_over_yuan=st.none() | st.just(Decimal(100)),
)
orders = st.lists(st.sampled_from(Remedy), unique=True).map(tuple)
governings = st.builds(Governing, name=st.none() | st.just("夏物"), order=orders, limits=limits)
asked = st.tuples(shortages, sources, siblings, governings)


@given(asked, st.randoms())
def test_the_answer_does_not_depend_on_the_order_of_the_question(case, random):
    shortage, known, variants, governing = case
    before = rank(shortage, known, variants, governing)
    shuffled = [list(known), list(variants), list(shortage.offers)]
    for part in shuffled:
        random.shuffle(part)
    again = replace(shortage, offers=tuple(shuffled[2]))
    assert rank(again, shuffled[0], shuffled[1], governing) == before


@given(asked)
def test_ranks_run_from_one_and_no_struck_option_stands_above_a_live_one(case):
    options = rank(*case)
    assert [option.rank for option in options] == list(range(1, len(options) + 1))
    assert len({option.key for option in options}) == len(options)
    dead = [bool(option.struck) for option in options]
    assert dead == sorted(dead)


@given(asked)
def test_the_governing_order_holds_among_the_live_and_among_the_struck(case):
    *_, governing = case
    order = list(dict.fromkeys((*governing.order, *Remedy)))
    options = rank(*case)
    for struck in (False, True):
        places = [order.index(option.remedy) for option in options if bool(option.struck) is struck]
        assert places == sorted(places)


@given(asked)
def test_nothing_known_or_offered_is_lost(case):
    shortage, known, variants, _ = case
    options = {option.key: option for option in rank(*case)}
    at_new_price = any(option.same_shop for option in options.values())
    lost = [source for source in known if f"url:{source.id}" not in options]
    assert not lost or at_new_price
    assert all(page_key(source.url) == page_key(shortage.url) for source in lost)
    told = {one.sku for one in variants if one.offered_by_agent}
    pages = {(one.sku, page_key(one.source.url)) for one in variants if one.source}
    assert told <= {option.sku for option in options.values() if option.offered_by_agent}
    assert {f"variant:{sku}@{page}" for sku, page in pages} <= options.keys()
    assert "refund" in options
    assert ("ship_rest" in options) is shortage.other_units_or_lines_can_go
    if shortage.restock_from or shortage.restock_to or shortage.restock_undecided:
        assert "wait" in options
    offered = {page_key(option.url) for option in options.values() if option.offered_by_agent and option.url}
    assert {page_key(offer.url) for offer in shortage.offers if offer.url} <= offered


@given(asked)
def test_every_note_is_one_that_somebody_has_words_for(case):
    for option in rank(*case):
        for note in (*option.why, *option.struck):
            assert note.values.keys() == NOTE_CODES[note.code]
            assert all(isinstance(value, str) for value in note.values.values())
        assert option.why[0].code in {"priority", "not_in_priority"}


@given(asked)
def test_an_option_is_struck_exactly_where_a_limit_or_the_agent_says_so(case):
    shortage, known, _, governing = case
    bounds = governing.limits
    by_key = {f"url:{source.id}": source for source in known}
    for option in rank(*case):
        said = {note.code for note in option.struck}
        dear = (
            shortage.unit_price is not None
            and option.price is not None
            and bounds.price_rise_percent is not None
            and option.price * 100 > shortage.unit_price * (100 + bounds.price_rise_percent)
        )
        assert ("price_rise_over" in said) is dear
        if option.key in shortage.struck_keys:
            assert "agent_says_out" in said
        source = by_key.get(option.key)
        if source is not None:
            assert expected_of(source, option, shortage, bounds) == said - {
                "price_rise_over",
                "agent_says_out",
            }


def under(value, least):
    return value is not None and least is not None and value < least


def expected_of(source, option, shortage, bounds):
    other_color = source.color and not (shortage.color and same_color(source.color, shortage.color))
    checks = {
        "shop_years_under": under(source.shop_years, bounds.shop_years_min),
        "repeat_rate_under": under(source.repeat_rate, bounds.repeat_rate_min),
        "shipping_score_under": under(source.shipping_score, bounds.shipping_score_min),
        "same_group": bounds.strike_same_group
        and source.shop_group is not None
        and source.shop_group == shortage.shop_group,
        "stock_unmanaged": bounds.unmanaged_stock is not None
        and (source.shown_stock or 0) >= bounds.unmanaged_stock
        and not option.offered_by_agent,
        "color_excluded": bool(other_color)
        and any(same_color(source.color, color) for color in bounds.exclude_colors),
        "material_differs": None not in {source.material, shortage.material}
        and source.material != shortage.material,
    }
    return {code for code, holds in checks.items() if holds}


@given(asked)
def test_within_one_kind_trust_comes_before_price(case):
    _, known, _, _ = case
    by_key = {f"url:{source.id}": source for source in known}
    options = [option for option in rank(*case) if option.key in by_key]
    for first, second in pairwise(options):
        if bool(first.struck) is not bool(second.struck):
            continue
        one, other = by_key[first.key], by_key[second.key]
        assert one.failed <= other.failed
        if one.failed is other.failed:
            mine, theirs = (
                trust(source, offered=option.offered_by_agent)
                for source, option in ((one, first), (other, second))
            )
            assert mine >= theirs
            if mine == theirs and second.price is not None:
                assert first.price is not None
                assert first.price <= second.price


@given(asked)
def test_consent_and_approval_are_asked_only_where_there_is_cause(case):
    shortage, *_ = case
    for option in rank(*case):
        said = {note.code for note in option.why}
        assert option.needs_approval is bool(said & APPROVAL_CODES)
        assert option.needs_consent is ("needs_consent" in said)
        assert shortage.affected_orders > 0 or not option.needs_consent
        assert option.remedy is not Remedy.OTHER_COLOR or option.needs_consent is (
            shortage.affected_orders > 0
        )


@given(asked)
def test_a_new_price_is_for_what_was_ordered_and_stands_before_every_other_shop(case):
    shortage, *_ = case
    options = rank(*case)
    for option in options:
        assert option.same_shop is option.key.startswith("price:")
        if option.same_shop:
            assert shortage.reason is Reason.PRICE_CHANGE
            assert (option.remedy, option.url) == (Remedy.ALTERNATE_URL, shortage.url)
            assert option.offered_by_agent
            assert not option.needs_consent
            assert option.color is option.size is None
            assert shortage.unit_price is None or option.price >= shortage.unit_price
    shops = [
        (bool(option.struck), not option.same_shop)
        for option in options
        if option.remedy is Remedy.ALTERNATE_URL
    ]
    assert shops == sorted(shops)


@given(asked)
def test_what_the_agent_offers_names_no_page_that_it_did_not_name(case):
    shortage, *_ = case
    named = {page_key(offer.url) for offer in shortage.offers if offer.url}
    for option in rank(*case):
        if option.remedy is Remedy.OTHER_COLOR and option.offered_by_agent:
            assert option.url is None or page_key(option.url) in named


@given(asked)
def test_a_variant_of_ours_is_called_as_we_call_it(case):
    _, _, variants, _ = case
    ours = {one.sku: one for one in variants}
    for option in rank(*case):
        if option.remedy is Remedy.OTHER_COLOR and option.sku:
            assert ours[option.sku].color in {None, option.color}
            assert ours[option.sku].size in {None, option.size}
