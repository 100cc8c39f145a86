"""Lists with a numbered line for each item: no line is passed over without a word."""

import pytest


def _short(items):
    return [
        (
            (item.line or item.product).value,
            item.reason.value.value,
            item.restock.value if item.restock else None,
        )
        for item in items
    ]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "1.旅行收纳包 灰 40 缺15\n2.托特包 黑 30 有\n3.钱包 棕 24 等12/8",
            [("旅行收纳包", "unknown", None), ("钱包", "temporary", "12/8")],
        ),
        (
            "1.旅行收纳包 灰 40 缺15\n2.托特包 黑 30 有\n5.毛毯 粉 20 等12/8",
            [("旅行收纳包", "unknown", None), ("毛毯", "temporary", "12/8")],
        ),
        (
            "1.雨伞 黑 10 无\n2.袜子 白 20 有\n3.帽子 红 5 要等1月10号",
            [("雨伞", "unknown", None), ("帽子", "temporary", "1月10号")],
        ),
        (
            "1番：在庫あり\n2番：なし\n3番：12/8まで待ち\n4番：＋2元",
            [("2", "unknown", None), ("3", "temporary", "12/8"), ("4", "price_change", None)],
        ),
        ("1番：あり\n2番：なし\n3番：なし", [("2", "unknown", None), ("3", "unknown", None)]),
        (
            "1番：傘 黒 10個 欠品\n2番：靴下 白 20足 無し\n3番：帽子 5個 有り",
            [("1", "unknown", None), ("2", "unknown", None)],
        ),
        (
            "①雨伞 缺2\n②袜子 没\n③帽子 +3元",
            [("1", "unknown", None), ("2", "unknown", None), ("3", "price_change", None)],
        ),
    ],
)
def test_a_word_at_the_end_of_a_lists_line_is_said_of_its_goods(read_on, text, items):
    assert _short(read_on(text).items) == items


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("1番 欠品3\n2番 メーカー確認中\n3番 あり", "2番 メーカー確認中"),
        ("1.雨伞 黑 10 缺2\n2.袜子 白 20 老板在找\n3.帽子 5", "2.袜子 白 20 老板在找"),
        ("1. umbrella short 2\n2. socks shop is looking\n3. hat ok", "2. socks shop is looking"),
    ],
)
def test_a_line_that_is_not_understood_beside_short_ones_is_told(read_on, text, left):
    reading = read_on(text)
    assert (left in reading.unplaced, reading.needs_check) == (True, True)


@pytest.mark.parametrize("text", ["1.雨伞 缺2\n2.袜子 正常\n3.帽子 5", "1番 欠品3\n2番 あり\n3番 済"])
def test_a_line_that_is_well_leaves_nothing_to_tell(read_on, text):
    reading = read_on(text)
    assert (reading.unplaced, len(reading.items)) == ((), 1)
