"""Expressions of time in running text: where they stand and of what kind; `when` says which days they mean."""

import re

from bot.rules.reading.days.telling import TOLD_AFTER, TOLD_BEFORE, TOLD_REACH
from bot.rules.reading.text.tokens import TAKEN, TOLD, Sheet, Starts, Token
from bot.rules.regex import regex
from bot.rules.script import fold, pattern

_DIGITS = "0123456789"
_NUMERALS = "一二两三四五六七八九十半数"
_N = r"(?:\d{1,2}\.5|\d{1,3}|[一二三四五六七八九]?十[来几多]|\d0[来多]|[一二两三四五六七八九十半]{1,3}|数)"
_ABOUT = r"(?:大约|约|およそ|about\s|more\sor\sless\s|abt\.?\s|around\s|app?rox(?:\.|imately)?\s?)?"
_AFTER = r"""(?:\s?(?:以内|以上|左右|前后|ほど|程度|くらい|ぐらい|ごろ|顷|之后|以后|以降|过后|后|より多|多
    |内|すぎ|过ぎ|あと
    |前(?![のにかま])|先(?!に)|弱|later|or so|or more
    |\+)){0,2}"""
_UNIT = r"""(?:(?:more|further|full)\s)?(?:个?(?:工作日|营业日)|日间|天|日|周间|个?(?:星期|礼拜)|周
    |(?:个半?|[ヶかカケヵ]|箇)月(?:半(?!ば|[分天])|(?![份饼]|[底末初]|中(?!旬)))
    |月(?=[以后左程ほく顷位待])
    |business\sdays?|working\sdays?|days?\b|weeks?\b|months?\b)间?"""
_UNTIL = r"\s?(?:-|~|至|到|か|から|、|or|to)\s?"
_SPELT = (
    r"(?:a|one|two|three|four|five|six|eight|ten|another)\s(?:more\s|further\s)?(?:days?|weeks?|months?)\b"
)
_IN_WORDS = pattern(rf"(?P<duration>{_ABOUT}(?<![a-z])(?<!for\s){_SPELT}{_AFTER})")
_DURATION = pattern(
    rf"(?P<duration>{_ABOUT}(?:{_N}(?:日|周间)?{_UNTIL})?(?<![\d./]){_N}(?:\s|-)?(?:个半)?{_UNIT}{_AFTER})"
)
_PART = r"(?:上旬|中旬|下旬|初旬|月初|初め|初|头|半ば|中顷|末|月底|底|中(?!国)|いっぱい)"
_WEEKDAY = r"(?:\s?\([月火水木金土日一二三四五六天]\))?"
_DAY = r"(?:[12]\d|3[01]|0?[1-9]|(?:二?十[一二三四五六七八九]?|[一二三四五六七八九]|三十一?)(?=[日号]))"
_DAYS = rf"{_DAY}[日号]?(?:\s?(?:-|~|から|至|到|か|、)\s?\d{{1,2}}[日号])?(?<=[日号])"
_NTH_WEEK = r"第[一二三四五1-5](?:周|个?(?:星期|礼拜))"
_MONTH_DAY = rf"""(?:20\d\d\s?年\s?)?(?<!\d)(?:1[0-2]|0?[1-9]|十[一二]?
    |(?:(?<![一-龥])|(?<=[到等]))[一二三四五六七八九])\s?月(?:份)?(?:の)?\s?
    (?:{_NTH_WEEK}|{_DAY}(?![\d个枚件双条套把张台只])[日号]?(?:\s?(?:-|~|から|至|到)\s?(?:\d{{1,2}}月)?\d{{1,2}}[日号]?)?|{_PART})?{_WEEKDAY}{_AFTER}"""
_SLASHED = rf"""(?:20\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}
    |(?<![\d./a-z¥$])(?:1[0-2]|0?[1-9])\.{_DAY}(?=\s?(?:到|补|发|出|有货|回|入荷|日|号|前|左右|顷))
    |(?<![\d./a-z])(?:1[0-2]|0?[1-9])/{_DAY}(?![\d/])(?!\s?(?:サイズ|インチ|英?寸|吋))(?:\s?[-~]\s?(?:\d{{1,2}}/)?\d{{1,2}})?)
    {_WEEKDAY}{_AFTER}"""
_MONTHS = r"""(?:(?:january|february|march|april|may|june|july|august|september|october|november|december)\b
    |(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"""
# `item 4 may sell out`
_NOT_MAY = r"(?!may\s(?:be|go|have|not|run|sell|come|take|still|well|also|get|need|end|soon|become)\b)"
_DAY_MONTH = rf"{_DAY}(?:st|nd|rd|th)?\s(?:of\s)?{_NOT_MAY}{_MONTHS}"
_NUMBERED = pattern(rf"(?P<point>{_ABOUT}(?:{_MONTH_DAY}|{_SLASHED}|{_DAY_MONTH}))")
_NEAR = pattern(rf"""
    (?P<point>(?:再来|来|今
    |翌)周(?:の?(?:前半|后半|半ば|中顷|中(?=[にはで])|末|初め|[月火水木金土日](?:曜日?)?))?(?:以降|顷|ごろ)?
    |(?:下下个?|下个?|这个?|本)(?:周|星期|礼拜)(?:末|初|中|[一二三四五六日天])?(?:左右|前后|之后|以后)?
    |(?:(?<![一-龥])周|(?<![上每个前\d一两三几])(?:星期|礼拜)|(?<=[说讲到等得要在约过于改余下货])周|(?<![上每个前\d一两三几])周(?=[一二三四五六日天](?:补|到|发|有|出|来|能|才|再|前|可以|左右)))[一二三四五六日天](?:左右|前后|之后|以后)?
    |(?:(?:再来|来|今|本|翌)月(?:の?\s?(?:{_DAYS}|{_NTH_WEEK}|{_PART}))?
    |(?:下下个?|下个?|这个?)月(?:的?(?:{_DAYS}|{_NTH_WEEK}|{_PART}))?){_AFTER}
    |(?<![\d.月/])(?:3[01]|[12]\d
    |[1-9])号(?=\s?(?:补|到|发|有|出|复工|开工|左右|前后|之后|以后|才|能|恢复|回|来货|入|再))(?:左右|前后|之后
    |以后)?
    |(?:(?<=说是)|(?<=法是)|(?<=要到)|(?<=等到)|(?<=要等)|(?<=得等)|(?<=再等)|(?<=只能等)|(?<=排到)|(?<=拖到)|(?<=改到)|(?<=延到)|(?<=推到)|(?<=定在))
    (?:3[01]|[12]\d|[1-9])号(?=[\s，,。其才再后]|$)|(?:周|週|来週|来周|月|連休)明け|明后天|后天|明天|明日|大后天|明后日|あさって)""")
_SEASON = pattern(r"""
    (?P<point>(?:大约|约)?(?:过完年|过年|年|春节|元旦|国庆节?|中秋节?|(?:(?<![一-龥])|(?<=[等到至得要说过在约于]))节|新年|假期|农历新年|旧历年
    |放假)(?:假期)?(?:之后|以后|过后|回来|后)(?:的?\s?\d{1,2}(?:月(?:\d{1,2}[日号]|[上中下]旬|[初底])|/\d{1,2}(?!\d)))?|过(?:完|了)(?:元旦|国庆节?|中秋节?|圣诞节?|双十一|双十二|双1[12]|端午节?|五一|十一|假期|这阵子?|这段时间|这几天|这个?周|这个?月|这个?礼拜)
    |过完(?:年|节|春节)(?=再|才|开|复|[，,。\s]|$)
    |(?:春节|旧正月|正月|国庆节?|连休|休み|年|休暇|gw|お盆)明け(?:の?\d{1,2}月(?:上旬|中旬|下旬|\d{1,2}日)?)?(?:以降|顷
    |ごろ)?|(?:春节|旧正月|正月|国庆节?|连休|休暇)の?(?:后|あと)|年末|年底|年内|年前|节前|(?:月末|月底|月初|月中(?![旬国]))(?:前(?![のにかま])|之前|左右|前后)?
    |来年(?:の?\d{1,2}月(?:上旬|中旬|下旬|末|初め)?(?:顷)?|初め|の?[春夏秋冬](?:[顷先]|ごろ)?)?
    |明年(?:(?:\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:份)?(?:上旬|中旬|下旬|底|初|中)?|初)?|正月(?:初|十|廿|二十)?[一二三四五六七八九十]{1,2}(?:之后|以后|过后|后|左右|前后)?|来春|(?:今年の|来年の|次の)?[春夏秋冬](?:の)?(?:おわり|终わり|始め|初め|はじめ|半ば|顷|ごろ|先|口)(?:顷|ごろ)?|(?<![一-龥])[春夏秋冬](?=まで(?:は)?(?:作|生|入|出|制|造|待|织|染|仕))
    |明春|开春|开年后?|(?:冬至|夏至|立[春夏秋冬]|清明|端午节?|七夕|重阳|腊八|小年|除夕|元宵节?|双十[一二]|双1[12]|五一|十一|国庆|中秋)(?:前后|左右|之前|之后|过后|前(?!的)|后)|(?:正月|腊月|冬月)(?:初|底|中|里)?(?:以后|之后|后)?)""")
_ENGLISH = pattern(rf"""
    (?P<point>{_ABOUT}(?<![a-z])(?:(?:the\s)?(?:early|mid|late|end\sof|beginning\sof|middle\sof
    |start\sof)[\s-]?(?:in\s)?{_MONTHS}|{_MONTHS}\s?(?:the\s)?{_DAY}(?:st|nd|rd|th)?(?:\s?(?:-|to)\s?\d{{1,2}}(?:st|nd|rd|th)?)?\b
    |(?:(?:the\s)?(?:first|second|third|fourth)\sweek\s(?:of|in)\s{_MONTHS})
    |(?:(?<=on\s)|(?<=by\s)|(?<=until\s)|(?<=till\s)|(?<=around\s)|(?<=from\s)|(?<=back\s)|(?<=arrives\s)|(?<=coming\s))(?:the\s)?{_DAY}(?:st|nd|rd|th)\b(?!\s(?:line|item|one|order|row))
    |(?:(?:early|late|mid|end\sof|beginning\sof)\s)?(?:next|this|the\sfollowing)\s(?:week|month|monday|tuesday
    |wednesday|thursday|friday|saturday|sunday|year)
    |(?:the\s)?end\sof\s(?:the\s|this\s|next\s)?(?:month|year|week)|year\send|tomorrow
    |after\s(?:the\s)?(?:chinese\snew\syear|lunar\snew\syear|cny|spring\sfestival|national\sday|holidays?
    |golden\sweek|new\syear|mid-autumn(?:\sfestival)?|obon|the\sfestival)(?:\sholidays?)?|(?<=in\s){_MONTHS}
    |(?<=until\s){_MONTHS}|(?<=till\s){_MONTHS}|(?<=wait\sto\s){_MONTHS}|(?<=wait\sfor\s){_MONTHS}|(?<=around\s){_MONTHS}))""")
_VAGUE = pattern(r"""
    (?P<vague>过几天|过两天|过段时间|过一段时间|过(?:一|这)?阵子?|过些(?:天|日子|时候)|晚些时候|个把(?:星期|礼拜|月)(?:左右)?|一段时间|几天后|数日后|数日中|近日中|近日|近期|しばらく|当分
    |(?<![a-z])(?:a\sfew\s(?:days|weeks)|a\scouple\sof\s(?:days|weeks)|soon\b))""")
_UNDECIDED = pattern(r"""
    (?P<undecided>未定|不一定(?![能会要是有])|[说讲]不(?:清(?!楚)|上来|准|定)|不晓得|(?:没法|无法|不能)确定|不好定|没日子|没个日子|没个数|没时间表|没给准话|不明(?!细)|不确定|不清楚|没有准信|没准信|说不准|说不好|不好说|没定|待定|没有?消息
    |定不下来|定不了|没个准|还不知道|不知道$|没准|没谱|没说时间|没给时间|(?<=[说讲也都还])不(?:知道|晓得|清楚)(?![怎要您他是为该能])|不知道(?:什么时候|何时|几时)|未确定
    |没有?确切时间|没有?时间|(?:目途|目处|めど|メド|見通し|见通し)(?:が|は|も)?(?:全く|まだ|まったく)?(?:立っ?て?(?:い|お)?(?:りま?せん|ま?せん|な(?:い|く))|立た(?:な|ず)|ついて(?:い|お)?(?:な|ま?せん|りま?せん)|つか(?:な|ず)|立ちま?せん)|わからない|わかりません|分からない|分かりません|はっきりしない
    |(?<![a-z])(?:tbd|tba|unknown|not\ssure|no\seta|undecided|not\sknown|no\sdate(?:\syet)?|no\sidea(?:\swhen)?|unclear|not\sdecided
    |not\sconfirmed|unconfirmed|not\sfixed|don't\sknow))""")
_ANY = Starts(
    (fold("未不没待说讲定无わ分は目めメ見tund"), _UNDECIDED),
    (_DIGITS + fold("约大おだa十一二三四五六七八九"), _NUMBERED),
    (_DIGITS + fold("再来今翌下这本周星礼明后大あ"), _NEAR),
    (fold("大约过年春夏秋冬次今元国中节新假农旧放正连休gお月来明开腊冬夏立清端七重小除双五十"), _SEASON),
    ("temblsnjafdoyu", _ENGLISH),
    (fold("过一几数近し当as个晚"), _VAGUE),
    (_DIGITS + _NUMERALS + fold("约大おだa"), _DURATION),
    ("otfseam", _IN_WORDS),
)
# The day of a list or report in its title: `缺货反馈（11/19）`.
_TITLED = pattern(r"""
    (?:反馈|清单|报告|汇总|一览|列表|通知|盘点|清点|更新|日报|周报|对账单?|名单|明细表?|统计|リスト|一覧表?|报告书?|连络|お?知らせ
    |list|report|update)\s?[(]$""")
_TITLE = 10
# `if you agree it ships tomorrow`, `ご了承いただければ明日発送します`: no day of return, but of what was agreed.
_IF_AGREED = pattern(r"""
    (?<![a-z])(?:if|when|once|as\ssoon\sas)\s(?:you|u|your\s\w+|that|it)(?:'s|\sis)?\s?(?:agree|confirm|accept|approve|ok|okay|say\s\w+|reply|choose|like|want)\w*
    (?:\s(?:it|that|this|to\s\w+))?,?\s(?:it|they|we|this|that|the\s\w+|shop|he|she)\s(?:can\s|could\s|will\s|would\s)?(?:ships?|sends?|sent|go(?:es)?|leaves?|order|buy)\s(?:(?:it|them|out)\s)?$
    |(?:よろしけれ|良けれ|宜しけれ|了承(?:いただけれ|いただけ|顶けれ)|承诺いただけれ|(?:ok|オーケー|承诺|了承)(?:であれ|なら|いただけ))(?:ば|れば|たら|ましたら)?、?$
    |(?:同意|可以|接受|确认|没问题)的话[,，]?(?:店家|老板|卖家|那边|仓库|就|马上|能){0,2}$""")
_REACH = 48
# `12/18前能拿到的只有25个`: what can be had until then.
_UNTIL_THEN = pattern(r"""
    (?:之前|以前|为止|前)?(?<=[前止])\s?(?:(?:店家|老板|他们?|厂家|厂里|仓库|店里)(?:那边)?)?(?:就|只|最多|顶多|勉强|能|可以?|仅){1,3}
    (?:[发给出拿凑买到交做供拍匀寄](?:货|到|出|齐|成)?)?(?:的[^,，。\n\d]{0,8}?)?(?:就|也|只|才|仅)?(?:有|剩)?\s?(?:\d|[一两三四五六七八九十半])""")
# What makes a date something else than the day when goods come back.
_NOT_AFTER = pattern(r"""
    's\b|\son\s(?=\d|[a-z]{3,9}\s\d)|\s?(?:更新|清单|汇总|缺料|报告|付け|の缺)
    |\s{0,2}(?:に|の)?(?:下的?单|下の|下了单|[拍订买下定](?:了|的(?!旬))|(?:卖家|店家|店主|老板|掌柜|厂家|厂里|工厂|对方|客服|商家|供应商|我们?|他们?|那边)(?:说|讲|回|告|通知|反馈|答|话|发消息)|付款|ご?注文|发注|ご?购入|ordered|order\b
    |(?:上午|下午)?\s?\d{1,2}(?:时|点|:\d\d)|まで(?:に)?(?:ご|お)|迄に|(?:下班|中午|晚上|上午|下午)?前(?:回复?|答复|告|确认|定|给)|[は]?(?:无理|间に合)|は(?:もう)?入(?:ら|りま?せん|荷しな)|の入荷(?:は|が)?(?:もう)?(?:な|无|あり)
    |は(?:出来|でき)な|は难|は厳|中旬?は难|没希望|[做补到来发回赶等交进送运调排上拿出凑给买找弄搞]不|[不没](?:人)?[回理]|出不|不生|不再|没有|入金|现在|付け?で|了(?![再就才])|都没
    |还没|没(?![货定])|前から
    |(?:以上|ほど|程度|くらい|ぐらい)?(?:も|は)?待(?:ち(?!で|です|の|に|と)|って(?:も|い|み)|った|たされ)(?!なる
    |いただ|顶)
    |(?:以上|ほど)?(?:も)?(?:ご?连络|ご?返信|ご?返事|音信|既読|応答)(?:が|も|は|して)|以来|(?<=前)から|连続
    |连続して|続けて|連続|连续|からずっと|购入分|以后下单
    |起(?!批|订)
    |\s?(?:起|开始|晚上?|中午|下午|就|我们|仓库|这边)*(?:停止|截止|最后|统一|暂停)(?:收单|接单|下单|发货|收货|采购|营业|付款|入仓|入库)|\s?(?:截单|收单|放假(?!回来|后|结束|完|前)))""")
# `20号发出18串`, `明日发仓库`: when what is there was sent.
_SENT = pattern(r"""
    (?:就|已经?|先|可以?|能)?(?:统一|一起)?
    (?:[发寄送](?:往|到|去)?(?:我们|咱们?)?(?:的)?仓|[发寄出送]出?了?[ ]?\d|[到来]了[ ]?\d)""")
# The day of the list itself: `缺货清单（8/20更新）`.
_OF_THE_LIST = pattern(r"\s?(?:更新|清单|汇总|缺料|报告|付け(?!で)|时点|确认|確認|現在|现在|止|截止)")
_NOT_BEFORE = pattern(r"""
    (?:拖了我?|[等磨聊问找催谈]了|过了|(?:请您?|望|务必|烦请|劳烦|麻烦您?|最晚|最迟)(?:于|在)?|payment\sof\s|(?:no|nothing|none)(?:\s(?:more|left|else))\s|since\s|dated\s|您|お客様|昨|上|先|去|前|砍了)$
    |(?:期限|お返事|ご返信|ご回答|回复|下单日|注文日|发货时间内)[^。\n]{0,6}$""")


# `再入荷待ち(12/4)`, but not the day on which a list was made: `缺货清单(8/20)`.
_SLASHED_ONLY = regex(r"[\d/.\s-]+")
# `11/18拍的`: neither a day of return nor a share.
_ON_THAT_DAY = pattern(r"""
    \s?(?:[拍订买下定付](?:的|了|款)|(?:に)?(?:ご?注文|ご?购入|发注)|卖家|店家|老板|对方|客服|商家)""")
_NEAR_ORDER = 3
_RETURNS = pattern(r"(?:入荷|待ち|予定|见込み|生产中?|到货|补货|预售|预计|eta|restock)\s?$")


def take_dates(sheet: Sheet) -> None:
    """Every expression of time that may tell when goods come back."""
    sheet.take(_ANY, lambda match: _date(sheet, match))


def _date(sheet: Sheet, match: re.Match[str]) -> Token | None:
    start, end = match.span()
    if _IF_AGREED.search(sheet.work, max(0, start - _REACH), start):
        return Token(start, end, "other", "")
    if match.lastgroup != "undecided" and (told := _told_of(sheet.work, start, end)):
        return Token(*told, "other", TOLD)
    slashed = _SLASHED_ONLY.fullmatch(match.group()) is not None
    if (
        _OF_THE_LIST.match(sheet.work, end)
        or _UNTIL_THEN.match(sheet.work, end)
        or (match.lastgroup != "duration" and _SENT.match(sheet.work, end))
        or (slashed and _is_of_something(sheet, start, end))
    ):
        return Token(start, end, "other", "")
    alone = sheet.work[start - 1 : start] == "(" and sheet.work[end : end + 1] == ")"
    if alone and slashed and not _RETURNS.search(sheet.work, max(0, start - 12), start - 1):
        return None
    if (
        match.group().endswith("半天")
        or _NOT_AFTER.match(sheet.work, end)
        or (match.lastgroup != "undecided" and _NOT_BEFORE.search(sheet.work[max(0, start - 14) : start]))
    ):
        return None
    role = "day" if _is_of_the_month(sheet.work, match) else match.lastgroup or ""
    return Token(start, end, "date", sheet.written(start, end).strip(" .の"), role)


# `5日に入荷`, `5日頃`: a day of the month; but `5日かかります`, `5日ほどで`.
_BARE_DAY = pattern(r"\d{1,2}日?(?:\s?(?:-|~|、|か|から|至|到)\s?\d{1,2})?日(?:顷|ごろ|以降|すぎ|过ぎ)?")
_ON_A_DAY = pattern(r"""
    \s?(?:\([月火水木金土日]\))?\s?(?:に(?!なり|なる|なっ|渡|わた)|の(?:再?入荷|便|予定|到着|発送|出荷|朝|午前|午後|夕方|夜)|再?入荷|再開|再开|到着?|着|発送|发|出荷|出ます|补|回|予定|顷|ごろ|まで待|より)""")
_PAST_DAY = pattern(r"(?:顷|ごろ|以降|すぎ|过ぎ)$")


def _is_of_the_month(work: str, match: re.Match[str]) -> bool:
    if match.lastgroup != "duration" or not _BARE_DAY.fullmatch(match.group()):
        return False
    return bool(_PAST_DAY.search(match.group()) or _ON_A_DAY.match(work, match.end()))


def _told_of(work: str, start: int, end: int) -> tuple[int, int] | None:
    """`明日また連絡します`: the day with what will be told on it."""
    after = TOLD_AFTER.match(work, end)
    if after:
        return start, after.end()
    before = TOLD_BEFORE.search(work, max(0, start - TOLD_REACH), start)
    return (before.start(), end) if before else None


def _is_of_something(sheet: Sheet, start: int, end: int) -> bool:
    return _is_of_the_order(sheet, start, end) or bool(
        _TITLED.search(sheet.work, max(0, start - _TITLE), start)
    )


def _is_of_the_order(sheet: Sheet, start: int, end: int) -> bool:
    """`2026…-300001 (11/20)`, `11/18拍的`: the day of the order."""
    if _ON_THAT_DAY.match(sheet.work, end):
        return True
    bracketed = sheet.work[start - 1 : start] == "(" and TAKEN in sheet.work[max(0, start - 4) : start]
    return bracketed and any(
        token.kind == "order" and 0 <= start - token.end <= _NEAR_ORDER for token in sheet.tokens
    )
