import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.drafting.drafts import PROBLEM_CODES, About, check
from bot.rules.words import Marketplace, Remedy

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

GOOD_ENGLISH = f"""Thank you for your order {NUMBER}.
We are very sorry: the phone case (black, M) is out of stock and we cannot ship it. There is no need to cancel
anything; we will cancel the order on our side and refund the full amount. We do not know a restock date.
"""


def found(extra, marketplace=AMAZON, number=NUMBER, **settings):
    return [
        (note.code, *note.values.values()) for note in check(GOOD + extra, marketplace, number, **settings)
    ]


def codes(extra, marketplace=AMAZON, **settings):
    return [code for code, *_ in found(extra, marketplace, **settings)]


@pytest.mark.parametrize("marketplace", Marketplace)
@pytest.mark.parametrize("text", [GOOD, GOOD_ENGLISH])
def test_an_honest_plain_letter_may_be_sent_anywhere(text, marketplace):
    assert check(text, marketplace, NUMBER) == ()


@pytest.mark.parametrize("text", ["", " \n　"])
def test_an_empty_draft_is_none(text):
    assert [note.code for note in check(text, AMAZON, NUMBER)] == ["empty"]


def test_the_order_number_must_stand_in_it():
    assert found("", number="503-1-2") == [("order_number_missing", "503-1-2")]
    assert found("", number=None) == []


def test_the_order_number_may_be_written_in_full_width():
    wide = NUMBER.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789-"})
    assert check(GOOD.replace(NUMBER, wide), AMAZON, NUMBER) == ()


@pytest.mark.parametrize(
    ("extra", "code", "what"),
    [
        ("foo@example.com まで", "email", "foo@example.com"),
        ("ｆｏｏ＠ｅｘａｍｐｌｅ．ｃｏｍ", "email", "foo@example.com"),
        ("03-1234-5678", "phone", "03-1234-5678"),
        ("(06) 1234 5678", "phone", "(06) 1234 5678"),
        ("０９０－１２３４－５６７８", "phone", "090-1234-5678"),
        ("電話09012345678", "phone", "09012345678"),
        ("+81 90-1234-5678", "phone", "+81 90-1234-5678"),
        ("<b>重要</b>", "html", "<b>"),
        ("レビューをお待ちしています", "review", "レビュー"),
        ("星5つ", "review", "星5つ"),
        ("please leave feedback", "review", "feedback"),
        ("お客様側でキャンセルをお願いいたします", "cancel_request", "お客様側でキャンセル"),
        ("キャンセル申請をお願いします", "cancel_request", "キャンセル申請をお願い"),
        ("キャンセルしていただけますか", "cancel_request", "キャンセルしていただけ"),
        ("Please cancel the order", "cancel_request", "Please cancel"),
        ("申し訳ございません😢", "emoji", "😢"),
        ("☎", "emoji", "☎"),
        ("1688の店", "supply", "1688"),
        ("店はTaobaoです", "supply", "Taobao"),
        ("ラクマート様", "supply", "ラクマート"),
        ("rakumart", "supply", "rakumart"),
        ("中国の工場", "supply", "中国"),
        ("買付を行い", "supply", "買付"),
        ("仕入値が", "cost", "仕入値"),
        ("１２．５元", "cost", "12.5元"),
        ("人民元", "cost", "人民元"),
        ("案件K-12", "internal", "K-12"),
        ("颜色缺货", "simplified", "颜货"),
        ("{{ name }}様", "placeholder", "{{ name }}"),
        ("◯◯様", "placeholder", "◯◯"),
        ("12月〇日", "placeholder", "〇"),
        ("担当：____です", "placeholder", "____"),
        ("None様", "placeholder", "None"),
        ("【氏名】様", "placeholder", "【氏名】"),
        ("12月中旬に再入荷します", "restock_unconfirmed", "12月中旬に再入荷します"),
        ("来月には入荷する予定です", "restock_unconfirmed", "来月には入荷する予定です"),
        ("Back in stock on Dec 12", "restock_unconfirmed", "Back in stock on Dec 12"),
        ("代行から連絡がありました。", "supply", "代行"),
        ("カモメ代行によりますと", "supply", "代行"),
        ("our agent tells us", "supply", "our agent"),
        ("仕入先の都合で", "supply", "仕入先"),
        ("お取引先より欠品の知らせがあり", "supply", "取引先"),
        ("工場で生産が止まり", "supply", "工場"),
        ("メーカー欠品のため", "supply", "メーカー欠品"),
        ("our supplier is out", "supply", "supplier"),
        ("検品で不良品が見つかりました。", "cause", "検品で不良"),
        ("商品にキズがあり、お届けできません。", "cause", "キズが"),
        ("It turned out to be defective.", "cause", "defective"),
        ("{customer}様", "placeholder", "{customer}"),
        ("｛お名前｝ 様", "placeholder", "｛お名前｝"),
        ("このたびは[商品名]につきまして", "placeholder", "[商品名]"),
        ("Dear [Customer name],", "placeholder", "[Customer name]"),
        ("来週届きます。", "arrival_unconfirmed", "来週届きます"),
        ("12月5日ごろお届けできる見込みです", "arrival_unconfirmed", "12月5日ごろお届けできる見込みです"),
        ("It will arrive next week.", "arrival_unconfirmed", "It will arrive next week."),
        ("商品を返品してください。", "return_request", "返品してください"),
        ("Please return the item", "return_request", "Please return"),
        ("番号は 2026111909123456-300001 です", "agent_number", "2026111909123456-300001"),
    ],
)
@pytest.mark.parametrize("marketplace", Marketplace)
def test_no_letter_may_say_this(extra, code, what, marketplace):
    assert (code, what) in found(f"{extra}\n", marketplace)


@pytest.mark.parametrize(
    "extra",
    [
        "当店の都合によりキャンセルとさせていただきます。",
        "当店にてキャンセルの手続きをしております。",
        "お客様にてキャンセルのお手続きをしていただく必要はございません。",
        "中国地方へのお届け",
        "神戸市中央区元町通1-2",
        "1元町",
        "ご利用分のポイントはお返しいたします。",
        "★重要なお知らせ★　※ご確認ください♪",
        "2026年11月21日にご注文いただきました。",
        "入荷は未定です。12月5日までに返金いたします。",
        "在庫が不足しております。3日以内にご連絡いたします。",
        "XXL、3XLサイズ、型番AK-12、K-POP",
        "None of the items",
        "二〇〇〇年　一〇月",
        "髙島屋と𠮷野家、髙﨑様",
        "_______\n",
        "金額は1,980円です。<3点>",
        "0120-の番号",
        "コンビニ決済は収納代行会社を通じて返金いたします。",
        "検品のうえ、丁寧に梱包してお送りいたします。",
        "万一、不良品が届いた場合は、当店までお知らせください。",
        "商品に傷がないよう、しっかり梱包いたします。",
        "If the item is damaged, we will replace it.",
        "ご返品の必要はございません。",
        "\n【商品名】\nスマートフォンケース\n【注文番号】 別紙のとおり",
        "[Order number] as above",
        "11月24日のお届けに間に合わず、申し訳ございません。",
        "ご指定の11月24日にお届けできなくなりました。",
        "11月24日までにお返事をいただけますと幸いです。",
        "返金は3営業日以内に手続きいたします。",
        "メーカー保証は一年です。",
        "The manufacturer's warranty holds.",
        "お届け先は大阪府箕面市問屋町1-2です。",
        "ポイントの付与はございません。",
    ],
)
@pytest.mark.parametrize("marketplace", Marketplace)
def test_this_is_harmless(extra, marketplace):
    assert found(extra, marketplace) == []


def test_a_supplier_that_sounds_like_a_mall_is_told_once():
    assert found("ラクマート") == [("supply", "ラクマート")]
    assert found("ラクマ") == [("other_mall", "ラクマ")]


def test_a_date_that_was_confirmed_may_be_promised():
    assert codes("12月中旬に再入荷します", restock_confirmed=True) == []


def test_a_word_found_twice_is_told_once():
    assert found("中国と中国") == [("supply", "中国")]


WITH_POINTS = ("ポイント500を差し上げます", "ポイントを200円分進呈いたします", "500ポイントを付与いたします")


@pytest.mark.parametrize("extra", WITH_POINTS)
def test_points_are_a_coupon_by_another_name(extra):
    assert codes(extra) == ["coupon"]
    assert codes(extra, RAKUTEN) == []


def test_what_the_item_the_shop_and_the_customer_are_called_is_no_secret():
    text = GOOD + "中国 太郎様、工場扇（12元柄）、雑貨代行店"
    assert {note.code for note in check(text, AMAZON, NUMBER)} == {"supply", "cost"}
    about = About(names=("工場扇（12元柄）", "中国 太郎", "雑貨代行店"))
    assert check(text, AMAZON, NUMBER, about=about) == ()


def test_the_agents_own_names_and_numbers_are_secrets_whatever_they_look_like():
    about = About(agents=("カモメ", "Lee"), numbers=("RK-88213-X",))
    assert found("カモメ様の RK-88213-X です。Lee said, sleeve", about=about) == [
        ("supply", "カモメ"),
        ("supply", "Lee"),
        ("agent_number", "RK-88213-X"),
    ]


def test_a_defect_may_be_told_where_the_agent_wrote_of_one():
    assert codes("検品で不良品が見つかりました。", about=About(defective=True)) == []


def test_what_is_there_may_be_promised_and_what_is_waited_for_may_not():
    ships, arrives = "11月25日に発送いたします。", "11月27日にお届けできます。"
    assert codes(ships + arrives, about=About(remedy=Remedy.SHIP_REST)) == []
    assert codes(ships, about=About(remedy=Remedy.OTHER_COLOR)) == []
    assert codes(ships + arrives, about=About(remedy=Remedy.WAIT)) == ["arrival_unconfirmed"] * 2


pieces = st.sampled_from(
    [
        "クーポン",
        "レビュー",
        "1688",
        "12元",
        "货",
        "◯◯",
        "K-1",
        "12月入荷",
        "😊",
        "楽天",
        "https://a.example/",
        "\n",
        "。",
    ]
)
noise = st.text(max_size=5) | pieces


@given(
    st.lists(noise).map("".join), st.sampled_from(Marketplace), st.none() | st.text(max_size=5), st.booleans()
)
def test_whatever_is_written_each_breach_is_told_once_in_known_words(text, marketplace, number, confirmed):
    notes = check(text, marketplace, number, confirmed)
    for note in notes:
        assert note.values.keys() == PROBLEM_CODES[note.code]
    told = [(note.code, *sorted(note.values.items())) for note in notes]
    assert len(told) == len(set(told))


@given(st.lists(noise).map("".join), st.sampled_from(Marketplace))
def test_adding_a_harmless_line_mends_nothing(text, marketplace):
    before = {note.code for note in check(text, marketplace, None)}
    after = {note.code for note in check(f"{text}。\nよろしくお願いいたします。", marketplace, None)}
    assert before - {"empty"} <= after
