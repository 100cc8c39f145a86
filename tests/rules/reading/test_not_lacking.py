"""Japanese words of lack in notices of which nothing lacks: denied, not yet, nearly, asked, whenever."""

import pytest

NOTHING_LACKS = [
    "6番の検品が終わりました。足りないものはないです。",
    "足りない物はありませんでした。全12品目そろっています。",
    "無いものはないです、全部あります。",
    "店舗から「まだ品切れにはなっていない」と回答がありました。30個まで取り置きできます。",
    "まだ売り切れにはなっていません。ご注文はお早めに。",
    "まだ完売していないそうです。20個なら押さえられます。",
    "4番の商品は売り切れていませんか？とお尋ねですが、店舗で確認したところ、まだ120個余っております。",
    "欠品ではないかとのご質問ですが、在庫は80個残っています。",
    "「もう売り切れですか」とのお問い合わせですが、まだ買えます。",
    "品切れになりそうだったので、先に20個買いました。",
    "欠品になりかけましたが、間に合って全部買えました。",
    "5番、在庫が不足する時は分けて送るか、揃ってから送るか、ご希望を伺いたいです。\n今のところ店舗は「50個OK」です。",
    "足りない時は別の店で買っていいですか。今の所は全部あります。",
    "印刷のインクが切れましたが、明日届くので納期は変わりません。60個全部出せます。",
    "箱がなくなりましたが、商品は全部揃っています。",
]


@pytest.mark.parametrize("text", NOTHING_LACKS)
def test_a_word_of_lack_that_tells_of_none_makes_no_case(read_on, text):
    assert not read_on(text).is_stockout


@pytest.mark.parametrize(
    "text",
    [
        "布がなくなりました。2番のカーテン10枚は作れません。",
        "生地が足りなくなって、次の入荷は未定です。30枚のうち12枚しか作れません。",
        "3番、欠品しています。10個です。",
        "3番は売り切れていて、10個買えません。",
    ],
)
def test_what_lacks_beside_such_words_is_still_a_case(read_on, text):
    assert read_on(text).is_stockout
