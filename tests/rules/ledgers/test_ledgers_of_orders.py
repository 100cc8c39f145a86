"""Customers' orders as the marketplaces give them, and the agent's order sheet."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from bot.rules.ledgers import Told
from bot.rules.ledgers.values import AgentOrderEntry, OrderEntry
from bot.rules.words import Language, Marketplace
from tests.rules.ledgers.shown import (
    AGENT,
    JAPAN,
    ORDERS,
    PAGE,
    TOLD,
    at,
    only,
    wrong,
)


def order(text: str, told: Told = TOLD) -> OrderEntry:
    found = only(ORDERS, text, told)
    assert isinstance(found, OrderEntry)
    return found


def test_amazons_report_is_read_as_it_is():
    head = (
        "order-id\torder-item-id\tpurchase-date\tpromise-date\tbuyer-email\t"
        "buyer-name\tsku\tquantity-purchased\tquantity-shipped\tquantity-to-ship\t"
        "ship-address-1"
    )
    row = (
        "249-1234567-1234567\t11112222333344\t2026-11-15T12:05:00+00:00\t"
        "2026-11-20T14:59:59+00:00\tx@example.com\t見本 花子\tBOX-NV-L\t3\t1\t2\t東京都"
    )
    found = order(f"{head}\r\n{row}\r\n")
    assert (found.marketplace, found.number, found.line) == (
        Marketplace.AMAZON, "249-1234567-1234567", "11112222333344",
    )  # fmt: skip
    assert (found.sku, found.qty, found.customer, found.over) == ("BOX-NV-L", 2, "見本 花子", None)
    assert found.ordered_at == at(2026, 11, 15, 21, 5)
    assert found.ship_by == datetime(2026, 11, 20, 14, 59, 59, tzinfo=UTC)


def test_rakutens_download_is_read_as_it_is():
    head = (
        "注文番号,ステータス,注文日時,発送完了報告日時,注文者姓,注文者名,注文者電話番号1,"
        "商品明細ID,商品番号,商品管理番号,個数,SKU管理番号,システム連携用SKU番号"
    )
    row = "400001-20261114-0123456789,300,2026/11/14 10:20:30,,架空,太郎,03,1001,box,box-fold,24,navy-l,BOX-NV-L"
    found = order(f"{head}\r\n{row}\r\n")
    assert (found.marketplace, found.line, found.sku, found.qty) == (
        Marketplace.RAKUTEN,
        "1001",
        "BOX-NV-L",
        24,
    )
    assert (found.customer, found.over, found.ordered_at) == (
        "架空 太郎",
        False,
        at(2026, 11, 14, 10, 20, 30),
    )
    without = row.replace("navy-l,BOX-NV-L", ",")
    assert order(f"{head}\r\n{without}\r\n").sku == "box-fold"


def test_yahoos_items_are_read_with_the_marketplace_told_beside():
    text = "OrderId,LineId,ItemId,Title,SubCode,Quantity\r\nhinata-10004567,1,box,箱,BOX-NV-L,4\r\n"
    found = order(text, Told(zone=JAPAN, marketplace=Marketplace.YAHOO))
    assert (found.marketplace, found.sku, found.qty) == (Marketplace.YAHOO, "BOX-NV-L", 4)
    assert wrong(ORDERS, text) == [(2, "marketplace_missing", "hinata-10004567")]


@pytest.mark.parametrize(
    ("cell", "mall"),
    [("楽天市場", "rakuten"), ("Amazon.co.jp", "amazon"), ("Yahoo!ショッピング", "yahoo"), ("メルカリShops", "mercari"),
     ("メルカリ", "mercari"), ("ヤフショ", "yahoo"), ("BASE", None)],
)  # fmt: skip
def test_a_marketplace_is_known_by_its_names(cell: str, mall: str | None):
    text = f"モール,注文番号,SKU,数量\r\n{cell},X-1,A,1\r\n"
    if mall is None:
        assert wrong(ORDERS, text) == [(2, "marketplace_unknown", cell)]
    else:
        assert order(text).marketplace == mall


@pytest.mark.parametrize(
    ("status", "shipped", "over"),
    [
        ("", "", None), ("未発送", "", False), ("発送済み", "", True), ("Shipped", "", True), ("キャンセル", "", True),
        ("Cancelled", "", True), ("900", "", True), ("300", "", False), ("Partially shipped", "", False),
        ("聞いたことのない状態", "", False), ("", "2026-11-18", True), ("", "未", False),
        ("処理中", "2026-11-18", True),
    ],
)  # fmt: skip
def test_nobody_waits_for_what_is_shipped_or_cancelled(status: str, shipped: str, over: bool | None):
    text = f"モール,注文番号,SKU,数量,ステータス,発送日\r\n楽天,X-1,A,1,{status},{shipped}\r\n"
    assert order(text).over is over


@pytest.mark.parametrize(
    ("cell", "url"),
    [
        ("店頭", None),
        ("http://[::1", None),
        ("https://example.com:99999/x", None),
        ("https://", None),
        ("", None),
        ("-", ""),
        ("https://example.com:8443/x", "https://example.com:8443/x"),
        ("detail.1688.com/offer/742618305533.html", PAGE),
    ],
)
def test_words_that_are_no_address_are_not_kept_as_a_page(cell: str, url: str | None):
    assert only(AGENT, f"注文番号,番号,管理番号,注文数,URL\r\nN-1,1,A,1,{cell}\r\n").url == url


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (",X-1,A,1,", ("marketplace_missing", "X-1")),
        ("楽天,,A,1,", ("missing", "number")),
        ("楽天,X-1,,1,", ("missing", "sku")),
        ("楽天,X-1,A,,", ("missing", "qty")),
        ("楽天,X-1,A,二,", ("qty_unreadable", "二")),
        ("楽天,2.49E+17,A,1,", ("damaged", "2.49E+17")),
        ("楽天,X-1,A,1,fr", ("language_unknown", "fr")),
    ],
)
def test_orders_that_cannot_be_used_say_why(row: str, told: tuple[str, str]):
    assert wrong(ORDERS, f"モール,注文番号,SKU,数量,言語\r\n{row}\r\n") == [(2, *told)]


def test_lines_of_an_order_are_told_apart_by_number_else_by_sku():
    numbered = "モール,注文番号,明細番号,SKU,数量\r\n楽天,X,1,A,1\r\n楽天,X,2,A,1\r\nヤフー,X,1,A,1\r\n"
    assert wrong(ORDERS, numbered) == []
    bare = "モール,注文番号,SKU,数量\r\n楽天,X,A,1\r\n楽天,X,B,1\r\n楽天,X,a,2\r\n"
    assert wrong(ORDERS, bare) == [(4, "repeated_key", "2")]


def test_the_line_at_the_agent_may_be_named():
    head = "モール,注文番号,SKU,数量,代行注文番号,代行の番号,言語"
    found = order(f"{head}\r\n楽天,X,A,1,2026111015475684-300001,03番,英語\r\n")
    assert (found.agent_order, found.agent_line) == ("2026111015475684-300001", "3")
    assert found.language is Language.EN


def test_the_agents_order_sheet_is_read_with_its_number_told_beside():
    head = (
        "番号,サイトURL(必需),写真,サイズ,カラー,注文数(必需),単価(元),小計(元),小計(円),"
        "オプション,納品先倉庫指定,FBA(FNSKU),ASIN,備考,管理番号"
    )
    row = "3,https://detail.1688.com/offer/742618305533.html?spm=1,,L,藏青色,30,12.50,375,8250,,,,,,BOX-NV-L"
    found = only(
        AGENT, f"注文シート,,\r\n\r\n{head}\r\n{row}\r\n", Told(zone=JAPAN, order="2026111015475684-300001")
    )
    assert isinstance(found, AgentOrderEntry)
    assert (found.number, found.line, found.sku) == ("2026111015475684-300001", "3", "BOX-NV-L")
    assert (found.qty, found.unit_price, found.url, found.arrived) == (30, Decimal("12.50"), PAGE, None)
    assert found.ordered_at == at(2026, 11, 10, 15, 47, 56)


@pytest.mark.parametrize(
    ("cell", "line"), [("3", "3"), ("03", "3"), ("第3番", "3"), ("No.3", "3"), ("A-3", "A-3")]
)
def test_a_line_is_its_number(cell: str, line: str):
    assert only(AGENT, f"注文番号,番号,管理番号,注文数\r\nN-1,{cell},A,1\r\n").line == line


@pytest.mark.parametrize(
    ("cell", "arrived"),
    [
        ("○", True),
        ("到着済み", True),
        ("2026/11/02", True),
        ("×", False),
        ("未着", False),
        ("", None),
        ("検品中", None),
    ],
)
def test_a_line_has_arrived_when_it_says_so(cell: str, arrived: bool | None):
    assert only(AGENT, f"注文番号,番号,管理番号,注文数,到着\r\nN-1,1,A,1,{cell}\r\n").arrived is arrived


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (",1,A,1", ("order_missing", "")),
        ("P2026091008463813-2147,1,A,1", ("shipment_number", "P2026091008463813-2147")),
        ("2.02611E+15,1,A,1", ("damaged", "2.02611E+15")),
        ("N-1,,A,1", ("missing", "line")),
        ("N-1,1,,1", ("missing", "sku")),
        ("N-1,1,A,", ("missing", "qty")),
    ],
)
def test_lines_at_the_agent_that_cannot_be_used_say_why(row: str, told: tuple[str, str]):
    assert wrong(AGENT, f"注文番号,番号,管理番号,注文数\r\n{row}\r\n") == [(2, *told)]


def test_a_line_of_nothing_is_refused_unless_it_was_taken_back():
    head = "注文番号,番号,管理番号,注文数,状態\n"
    assert wrong(AGENT, f"{head}2026111015475684-300001,1,BOX-NV-L,0,\n") == [(2, "nothing_ordered", "")]
    assert not wrong(AGENT, f"{head}2026111015475684-300001,1,BOX-NV-L,0,取消\n")


def test_a_row_that_sums_an_order_up_is_told_as_not_used():
    text = "注文番号,番号,管理番号,注文数\n2026111015475684-300001,1,BOX-NV-L,3\n合計,,,3\n"
    assert wrong(AGENT, text) == [(3, "totals_row", "")]
