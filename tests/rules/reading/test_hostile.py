"""Whatever arrives: a reading within linear time, spans within the text, nothing raised."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rules.reading import to_json

WORDS = """注文番号： 2026110913224017-300001 3番 ③ 第2项 黒 ブラック M/L 36码 ５個 12個 缺 欠品 在庫 がありません
没货 oos 12月中旬 年后 约15天 noETA 代替： 可换 https://detail.1688.com/offer/776402918353.html 28元→31元
起批100个 [qt] [/qt] [To:1] [info][title] [hr] <!channel> <@U1> > | 、 。 ? 「 」 \u200b \u202e \u0301 ﾊﾟ ①② 🈚
&lt; 場合は 如果 なら 他は どちらも 間違い From:"""
LONGER = [
    "\t",
    "\n",
    "  ",
    "only 3 left of 9",
    "<https://item.taobao.com/item.htm?id=1|x>",
    "A" * 30,
    "1" * 25,
]
PIECES = st.sampled_from([*WORDS.split(), *LONGER])
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=40).map("".join)


@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_any_text_is_read_and_every_span_lies_within_it(read_on, text):
    reading = read_on(text)
    founds = [
        found
        for item in reading.items
        for found in (item.line, item.product, item.color, item.size, item.qty_short, item.url, item.restock)
        if found is not None
    ]
    for start, end in (span for found in founds for span in found.spans):
        assert 0 <= start <= end <= len(text)
    assert to_json(reading, "x")["is_stockout"] is reading.is_stockout
    assert reading.items == () or reading.is_stockout
    assert all(0 <= item.confidence <= 1 for item in reading.items)


BOMBS = {
    "digits": "1" * 40_000,
    "spaced digits": "1 " * 20_000,
    "letters": "a" * 40_000,
    "spaces": " " * 40_000,
    "newlines": "\n" * 40_000,
    "tabs": "a\t" * 20_000,
    "pipes": "|" * 40_000,
    "header of pipes": "| 番号 | 数量 |\n" * 3_000,
    "lines": "".join(f"{n}番 黒 M 5個 欠品\n" for n in range(3_000)),
    "one sentence": "".join(f"{n}番と" for n in range(8_000)) + "欠品",
    "variants": "3番 " + "黒と白と" * 8_000 + "欠品",
    "sizes": "M/L/" * 10_000 + "欠品",
    "offers": "3番欠品 可换" + "白、黒、" * 10_000,
    "links": "https://detail.1688.com/offer/776402918353.html " * 800,
    "labels": "カラー：" * 10_000,
    "conditions": "場合" * 20_000,
    "if": "如果没货" * 10_000,
    "all of them": "どちらも欠品" * 6_000,
    "quotes": "[qt]" * 10_000,
    "closed quotes": "[qt]x[/qt]" * 4_000,
    "broken tags": "[info][title" * 3_000,
    "reply marks": "> \n" * 10_000,
    "headers": "From: x\nOn 1 y wrote:\n" * 1_800,
    "original messages": "-----Original Message-----\n" * 1_400,
    "chat": "王丽 2026/11/18 16:42:10\n" * 1_500,
    "marks on marks": "a" + "\u0301" * 39_000,
    "directions": "\u202e欠品" * 13_000,
    "circled": "①" * 40_000,
    "long ligatures": "\ufdfa" * 20_000,
    "prices": "12元→" * 10_000,
    "dates": "12月" * 13_000,
    "numerals": "一二三" * 13_000,
    "quotation marks": "「" * 40_000,
    "emoji": ":a" * 20_000,
    "stars": "*a " * 13_000,
    "host": "a." * 20_000 + "1688.com/",
    "of": "1 of " * 8_000,
    "sku": "a-" * 20_000,
}


#: Seconds of a usual processor; of a slower one, as many as so much plain work takes.
MOMENT, PLAIN = 4, 20


def cost(work):
    started = time.process_time()
    work()
    return time.process_time() - started


def plain_work():
    """A fifth of a second."""
    total = 0
    for number in range(2_000_000):
        total += number * number % 7
    return total


@pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS.keys())
def test_forty_thousand_characters_take_a_moment_at_most(read_on, text):
    took = cost(lambda: read_on(text))
    assert took < MOMENT or took < PLAIN * cost(plain_work)


def test_a_notice_beyond_all_bounds_is_cut_and_marked(read_on):
    reading = read_on("3番 欠品です。" * 20_000)
    assert reading.needs_check
    assert len(reading.items) <= 300


def test_what_pings_a_channel_is_no_part_of_a_value(read_on):
    item = read_on("<!channel> 3番 商品：<!here>帽子 色：黒<@U123> 欠品").items[0]
    assert all("<" not in found.value for found in (item.product, item.color) if found)
