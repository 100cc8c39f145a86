"""Times are times, never how many, and they mean the days that people mean by them."""

from datetime import date

import pytest

from bot.rules.reading.days.when import when

RECEIVED = "2026-11-22"
NOT_HOW_MANY = {
    "3番 ワイドパンツ ベージュM 欠品 3週間ぐらい": "3週間ぐらい",
    "欠品 3週間ぐらいかかります": "3週間ぐらい",
    "欠品 1か月ぐらい": "1か月ぐらい",
    "3番 欠品 2〜3週間": "2〜3週間",
    "3番 欠品 10営業日ほど": "10営業日ほど",
    "5番 欠品 5日に入荷": "5日",
    "2番 袜子藏青 缺货 12月5号-8号之间到": "12月5号-8号",
    "3番 缺货 12月5号到": "12月5号",
    "3番 缺货 25号补": "25号",
    "3番 缺货 两周左右": "两周左右",
    "3番 缺货 十天左右": "十天左右",
    "3番 缺货 1个半月": "1个半月",
    "3番 缺货 5个工作日": "5个工作日",
    "line 3 oos 3 weeks": "3 weeks",
    "line 3 oos 10 more days": "10 more days",
    "line 3 oos 10 working days": "10 working days",
    "line 3 oos 5 Dec": "5 Dec",
    "line 3 oos 2 months": "2 months",
}


@pytest.mark.parametrize("text", NOT_HOW_MANY)
def test_a_figure_with_a_unit_of_time_is_never_how_many(read_on, text):
    (item,) = read_on(text, RECEIVED).items
    assert (item.qty_short, item.restock.value) == (None, NOT_HOW_MANY[text])


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("トラベルポーチ6点セット ピンク、23個すべてが欠品です", 23),
        ("食器6枚セット 12セット欠品", 12),
        ("3番 缺货 3个", 3),
        ("3番 缺货 3", 3),
        ("line 3 oos 12", 12),
        ("3番 不足 3点", 3),
    ],
)
def test_how_many_is_still_read_beside_them(read_on, text, short):
    (item,) = read_on(text, RECEIVED).items
    assert item.qty_short.value == short


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("来月5日", "2026-12-05", "2026-12-05"),
        ("来月の10日頃", "2026-12-10", "2026-12-10"),
        ("来月5日〜8日", "2026-12-05", "2026-12-08"),
        ("再来月の10日", "2027-01-10", "2027-01-10"),
        ("下个月5号", "2026-12-05", "2026-12-05"),
        ("下个月5号到8号", "2026-12-05", "2026-12-08"),
        ("12月5日〜8日", "2026-12-05", "2026-12-08"),
        ("2〜3週間", "2026-12-06", "2026-12-13"),
        ("Dec 5-8", "2026-12-05", "2026-12-08"),
        ("12月の第2週", "2026-12-07", "2026-12-13"),
        ("12月第一个星期", "2026-12-01", "2026-12-06"),
        ("second week of December", "2026-12-07", "2026-12-13"),
        ("春節明けの2月20日", "2027-02-20", "2027-02-20"),
        ("年后2月底", "2027-02-21", "2027-02-28"),
        ("25号", "2026-11-25", "2026-11-25"),
        ("the 5th", "2026-12-05", "2026-12-05"),
    ],
)
def test_a_day_of_a_month_is_no_number_of_days(words, start, end):
    found = when(words, date(2026, 11, 22))
    assert (found.start.isoformat(), found.end.isoformat()) == (start, end)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("3番 欠品です。5日に入荷します", "2026-12-05"),
        ("3番 欠品です。5日ごろ入荷", "2026-12-05"),
        ("3番 欠品です。28日の入荷予定です", "2026-11-28"),
        ("3番 欠品です。25日以降に出荷", "2026-11-25"),
        ("3番 缺货，5日到货", "2026-12-05"),
        ("line 3 oos, restock on the 25th", "2026-11-25"),
        ("3番 欠品です。春節明けの2月20日から入荷", "2027-02-20"),
        ("3番 欠品です。5日かかります", "2026-11-27"),
        ("3番 欠品です。5日ほどで入荷", "2026-11-27"),
        ("3番 欠品です。10日で入荷", "2026-12-02"),
        ("3番 欠品です。約10日で届きます", "2026-12-02"),
    ],
)
def test_a_bare_day_is_one_of_the_month_where_something_arrives_on_it(read_on, text, start):
    (item,) = read_on(text, RECEIVED).items
    assert item.restock_from.isoformat() == start
