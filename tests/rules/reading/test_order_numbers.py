"""Order numbers of whatever form: found where one is told, and never taken from what only looks like one."""

from datetime import UTC, datetime

import pytest

from bot.rules.reading import Known, KnownLine, Reading, read

AT = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)

TOLD = {
    "注文番号：AB-7731-02 の2番が欠品です": "AB-7731-02",
    "ご注文No.45120、3番が在庫切れです": "45120",
    "注文書NO:KEP_261105_3\n8番 欠品": "KEP_261105_3",
    "発注番号 20261105 の商品が廃盤です": "20261105",
    "オーダーID 88-104-7、カップ 6個中2個しかありません": "88-104-7",
    "（オーダー番号＝GX90316）2番 在庫なし": "GX90316",
    "４４７１２０のご注文、２番が品切れです": "447120",
    "KX-5583-260704 の件です。タオルが欠品になりました": "KX-5583-260704",
    "【20261108-113】No.3 巾着 15枚、店に在庫がありません": "20261108-113",
    "88104526 5番 在庫切れ 不足12個": "88104526",
    "2番のマットは廃盤になりました。KW2611-778 です。": "KW2611-778",
    "订单编号HK/26/11/0093 第12行 擦手巾 缺15条": "HK/26/11/0093",
    "采购单号：CG-11-20415，第3行灯笼缺货": "CG-11-20415",
    "单子300042-1119-07的茶叶罐卖完了": "300042-1119-07",
    "单：NX26110077\n棒球帽 没有货": "NX26110077",
    "对应单号KW26K1107-3，6番桌布没有面料": "KW26K1107-3",
    "9921单 1番 玩偶 缺1": "9921",
    "#60318 商品3 抽绳袋 卖光了": "60318",
    "No.2611-7793 ⑤砧板 店主说不做了": "2611-7793",
    "300042様 K0119773 — 番号7 拖鞋 没库存": "K0119773",
    "20261117-B-12，3番编织篮卖断了": "20261117-B-12",
    "2611-0042-88 1番缺货": "2611-0042-88",
    "挂钩 银色 要20缺8，两三天后补货 —— W1120-33": "W1120-33",
    "https://my.agent.example/order/detail?no=KX9920417&tab=3 这一单里的2番 针线盒 没货": "KX9920417",
    "PO#2026-1188: line 3 is sold out": "2026-1188",
    "Order ID 4410-882: line 3 is sold out": "4410-882",
    "Hi, for your order (ref. XM-2026-1102) the 4th line is out of stock": "XM-2026-1102",
    "line 7 oos, wait 2 weeks or refund? [DM20261109A]": "DM20261109A",
}
NOT_TOLD = (
    "10/28のご注文の5番、生産中止だそうです",
    "注文20個のうち12個しかありません",
    "订单30个，缺5个",
    "2026-11-19 10:22 客服：杯子缺货",
    "11月19日 20261119 杯子缺货",
    "店家电话0579-85201177打不通，2番没货",
    "电话13812345678，杯子断货",
    "运单SF1429078836655少了3个，卖家不补",
    "快递单号773412345678901签收，缺2个",
    "P2026101509224871-300001 に入れる予定の2番が欠品です",
    "型号TX-30001没货了",
    "SKU：BOX-26110-NV 欠品です",
    "BOX-26110-NV 欠品3\nBOX-26111-BK 欠品2\nBOX-26112-RD 欠品5",
    "收纳盒 40x60cm 缺货",
    "充电宝 10000mAh 缺3",
    "单价12.5元，起订1000个，做不了",
    "每单1000件才接，这次30件做不了",
    "1688店铺说没货",
    "https://detail.1688.com/offer/705538219461.html 这个下架了",
    "商品ID 705538219461 下架了",
    "item no. 45120 is out of stock",
    "[rp aid=1234567 to=98765-1122334455] 2番欠品です",
)


def told(text: str, known: Known | None = None) -> Reading:
    return read(text, received_at=AT, known=known or Known())


@pytest.mark.parametrize("text", TOLD)
def test_an_order_number_is_found_whatever_it_looks_like(text: str):
    found = told(text).order_no
    assert found is not None
    assert found.value == TOLD[text]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_only_looks_like_an_order_number_is_none(text: str):
    assert told(text).order_no is None


@pytest.mark.parametrize("number", ["BOX-26110-NV", "5512", "秋号-7", "2026/11/08-B"])
def test_the_number_of_an_open_order_is_known_by_itself(number: str):
    known = Known(open_lines=(KnownLine(order_no=number, line_no="2"),))
    found = told(f"こんにちは、{number} 2番が欠品です", known).order_no
    assert found is not None
    assert found.value == number


def of(reading: Reading) -> list[tuple[str | None, str | None, int | None]]:
    return [
        (
            reading.order_of(item),
            item.line.value if item.line else None,
            item.qty_short.value if item.qty_short else None,
        )
        for item in reading.items
    ]


@pytest.mark.parametrize(
    "text",
    [
        "订单号：A1203\n2番 毛巾 缺3\n\n订单号：A1207\n2番 袜子 缺5",
        "注文 A1203 の2番が3個、注文 A1207 の2番が5個欠品です",
        "2番 毛巾 缺3\n订单号 A1203\n2番 袜子 缺5\n订单号 A1207",
    ],
)
def test_each_item_is_of_the_order_that_is_named_with_it(text: str):
    reading = told(text)
    assert of(reading) == [("A1203", "2", 3), ("A1207", "2", 5)]
    assert reading.order_no is not None
    assert reading.order_no.value == "A1203"


def test_of_two_orders_the_one_that_is_short_counts():
    reading = told(
        "2026110209331804-300001 は全部到着しました。2026110411275530-300001 は6番の鍋敷きだけ欠品です。"
    )
    assert of(reading) == [("2026110411275530-300001", "6", None)]


LINES = {
    "L3 椅脚套 缺12个": "3",
    "3号商品门垫缺2张": "3",
    "品項2「玻璃花插」缺貨": "2",
    "3行目の傘立てが欠品です": "3",
    "2つ目のマットは廃盤になりました": "2",
    "明细行6，桌布缺货": "6",
    "the 4th line is out of stock": "4",
}


@pytest.mark.parametrize("text", LINES)
def test_a_line_is_found_however_it_is_counted(text: str):
    (item,) = told(text).items
    assert item.line is not None
    assert item.line.value == LINES[text]


@pytest.mark.parametrize(
    "text", ["Tシャツ 3L が欠品です", "2つ目の候補はこれです。マットは欠品です", "LED L3号 缺货"]
)
def test_what_only_looks_like_a_line_is_none(text: str):
    assert all(item.line is None for item in told(text).items)
