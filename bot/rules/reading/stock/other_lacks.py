"""What may lack besides goods: money, somebody's time, room, an answer."""

from bot.rules.script import fold, pattern

#: A balance or somebody's time that does not suffice is no lack of goods.
NOT_GOODS = pattern(r"""
    (?:残高|余额|预存款|入金额?|チャージ|お?支払い?|代金|料金|送料|运费|お金|资金|金额|残金|预り金)[^。\n]{0,14}?(?:不足|足り|足ら|不够)
    |(?:人手|人员|手|时间|梱包材|缓冲材|トラック|スペース|日数|员工|快递员)(?:が|は|も)?(?:まだ|全然|少し)?(?:足り|足ら|不足|不够|不足够)
    |so\sfar[^.\n]{0,30}?(?:not|n't)\s(?:yet\s)?(?:replied|answered|responded)
    |(?:balance|payment|account|deposit)[^.\n]{0,60}?(?:insufficient(?!\sgoods)|not\senough|short)
    |(?<![a-z])(?:name|address|phone|number|info\w*|label|tag|photo|picture|invoice|document|detail|signature|code|barcode
    |remark|postcode|form|list|mark)s?\s(?:\w+\s){0,2}?missing\b|missing\s(?:\w+\s)?(?:address|phone|info\w*|documents?|invoice|label|tag)s?\b""")
#: Where none of these stands, nothing of that is said.
OTHER_LACKS = (
    *map(
        fold,
        (
            "残高",
            "余額",
            "存款",
            "入金",
            "チャ",
            "支払",
            "代金",
            "料金",
            "送料",
            "運費",
            "お金",
            "資金",
            "金額",
            "残金",
        ),
    ),
    *map(
        fold,
        (
            "預り金",
            "人手",
            "手が",
            "手は",
            "手も",
            "人員",
            "時間",
            "梱包材",
            "緩衝材",
            "トラック",
            "スペース",
            "日数",
            "员工",
            "快递员",
        ),
    ),
    *("balance", "payment", "account", "deposit", "missing", "so far"),
)
