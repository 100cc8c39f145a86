"""All but some, and from one line to another: what is not named one by one."""

from datetime import UTC, datetime

import pytest

from bot.rules.reading import Known, KnownLine, Reading, read

AT = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
ORDER = "2026111015475684-300001"
OPEN = Known(open_lines=tuple(KnownLine(order_no=ORDER, line_no=f"{n}", qty=10 * n) for n in range(1, 5)))


def told(text: str, known: Known | None = None) -> Reading:
    return read(text, received_at=AT, known=known or Known())


def lines(reading: Reading) -> list[str | None]:
    return [item.line.value if item.line else None for item in reading.items]


LEFT_OUT_OF_WHAT_IS_THERE = {
    "1番と3番以外は在庫あります": ["1", "3"],
    "5番以外は買付済みです": ["5"],
    "3番を除いて全部入荷しました": ["3"],
    "除了3番，其他都到了": ["3"],
    "这单除了3号商品，其余都买到了": ["3"],
    "everything except line 3 has arrived": ["3"],
    "All items are in stock except line 3.": ["3"],
}
LEFT_OUT_OF_WHAT_IS_SHORT = (
    "2番以外すべて欠品です",
    "2番以外は全部在庫切れです",
    "2番を除き、すべて欠品です",
    "除了2番都没货",
    "除2番外全部缺货",
    "all lines except line 2 are out of stock",
)


@pytest.mark.parametrize("text", LEFT_OUT_OF_WHAT_IS_THERE)
def test_what_is_left_out_of_what_is_there_is_short_and_to_be_checked(text: str):
    reading = told(text)
    assert reading.is_stockout
    assert lines(reading) == LEFT_OUT_OF_WHAT_IS_THERE[text]


@pytest.mark.parametrize("text", ["1番と3番以外は在庫あります", "5番以外は買付済みです"])
def test_that_is_only_concluded_and_a_person_looks(text: str):
    assert told(text).needs_check


@pytest.mark.parametrize("text", LEFT_OUT_OF_WHAT_IS_SHORT)
def test_what_is_left_out_of_what_is_short_is_never_the_item(text: str):
    reading = told(text)
    assert (reading.is_stockout, lines(reading), reading.needs_check) == (True, [None], True)


@pytest.mark.parametrize("text", LEFT_OUT_OF_WHAT_IS_SHORT)
def test_all_but_one_line_are_the_open_lines_of_the_order(text: str):
    reading = told(f"注文番号：{ORDER}\n{text}", OPEN)
    assert lines(reading) == ["1", "3", "4"]
    assert [item.qty_short.value for item in reading.items if item.qty_short] == [10, 30, 40]


@pytest.mark.parametrize(
    "text", ["それ以外は入荷しました", "3番が欠品です。それ以外は発送しました", "2番以外にも3番が欠品です"]
)
def test_other_words_with_the_same_letters_leave_nothing_out(text: str):
    assert "2" not in lines(told(text)) or len(lines(told(text))) > 1
    assert lines(told(text)) in ([], ["3"], ["2", "3"])


RANGES = {
    "lines 5-8 are all out of stock": "5678",
    "items 2 to 4 sold out": "234",
    "5番から8番まで全部欠品です": "5678",
    "5〜8番 欠品です": "5678",
    "5-8番は廃盤です": "5678",
    "3番～5番、在庫切れ": "345",
    "第5到第8行缺货": "5678",
    "第5行到第7行都没货": "567",
    "第2-3项断货": "23",
    "1番から3番は在庫あり、4番から6番は欠品です": "456",
}


@pytest.mark.parametrize("text", RANGES)
def test_a_range_is_each_of_its_lines(text: str):
    assert lines(told(text)) == list(RANGES[text])


@pytest.mark.parametrize(
    "text", ["3番 在庫は5~8個、残り欠品", "3番、10-12号に入荷、それまで欠品", "3番 缺5-8个"]
)
def test_other_spans_are_no_lines(text: str):
    assert lines(told(text)) == ["3"]
