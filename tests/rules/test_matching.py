from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.colors import same_color
from bot.rules.matching import DOUBTS, GUESSED, OrderLine, match
from bot.rules.reading.things.kinds import other_product
from bot.rules.reading.values import Found, ShortItem

ORDER = "2026112010151234-300001"
OTHER = "2026110109000055-300001"


def line(number, order_no=ORDER, line_no="1", **fields):
    return OrderLine(id=number, order_no=order_no, line_no=line_no, variant_id=number + 100, **fields)


def item(**fields):
    return ShortItem(**{name: Found(value=value) for name, value in fields.items()})


LINES = [
    line(1, line_no="1", product="スマホケース", sku="CASE-BK", color="ブラック", qty=10),
    line(2, line_no="2", product="スマホケース", sku="CASE-NV", color="ネイビー", qty=10),
    line(3, line_no="3", product="トートバッグ", sku="BAG-M", color="黒", size="M", qty=5),
    line(4, OTHER, "1", product="トートバッグ", sku="BAG-L", color="黒", size="L", qty=5),
    line(5, OTHER, "2", product="水筒", sku="CASE-BK", color="ブラック", qty=2),
]


def found(read, order_no=ORDER, lines=LINES):
    answer = match(read, order_no, lines)
    return answer.line_id, answer.variant_id, answer.doubts


@pytest.mark.parametrize("written", ["2", "02", "2番", "第2番", "２", "No.2"])
def test_order_number_and_line_number_decide(written):
    assert found(item(line=written)) == (2, 102, ())


@pytest.mark.parametrize("order_no", [ORDER, "２０２６１１２０１０１５１２３４-300001", f" {ORDER} "])
def test_an_order_number_is_known_in_any_width(order_no):
    assert found(item(line="3"), order_no) == (3, 103, ())


def test_a_sku_finds_its_line_within_the_order():
    assert found(item(sku="case_bk")) == (1, 101, ())


def test_a_sku_finds_its_line_without_an_order_where_it_is_the_only_one():
    assert found(item(sku="BAG-L"), None) == (4, 104, ())
    assert found(item(sku="CASE-BK"), None) == (None, None, ("ambiguous",))


def test_product_colour_and_size_find_the_line_together():
    assert found(item(product="スマホケース", color="藏青")) == (2, 102, ())
    assert found(item(product="トート バッグ"), None, LINES[:3]) == (3, 103, ("order_missing",))
    assert found(item(product="トートバッグ", size="L"), None) == (4, 104, ("order_missing",))


def test_colour_and_size_alone_are_enough_within_one_order():
    assert found(item(color="深蓝色")) == (2, 102, ())
    assert found(item(color="黑色"))[0] is None
    assert found(item(color="黑色", size="M"), lines=LINES[1:]) == (3, 103, ())


def test_an_order_with_a_single_line_needs_no_words():
    single = [line(7, "A-1", "1", product="鍋", color="red")]
    assert found(item(), "A-1", single) == (7, 107, ())
    assert found(item(color="blue"), "A-1", single) == (7, 107, ("color_differs",))
    assert found(item(product="奶锅"), "A-1", single) == (7, 107, ())


def test_the_single_line_of_an_order_is_neither_another_number_nor_another_product():
    single = [line(7, "A-1", "1", product="鍋", color="red")]
    assert found(item(line="2"), "A-1", single) == (None, None, ("line_unknown", "not_found"))
    assert found(item(product="ニット帽"), "A-1", single) == (None, None, ("not_found",))
    assert found(item(line="2", product="鍋"), "A-1", single) == (None, None, ("line_unknown",))


def test_a_product_that_the_line_is_not_is_a_doubt():
    assert found(item(line="3", product="保温杯")) == (3, 103, ("product_differs",))
    assert found(item(line="3", product="手提包")) == (3, 103, ())
    assert found(item(line="3", product="水筒")) == (3, 103, ("product_differs",))


def test_a_line_number_and_a_product_of_another_line_disagree():
    assert found(item(line="3", product="スマホケース")) == (
        None,
        None,
        ("line_and_product_disagree", "ambiguous"),
    )
    assert found(item(line="3", product="スマホケース", color="紺")) == (
        2,
        102,
        ("line_and_product_disagree",),
    )


def test_without_an_order_no_variant_of_another_colour_is_meant():
    unknown = "2020010100000000-300001"
    assert found(item(product="水筒", color="白"), unknown) == (None, None, ("order_unknown", "not_found"))
    assert found(item(product="水筒", color="白"), None) == (None, None, ("order_missing", "not_found"))


def test_nothing_told_of_an_order_with_several_lines_finds_none():
    assert found(item()) == (None, None, ("not_found",))


def test_several_lines_that_fit_leave_the_choice_to_a_person():
    twins = [line(1, line_no="1", product="鍋"), line(2, line_no="2", product="鍋")]
    assert found(item(product="鍋"), lines=twins) == (None, None, ("ambiguous",))


def test_the_variant_is_known_even_where_the_line_is_not():
    twins = [
        OrderLine(id=at, order_no=f"A-{at}", line_no="1", variant_id=9, sku="POT", open=True) for at in (1, 2)
    ]
    assert found(item(sku="POT"), None, twins) == (None, 9, ("ambiguous",))


def test_an_unknown_order_leaves_only_the_variant():
    assert found(item(sku="BAG-M"), "2020010100000000-300001") == (None, 103, ("order_unknown",))
    assert found(item(line="3"), "2020010100000000-300001") == (None, None, ("order_unknown", "not_found"))
    assert found(item(product="水筒"), "2020010100000000-300001") == (None, 105, ("order_unknown",))


def test_a_line_number_that_the_order_does_not_have_is_a_doubt():
    assert found(item(line="9", sku="BAG-M")) == (3, 103, ("line_unknown",))
    assert found(item(line="9")) == (None, None, ("line_unknown", "not_found"))


def test_a_line_number_and_a_sku_of_another_line_disagree():
    assert found(item(line="1", sku="BAG-M")) == (None, None, ("line_and_sku_disagree", "ambiguous"))
    assert found(item(line="1", sku="case-bk")) == (1, 101, ())


def test_what_contradicts_the_line_is_told():
    read = item(line="3", sku="XYZ-9", color="白", size="L", qty_ordered=6, qty_short=7)
    assert found(read) == (
        3,
        103,
        ("sku_differs", "color_differs", "size_differs", "qty_differs", "more_short_than_ordered"),
    )


def test_the_same_colour_in_another_language_contradicts_nothing():
    assert found(item(line="3", color="黑色", size="M码", qty_ordered=5, qty_short=5)) == (3, 103, ())


def test_open_lines_are_preferred_and_a_closed_one_is_a_doubt():
    lines = [line(1, line_no="1", sku="A", open=False), line(2, line_no="2", sku="A")]
    assert found(item(sku="A"), lines=lines) == (2, 102, ())
    assert found(item(sku="A"), lines=lines[:1]) == (1, 101, ("line_closed",))


def test_a_line_number_given_twice_is_told_apart_by_the_colour():
    lines = [line(1, line_no="1", color="red"), line(2, line_no="1", color="blue")]
    assert found(item(line="1", color="蓝色"), lines=lines) == (2, 102, ())


def test_a_line_number_may_be_a_word():
    lines = [line(1, line_no="A"), line(2, line_no="B")]
    assert found(item(line="b"), lines=lines) == (2, 102, ())


def test_no_lines_find_nothing():
    assert found(item(sku="A", line="1"), ORDER, []) == (None, None, ("order_unknown", "not_found"))
    assert found(item(), None, []) == (None, None, ("order_missing", "not_found"))


colors = st.none() | st.sampled_from(["黒", "black", "navy", "藏青", "red"])
sizes = st.none() | st.sampled_from(["S", "M", "L"])
skus = st.none() | st.sampled_from(["A", "B", "C"])
products = st.none() | st.sampled_from(["鍋", "土鍋", "皿", "奶锅", "盘子", "wide pants", "ニット帽"])
order_lines = st.lists(
    st.builds(
        OrderLine,
        id=st.integers(),
        order_no=st.sampled_from([ORDER, OTHER]),
        line_no=st.sampled_from(["1", "2", "3"]),
        variant_id=st.none() | st.integers(1, 4),
        product=products,
        sku=skus,
        color=colors,
        size=sizes,
        qty=st.none() | st.integers(1, 9),
        open=st.booleans(),
    ),
    max_size=6,
).map(lambda lines: [OrderLine(**{**fields(one), "id": at}) for at, one in enumerate(lines)])


def fields(one):
    return {name: getattr(one, name) for name in OrderLine.__dataclass_fields__}


def maybe(strategy):
    return st.none() | strategy.filter(bool).map(lambda value: Found(value=value))


items = st.builds(
    ShortItem,
    line=maybe(st.sampled_from(["1", "2", "3番", "9"])),
    product=maybe(products),
    sku=maybe(skus),
    color=maybe(colors),
    size=maybe(sizes),
    qty_ordered=maybe(st.integers(1, 9)),
    qty_short=maybe(st.integers(1, 9)),
)


@given(items, st.sampled_from([None, ORDER, "1999"]), order_lines, st.randoms())
def test_a_match_is_certain_or_says_why_not(read, order_no, lines, random):
    answer = match(read, order_no, lines)
    shuffled = list(lines)
    random.shuffle(shuffled)
    assert match(read, order_no, shuffled) == answer
    assert set(answer.doubts) <= set(DOUBTS)
    assert len(set(answer.doubts)) == len(answer.doubts)
    if answer.line_id is None:
        assert answer.doubts
    else:
        chosen = lines[answer.line_id]
        assert order_no is None or chosen.order_no == order_no
        assert answer.variant_id == chosen.variant_id


def test_a_line_that_the_order_does_not_have_is_not_found_by_colour_alone():
    strange = item(line="11", product="電気ケトル", color="ブラック")
    assert found(strange) == (None, None, ("line_unknown", "not_found"))
    assert found(item(line="11", product="トートバッグ")) == (None, None, ("line_unknown",))
    assert found(item(line="11", product="トートバッグ", color="黒", size="M")) == (
        None,
        103,
        ("line_unknown",),
    )


def chosen_of(read, order_no, lines):
    answer = match(read, order_no, lines)
    return answer, None if answer.line_id is None else lines[answer.line_id]


@given(items, order_lines)
def test_a_number_that_the_order_does_not_have_is_no_line_of_it_but_by_its_sku(read, lines):
    answer, chosen = chosen_of(read, ORDER, lines)
    if "line_unknown" in answer.doubts and chosen is not None:
        assert read.sku
        assert read.sku.value == chosen.sku


@given(items, st.sampled_from([None, ORDER, "1999"]), order_lines)
def test_a_product_that_is_plainly_another_is_never_taken_for_the_line_in_silence(read, order_no, lines):
    answer, chosen = chosen_of(read, order_no, lines)
    if chosen is None or not (read.product and chosen.product):
        return
    if other_product(read.product.value, chosen.product):
        assert "product_differs" in answer.doubts
        assert not GUESSED.isdisjoint(answer.doubts)
        assert read.line or read.sku


@given(items, st.sampled_from([None, "1999"]), order_lines)
def test_of_an_order_that_nobody_knows_no_other_colour_is_the_variant(read, order_no, lines):
    answer = match(replace(read, sku=None), order_no, lines)
    if answer.variant_id is None or not read.color:
        return
    meant = [one for one in lines if one.variant_id == answer.variant_id]
    assert any(one.color is None or same_color(one.color, read.color.value) for one in meant)
