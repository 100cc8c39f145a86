"""Quantities: a figure's role (ordered, there, lacking) comes from the words that touch it."""

import re

from bot.rules.reading.counting import whole_number
from bot.rules.reading.prices import COUNTER, NUMBER
from bot.rules.reading.tokens import Sheet, Starts, Token
from bot.rules.script import pattern

_DIGITS = "0123456789"
_COUNTED = r"(?=\s?[个点枚着本足台册箱件只条双把张套包盒支打])"
_FRACTION = pattern(r"(?<![\d./])(\d{1,4})/(\d{1,4})(?![\d/])(?!\s?(?:サイズ|インチ|寸))")
_FRACTIONS = Starts((_DIGITS, _FRACTION))
_SHARES = Starts(
    (
        _DIGITS,
        pattern(r"""(?<=[:→\x00]\s)(\d{1,4})/(\d{1,4})(?![\d/])
            (?=\s*(?:ok|\(|$|\n|left|avail|in\sstock|missing|short|[个件枚点双套]|pcs|在库|有))"""),
    )
)
_OF = Starts(
    (
        _DIGITS,
        pattern(rf"""(?<![\d.])({NUMBER})\s?{COUNTER}?\s?(?:out\s)?(left\s|available\s|missing\s|short\s)?
            of\s(?:the\s|your\s)?({NUMBER})(?!\d|\.\d)\s?{COUNTER}?"""),
    )
)
_HAVE_OF = re.compile(r"only(?:\s\w+){0,2}\s?$|(?:has|have|got)\s?$")
_LEFT_OF = re.compile(r"\s?(?:left|available|in stock|ready|arrived|ok|received)")
_QUANTITY = pattern(rf"""(?P<times>(?<![\da-z])[x*]\s?)?
    (?P<n>(?<![\d./a-z-])\d{{1,3}}(?:,\d{{3}})+(?![\d,])
    |(?<![\d./a-wyz-])\d{{1,5}}(?!\d|[./:]\d|%)
    |(?<![一-龥])[一二两三四五六七八九十百]{{1,5}}{_COUNTED}
    |(?<=[了订拍买要给有剩到出缺差少够发])[一二两三四五六七八九十百]{{1,5}}{_COUNTED}
    |半(?=打))
    (?:[ \t]?(?P<unit>{COUNTER}))?""")
_QUANTITIES = Starts((_DIGITS + "x*一二两三四五六七八九十百半", _QUANTITY))
_OTHER_UNIT = pattern(r"""\s?(?:色|种|款|家|店|号|番|日|天|月|年|周|时|分|度|%|倍|元|円|块|cm|mm|ml|kg
    |g(?![a-z])|l(?![a-z])|寸|码|楼
    |点(?:半|前|后|まで)|ページ|回|次|位|名|人|軒|轩|社|者|级|股|层|代|期|c)""")

_ORDERED_BEFORE = pattern(r"""(?:(?:ご|お)?注文(?:数量?|いただいた|頂いた|の)?|购入数?|发注数?|订(?:了|购|的
    |货)?(?:数量?)?|下单了?|拍了?
    |买了?|您(?:这边)?(?:才)?(?:要|订|拍|买)了?|采购了?|需要|应(?:到|发)|ordered|order(?:\sof|ing)?|your\s(?:qty|order)
    |(?:you\s)?need|we\sneed)(?:商品)?(?:量|数)?[\s:は が的是]{0,3}$""")
_TOTAL_BEFORE = pattern(r"(?:一共|总共|共|全部で|合计|计|全|total(?:\sof)?)[\s:は]{0,2}$")
_PLAIN_BEFORE = pattern(r"(?:数量?|个数|枚数|点数|qty|quantity)[\s:は]{0,3}$")
_HAVE_BEFORE = pattern(r"""(?:只有|只剩下?|仅剩|仅有|就剩下?|剩下|还剩下?|还有|只能给|只能发|只能先发|只凑出?
    |只能凑|只到了?|只收到|只找到
    |只够|凑出|才凑出?|现在?有|仓库(?:里)?有|库存(?:只)?(?:有|剩|:)?|现货(?:只)?(?:有)?|可发|能发|先发|发了|到了|收到了?|实到|实收|有|剩
    |(?:现在|实)?在库(?:数|は|が|:|の)?|现物(?:は)?|(?:发送|出荷|购入|手配|买付)(?:可能|でき)(?:数|なの|るの|な数)?(?:量)?(?:は|が)?
    |(?:入荷|到着|入库)(?:数)?は?|only|(?:just\s)?ha(?:ve|s)(?:\sonly)?|left|in\sstock|available|stock(?:\sis)?|received|got
    |they\shave)(?:一件|もう|あと)?[\s:は が了]{0,4}$""")
_LACK_BEFORE = pattern(r"""(?:缺(?:少|了|货)?(?:数量?)?|差了?|少了?|少(?:货|发|到|来)了?|还差|还缺|欠|漏发了?
    |不足(?:数量?|分)?
    |欠品(?:数量?)?(?:は|が)?|短缺|没到|未到|未着|足りない(?:のは)?|(?:問题|问题)数量?|short(?:age)?(?:\sof|\sby|\sqty)?|missing
    |lacking)[\s:は が]{0,3}$""")
_STOCK_LEFT = pattern(r"(?:在库|库存)(?:数)?(?:は|が|も|还|只)?(?:もう|あと)?(?:残り|剩下?|剩余)[\s:]{0,2}$")
_REST_BEFORE = pattern(
    r"""(?:残り(?:の)?|残(?:数)?|其余|剩下的?|剩余|另外|(?:the\s)?(?:rest|remaining|other)|balance)[\s:は]{0,2}$"""
)
_LACK_AFTER = pattern(r"""(?:ほど|ぐらい|分)?(?:[がはもの])?(?:欠品|不足|足り|足ら|缺(?!点)|短缺|没货|断货
    |没到|未到|发不了|发不出|买不到|拍不到
    |没收到|未着|届い|届か|在库(?:が|は)?(?:切れ|なし|无|ありません|ない|ゼロ)|なし|品切れ|卖り切れ|购入でき(?:ま|な|ず)|购入不可
    |手配でき(?:ま|な|ず)|手配不可|用意でき(?:ま|な|ず)|确保でき(?:ま|な|ず)
    |\s(?:are\s|is\s)?(?:short\b|missing|out\sof\sstock|oos\b|sold\sout|lacking|unavailable|not\savailable|did\snot|didn't))""")
_OUT_AFTER = pattern(
    r"""\s?(?:は|が|の|都|全部?|均)?\s?(?:全缺|全部(?:没|缺|发不)|都没有?|都缺|都发不|一个都|全数|すべて|全て|全部)"""
)
_CAN = r"(?:可|でき(?!ま?せん|な|ず))"
_HAVE_AFTER = pattern(rf"""(?:左右|ほど|ぐらい|だけ)?(?:しか(?!出荷でき)|のみ|だけ
    |(?:[がはもの]|なら)?(?:在库(?:が|は)?(?:あり|有|ございます|です)|ございま(?!せん)|あり(?:ます|まし)?(?!ません)|确保(?:でき(?!ま?せん|な)|し|済|济)
    |(?:手配|购入|出荷|发送){_CAN}|入荷(?:し|済|济)|到着|届きま(?!せ)|ok)
    |先に送|先发|有货|有现货|现货|可以?(?:先)?发|能(?:先)?发|已?到(?:了|仓)|今天发|明天发
    |\s?(?:left|in\sstock|available|ready|arrived|received|ok\b|have\sarrived))""")
_ORDERED_AFTER = pattern(r"""(?:[のが]?ご?注文|の?うち|のなか|の中|中(?![号码くり])|の?内(?![容])|里(?:面)?
    |当中|\s?(?:were\s|was\s)?ordered
    |\son\sorder|の订单)""")
_EACH = pattern(r"(?:各|ずつ|每(?:个|款|色|码)?|each|それぞれ)")
_BEFORE = ((_LACK_BEFORE, "short"), (_ORDERED_BEFORE, "ordered"), (_TOTAL_BEFORE, "total"))
_AFTER = ((_ORDERED_AFTER, "ordered"), (_LACK_AFTER, "short"), (_HAVE_AFTER, "there"))
_REACH = 14


def take_shares(sheet: Sheet) -> None:
    """`5/9` behind a line number is no date: so many of so many are there."""
    if "/" in sheet.work:
        _take_pairs(sheet, _SHARES)


def take_quantities(sheet: Sheet) -> None:
    """Pairs such as `6 of 15` and `5/9` give two quantities; then every single one with its role."""
    if "of " in sheet.work:
        pairs: list[Token] = []
        sheet.take(_OF, lambda m: _of(sheet, m, pairs))
        sheet.tokens += pairs
    if "/" in sheet.work:
        _take_pairs(sheet, _FRACTIONS)
    sheet.take(_QUANTITIES, lambda m: _single(sheet, m))


def _take_pairs(sheet: Sheet, finder: Starts) -> None:
    pairs: list[Token] = []
    sheet.take(finder, lambda m: _fraction(m, pairs))
    sheet.tokens += pairs


def _of(sheet: Sheet, match: re.Match[str], pairs: list[Token]) -> Token | None:
    part, whole = whole_number(match[1]), whole_number(match[3])
    if part is None or whole is None or part > whole:
        return None
    pairs.append(Token(match.start(3), match.end(3), "qty", str(whole), "ordered"))
    after = (match[2] or "") + sheet.work[match.end() : match.end() + _REACH]
    before = sheet.work[max(0, match.start() - _REACH) : match.start()]
    role = "have" if _LEFT_OF.match(after) or _HAVE_OF.search(before) else "short"
    return Token(match.start(1), match.end(1), "qty", str(part), role)


def _fraction(match: re.Match[str], pairs: list[Token]) -> Token | None:
    part, whole = int(match[1]), int(match[2])
    if part > whole or whole == 0:
        return None
    pairs.append(Token(match.start(2), match.end(2), "qty", str(whole), "ordered"))
    return Token(match.start(1), match.end(1), "qty", str(part), "have")


def _single(sheet: Sheet, match: re.Match[str]) -> Token | None:
    value = _value(match)
    if not value:
        return None
    before = sheet.work[max(0, match.start() - _REACH) : match.start()]
    after = sheet.work[match.end() : match.end() + _REACH]
    role = "plain" if match["times"] else _role(before, after)
    bare = not match["unit"] and not match["times"]
    if bare and (role == "plain" or _OTHER_UNIT.match(after)) and not _PLAIN_BEFORE.search(before):
        return None
    each = "each " if _EACH.search(before[-5:]) or _EACH.match(after) else ""
    return Token(match.start("n"), match.end(), "qty", str(value), each + role)


def _value(match: re.Match[str]) -> int | None:
    dozen = 12 if match["unit"] in {"打", "dozen", "dozens", "ダース"} else 1
    if match["n"] == "半":
        return dozen // 2
    value = whole_number(match["n"])
    return None if value is None else value * dozen


def _role(before: str, after: str) -> str:
    if _STOCK_LEFT.search(before):
        return "have"
    if _REST_BEFORE.search(before) and not _HAVE_AFTER.match(after):
        return "rest"
    for form, role in _BEFORE:
        if form.search(before):
            return role
    if _OUT_AFTER.match(after):
        return "ordered"
    found = next((role for form, role in _AFTER if form.match(after)), "plain")
    return "have" if found == "plain" and _HAVE_BEFORE.search(before) else found
