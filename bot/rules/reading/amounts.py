"""Prices, minimum lots and quantities; a quantity's role comes from the words that touch it."""

import re

from bot.rules.reading.counting import whole_number
from bot.rules.reading.tokens import Sheet, Token
from bot.rules.script import pattern

_FIGURE = r"\d{1,7}(?:,\d{3})*(?:\.\d{1,3})?"
_MONEY = r"(?:元|円|块(?:钱)?|人民币|日元|rmb|cny|jpy|yuan|yen|usd)(?![a-z])"
_PRICE = pattern(
    rf"(?P<way>[+\-]\s?|(?:贵|便宜|高|低|少|多|加|涨|高く|安く)了?\s?(?=[\d]+(?:\.\d+)?\s?(?:元|块|円)))?"
    rf"(?:[¥$]\s?{_FIGURE}|(?<![\d.a-z]){_FIGURE}\s?{_MONEY})(?P<after>\s?(?:up|アップ|高い|高く|高|安い|安く|贵|便宜|more|cheaper)(?![a-z]))?"
)
_CHANGED = pattern(rf"(?<![\d.]){_FIGURE}\s?(?=(?:→|->|~|-|から|to|到|涨到|涨至|变)\s?{_FIGURE}\s?{_MONEY})")
_MOVED = pattern(rf"{_FIGURE}\s?{_MONEY}\s?(?:→|->|から|到|涨到|涨至|变成|改成|に|to)\s?{_FIGURE}\s?{_MONEY}")
_BARE_CHANGE = pattern(
    rf"(?<=[格价])(?:从|由)?\s?(?<![\d.])({_FIGURE})\s?(?:→|->|から|到|涨到|涨至|变成|改成|变为)\s?({_FIGURE})(?![\d.元円块]|\s?{_MONEY})"
)
_COUNTER = (
    r"(?:个(?!月|工作|营业|颜色|尺码|款|商品|产品|店|链接|人|小时|单)|(?:点(?!前|半|钟|之前|以前|まで|迄)|[枚着本足台册箱脚件只条双把张套包盒支顶副对根片瓶袋组卷打匹块株斤罐桶])(?![号入])"
    r"|セット|ケ(?!月)|コ(?![ァ-ヺ])|ペア|pcs?(?![a-z])|pieces?(?![a-z])|sets?(?![a-z])|pairs?(?![a-z])|units?(?![a-z])|ea(?![a-z])|dozens?(?![a-z])|ダース|つ)"
)
_NUM = r"(?:\d{1,3}(?:,\d{3})+|\d{1,5}|[一二两三四五六七八九十百]{1,5}|半)"
_LOT = pattern(
    rf"(?:(?:最低|最小|最少|起批|起订|起定|起拍|moq|minimum|min\.?|ロット)[^\d\n。,]{{0,14}}{_NUM}\s?{_COUNTER}?(?:から|以上|起(?:批|订|卖|拍|发|做|售)?)?"
    rf"|(?:(?<![\d.])\d{{1,5}}\s?{_COUNTER}?|[一二两三四五六七八九十百]{{1,5}}{_COUNTER})\s?(?:以上)?(?:起(?:批|订|卖|拍|发|做|售|才|步)?(?![来码])|から(?:の?[贩卖购入注文出荷]|しか)|以上(?:から|で|しか|の注文|でない|注文))"
    rf"|at\sleast\s{_NUM}\s?{_COUNTER}?)"
)
_NONE_AT_ALL = pattern(
    r"(?:一|1)[个点枚着本足台册箱件只条双把张套包盒つ]?(?:都|也|も)(?:没有?|无|不|ない|ありません|なし|在库)"
)
_CONTAINS = pattern(
    rf"{_NUM}\s?(?:[个点枚本足粒]入り?|[个枚本]セット|in1|p(?:ack)?(?![a-z]))|1箱{_NUM}[个枚本]|(?:下记|以下|上记|次|下面|以上|following)の?\s?{_NUM}\s?{_COUNTER}|(?:问了|聞|闻|他店铺|店铺){_NUM}\s?[家轩店]"
)
_FRACTION = pattern(r"(?<![\d./])(\d{1,4})/(\d{1,4})(?![\d/])(?!\s?(?:サイズ|インチ|寸))")
_SHARE = pattern(
    r"(?<=[:→\x00]\s)(\d{1,4})/(\d{1,4})(?![\d/])(?=\s*(?:ok|\(|$|\n|left|avail|in\sstock|missing|short|[个件枚点双套]|pcs|在库|有))"
)
_OF = pattern(
    rf"(?<![\d.])({_NUM})\s?{_COUNTER}?\s?(?:out\s)?(left\s|available\s|missing\s|short\s)?of\s(?:the\s|your\s)?({_NUM})(?!\d|\.\d)\s?{_COUNTER}?"
)
_QUANTITY = pattern(
    rf"(?P<times>(?<![\da-z])[x*]\s?)?(?P<n>(?<![\d./a-z-])\d{{1,3}}(?:,\d{{3}})+(?![\d,])|(?<![\d./a-wyz-])\d{{1,5}}(?!\d|[./:]\d|%)|(?<![一-龥])[一二两三四五六七八九十百]{{1,5}}(?=\s?[个点枚着本足台册箱件只条双把张套包盒支打])"
    rf"|(?<=[了订拍买要给有剩到出缺差少够发])[一二两三四五六七八九十百]{{1,5}}(?=\s?[个点枚着本足台册箱件只条双把张套包盒支打])|半(?=打))"
    rf"(?:[ \t]?(?P<unit>{_COUNTER}))?"
)
_CN_UNIT_FOLLOWS = pattern(
    r"\s?(?:色|种|款|家|店|号|番|日|天|月|年|周|时|分|度|%|倍|元|円|块|cm|mm|ml|kg|g(?![a-z])|l(?![a-z])|寸|码|楼|点(?:半|前|后|まで)|ページ|回|次|位|名|人|軒|轩|社|者|级|股|层|代|期|c)"
)

_ORDERED_BEFORE = pattern(
    r"(?:(?:ご|お)?注文(?:数量?|いただいた|頂いた|の)?|购入数?|发注数?|订(?:了|购|的|货)?(?:数量?)?|下单了?|拍了?|买了?|您(?:这边)?(?:才)?(?:要|订|拍|买)了?|采购了?|需要|应(?:到|发)|ordered|order(?:\sof|ing)?|your\s(?:qty|order)|(?:you\s)?need|we\sneed)"
    r"(?:商品)?(?:量|数)?[\s:は が的是]{0,3}$"
)
_TOTAL_BEFORE = pattern(r"(?:一共|总共|共|全部で|合计|计|全|total(?:\sof)?)[\s:は]{0,2}$")
_PLAIN_BEFORE = pattern(r"(?:数量?|个数|枚数|点数|qty|quantity)[\s:は]{0,3}$")
_HAVE_BEFORE = pattern(
    r"(?:只有|只剩下?|仅剩|仅有|就剩下?|剩下|还剩下?|还有|只能给|只能发|只能先发|只凑出?|只能凑|只到了?|只收到|只找到|只够|凑出|才凑出?|现在?有|仓库(?:里)?有|库存(?:只)?(?:有|剩|:)?|现货(?:只)?(?:有)?|可发|能发|先发|发了|到了|收到了?|实到|实收|有|剩"
    r"|(?:现在|实)?在库(?:数|は|が|:|の)?|现物(?:は)?|(?:发送|出荷|购入|手配|买付)(?:可能|でき)(?:数|なの|るの|な数)?(?:量)?(?:は|が)?|(?:入荷|到着|入库)(?:数)?は?"
    r"|only|(?:just\s)?ha(?:ve|s)(?:\sonly)?|left|in\sstock|available|stock(?:\sis)?|received|got|they\shave)(?:一件|もう|あと)?[\s:は が了]{0,4}$"
)
_LACK_BEFORE = pattern(
    r"(?:缺(?:少|了|货)?(?:数量?)?|差了?|少了?|少(?:货|发|到|来)了?|还差|还缺|欠|漏发了?|不足(?:数量?|分)?|欠品(?:数量?)?(?:は|が)?|短缺|没到|未到|未着|足りない(?:のは)?|(?:問题|问题)数量?|short(?:age)?(?:\sof|\sby|\sqty)?|missing|lacking)[\s:は が]{0,3}$"
)
_REST_BEFORE = pattern(
    r"(?:残り(?:の)?|残(?:数)?|其余|剩下的?|剩余|另外|(?:the\s)?(?:rest|remaining|other)|balance)[\s:は]{0,2}$"
)
_LACK_AFTER = pattern(
    r"(?:ほど|ぐらい|分)?(?:[がはもの])?(?:欠品|不足|足り|足ら|缺(?!点)|短缺|没货|断货|没到|未到|发不了|发不出|买不到|拍不到|没收到|未着|届い|届か|在库(?:が|は)?(?:切れ|なし|无|ありません|ない|ゼロ)|なし|品切れ|卖り切れ|购入でき(?:ま|な|ず)|购入不可|手配でき(?:ま|な|ず)|手配不可|用意でき(?:ま|な|ず)|确保でき(?:ま|な|ず)"
    r"|\s(?:are\s|is\s)?(?:short\b|missing|out\sof\sstock|oos\b|sold\sout|lacking|unavailable|not\savailable|did\snot|didn't))"
)
_OUT_AFTER = pattern(
    r"\s?(?:は|が|の|都|全部?|均)?\s?(?:全缺|全部(?:没|缺|发不)|都没有?|都缺|都发不|一个都|全数|すべて|全て|全部)"
)
_HAVE_AFTER = pattern(
    r"(?:左右|ほど|ぐらい|だけ)?(?:しか(?!出荷でき)|のみ|だけ|(?:[がはもの]|なら)?(?:在库(?:が|は)?(?:あり|有|ございます|です)|あり(?:ます|まし)?(?!ません)|确保(?:でき(?!ま?せん|な)|し|済|济)|手配(?:可|でき(?!ま?せん|な|ず))|购入(?:可|でき(?!ま?せん|な|ず))|出荷(?:可|でき(?!ま?せん|な|ず))|发送(?:可|でき(?!ま?せん|な|ず))|入荷し|到着|届きま(?!せ)|ok)"
    r"|先に送|先发|有货|有现货|现货|可以?(?:先)?发|能(?:先)?发|已?到(?:了|仓)|今天发|明天发|\s?(?:left|in\sstock|available|ready|arrived|received|ok\b|have\sarrived))"
)
_ORDERED_AFTER = pattern(
    r"(?:[のが]?ご?注文|の?うち|のなか|の中|中(?![号码くり])|の?内(?![容])|里(?:面)?|当中|\s?(?:were\s|was\s)?ordered|\son\sorder|の订单)"
)
_EACH = pattern(r"(?:各|ずつ|每(?:个|款|色|码)?|each|それぞれ)")


def take_amounts(sheet: Sheet) -> None:
    """Money first, then what only looks like a quantity, then quantities."""
    sheet.tokens += [
        Token(m.end(), m.end(), "mark", "price_change", "short") for m in _MOVED.finditer(sheet.work)
    ]
    sheet.take(
        _CHANGED, lambda m: Token(m.start(), m.end(), "price", sheet.written(*m.span()).strip(), "old")
    )
    sheet.take(_BARE_CHANGE, lambda m: Token(m.start(2), m.end(2), "price", sheet.written(*m.span(2)), "new"))
    sheet.take(_PRICE, lambda m: _price(sheet, m))
    sheet.take(_LOT, lambda m: Token(m.start(), m.end(), "mark", "moq", "short"))
    sheet.take(_NONE_AT_ALL, lambda m: Token(m.start(), m.end(), "mark", "none_at_all", "short"))
    sheet.take(_CONTAINS, lambda m: Token(m.start(), m.end(), "other", sheet.written(*m.span())))


def _price(sheet: Sheet, match: re.Match[str]) -> Token:
    role = "difference" if match["way"] or match["after"] else "new"
    return Token(match.start(), match.end(), "price", sheet.written(*match.span()).strip(), role)


def take_shares(sheet: Sheet) -> None:
    """`5/9` behind a line number is no date: so many of so many are there."""
    pairs: list[Token] = []
    sheet.take(_SHARE, lambda m: _fraction(sheet, m, pairs))
    sheet.tokens += pairs


def take_quantities(sheet: Sheet) -> None:
    """Pairs such as `6 of 15` and `5/9` give two quantities; then every single one with its role."""
    pairs: list[Token] = []
    sheet.take(_OF, lambda m: _of(sheet, m, pairs))
    sheet.take(_FRACTION, lambda m: _fraction(sheet, m, pairs))
    sheet.tokens += pairs
    sheet.take(_QUANTITY, lambda m: _single(sheet, m))


def _of(sheet: Sheet, match: re.Match[str], pairs: list[Token]) -> Token | None:
    part, whole = whole_number(match[1]), whole_number(match[3])
    if part is None or whole is None or part > whole:
        return None
    pairs.append(Token(match.start(3), match.end(3), "qty", str(whole), "ordered"))
    after = (match[2] or "") + sheet.work[match.end() : match.end() + 16]
    role = "have" if re.match(r"\s?(?:left|available|in stock|ready|arrived|ok|received)", after) else "short"
    if role == "short" and re.search(
        r"only(?:\s\w+){0,2}\s?$|(?:has|have|got)\s?$", sheet.work[max(0, match.start() - 16) : match.start()]
    ):
        role = "have"
    return Token(match.start(1), match.end(1), "qty", str(part), role)


def _fraction(sheet: Sheet, match: re.Match[str], pairs: list[Token]) -> Token | None:
    part, whole = int(match[1]), int(match[2])
    if part > whole or whole == 0:
        return None
    pairs.append(Token(match.start(2), match.end(2), "qty", str(whole), "ordered"))
    return Token(match.start(1), match.end(1), "qty", str(part), "have")


def _single(sheet: Sheet, match: re.Match[str]) -> Token | None:
    value = _value(match)
    if value is None or value <= 0:
        return None
    before, after = (
        sheet.work[max(0, match.start() - 14) : match.start()],
        sheet.work[match.end() : match.end() + 14],
    )
    role = _role(before, after, times=bool(match["times"]))
    bare = not match["unit"] and not match["times"]
    if bare and (role == "plain" or _CN_UNIT_FOLLOWS.match(after)) and not _PLAIN_BEFORE.search(before):
        return None
    each = "each " if _EACH.search(before[-5:]) or _EACH.match(after) else ""
    return Token(match.start("n"), match.end(), "qty", str(value), each + role)


def _value(match: re.Match[str]) -> int | None:
    unit = match["unit"] or ""
    dozen = 12 if unit in {"打", "dozen", "dozens", "ダース"} else 1
    if match["n"] == "半":
        return dozen // 2 if dozen > 1 else None
    value = whole_number(match["n"])
    return None if value is None else value * dozen


_BEFORE = ((_LACK_BEFORE, "short"), (_ORDERED_BEFORE, "ordered"), (_TOTAL_BEFORE, "total"))
_AFTER = ((_ORDERED_AFTER, "ordered"), (_LACK_AFTER, "short"), (_HAVE_AFTER, "have"))


def _role(before: str, after: str, *, times: bool) -> str:
    if times:
        return "plain"
    if _REST_BEFORE.search(before) and not _HAVE_AFTER.match(after):
        return "rest"
    for form, role in _BEFORE:
        if form.search(before):
            return role
    if _OUT_AFTER.match(after):
        return "ordered"
    found = next((role for form, role in _AFTER if form.match(after)), "plain")
    return "have" if found == "plain" and _HAVE_BEFORE.search(before) else found
