import pytest

from bot.rules.drafting.drafts import LIMITS, check
from bot.rules.words import Marketplace

AMAZON, RAKUTEN, YAHOO, MERCARI = Marketplace
NUMBER = "250-1688123-0120345"

GOOD = f"""このたびは数ある店の中から当店をお選びいただき、誠にありがとうございます。
ご注文番号：{NUMBER}
商品：スマートフォンケース（ブラック／M）　数量：2点

誠に申し訳ございませんが、在庫切れが判明し、ご注文の品をお届けできないことがわかりました。
入荷の見込みが立たないため、ご注文は当店にて取り消し、3営業日以内に全額を返金いたします。
お客様でのキャンセルのお手続きは不要でございます。
楽しみにお待ちいただいていたところ、ご期待に沿えず心よりお詫び申し上げます。
"""


def found(extra, marketplace=AMAZON, number=NUMBER, **settings):
    return [
        (note.code, *note.values.values()) for note in check(GOOD + extra, marketplace, number, **settings)
    ]


def codes(extra, marketplace=AMAZON, **settings):
    return [code for code, *_ in found(extra, marketplace, **settings)]


@pytest.mark.parametrize("marketplace", Marketplace)
def test_every_marketplace_says_where_its_limits_come_from(marketplace):
    limits = LIMITS[marketplace]
    assert limits.source
    assert limits.checked.year >= 2026
    assert limits.names


@pytest.mark.parametrize(("marketplace", "limit"), [(AMAZON, 2000), (RAKUTEN, 2000), (YAHOO, 2000)])
def test_a_letter_has_a_greatest_length(marketplace, limit):
    room = limit - len(GOOD)
    filler = ("あ" * 99 + "\n") * 30
    assert codes(filler[:room], marketplace) == []
    assert found(filler[: room + 1], marketplace) == [("too_long", str(limit + 1), str(limit))]


def test_where_no_length_is_known_none_is_claimed():
    assert codes(("あ" * 99 + "\n") * 100, MERCARI) == []


def test_rakuten_counts_the_characters_of_a_line():
    assert codes("あ" * 300, RAKUTEN) == []
    last = GOOD.count("\n") + 1
    assert found("あ" * 301, RAKUTEN) == [("line_too_long", str(last), "301", "300")]
    assert codes("あ" * 301, YAHOO) == []


def test_amazon_counts_blank_lines():
    assert codes("\n\n以上です。") == []
    assert found("\n\n\n以上です。") == [("blank_lines", "2")]
    assert found("\n 　\r\n\n以上です。") == [("blank_lines", "2")]
    assert codes("\n\n\n以上です。", RAKUTEN) == []


@pytest.mark.parametrize(
    ("marketplace", "url", "allowed"),
    [
        (RAKUTEN, "https://www.rakuten.co.jp/shop/", True),
        (RAKUTEN, "https://faq.rakuten.net/s/", True),
        (RAKUTEN, "http://www.rakuten.co.jp/shop/", False),
        (RAKUTEN, "https://rakuten.co.jp.example.com/", False),
        (RAKUTEN, "https://rakuten.co.jp@example.com/", False),
        (RAKUTEN, "https://notrakuten.co.jp/", False),
        (RAKUTEN, "https://[broken/", False),
        (YAHOO, "https://store.shopping.yahoo.co.jp/aoi/", True),
        (YAHOO, "https://www.rakuten.co.jp/shop/", False),
        (AMAZON, "https://www.amazon.co.jp/dp/B0", False),
        (AMAZON, "www.example.com", False),
        (AMAZON, "aoi-shop.example.jp/item/3", False),
        (MERCARI, "https://example.com/", False),
    ],
)
def test_a_link_leads_only_where_the_marketplace_allows(marketplace, url, allowed):
    expected = [] if allowed else [("url_not_allowed", url)]
    assert [
        one for one in found(f"詳しくは{url}をご覧ください。", marketplace) if one[0] != "other_mall"
    ] == expected


def test_a_link_is_told_once_and_not_searched_for_words():
    url = "https://detail.1688.com/offer/1.html"
    assert found(f"{url}\n{url}\n", YAHOO) == [("url_not_allowed", url)]


@pytest.mark.parametrize("word", ["次回使えるクーポン", "500ポイント進呈", "10％割引", "a coupon", "特典"])
def test_a_coupon_may_be_named_everywhere_but_at_amazon(word):
    assert set(codes(word)) == {"coupon"}
    assert all(codes(word, marketplace) == [] for marketplace in (RAKUTEN, YAHOO, MERCARI))


def test_the_customers_rating_may_be_named_where_it_belongs_to_the_trade():
    assert codes("受取評価をお願いします") == ["rating"]
    assert codes("受取評価をお願いします", MERCARI) == []


def test_only_the_marketplace_itself_may_be_named():
    text = "Amazon／楽天市場／ヤフー／メルカリ／Qoo10"
    named = {marketplace: {one[1] for one in found(text, marketplace)} for marketplace in Marketplace}
    assert named == {
        AMAZON: {"楽天", "ヤフー", "メルカリ", "Qoo10"},
        RAKUTEN: {"Amazon", "ヤフー", "メルカリ", "Qoo10"},
        YAHOO: {"Amazon", "楽天", "メルカリ", "Qoo10"},
        MERCARI: {"Amazon", "楽天", "ヤフー", "Qoo10"},
    }
    assert all(set(codes(text, marketplace)) == {"other_mall"} for marketplace in Marketplace)
