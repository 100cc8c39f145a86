"""How staff tell it who write English: what was made of an order, packs, lists without a heading, choices."""

import pytest

from tests.rules.reading.telling import told


def amounts(read_on, text):
    return [(ordered, short) for *_, ordered, short in told(read_on, text)]


@pytest.mark.parametrize(
    ("text", "ordered", "short"),
    [
        ("line 2 mug (white): you asked for 60, they glazed 45 before the kiln broke.", 60, 15),
        ("Scarf, blue, order is 30. The knitter finished 18 and then fell ill.", 30, 12),
        ("line 3 tote bag: 50 ordered, the printer managed 32, then the ink was used up.", 50, 18),
        ("You need 24 candles (amber). He poured 15 so far and stops now.", 24, 9),
        ("line 1 pillow cover: you wanted 80, they cut 55 before the cloth was finished.", 80, 25),
        ("line 2 pens: 5 boxes of 12 ordered, three boxes arrived.", 60, 24),
        ("Coasters: 120 ordered in packs of 10, only 8 packs in the shop.", 120, 40),
        ("line 4 nails: ordered 6 boxes of 100, 2 boxes missing.", 600, 200),
        ("Line 4 sticks: 200 ordered, bundles of 25, two bundles are short.", 200, 50),
        ("Candles: you ordered 90, 4 of the white candles are missing.", 90, 4),
    ],
)
def test_figures_are_told_by_what_was_done_with_them(read_on, text, ordered, short):
    assert amounts(read_on, text) == [(ordered, short)]


@pytest.mark.parametrize("cut", ["/", "|", "-"])
def test_a_numbered_list_is_cut_into_cells(read_on, cut):
    rows = ["1) cup / red / 20 / ok", "2) cup / blue / 20 / 12 left", "3) cup / green / 10 / none"]
    assert told(read_on, "\n".join(rows).replace("/", cut)) == [
        ("cup", "blue", None, 20, 8),
        ("cup", "green", None, 10, 10),
    ]


def test_parts_are_told_of_variants_and_measures_that_were_counted_before(read_on):
    text = "Socks: black x10, white x12, grey x6. Shop has seven of the white and none of the grey."
    assert told(read_on, text)[-2:] == [("Socks", "white", None, 12, 5), ("Socks", "grey", None, 6, 6)]
    text = "Kids raincoat: 110cm x4, 120cm x6, 130cm x6. They have two of the 120 and zero of the 130. 110 is complete."
    assert told(read_on, text) == [
        ("Kids raincoat", None, "120cm", 6, 4),
        ("Kids raincoat", None, "130cm", 6, 6),
    ]


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("they dropped this colour from the range", "discontinued"),
        ("last batch ever, nothing left", "discontinued"),
        ("taken out of the catalogue", "discontinued"),
        ("the colour is cancelled for good", "discontinued"),
        ("10 is less than the factory accepts, they start at 100", "moq"),
        ("too few for the factory", "moq"),
        ("they wouldn't open the machine for less than 200", "moq"),
        ("cotton got expensive, 6.2 yuan each from today", "price_change"),
        ("sold out, no idea when", "temporary"),
    ],
)
def test_reasons_stand_in_other_words_than_the_usual(read_on, said, reason):
    items = read_on(f"Line 5 belt (tan), 10 pcs: {said}.").items
    assert [item.reason.value for item in items] == [reason]


def offers(read_on, text):
    (item,) = read_on(text).items
    return [(bool(one.url), one.color, one.size, one.price) for one in item.alternatives]


def test_a_choice_keeps_its_offers_apart(read_on):
    page = "https://detail.1688.com/offer/803371946250.html"
    text = f"Line 3 tray 20 pcs is sold out. {page} at 13.2 yuan, or black/grey from the original shop"
    assert offers(read_on, text) == [
        (True, None, None, "13.2 yuan"),
        (False, "black", None, None),
        (False, "grey", None, None),
    ]
    text = "3番 Tシャツ ホワイトL 10枚欠品です。M なら在庫あり、またはブラックLがあります"
    assert offers(read_on, text) == [(False, None, "M", None), (False, "ブラック", "L", None)]


def test_variants_with_a_price_of_their_own_are_offered(read_on):
    text = "The rails (walnut, 60cm, 8 pcs) cannot be bought. 45cm is 19 yuan, 75cm is 27 yuan."
    assert offers(read_on, text) == [(False, None, "45cm", "19 yuan"), (False, None, "75cm", "27 yuan")]
    text = "3号 帽子 红色 20个没货，蓝色有货，价格一样12.8"
    assert offers(read_on, text) == [(False, "蓝色", None, "12.8")]


@pytest.mark.parametrize(
    "text",
    [
        "We were told the trays were gone. Today he found another pallet, all 44 are on the way to us.",
        "Yesterday the shop said line 2 was sold out. This morning they found a box, all 30 are on the way.",
        "You asked whether item 4 may go out of stock. Shop says they keep over 2000 pcs, no worry.",
        "You worried that line 3 might sell out. It is safe, all 20 are packed.",
        "「完売御礼」と書いた札のデザイン、受け取りました。",
    ],
)
def test_what_turned_out_well_is_no_stockout(read_on, text):
    assert not read_on(text).is_stockout


def test_part_of_what_was_found_is_still_short(read_on):
    text = "They found another carton, but only 12 of the 24 mugs (line 2), the rest is gone."
    assert amounts(read_on, text) == [(24, 12)]


def test_the_day_on_which_an_offer_would_be_sent_is_no_day_of_return(read_on):
    text = "Line 3 mug (red) 10 pcs sold out. Blue is there, if you agree it ships tomorrow."
    assert [item.restock for item in read_on(text).items] == [None]


def test_packed_lines_lack_nothing(read_on):
    (item,) = read_on("lines 1 and 2 packed. Line 3 is two cartons short").items
    assert item.line.value == "3"
