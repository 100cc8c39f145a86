"""What may lack besides goods: money, somebody's time, room, an answer."""

from bot.rules.script import fold, pattern

#: A balance or somebody's time that does not suffice is no lack of goods.
NOT_GOODS = pattern(r"""
    (?:残高|余额|预存款|入金额?|チャージ|お?支払い?|代金|料金|送料|运费|お金|资金|金额|残金|预り金)[^。\n]{0,14}?(?:不足|足り|足ら|不够)
    |(?:人手|人员|手|时间|梱包材|缓冲材|トラック|スペース|日数|员工|快递员)(?:が|は|も)?(?:まだ|全然|少し)?(?:足り|足ら|不足|不够|不足够)
    |(?:彩盒|外盒|礼盒|包装盒?|纸盒|内盒|纸箱|礼品?袋|吊牌|说明书|包装袋)[^，。,\n\x00]{0,3}?(?:都|也|已经)?(?:用完|用光|断货|缺货|没货|没有?|卖完|不够)了?
    (?=[^。\n]{0,6}?(?:裸装|散装|简装|简包装|平装|无盒|换[^，。,\n]{0,6}?[袋箱盒装]|[用拿][^，。,\n]{0,8}?[包装发]))
    |(?<![a-z])(?:short\s(?:of|on)|lack(?:s|ing)?(?:\sof)?)\s(?:\w+\s)?(?:staff|hands|people|workers|manpower|time|space|drivers?|packers?|trucks?)(?![a-z])
    |(?<![a-z])(?:less|fewer|missing|short)(?![a-z])[^.\n]{0,30}?because\s(?:they|it)\s(?:sits?|are|is|were|was|lie|went|got)\s(?:put\s|packed\s)?(?:in|into|with)(?![a-z])
    |so\sfar[^.\n]{0,30}?(?:not|n't)\s(?:yet\s)?(?:replied|answered|responded)
    |(?:balance|payment|account|deposit)[^.\n]{0,60}?(?:insufficient(?!\sgoods)|not\senough|short)
    |(?<![a-z])(?:name|address|phone|number|info\w*|label|tag|photo|picture|invoice|document|detail|signature|code|barcode
    |remark|postcode|form|list|mark)s?\s(?:\w+\s){0,2}?missing\b|missing\s(?:\w+\s)?(?:address|phone|info\w*|documents?|invoice|label|tag)s?\b""")
#: What goods are made of or packed in; where no harm is done it is no lack of goods.
MATERIAL = pattern(r"""
    (?:糸|インク|インキ|箱|段ボール|タグ|ラベル|シール|テープ|袋|生地|布|革|材料|素材|部品|ネジ|电池|涂料|染料|纸|资材|金具|ボタン|ファスナー)
    (?:が|は|も)(?:一度|一时|一时的に|途中で|急に|少し)?(?:なくなり|なくなって|无くなり|无くなって|切れ|足りな|足りず|不足)(?:し|い|く)?(?:ました|まして|なりました|て)?""")
NO_HARM = pattern(r"""
    纳期(?:は|に|も|への)(?:元の|今の|この)?(?:まま|変わり(?!ま(?:す|した))|変わらな|変更(?:は)?(?:な|あり)|影响(?:は)?(?:な|あり))
    |予定(?:通り|どおり)[^。\n]{0,12}?(?:でき|出せ|送れ|作れ|届|发送|出荷|完成|仕上)(?!ま?せん|な)
    |(?:全部|全て|すべて|全数|とも)(?:作れ|出せ|送れ|でき|揃|间に合)(?!ま?せん|な|わ)""")
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
    *("balance", "payment", "account", "deposit", "missing", "so far", "short o", "lack", "because"),
    *("彩盒", "外盒", "礼盒", "包装", "纸盒", "内盒", "纸箱", "礼袋", "礼品袋", "吊牌", "说明书"),
)
