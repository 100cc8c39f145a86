"""How much a minimum lot is, as far as the notice tells it plainly."""

from datetime import UTC, datetime

import pytest

from bot.rules.reading import read, to_json
from bot.rules.reading.values import Reason

NOW = datetime(2026, 11, 20, tzinfo=UTC)
JA, ZH, EN = (
    "2026111015475684-0777 3番 収納ボックス ネイビー 30個、",
    "2026111015475684-0777的3号收纳盒 藏青 30个，",
    "2026111015475684-0777 line 3 storage box navy 30 pcs: ",
)


@pytest.mark.parametrize(
    ("text", "least"),
    [
        (JA + "最低ロット50個からになったため欠品です", "50"),
        (JA + "50個以上でないと販売しないそうです", "50"),
        (JA + "最低発注数が10個から50個に変わったため購入できません", "50"),
        (JA + "販売単位が1個から10個に変わりました。購入不可です", "10"),
        (JA + "最低5箱（60個）からの販売のため購入できません", "5箱(60個)"),
        (JA + "500元以上でないと発送しないとのことで購入できません", "500元"),
        (ZH + "起订50，不给做", "50"),
        (ZH + "50个起批，做不了", "50"),
        (ZH + "整箱60个起，不拆箱", "60"),
        (ZH + "两百个起订，做不了", "200"),
        (ZH + "达不到起订量（50个），没法买", "50"),
        (ZH + "最少要拿2箱才卖", "2箱"),
        (EN + "factory says MOQ 50 pcs now, cannot supply", "50"),
        (EN + "minimum order is 1,000 pieces, not available", "1000"),
        (EN + "seller does not accept orders below 50 pcs", "50"),
    ],
)
def test_the_minimum_lot_is_told_as_pieces_or_as_it_is_written(text: str, least: str):
    (item,) = read(text, received_at=NOW).items
    assert (item.reason.value, item.least) == (Reason.MOQ, least)


@pytest.mark.parametrize(
    "text",
    [
        JA + "10個以下だと販売しないとのことで購入できません",
        JA + "ダース単位の販売のため買えません",
        JA + "最低ロットに届かず購入できません",
        ZH + "不拆箱，做不了",
        ZH.removesuffix("，") + " 起订量变了，原来20现在50，买不了",
    ],
)
def test_where_it_is_not_plain_no_number_is_told(text: str):
    assert [item.least for item in read(text, received_at=NOW).items] == [""]


def test_a_number_of_another_reason_is_no_minimum_lot():
    (item,) = read(JA + "50個欠品です。生産終了です", received_at=NOW).items
    assert item.least == ""


def test_the_names_for_programs_stay_as_they_are():
    told = to_json(read(ZH + "起订50，不给做", received_at=NOW), "1")
    assert "least" not in told["items"][0]
    assert told["items"][0]["reason"] == "moq"
