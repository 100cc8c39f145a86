"""A team's own lists: known by their headings, read row by row, and told where they cannot be."""

from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.data import load
from bot.rules.ledgers import MOST_ROWS, ROW_ERRORS, Ledger, LedgerKind, Told, read_ledger
from bot.rules.ledgers.values import AgentOrderEntry, OrderEntry
from bot.rules.sheets import SheetError
from bot.rules.sheets.headers import plain
from bot.rules.words import Language, Marketplace, Place
from templates import parts, render

JAPAN = ZoneInfo("Asia/Tokyo")
TOLD = Told(zone=JAPAN)
GOODS, STOCK, SOURCES, ORDERS, AGENT = LedgerKind
PAGE = "https://detail.1688.com/offer/742618305533.html"


def ledger(kind: LedgerKind, text: str, told: Told = TOLD, encoding: str = "utf-8") -> Ledger:
    return read_ledger(kind, text.encode(encoding), told)


def only(kind: LedgerKind, text: str, told: Told = TOLD):
    """The one row of a list, which can be used."""
    (row,) = ledger(kind, text, told).rows
    assert row.entry is not None, (row.error, row.value)
    return row.entry


def wrong(kind: LedgerKind, text: str, told: Told = TOLD) -> list[tuple[int, str, str]]:
    return [(row.number, row.error, row.value) for row in ledger(kind, text, told).rows if row.entry is None]


def goods(
    *rows: str, head: str = "SKU,商品名,カラー,サイズ,カテゴリ,素材,1日の販売数,リードタイム,安全在庫"
) -> str:
    return "\r\n".join((head, *rows))


def at(*when: int) -> datetime:
    return datetime(*when, tzinfo=JAPAN)  # type: ignore[misc]


@pytest.mark.parametrize("kind", LedgerKind)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_example_of_each_kind_is_read_whole(kind: LedgerKind, lang: str):
    found = ledger(kind, render(f"examples/{kind}", lang))
    assert len(found.rows) == 3
    assert all(row.entry for row in found.rows)


def test_goods_are_read_with_all_that_they_say():
    entry = only(GOODS, goods("BOX-NV-L,収納ボックス,ネイビー,L,収納,綿麻,2.5,28日,20個"))
    assert (entry.sku, entry.product, entry.color, entry.size) == (
        "BOX-NV-L",
        "収納ボックス",
        "ネイビー",
        "L",
    )
    assert (entry.category, entry.material, entry.daily_sales) == ("収納", "綿麻", Decimal("2.5"))
    assert (entry.lead_days, entry.margin_units) == (28, 20)


def test_an_empty_cell_says_nothing_and_a_dash_says_that_there_is_nothing():
    entry = only(GOODS, goods("A-1,箱,-,,,ー,－,,"))
    assert (entry.color, entry.material) == ("", "")
    assert (entry.size, entry.category, entry.daily_sales, entry.lead_days) == (None, None, None, None)


@pytest.mark.parametrize(
    ("encoding", "head", "row"),
    [
        ("utf-8-sig", "SKU,商品名,カラー", "A-1,収納ボックス,白"),
        ("cp932", "管理番号,商品名,カラー", "A-1,①収納ボックス髙級,白"),
        ("gb18030", "货号,商品标题,颜色", "A-1,收纳箱,藏青色"),
        ("utf-16", "sku code\tProduct name\tColour", "A-1\tBox\tnavy"),
        ("utf-8", "ＳＫＵ ; 商品名（日本語） ; 色", "A-1;箱;白"),
    ],
)
def test_the_encoding_and_the_columns_are_known_by_the_headings(encoding: str, head: str, row: str):
    found = ledger(GOODS, f"{head}\r\n{row}\r\n", encoding=encoding)
    (read,) = found.rows
    assert read.entry is not None
    assert read.entry.sku == "A-1"
    assert read.entry.product == row.replace("\t", ",").replace(";", ",").split(",")[1]


def test_titles_may_stand_above_and_other_columns_beside():
    text = "商品一覧 2026年11月,,,\r\n,,,\r\n倉庫メモ,SKU,JANコード,商品名\r\nA棚,A-1,4900000000000,箱\r\n"
    (row,) = ledger(GOODS, text).rows
    assert (row.number, row.entry.sku, row.entry.product) == (4, "A-1", "箱")


def test_rows_that_are_only_ruled_or_numbered_say_nothing():
    text = "番号,サイトURL,管理番号,注文数,小計\r\n1,,BOX,3,30\r\n2,,,,0\r\n3,,,,0\r\n"
    assert len(ledger(AGENT, text, Told(zone=JAPAN, order="N-1")).rows) == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\xd0\xcf\x11\xe0 old", "excel"),
        ("色,サイズ\r\n白,M".encode(), "no_header"),
        ("SKU,商品名\r\n".encode(), "no_rows"),
        ("SKU,商品名\r\n,\r\n".encode(), "no_rows"),
    ],
)
def test_what_is_no_such_list_is_refused_whole(content: bytes, code: str):
    with pytest.raises(SheetError, match=code):
        read_ledger(GOODS, content, TOLD)


@pytest.mark.parametrize(
    ("kind", "head"),
    [
        (GOODS, "SKU,カラー,サイズ"),
        (GOODS, "商品名,カラー"),
        (STOCK, "SKU,場所"),
        (SOURCES, "SKU,店舗名,単価"),
        (ORDERS, "注文番号,数量"),
        (ORDERS, "SKU,数量"),
        (AGENT, "管理番号,注文数"),
    ],
)
def test_a_list_without_what_it_needs_is_none(kind: LedgerKind, head: str):
    with pytest.raises(SheetError, match="no_header"):
        ledger(kind, f"{head}\r\na,b,c\r\n")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (",箱,,,,,,,", ("missing", "sku")),
        ("A-1,,白,,,,,,", ("missing", "product")),
        ("4.90123E+12,箱,,,,,,,", ("damaged", "4.90123E+12")),
        ("A-1,箱,,,,,たくさん,,", ("figure_unreadable", "たくさん")),
        ("A-1,箱,,,,,-2,,", ("figure_unreadable", "-2")),
        ("A-1,箱,,,,,3000000,,", ("figure_out_of_range", "3000000")),
        ("A-1,箱,,,,,,2.5,", ("qty_unreadable", "2.5")),
        ("A-1,箱,,,,,,,3-5", ("qty_unreadable", "3-5")),
        ("A-1,箱,白,M,a,b,1,2,3,はみ出し", ("too_many_cells", "")),
    ],
)
def test_goods_that_cannot_be_used_say_why(row: str, told: tuple[str, str]):
    assert wrong(GOODS, goods(row, "Z-9,棚,,,,,,,")) == [(2, *told)]


def test_the_same_sku_twice_counts_once_and_a_contradiction_is_told():
    rows = ("A-1,箱,白,,,,,,", "A-1,箱,白,,,,,,", "ａ－1,箱,白,,,,,,", "a-1,箱,黒,,,,,,")
    assert wrong(GOODS, goods(*rows)) == [
        (3, "repeated_row", "2"),
        (4, "repeated_key", "2"),
        (5, "repeated_key", "2"),
    ]


@pytest.mark.parametrize("other", ["棚,綿,,21,", "収納,麻,,21,", "収納,綿,,28,", "収納,綿,,21,9"])
def test_rows_of_one_product_must_agree_in_what_is_the_products(other: str):
    rows = (
        "A-1,箱,白,,収納,綿,1,21,5",
        "A-2,箱,黒,,,,2,,",
        f"A-3, 箱 ,灰,,{other}",
        "A-4,別の箱,灰,,棚,麻,,28,9",
    )
    assert wrong(GOODS, goods(*rows)) == [(4, "product_disagrees", "2")]


def test_a_row_that_first_says_something_of_its_product_may_stand_below():
    assert wrong(GOODS, goods("A-1,箱,白,,,,,,", "A-2,箱,黒,,収納,,,,", "A-3,箱,灰,,収納,,,,")) == []


def test_rows_beyond_the_most_are_told_not_dropped():
    rows = [f"S-{at},箱,,,,,,," for at in range(MOST_ROWS + 2)]
    assert wrong(GOODS, goods(*rows)) == [
        (MOST_ROWS + 2, "beyond_limit", ""),
        (MOST_ROWS + 3, "beyond_limit", ""),
    ]


def test_guards_of_spreadsheets_around_figures_are_taken_off():
    entry = only(GOODS, 'SKU,商品名,1日の販売数\r\n"=""00123""",箱,\'2.5\r\n')
    assert (entry.sku, entry.daily_sales) == ("00123", Decimal("2.5"))


# Stock


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("SKU,場所,在庫数\r\nA,自社,3", {Place.HOME: 3}),
        ('SKU,場所,数量\r\nA,ＦＢＡ倉庫,"1,200"', {Place.FBA: 1200}),
        ("货号,仓库,库存\r\nA,运输中,7", {Place.TRANSIT: 7}),
        (
            "SKU,自社在庫,FBA在庫,代行倉庫,輸送中\r\nA,3,0,,12",
            {Place.HOME: 3, Place.FBA: 0, Place.TRANSIT: 12},
        ),
        ("sku\tasin\tafn-fulfillable-quantity\r\nA\tB0\t5", {Place.FBA: 5}),
        ("SKU,在庫数,輸送中\r\nA,4,6", {Place.HOME: 4, Place.TRANSIT: 6}),
    ],
)
def test_stock_stands_in_rows_or_in_columns(text: str, levels: dict[Place, int]):
    assert dict(only(STOCK, text, Told(zone=JAPAN, place=Place.HOME)).levels) == levels


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("SKU,場所,数量\r\nA,倉庫X,3", ("place_unknown", "倉庫X")),
        ("SKU,場所,数量\r\nA,,3", ("place_missing", "")),
        ("SKU,数量\r\nA,3", ("place_missing", "")),
        ("SKU,場所,数量\r\nA,自社,", ("nothing_counted", "")),
        ("SKU,自社,FBA\r\nA,,", ("nothing_counted", "")),
        ("SKU,自社,FBA\r\nA,3,-1", ("qty_unreadable", "-1")),
        ("SKU,自社,FBA\r\n,3,1", ("missing", "sku")),
        ("SKU,自社,棚卸日\r\nA,3,昨日", ("date_unreadable", "昨日")),
    ],
)
def test_stock_that_cannot_be_used_says_why(text: str, told: tuple[str, str]):
    assert wrong(STOCK, text) == [(2, *told)]


def test_the_same_sku_may_lie_in_several_places_but_once_in_each():
    text = "SKU,場所,数量\r\nA,自社,3\r\nA,FBA,4\r\na,fba,5\r\n"
    assert wrong(STOCK, text) == [(4, "repeated_key", "3")]


# Other shops


def source(**cells: str) -> str:
    return ",".join(("SKU", "URL", *cells)) + "\r\n" + ",".join(("A", PAGE, *cells.values())) + "\r\n"


def test_a_shop_is_read_with_all_that_is_known_of_it():
    text = source(
        店舗名="晨光", 単価="¥12.80", 店舗年数="6年", リピート率="31%", 発送評価="4.8", 表示在庫="9999", ロゴ違い="○",
        素材="綿", 系列="fuman", 確認日="2026/11/15",
    )  # fmt: skip
    entry = only(SOURCES, text)
    assert (entry.shop, entry.price, entry.shop_years) == ("晨光", Decimal("12.80"), Decimal(6))
    assert (entry.repeat_rate, entry.shipping_score, entry.shown_stock) == (Decimal(31), Decimal("4.8"), 9999)
    assert (entry.logo_differs, entry.material, entry.shop_group) == (True, "綿", "fuman")
    assert entry.verified_at == at(2026, 11, 15)


@pytest.mark.parametrize(
    ("cell", "rate"), [("31", 31), ("31%", 31), ("0.31", 31), ("0.5%", Decimal("0.5")), ("1", 1), ("0", 0)]
)
def test_a_share_of_one_is_a_share_of_a_hundred(cell: str, rate: Decimal):
    assert only(SOURCES, source(リピート率=cell)).repeat_rate == rate


@pytest.mark.parametrize(
    "url",
    [
        "http://detail.1688.com/offer/742618305533.html?spm=a26352.b28411319&sk=consign",
        "https://m.1688.com/offer/742618305533.html",
        "detail.1688.com/offer/742618305533.html",
    ],
)
def test_a_page_is_the_same_whatever_its_link_looks_like(url: str):
    assert only(SOURCES, f"SKU,URL\r\nA,{url}\r\n").url == PAGE


@pytest.mark.parametrize(
    ("sku", "url", "told"),
    [
        ("A", "", ("missing", "url")),
        ("", PAGE, ("missing", "sku")),
        ("A", "https://m.tb.cn/h.abc?tk=1", ("short_link", "https://m.tb.cn/h.abc?tk=1")),
        ("A", "https://shop123.1688.com/", ("not_a_product", "https://shop123.1688.com/")),
        ("A", "https://s.taobao.com/search?q=box", ("not_a_product", "https://s.taobao.com/search?q=box")),
        ("A", "あの店", ("not_a_product", "あの店")),
        ("A", "javascript:alert(1)", ("not_a_product", "javascript:alert(1)")),
        ("A", "https://example.com/a b", ("not_a_product", "https://example.com/a b")),
    ],
)
def test_what_is_no_page_of_a_product_says_why(sku: str, url: str, told: tuple[str, str]):
    assert wrong(SOURCES, f"SKU,URL\r\n{sku},{url}\r\n") == [(2, *told)]


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"単価": "280円"}, ("price_in_yen", "280円")),
        ({"単価": "安い"}, ("figure_unreadable", "安い")),
        ({"発送評価": "48"}, ("figure_out_of_range", "48")),
        ({"リピート率": "310%"}, ("figure_out_of_range", "310%")),
        ({"ロゴ違い": "たぶん"}, ("yes_or_no", "たぶん")),
        ({"確認日": "2026-13-01"}, ("date_unreadable", "2026-13-01")),
    ],
)
def test_a_shop_that_cannot_be_used_says_why(cells: dict[str, str], told: tuple[str, str]):
    assert wrong(SOURCES, source(**cells)) == [(2, *told)]


def test_a_column_in_yen_is_not_taken_for_yuan():
    text = f"SKU,URL,単価(円),単価(元)\r\nA,{PAGE},280,12.8\r\n"
    assert only(SOURCES, text).price == Decimal("12.8")
    assert only(SOURCES, text.replace(",単価(元)", "").replace(",12.8", "")).price is None


def test_a_page_may_be_for_a_product_in_any_colour():
    entry = only(SOURCES, f"商品名,URL\r\n収納ボックス,{PAGE}\r\n")
    assert (entry.sku, entry.product) == ("", "収納ボックス")


# Customers' orders


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
    [("楽天市場", "rakuten"), ("Amazon.co.jp", "amazon"), ("Yahoo!ショッピング", "yahoo"), ("メルカリShops", None),
     ("メルカリ", "mercari"), ("ヤフショ", "yahoo"), ("BASE", None)],
)  # fmt: skip
def test_a_marketplace_is_known_by_its_names(cell: str, mall: str | None):
    text = f"モール,注文番号,SKU,数量\r\n{cell},X-1,A,1\r\n"
    if mall is None:
        assert wrong(ORDERS, text) == [(2, "marketplace_unknown", cell)]
    else:
        assert order(text).marketplace == mall


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
        ("-", None),
        ("", None),
    ],
)
def test_a_mere_day_to_ship_by_lasts_until_its_end(cell: str, then: datetime | None):
    assert order(f"モール,注文番号,SKU,数量,発送期限\r\n楽天,X-1,A,1,{cell}\r\n").ship_by == then


@pytest.mark.parametrize("cell", ["11/20", "明日", "2026-02-30", "2026-11-20 25:00", "46000"])
def test_a_day_that_cannot_be_read_is_told(cell: str):
    text = f"モール,注文番号,SKU,数量,発送期限\r\n楽天,X-1,A,1,{cell}\r\n"
    assert wrong(ORDERS, text) == [(2, "date_unreadable", cell)]


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


# Orders at the agent


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


# Words and data


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_reason_and_every_heading_has_its_words(lang: str):
    assert set(ROW_ERRORS) == parts("ledger_rows", lang)
    ours = parts("cli/ledgers", lang)
    assert {f"needed_{kind}" for kind in LedgerKind} <= ours
    assert {f"column_{name}" for name in ("sku", "product", "url", "number", "line", "qty")} <= ours


@pytest.mark.parametrize("kind", LedgerKind)
def test_no_heading_means_two_things_in_one_list(kind: LedgerKind):
    names = [
        (plain(name), column) for column, several in load("ledger_columns")[kind].items() for name in several
    ]
    meanings: dict[str, set[str]] = {}
    for name, column in names:
        meanings.setdefault(name, set()).add(column)
    assert {name: found for name, found in meanings.items() if len(found) > 1} == {}


def test_no_word_means_two_things():
    table = load("ledger_columns")["words"]
    assert not {plain(word) for word in table["yes"]} & {plain(word) for word in table["no"]}
    for group in ("places", "marketplaces", "languages"):
        words = [plain(word) for several in table[group].values() for word in set(map(plain, several))]
        assert len(words) == len(set(words))


@pytest.mark.parametrize("kind", LedgerKind)
@pytest.mark.parametrize("lang", ["ja", "en"])
@given(cells=st.lists(st.text(max_size=12), min_size=1, max_size=14))
def test_whatever_stands_in_the_cells_a_row_is_read_or_told(kind: LedgerKind, lang: str, cells: list[str]):
    head = render(f"examples/{kind}", lang).splitlines()[0]
    row = ",".join('"' + cell.replace('"', '""').replace("\x00", "") + '"' for cell in cells)
    try:
        found = ledger(kind, f"{head}\r\n{row}\r\n", encoding="utf-8")
    except UnicodeEncodeError:
        return
    except SheetError as error:
        assert error.code == "no_rows"  # noqa: PT017 - either is fine
        return
    for each in found.rows:
        assert each.entry is not None or each.error in ROW_ERRORS


@given(content=st.binary(max_size=300), kind=st.sampled_from(LedgerKind))
def test_whatever_the_bytes_a_file_is_read_or_refused(content: bytes, kind: LedgerKind):
    try:
        assert read_ledger(kind, content, TOLD).rows
    except SheetError as error:
        assert error.code  # noqa: PT017 - either is fine
