"""When more will be told is no day of return, and what is only supposed is a case to check."""

import pytest

PROMISES = [
    "3番 欠品です。明日また連絡します",
    "3番 欠品です。12/8までに確認します",
    "3番 欠品。明日もう一度店舗に聞いてみます",
    "3番 缺货，明天再确认告诉您",
    "3番 缺货，下周一再问问店家",
    "3番 缺货，明天给您答复",
    "line 3 out of stock, will let you know tomorrow",
    "line 3 oos, tomorrow we will confirm with the shop",
    "line 3 is sold out, will get back to you next week",
]


@pytest.mark.parametrize("text", PROMISES)
def test_a_day_on_which_more_will_be_told_is_no_day_of_return(read_on, text):
    reading = read_on(text)
    (item,) = reading.items
    assert (reading.is_stockout, item.line.value, item.restock) == (True, "3", None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3番 欠品です。明日入荷します", "明日"),
        ("3番 缺货，明天补货", "明天"),
        ("3番 缺货，下周三到货后通知您", "下周三"),
        ("line 3 oos, restock tomorrow", "tomorrow"),
    ],
)
def test_a_day_on_which_goods_come_stays_one(read_on, text, day):
    (item,) = read_on(text).items
    assert item.restock.value == day


@pytest.mark.parametrize(
    "text",
    [
        "3番 老板没回复，可能没货，明天再确认告诉您",
        "3番 好像没货了，后天再联系您",
        "4番 恐怕没货了，等店家回复",
        "3番 たぶん欠品です。明日確認します",
        "4番 おそらく在庫切れです",
        "3番 欠品かもしれません",
        "3番、欠品しているかもしれません",
        "3番 maybe out of stock, will check tomorrow",
        "4番 probably sold out, shop will confirm tomorrow",
    ],
)
def test_what_is_only_supposed_to_be_out_is_a_case_to_check(read_on, text):
    reading = read_on(text)
    assert (reading.is_stockout, reading.needs_check, len(reading.items)) == (True, True, 1)


@pytest.mark.parametrize(
    "text",
    ["年末は欠品になるかもしれませんのでお早めにご注文ください", "セール後は在庫切れになるかもしれません"],
)
def test_what_may_come_to_be_out_some_day_is_no_case(read_on, text):
    assert not read_on(text).is_stockout
