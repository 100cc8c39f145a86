"""Stock and other shops, row by row."""

from decimal import Decimal

import pytest

from bot.rules.ledgers import Told
from bot.rules.words import Place
from tests.rules.ledgers.shown import JAPAN, PAGE, SOURCES, STOCK, at, only, wrong


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
        ("A", "http://[::1", ("not_a_product", "http://[::1")),
        ("A", "https://", ("not_a_product", "https://")),
        ("A", "https:///offer/1.html", ("not_a_product", "https:///offer/1.html")),
        ("A", "https://example.com:99999/x", ("not_a_product", "https://example.com:99999/x")),
        ("A", "https://example.com:x/", ("not_a_product", "https://example.com:x/")),
        ("A", "https://example.com/a b", ("not_a_product", "https://example.com/a b")),
    ],
)
def test_what_is_no_page_of_a_product_says_why(sku: str, url: str, told: tuple[str, str]):
    assert wrong(SOURCES, f"SKU,URL\r\n{sku},{url}\r\n") == [(2, *told)]


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"単価": "280円"}, ("price_in_yen", "280円")),
        ({"単価": "1280日元"}, ("price_in_yen", "1280日元")),
        ({"単価": "JPY 280"}, ("price_in_yen", "JPY 280")),
        ({"単価": "$12.80"}, ("price_not_in_yuan", "$12.80")),
        ({"単価": "＄12.80"}, ("price_not_in_yuan", "＄12.80")),
        ({"単価": "12.80 USD"}, ("price_not_in_yuan", "12.80 USD")),
        ({"単価": "12.80ドル"}, ("price_not_in_yuan", "12.80ドル")),
        ({"単価": "12.80美元"}, ("price_not_in_yuan", "12.80美元")),
        ({"単価": "▲12.80"}, ("figure_unreadable", "▲12.80")),
        ({"単価": "安い"}, ("figure_unreadable", "安い")),
        ({"発送評価": "48"}, ("figure_out_of_range", "48")),
        ({"リピート率": "310%"}, ("figure_out_of_range", "310%")),
        ({"ロゴ違い": "たぶん"}, ("yes_or_no", "たぶん")),
        ({"確認日": "2026-13-01"}, ("date_unreadable", "2026-13-01")),
    ],
)
def test_a_shop_that_cannot_be_used_says_why(cells: dict[str, str], told: tuple[str, str]):
    assert wrong(SOURCES, source(**cells)) == [(2, *told)]


@pytest.mark.parametrize(
    "cell", ["12.80", "¥12.80", "￥12.80", "12.80元", "RMB12.80", "CN¥12.80", "12.80元/个"]
)
def test_a_price_may_say_that_it_is_in_yuan(cell: str):
    assert only(SOURCES, source(単価=cell)).price == Decimal("12.80")


def test_a_column_in_yen_is_not_taken_for_yuan():
    text = f"SKU,URL,単価(円),単価(元)\r\nA,{PAGE},280,12.8\r\n"
    assert only(SOURCES, text).price == Decimal("12.8")
    assert only(SOURCES, text.replace(",単価(元)", "").replace(",12.8", "")).price is None


def test_a_page_may_be_for_a_product_in_any_colour():
    entry = only(SOURCES, f"商品名,URL\r\n収納ボックス,{PAGE}\r\n")
    assert (entry.sku, entry.product) == ("", "収納ボックス")
