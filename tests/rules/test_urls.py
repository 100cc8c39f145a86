import json
from pathlib import Path

import pytest

from bot.rules.urls import find_urls, parse_url, site_of

CASES = json.loads((Path(__file__).parent / "url_cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES["urls"], ids=lambda case: case["url"])
def test_an_address_names_its_product(case):
    url = parse_url(case["url"])
    assert (url.platform, url.id, url.needs_resolution) == (
        case["platform"],
        case["id"],
        case["needs_resolution"],
    )


@pytest.mark.parametrize("case", CASES["texts"], ids=lambda case: case["text"][:20])
def test_links_are_cut_out_of_running_text(case):
    assert [url for url, _ in find_urls(case["text"])] == case["urls"]


@pytest.mark.parametrize(
    ("url", "canonical", "sku"),
    [
        (
            "https://m.1688.com/offer/640715528901.html?spm=a.b&skuId=77",
            "https://detail.1688.com/offer/640715528901.html",
            "77",
        ),
        (
            "https://item.taobao.com/item.htm?spm=x&id=703318846222",
            "https://item.taobao.com/item.htm?id=703318846222",
            None,
        ),
        (
            "https://detail.tmall.com/item.htm?ft=t&id=595954825798",
            "https://detail.tmall.com/item.htm?id=595954825798",
            None,
        ),
        ("https://e.tb.cn/h.4hRtY8nKd2sLpQe?tk=Wz3MkT9bHuR", "https://e.tb.cn/h.4hRtY8nKd2sLpQe", None),
    ],
)
def test_tracking_is_dropped_and_the_variant_kept(url, canonical, sku):
    assert (parse_url(url).canonical, parse_url(url).sku_id) == (canonical, sku)


def test_taobao_and_tmall_share_their_numbers_but_1688_has_its_own():
    taobao = parse_url("https://item.taobao.com/item.htm?id=703318846222")
    tmall = parse_url("https://detail.tmall.com/item.htm?id=703318846222")
    alibaba = parse_url("https://detail.1688.com/offer/703318846222.html")
    assert taobao.key == tmall.key != alibaba.key


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://shop35262736.taobao.com/", "shop"),
        ("https://kidswear-a.1688.com/page/offerlist.htm", "shop"),
        ("https://s.1688.com/selloffer/offer_search.htm?keywords=x", "search"),
        ("https://qr.1688.com/s/7OnLCakq", "short"),
        ("https://www.amazon.co.jp/dp/B0ABCDEFGH", "other"),
        ("http://[broken", "other"),
        ("https://detail.1688.com/offer/５５５５５５５５５５.html", "other"),
    ],
)
def test_what_is_no_product_says_what_it_is(url, kind):
    assert parse_url(url).kind == kind
    assert parse_url(url).id is None


@pytest.mark.parametrize(
    ("address", "site"),
    [("https://yiwu-shop.example/a", "yiwu-shop.example"), ("http://[::1", "http://[::1"), ("店頭", "店頭")],
)
def test_a_site_has_a_name_even_if_its_address_is_broken(address, site):
    assert site_of(address) == site
