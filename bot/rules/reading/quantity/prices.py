"""Money, and figures that are no quantity of this order: minimum lots."""

import re

from bot.rules.reading.quantity.rises import take_rises
from bot.rules.reading.text.tokens import Sheet, Starts, Token
from bot.rules.script import fold, pattern

_DIGITS = "0123456789"
_NUMERALS = "一二两三四五六七八九十百半"
_FIGURE = r"\d{1,7}(?:,\d{3})*(?:\.\d{1,3})?"
# `紫色6块缺货`: so many pieces.
_NO_PIECES = r"(?!\s?[都也全还就]?(?:没|缺|断货|[买拍收]到|到货))"
_MONEY = rf"(?:元|円|块{_NO_PIECES}(?:钱|\d(?!\d))?|人民币|日元|rmb|cny|jpy|yuan|yen|usd)(?![a-z])"
_MOVES = r"(?:(?:→|->|=>)\s?(?:现在|今|今は)?|から|到|(?:涨|改|调|变|升)(?:到|至|成|为)了?|to)"
COUNTER = r"""(?:个(?!月(?![底末初]|中(?!旬))|工作|营业|颜色|尺码|款|商品|产品|店|链接|人|小时|单|号)
    |部(?!分)|(?:点(?!前|半|钟|之前|以前|まで|迄)|件(?!套)|足(?![りら])|[枚着本台册箱脚只条双把张套包盒支顶副对根片瓶袋组卷打匹块株斤罐桶盏串幅棵朵粒颗捆扎辆床节枝筒沓束缶基膳帖架排板座])(?!号|装(?!修)|入(?![荷库手っらるれ]))
    |(?:丁(?![目寧宁度])|客(?![様样さ人户服家订满])|巻(?![きい尺])|玉(?![ねネ石器])|鉢(?!植)|体(?=[がはのずを、。\s]|$))|セット|パック|ボックス(?![ァ-ヺー])|こ(?=[、。はがもでしずだ注\s]|$)|ケ(?!月|ース(?!カ))|コ(?![ァ-ヺ])|ペア|つ(?![穴折目星叶])|ダース|ケース|ロール|マイ(?![ァ-ヺ])|ホン(?![ァ-ヺ])
    |(?:pcs?|pieces?|sets?|pairs?|units?|ea|dozens?|rolls?|packs?|packets?|pkts?|bundles?|spools?|tubes|cans|boxes|cartons?|ctns?)(?![a-z]))"""
NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d{1,5}|[一二两三四五六七八九十百]{1,5}|半)"

_WAY = r"""(?:[+\-]\s?|(?:贵|便宜|高く|安く|高|低|少|多|加|涨|补|多收|补收|加收|另加)了?\s?
    (?=\d+(?:\.\d+)?\s?(?:元|块|円))|[补加]\s?(?=¥))"""
_PRICE = pattern(rf"""
    (?P<way>{_WAY})?(?:[¥$]\s?{_FIGURE}
    |(?<![\d.a-z]){_FIGURE}\s?{_MONEY})(?P<after>\s?(?:追加|プラス|up|アップ|高い|高く|高|安い|安く|贵|便宜|more
    |cheaper)(?![a-z]))?""")
_PRICES = Starts((_DIGITS + fold("¥$+-贵便高安低少多加涨补"), _PRICE))
_OLD = Starts((_DIGITS, pattern(rf"(?<![\d.]){_FIGURE}\s?(?=(?:{_MOVES}|~|-|变)\s?{_FIGURE}\s?{_MONEY})")))
_MOVED = Starts(
    (_DIGITS, pattern(rf"(?<![\d.]){_FIGURE}\s?{_MONEY}\s?(?:{_MOVES}|に)\s?{_FIGURE}\s?{_MONEY}"))
)
_REACH = 10
_WAS = pattern(r"""
    (?:was|from|old|before|previously|earlier|originally|原价?|原来|原先|(?:元|もと)の?(?:単価|価格|値段)?|旧(?:単価|価格|价)?|以前|本来|注文時
    |ご?注文时|(?:拍|订|下单|买)的?时候?|当时|报的|老价|之前|以前是|(?<!要)按)[\s:はがの是]{0,3}$""")
# Behind a price: it is not sold for that any more.
_NO_MORE = pattern(r"""
    \s?(?:的价格?)?(?:他?不认|不出|不行|不肯|(?:では|じゃ)な|不卖|不发|不做|卖不了|发不了|做不了
    |では?(?:もう)?(?:卖|出|贩|买|无理|でき)|じゃ|でない(?!と)|any\s?more|no\slonger)""")
_BARE_PAIR = pattern(r"""
    (?:原来|以前|之前|原价|旧价?|もと(?:は)?|元(?:は)?|was
    |from)\s?[:は是]?\s?(?P<old>\d{1,5}(?:\.\d{1,2})?)\s?[,、]?\s?(?:现在|今は?|新价?|now|to)\s?(?:要|是|为
    |は)?\s?(?P<new>\d{1,5}(?:\.\d{1,2})?)(?![\d.]|\s?(?:个|枚|点|本|件|pcs|元|円|块|¥|yuan|rmb|月|日|号|天|年))""")
_BARE = Starts(
    (
        fold("格价"),
        pattern(rf"""
            [格价](?:从|由|は|が)?\s?{_FIGURE}\s?{_MOVES}\s?(?P<new>{_FIGURE})(?![\d.元円块]|\s?{_MONEY})"""),
    )
)
# `价格一样12.8`
_SAME_PRICE = pattern(
    rf"价[格钱]?(?:也|都)?(?:是)?(?:一样|相同|不变|同样|还是|仍是|照旧)(?:是|为|的|:|,|，)?\s?(?P<new>\d{{1,4}}\.\d{{1,2}})(?![\d.]|\s?{_MONEY})"
)
_LOT_NAMED = pattern(rf"""
    (?<![a-z])(?:最低|最小|最少|起批|起订|起定|起拍|moq|minimum|min\.?(?![a-z])|(?:no|not\saccept|refuses?|reject\w*)\s(?:\w+\s)?orders?\s(?:of\s)?(?:under|below|less\sthan|fewer\sthan|smaller\sthan)|ロット|at\sleast|minimum\sof
    |(?:starts?|sells?|sold|orders?|selling|only)\s(?:only\s)?(?:from|in\slots\sof|by|above
    |over))[^\d\n。,]{{0,14}}{NUMBER}(?!\d|\s?[月日/年周])\s?{COUNTER}?(?:(?<=[箱袋包盒束スト])\s?[(（]?{NUMBER}{COUNTER}[)）]?)?
    (?:\s?(?:→|->|から|より|[变涨升改](?:到|成|为)?)\s?{NUMBER}\s?{COUNTER}?(?=に|へ|と|で|了|起|[,，。\s]|$))?(?:から|以上
    |起(?:批|订|卖|拍|发|做|售)?)?""")
_LOT_FROM = pattern(rf"""
    (?:{NUMBER}{COUNTER}[(（])?(?:(?<![\d.])\d{{1,5}}\s?(?:{COUNTER}|米)?
    |[一二两三四五六七八九十百]{{1,5}}{COUNTER})\s?(?:以上)?(?:起(?:批|订|卖|拍|发|做|售|才|步)?(?![来码]|就(?:能|可|行|给|卖|发)|即可)
    |から(?:の?[贩卖购入注文出荷发送受买作制]|しか|でない|じゃない|です|だと|と言|になり)
    |\s?(?:at\sleast|minimum|and\sup)(?![a-z])
    |以上(?:から|で|しか|の注文|でない|じゃない|注文)|(?:より少な[いく]|未満|以下)(?:と|だと|では|の?注文|のは)
    |に(?:ならない|満たない|届かない)と|[)）]?(?:单位|ごと)(?:の|で|から|のみ|に))""")
# `販売単位が1個から10個に変わった`
_LOT_UNIT = pattern(rf"""
    (?:贩卖|发注|购入|注文|出荷|取引)(?:単?单?位|ロット|数量)(?:が|は|を)?[^\d\n。,]{{0,10}}{NUMBER}\s?{COUNTER}?
    (?:\s?(?:から|→|より)\s?{NUMBER}\s?{COUNTER}?)?(?:に|単位|から)""")
_TO_REACH = r"(?:凑|拿|订|买|起码|至少)?[满够齐到]|达到?|起码|至少|整[箱包件盒袋捆](?:的)?"
_LOT_ENOUGH = pattern(rf"(?:凑[够满齐到]|不到|不满|不够|不足){NUMBER}\s?{COUNTER}?\s?(?:才|不|就不)")
# `整箱60套才肯卖`, `满20盒才发`; but not `30个才发15个`.
_DEALT = r"""
    (?:以上)?[ ]?才(?:肯|能|给|可以?|会|愿意?|接受?|收)*(?:卖|发(?:货|(?![了到出\d ]))|出货
    |做(?!好|完|出|了|到|\s?\d)|接(?:单)?|开(?:机|工|模|炉)?|染|印|织|生产(?!出|了|完)|下单
    |起订|拍(?!到|了|\d)|零?售|供货?)"""
_LOT_ONLY = pattern(
    rf"(?<![元块円钱.\x00])(?:\d{{1,5}}\s?{COUNTER}|[一二两三四五六七八九十百]{{1,5}}{COUNTER}){_DEALT}"
    rf"|(?:{_TO_REACH}){NUMBER}\s?{COUNTER}?{_DEALT}"
)
_LOTS = Starts(
    (fold("凑不"), _LOT_ENOUGH),
    (fold("販発購注出取"), _LOT_UNIT),
    (fold("最起mロasonr"), _LOT_NAMED),
    (_DIGITS + _NUMERALS, _LOT_FROM),
)
_LOTS_ONLY = Starts((_DIGITS + _NUMERALS + "满够达拿订买凑起至整", _LOT_ONLY))
_NONE_AT_ALL = Starts(
    (
        "一1",
        pattern(rf"""
            (?<!\d)(?:一|1)(?:[个点枚着本足台册箱件只条双把张套包盒つ]|(?<![有差缺剩另])(?<=一){COUNTER}(?=[都也没]))?(?:都|也|も)?(?:没有?|无|不|[买拍发订采找拿做供凑配进调弄搞给出匀][不没][到着了出上来齐成]|ない|ありません
            |なし|在库)"""),
    )
)


_CURRENCIES = ("元", "円", "块", "¥", "$", "人民", "rmb", "cny", "jpy", "yuan", "yen", "usd")
_LOT_SIGNS = (
    *map(fold, ("少な", "未満", "以下", "ならない", "満たない", "届かない")),
    "起",
    "単位",
    "单位",
    "ごと",
    "凑",
    "不到",
    "不满",
    "不足",
    "不够",
    "最",
    "moq",
    "min",
    " order",
    " from ",
    " lots ",
    fold("ロット"),
    "から",
    "以上",
    "at least",
)


def take_prices(sheet: Sheet) -> None:
    """Money first, then what only looks like a quantity."""
    take_rises(sheet)
    if sheet.has(*_CURRENCIES):
        _take_money(sheet)
    _take_bare(sheet)
    if sheet.has("才"):
        sheet.take(_LOTS_ONLY, lambda m: Token(m.start(), m.end(), "mark", "moq", "short"))
    if sheet.has(*_LOT_SIGNS):
        sheet.take(_LOTS, lambda m: Token(m.start(), m.end(), "mark", "moq", "short"))
    if sheet.has("都", "也", "も", "没"):
        sheet.take(_NONE_AT_ALL, lambda m: Token(m.start(), m.end(), "mark", "none_at_all", "short"))


def _take_bare(sheet: Sheet) -> None:
    """Prices without a currency: `以前12现在要15`, `价格从12涨到15`."""
    if sheet.has("现在", "今", "now", " to "):
        for match in list(_BARE_PAIR.finditer(sheet.work)):
            if _counts(sheet, match):
                continue
            old, new = match.span("old"), match.span("new")
            sheet.tokens += [
                Token(*old, "price", sheet.written(*old), "old"),
                Token(*new, "price", sheet.written(*new), "new"),
                Token(new[1], new[1], "mark", "price_change", "short"),
            ]
            sheet.cover([old, new])
    if sheet.has("价", "格"):
        sheet.take(
            _SAME_PRICE, lambda m: Token(*m.span("new"), "price", sheet.written(*m.span("new")), "new")
        )
        sheet.take(_BARE, lambda m: Token(*m.span("new"), "price", sheet.written(*m.span("new")), "new"))


def _counts(sheet: Sheet, match: re.Match[str]) -> bool:
    """`change from 24 to 20`, where nothing speaks of money and it gets less: how many, not how much."""
    falls = float(match["old"]) > float(match["new"])
    return (
        falls
        and match.group().startswith("from")
        and not _OF_MONEY.search(sheet.page.folded, max(0, match.start() - _FAR), match.end() + _FAR)
    )


_FAR = 200
_OF_MONEY = pattern(r"price|cost|yuan|rmb|[¥元円]|cheap|discount|pay|expensive")


def _take_money(sheet: Sheet) -> None:
    moved = [Token(m.end(), m.end(), "mark", "price_change", "short") for m in sheet.matches(_MOVED)]
    sheet.tokens += moved
    sheet.take(_OLD, lambda m: Token(m.start(), m.end(), "price", sheet.written(*m.span()).strip(), "old"))
    sheet.take(_PRICES, lambda m: _price(sheet, m))
    _changes(sheet)


def _changes(sheet: Sheet) -> None:
    """An old price beside a new one, and a demand for more, say that the price has changed."""
    prices = [token for token in sheet.tokens if token.kind == "price"]
    old = [token for token in prices if token.role == "old"]
    new = [token for token in prices if token.role == "new"]
    if old and new and not any(token.role == "short" for token in sheet.tokens):
        end = max(old[-1].end, new[0].end)
        sheet.tokens.append(Token(end, end, "mark", "price_change", "short"))
    sheet.tokens += [
        Token(token.end, token.end, "mark", "price_change", "short")
        for token in prices
        if token.role == "difference"
        and (
            _RISES.match(sheet.page.folded, token.start)
            or _ASKED.search(sheet.work, max(0, token.start - 8), token.start)
            or _ROSE.match(sheet.page.folded, token.end)
        )
    ]


_RISES = pattern(r"[涨加]了?\s?\d")
# `1元高くなりました`; what `2元高い` may be another shop's.
_ROSE = pattern(r"\s?(?:に)?(?:な[りっ]|上が|くださ|下さ)")
# `500元にならないと発送しない`: the least that is sold, in money.
_LEAST = pattern(r"(?:以上)?(?:に(?:ならない|満たない|届かない)と|以上(?:で|じゃ)ないと|未満)")
_ASKED = pattern(r"""
    (?:asks?|wants?|demands?|requires?)\s(?:for\s)?$|(?:we|you|must|to)\s(?:pay|add)\s$|每.{1,2}$|(?:要|必须|得)$|(?:今は|现在|now)\s?$""")


# Boards, bricks and cloths are counted in 块, as is money.
_PIECES = pattern(r"""
    [板砖垫布皂毯匾石膜贴牌巾皮垫盘饼表积木料]子?(?:[\s\x00\d,，的(（]|[一-龥]{1,3}色|(?:缺|少|差|订|要|拍|共|各|只|剩|有|没|那|这|总)|$)
    |(?:滑板|积木|电池|橡皮|手表|玻璃)""")
_IN_PIECES = pattern(r"(?:[少差多]了?\s?)?(\d{1,4}\s?块)")
_IN_MONEY = pattern(r"[价贵宜涨加补元¥钱]|块钱|报|收|付|花|成本|原来|现在|每.{0,2}$|[一1]个\s?$|[+\-]$")
_COSTS = pattern(r"\s?(?:才|起|[一每1/]|钱|贵|涨|就|卖|不卖)")
_LACKS = pattern(r"(?:缺|少了?|多了?|差|短缺|只有|只剩|还剩|各|共|一共|订了?|拍了?|下单)\s?$")


def _is_counted(sheet: Sheet, match: re.Match[str]) -> bool:
    """`缺3块`, `猫抓板12块`: no money where boards and the like are told of, and no price."""
    pieces = _IN_PIECES.fullmatch(sheet.work, *match.span())
    if pieces is None:
        return False
    clause = sheet.page.folded[max(0, match.start() - _CLAUSE) : pieces.start(1)]
    clause = re.split(r"[,，。;!?\n]", clause)[-1]
    after = sheet.page.folded[match.end() : match.end() + 3]
    if _IN_MONEY.search(clause) or _COSTS.match(after):
        return False
    return bool(_PIECES.search(sheet.page.folded) and (_LACKS.search(clause) or _PIECES.search(clause)))


_CLAUSE = 16


def _price(sheet: Sheet, match: re.Match[str]) -> Token | None:
    if _is_counted(sheet, match):
        return None
    if _LEAST.match(sheet.work, match.end()):
        return Token(match.start(), match.end(), "mark", "moq", "short")
    before = sheet.work[max(0, match.start() - _REACH) : match.start()]
    was = _WAS.search(before) or _NO_MORE.match(sheet.work, match.end())
    role = "difference" if match["way"] or match["after"] else "old" if was else "new"
    return Token(match.start(), match.end(), "price", sheet.written(*match.span()).strip(), role)
