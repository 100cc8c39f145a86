"""What people have in their clipboard: share texts, full-width addresses, addresses without a product."""

import pytest

from bot.rules.words import Status
from store import tables as t
from tests.stage import Stage
from tests.stories.acts import a_card, a_notice, only_case, undo_window_over

PAGE = "https://detail.1688.com/offer/742618305777.html"


async def _pasting(stage: Stage, text: str) -> dict[str, object]:
    await (await stage.card()).press("hana", "別のURL")
    return await stage.submit("hana", url=text)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (
            "【淘宝】7天无理由退货 https://m.tb.cn/h.gX2aBcD?tk=WxYz3 CZ001 「折叠收纳箱」\n点击链接直接打开",
            "https://m.tb.cn/h.gX2aBcD",
        ),
        (
            "ｈｔｔｐｓ：／／ｄｅｔａｉｌ．１６８８．ｃｏｍ／ｏｆｆｅｒ／７４２６１８３０５７７７．ｈｔｍｌ",
            PAGE,
        ),
        (f"これはどうでしょう？ {PAGE}?spm=a2615 12.9元でした", PAGE),
        ("detail.1688.com/offer/742618305777.html", PAGE),
        (f"{PAGE}\n{PAGE}?from=share", PAGE),
    ],
)
async def test_the_address_is_taken_from_what_is_pasted(stage: Stage, text: str, url: str) -> None:
    notice = await a_notice(stage)
    assert (await _pasting(stage, text))["closed"]
    assert stage.rows(t.Decision)[0].option["url"] == url
    await undo_window_over(stage)
    assert f"• *改买这个链接：* <{url}>" in (await stage.told(notice))[-1]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("あとで調べます", "https:// から始まる商品ページのURL"),
        ("https://detail.1688.com/offer/abc.html", "1688 の商品番号が読み取れません"),
        ("https://item.taobao.com/item.htm?spm=1", "タオバオ の商品番号が読み取れません"),
        ("https://yiwu-shop.example", "サイトのトップページです"),
        ("https://detail.1688.com/", "サイトのトップページです"),
        ("https://shop1234567.1688.com/page/offerlist.htm", "店舗または検索のページです"),
        (f"{PAGE} https://detail.1688.com/offer/742618305778.html", "URLが2つあります"),
    ],
)
async def test_what_names_no_product_is_refused_at_its_field(stage: Stage, text: str, said: str) -> None:
    await a_card(stage)
    done = await _pasting(stage, text)
    assert said in str(done["errors"]["url"])  # type: ignore[index]
    assert only_case(stage).status is Status.OPEN
    assert (await stage.submit("hana", url=PAGE))["closed"]


async def test_a_page_without_a_shop_is_told_by_its_site_and_number(stage: Stage) -> None:
    card = await a_card(stage)
    await _pasting(stage, PAGE)
    text = (await card.again()).text
    assert f"<{PAGE}|detail.1688.com/…5777>" in text
    said = "\n".join(reply.text for reply in await card.thread())
    assert "別店舗 detail.1688.com/…5777" in said


async def test_a_short_link_is_marked_since_nobody_sees_which_product_it_means(stage: Stage) -> None:
    card = await a_card(stage)
    await _pasting(stage, "https://m.tb.cn/h.gX2aBcD")
    text = (await card.again()).text
    assert "<https://m.tb.cn/h.gX2aBcD|m.tb.cn/h.gX2aBcD>" in text
    assert "⚠️ 短縮URLのため、どの商品か確認できていません" in text
