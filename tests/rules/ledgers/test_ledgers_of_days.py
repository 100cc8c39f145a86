"""Days and hours in the cells of lists: none is read as another, and none that is ahead counts as past."""

from datetime import date, datetime

import pytest

from bot.rules.ledgers import Told
from tests.rules.ledgers.shown import AGENT, JAPAN, ORDERS, at, only, wrong


@pytest.mark.parametrize(
    ("cell", "then"),
    [
        ("2026-11-20", at(2026, 11, 20, 23, 59)),
        ("2026/1/5", at(2026, 1, 5, 23, 59)),
        ("20261120", at(2026, 11, 20, 23, 59)),
        ("2026年11月20日", at(2026, 11, 20, 23, 59)),
        ("2026-11-20 14:00", at(2026, 11, 20, 14)),
        ("2026-11-20T05:00:00Z", at(2026, 11, 20, 14)),
        ("2026-11-20 14:00:00 JST", at(2026, 11, 20, 14)),
        ("2026-11-20T14:00:00.000+0900", at(2026, 11, 20, 14)),
        ("2026-11-20 11:30 PM", at(2026, 11, 20, 23, 30)),
        ("2026-11-20, 2:05:09 p.m.", at(2026, 11, 20, 14, 5, 9)),
        ("2026-11-20 12:15 AM", at(2026, 11, 20, 0, 15)),
        ("2026-11-20 12:15 pm", at(2026, 11, 20, 12, 15)),
        ("2026/11/25 17時", at(2026, 11, 25, 17)),
        ("2026年11月25日17時30分", at(2026, 11, 25, 17, 30)),
        ("2026年11月25日（水） 午後5時5分", at(2026, 11, 25, 17, 5)),
        ("2026/11/25(水)", at(2026, 11, 25, 23, 59)),
        ("2026年11月25日水曜日", at(2026, 11, 25, 23, 59)),
        ("-", None),
        ("", None),
    ],
)
def test_a_mere_day_to_ship_by_lasts_until_its_end(cell: str, then: datetime | None):
    assert only(ORDERS, f'モール,注文番号,SKU,数量,発送期限\r\n楽天,X-1,A,1,"{cell}"\r\n').ship_by == then


@pytest.mark.parametrize(
    "cell",
    ["11/20", "明日", "2026-02-30", "2026-11-20 25:00", "46000", "2026-11-2011", "2026115", "202611201400",
     "2026-11-20 14:00 PST", "2026-11-20 14:00 PM", "2026-11-20 14:00頃", "2026-11-20 昼", "2026-11-20 14:0x",
     "2026-11-20 14:00〜16:00", "2026-11-20 14", "2026-11-20 午前3:00 PM"],
)  # fmt: skip
def test_a_day_that_cannot_be_read_is_told(cell: str):
    text = f"モール,注文番号,SKU,数量,発送期限\r\n楽天,X-1,A,1,{cell}\r\n"
    assert wrong(ORDERS, text) == [(2, "date_unreadable", cell)]


@pytest.mark.parametrize(
    ("cell", "so"),
    [
        ("2026-11-21", True),
        ("2026-11-22", True),
        ("2026-11-22 23:59", True),
        ("２０２６/11/22", True),
        ("2026-11-23", False),
        ("2027-12-01", False),
        ("20271201", False),
        ("○", True),
    ],
)
def test_a_day_that_is_still_ahead_has_not_come(cell: str, so: bool):
    told = Told(zone=JAPAN, as_of=date(2026, 11, 22))
    assert only(ORDERS, f"モール,注文番号,SKU,数量,発送日\r\n楽天,X-1,A,1,{cell}\r\n", told).over is so
    assert only(AGENT, f"注文番号,番号,管理番号,注文数,到着\r\nN-1,1,A,1,{cell}\r\n", told).arrived is so


def test_a_day_of_shipping_that_no_calendar_has_is_told():
    told = Told(zone=JAPAN, as_of=date(2026, 11, 22))
    text = "モール,注文番号,SKU,数量,発送日\r\n楽天,X-1,A,1,2026-02-30\r\n"
    assert wrong(ORDERS, text, told) == [(2, "date_unreadable", "2026-02-30")]


def test_a_very_long_cell_is_refused_at_once():
    for cell in ("2026-11-20" + " " * 100_000 + "x", "2026-11-20 14:00" + " " * 100_000 + "x"):
        text = f"モール,注文番号,SKU,数量,発送期限\r\n楽天,X-1,A,1,{cell}\r\n"
        assert wrong(ORDERS, text) == [(2, "date_unreadable", cell[:80])]
