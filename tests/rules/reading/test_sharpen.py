import pytest

from bot.rules.reading import Known, KnownLine

ORDER = "2026111015330942-300001"


def line(number, color="ブラック", size="M", qty=10):
    return KnownLine(
        order_no=ORDER,
        line_no=number,
        product="トートバッグ",
        sku=f"TB-{number}",
        color=color,
        size=size,
        qty=qty,
    )


def test_an_order_with_one_open_line_fixes_product_and_variant(read_on):
    item = read_on(f"{ORDER} 欠品です", known=Known(open_lines=(line("3"),))).items[0]
    assert (item.line.value, item.product.value, item.sku.value) == ("3", "トートバッグ", "TB-3")
    assert (item.color.value, item.size.value, item.qty_ordered.value) == ("ブラック", "M", 10)


def test_a_colour_word_chooses_among_the_variants_that_exist(read_on):
    known = Known(open_lines=(line("3"), line("4", color="ホワイト")))
    item = read_on(f"{ORDER} 白色缺货", known=known).items[0]
    assert (item.line.value, item.color.value) == ("4", "白色")
    assert item.color.confidence > 0.95


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("3番 赤 欠品です", "color_contradicts"),
        ("3番 L 欠品です", "size_contradicts"),
        ("9番 欠品です", "line_unknown"),
        ("3番 12個 欠品です", "quantity_contradicts"),
    ],
)
def test_a_contradiction_is_a_doubt_and_lowers_confidence(read_on, text, doubt):
    plain = read_on(f"{ORDER} {text}").items[0]
    item = read_on(f"{ORDER} {text}", known=Known(open_lines=(line("3"),))).items[0]
    assert doubt in item.doubts
    assert item.confidence < plain.confidence


def test_an_order_of_another_customer_is_a_doubt(read_on):
    item = read_on("2026111015330942-999999 3番 欠品です", known=Known(customer_no="300001")).items[0]
    assert "foreign_customer" in item.doubts


def test_learnt_words_are_used(read_on):
    known = Known(vocabulary={"color": {"月光": "silver"}, "reason": {"断捨離": "discontinued"}})
    reading = read_on("3番 月光 断捨離です", known=known)
    assert (reading.items[0].color.value, reading.items[0].reason.value) == ("月光", "discontinued")
    assert "reason" in read_on("3番 月光 断捨離です").items[0].unsure


def test_a_learnt_colour_fits_the_variant_it_was_taught_for(read_on):
    known = Known(open_lines=(line("3", color="シルバー"),), vocabulary={"color": {"月光": "silver"}})
    item = read_on(f"{ORDER} 3番 月光 欠品", known=known).items[0]
    assert item.doubts == ()


def test_the_order_of_the_thread_completes_a_notice_and_says_nothing_of_lack(read_on):
    known = Known(order_no=ORDER, open_lines=(line("3"), line("4", color="ホワイト")))
    reading = read_on("3番も欠品です", known=known)
    assert (reading.order_no.value, reading.items[0].sku.value) == (ORDER, "TB-3")
    assert not read_on("3番は発送しました", known=known).is_stockout


def test_the_order_that_a_notice_names_counts_more_than_that_of_its_thread(read_on):
    other = "2026111015330999-300001"
    assert read_on(f"{other} 3番 欠品です", known=Known(order_no=ORDER)).order_no.value == other
