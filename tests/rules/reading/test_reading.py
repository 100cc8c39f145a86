"""Traps of running text, each with a notice that falls into it if read naively."""

import json

import pytest

from bot.rules.reading import to_json


@pytest.mark.parametrize(
    ("text", "ordered", "short"),
    [
        ("3番 30個のうち12個しかない", 30, 18),
        ("3番 订了8件，仓库只凑出5件", 8, 3),
        ("line 3: 6 of 15 missing", 15, 6),
        ("line 3: only 3 of 10 left", 10, 7),
        ("3番 缺7", None, 7),
        ("3番 4点不足しています", None, 4),
        ("3番 黒 M ×１２ 在庫なし", 12, 12),
        ("3番 订了十二个，现在只能给半打", 12, 6),
        ("②4個欠品", None, 4),
        ("3番 単価9.8元、20個 在庫切れ", 20, 20),
        ("3番 保温瓶 500ml 18个 全缺", 18, 18),
        ("3番、他店3軒も品切れ。注文10個", 10, 10),
    ],
)
def test_quantities_are_told_from_prices_sizes_and_shops(read_on, text, ordered, short):
    item = read_on(text).items[0]
    assert (item.qty_ordered and item.qty_ordered.value, item.qty_short and item.qty_short.value) == (
        ordered,
        short,
    )


@pytest.mark.parametrize(
    ("text", "color", "product"),
    [
        ("例の白いほうが2点欠品です。", "白", None),
        ("3番 黒い方 Lサイズ 5点欠品", "黒", None),
        ("黒いやつが3点足りません。", "黒", None),
        ("黄色いのが欠品です", "黄色", None),
        ("白のほうが欠品です 3点", "白", None),
        ("白いリネンシャツが欠品です", "白", "リネンシャツ"),
    ],
)
def test_the_ending_of_a_colour_begins_no_name(read_on, text, color, product):
    item = read_on(text).items[0]
    assert (item.color and item.color.value, item.product and item.product.value) == (color, product)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("3番 入荷予定なし、在庫切れ", "discontinued"),
        ("3番 再入荷は未定です", "temporary"),
        ("3番 商品ページが削除されました", "unknown"),
        ("3番 缺货，不再补货", "discontinued"),
        ("3番 缺货，年后补", "temporary"),
        ("3番 起订量改成100个了，您的20个发不了", "moq"),
        ("3番 raised the price, can't ship at the old price", "price_change"),
        ("3番 sold out", "unknown"),
    ],
)
def test_the_gravest_reason_wins(read_on, text, reason):
    assert read_on(text).items[0].reason.value == reason


@pytest.mark.parametrize(
    "text",
    [
        "3番の在庫はありますか？",
        "在庫切れの場合は別店舗を探してください。",
        "3番は在庫ございます。",
        "先日欠品だった3番ですが、本日入荷し買付完了しました。",
        "[qt][qtmeta aid=1 time=2]3番が欠品です[/qt]承知しました",
        "> 3番が欠品です\n承知しました",
        "3番有货，今天可以发",
        "订单2026110809331256-300001 全部到仓，没有缺货",
        "如果没货的话，是退款还是换？",
        "店家说少发的2个今天补发",
        "国庆节10月1日至7日放假，请提前备货，以免缺货",
        "P2026111408123390-300001 left today, ETA Tokyo Nov 24.",
        "The items that were out of stock have arrived. All good.",
        "余额不足，请充值",
        "来年1月より代行手数料を値上げさせていただきます。",
        "先ほど3番を欠品とご連絡しましたが、間違いでした。在庫ございます。",
        "",
        "👍",
    ],
)
def test_what_is_no_stockout_opens_no_case(read_on, text):
    reading = read_on(text)
    assert not reading.is_stockout
    assert reading.items == ()


def test_what_asks_for_a_decision_but_cannot_be_read_is_a_case_to_check(read_on):
    reading = read_on("注文番号2026110809331256-300001の件、返金かどうかご指示ください。")
    assert (reading.is_stockout, reading.needs_check, reading.items) == (True, True, ())


def test_lines_in_stock_are_no_items(items_of):
    found = items_of("2番は在庫切れ、3番は在庫あり、5番は10個中4個不足です。")
    assert [item["line"] for item in found] == ["2", "5"]


def test_sizes_in_a_list_are_items_that_share_the_rest(items_of):
    found = items_of("2番 M/L 各3枚 在庫なし。商品はロングTシャツ、セージグリーン。")
    assert [(item["size"], item["qty_short"], item["product"]) for item in found] == [
        ("M", 3, "ロングTシャツ"),
        ("L", 3, "ロングTシャツ"),
    ]


@pytest.mark.parametrize(
    ("text", "offers"),
    [
        ("3番 黒 欠品。白ならあります", [{"color": "白"}]),
        ("3番红色M缺货，L有货", [{"size": "L"}]),
        ("3番 黑色没货，只剩灰色和白色", [{"color": "灰色"}, {"color": "白色"}]),
        (
            "3番停产 替代：https://detail.1688.com/offer/776402918353.html 16.8元",
            [{"url": "https://detail.1688.com/offer/776402918353.html", "price": "16.8元"}],
        ),
        ("3番 単価28元 → 31.5元、20個", [{"price": "31.5元"}]),
        (
            "3番廃盤。代替品です：\n1) https://detail.1688.com/offer/776402918353.html\n2) https://detail.1688.com/offer/776402918354.html",
            [
                {"url": "https://detail.1688.com/offer/776402918353.html"},
                {"url": "https://detail.1688.com/offer/776402918354.html"},
            ],
        ),
    ],
)
def test_offers_are_read(read_on, text, offers):
    assert to_json(read_on(text), "n")["items"][0]["alternatives"] == offers


def test_a_shipment_number_is_no_order_number(read_on):
    assert read_on("P2026111408123390-300001 の3番が欠品です").order_no is None


def test_the_agents_number_wins_over_the_malls(read_on):
    text = "交易号 2984610375520461837，订单 2026110809331256-300001 3番缺货"
    assert read_on(text).order_no.value == "2026110809331256-300001"


def test_traditional_and_half_width_characters_are_read(items_of):
    assert items_of("3番 ﾌﾞﾗｯｸ 缺貨")[0]["color"] == "ブラック"


def test_every_span_leads_back_to_the_original_text(read_on):
    text = (
        "注文番号：２０２６１１０８０９３３１２５６-300001\n③ ｽﾃﾝﾚｽﾎﾞﾄﾙ\u200b ﾌﾞﾗｯｸ ５００ml １２本　在庫切れ"
    )
    reading = read_on(text)
    item = reading.items[0]
    shown = [
        text[slice(*found.spans[0])] for found in (reading.order_no, item.color, item.size, item.qty_ordered)
    ]
    assert shown == ["２０２６１１０８０９３３１２５６-300001", "ﾌﾞﾗｯｸ", "５００ml", "１２本"]


def test_the_same_text_gives_the_same_stable_object(read_on):
    reading = read_on("3番 黒 M 5個 欠品")
    assert json.dumps(to_json(reading, "a")) == json.dumps(to_json(reading, "a"))
    assert list(to_json(reading, "a")) == [
        "id",
        "is_stockout",
        "lang",
        "agent_order_no",
        "items",
        "needs_check",
    ]
    assert list(to_json(reading, "a")["items"][0]) == [
        "line",
        "product",
        "sku",
        "variant",
        "qty_ordered",
        "qty_short",
        "url",
        "reason",
        "restock_date_or_days",
        "restock_from",
        "restock_to",
        "alternatives",
        "confidence",
    ]


def test_what_sounds_like_a_stockout_in_words_nobody_listed_is_a_case_to_check(read_on):
    reading = read_on("亲，8番那个木头衣架老板那边断了顿，连个影儿都瞧不见，您看咋办")
    assert (reading.is_stockout, reading.needs_check) == (True, True)
    assert reading.items[0].line.value == "8"


def test_what_has_words_of_lack_and_sounds_like_something_else_is_no_case(read_on):
    assert not read_on("欠品連絡の書き方を教えてください。毎回どの項目を書けばよいですか？").is_stockout


@pytest.mark.parametrize(
    ("said", "short"),
    [
        ("30個のうち12個が在庫切れです。残りの18個は本日買付できます。", 12),
        ("30個のうち12個が在庫なしです。", 12),
        ("30個中12個は在庫不足です。", 12),
        ("30個のうち12個在庫がありません。", 12),
        ("30個中12個欠品です。", 12),
        ("30個のうち12個は在庫ありです。", 18),
        ("30個のうち12個しか在庫がありません。", 18),
        ("30个里面12个没货。", 12),
        ("30个只有12个有货。", 18),
    ],
)
def test_what_is_short_and_what_is_there_are_never_mistaken_for_each_other(items_of, said, short):
    assert [(item["qty_ordered"], item["qty_short"]) for item in items_of(f"3番 {said}")] == [(30, short)]


@pytest.mark.parametrize("offer", ["Mサイズのものなら在庫あり", "小さいものなら在庫あり"])
def test_an_order_line_told_to_be_out_is_a_case_however_the_rest_sounds(read_on, offer):
    reading = read_on(f"3番 Lが欠品です。{offer}")
    assert reading.is_stockout
    assert [(item.line.value, item.size.value) for item in reading.items] == [("3", "L")]


@pytest.mark.parametrize(
    "said", ["テスト", "ヘルプ", "パーカー", "お疲れ様です", "hello team", "收到", "价格表发给你了"]
)
def test_a_few_words_that_say_nothing_of_an_order_open_nothing(read_on, said):
    assert not read_on(said).is_stockout


@pytest.mark.parametrize(
    "thanks", ["欠品の件ありがとうございました", "欠品のご連絡、了解しました", "缺货通知收到了，谢谢"]
)
def test_thanks_for_the_news_of_a_stockout_are_none(read_on, thanks):
    assert not read_on(thanks).is_stockout


def test_colours_and_cartons_that_are_counted_are_no_pieces(read_on):
    item = read_on("line 4 tote bag: 2 of 3 colors are sold out").items[0]
    assert (item.qty_ordered, item.qty_short) == (None, None)
