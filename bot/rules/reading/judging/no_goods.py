"""Short words of meetings, journeys, papers and answers: cancelled or not there, and nothing that was ordered.

Only words of which nothing else is left are told so: a cup beside a meeting, or a table to hold one, is goods.
"""

from bot.rules.regex import regex
from bot.rules.script import pattern

_SHORT = 60
_WHEN = r"""
    (?:(?:今天|明天|昨天|后天|早上|上午|中午|下午|晚上|今晚|刚才|下?周[一二三四五六日]?|今日|明日|昨日|本日|先ほど|さっき|朝|午前中?|午後
    |今朝|今夜|来週|今週|次回|定例|\d{1,2}(?:点|时|時|月|日|号|:\d\d)半?|today|tomorrow|tonight|this|morning|afternoon|evening
    |next|week|monday|tuesday|wednesday|thursday|friday|the|our|my|まだ|还|すみません|不好意思|抱歉|sorry|不过|那个|这个|[のは的s'’、,!.]|\s)*)"""
_EVENT = r"""
    (?:(?:电话|视频|线上|网络|オンライン|web|zoom|定例|online|phone|video|team)?[\s]?
    (?:会议|例会|开会|约会|约谈|聚餐|饭局|面试|拜访|出差|航班|船期|班列|会議|ミーティング|mtg|打ち?合わせ|面談|商談|飲み会|食事会|出張|訪問|アポ
    |フライト|(?:飛行機|航空)?便|電話|meeting|call|appointment|flight|visit|dinner|lunch|trip))"""
_OFF = r"""
    (?:取消|改期|改到[^,。]{1,8}|推迟(?:到[^,。]{1,8})?|延期|中止|欠航|没有|不开|キャンセル|リスケ|延期|なし|なくな
    |(?:is|was|are|has\ been|got)?\s?(?:cancell?ed|postponed|called\ off|moved\ to\ [^,.]{1,12}|off))"""
_PAPER = r"""
    (?:(?:邮件|电子|増値税|增值)?(?:发票|账单|请款单|回复|消息|回音|答复|短信|请求书|領収書|見積書?|連絡|ご?返事|ご?返信|ご?回答|ご?質問|质问|疑问|异议|異議
    |問題|invoice|receipt|reply|answer|response|question|questions|email|e-mail)s?)"""
_MISSING = r"""
    (?:(?:还|都|也)?没(?:有)?(?:收到|来|到)?|ありません|ございません|ないです|ない|まだ(?:です|届いていません|来ていません|ありません)?
    |(?:not|has\ not|hasn't)\s?(?:yet\s?)?(?:been\s)?(?:received|arrived|come)(?:\syet)?|missing)"""
_END = r"""
    (?:に|と|が|は|を)?(?:なりました|なった|されました|しました|でした|です|ました|りました|ます|した|了|的|啦|哦|哈|呢|吧
    |[\s。.!~、,]|🙏|sorry|thanks|抱歉|不好意思|すみません|申し訳ありません|よろしくお願いします)*"""
_NO_GOODS = pattern(
    rf"""{_WHEN}(?:{_EVENT}(?:は|が|も|を|,|、|\s|已经?|都|也|又)*{_OFF}
    |{_OFF}{_EVENT}
    |{_PAPER}(?:は|が|も|を|,|、|\s|特に)*{_MISSING}
    |(?:没(?:有)?(?:收到)?|no\ ){_PAPER}
    |停[电電水]|断[网網水]){_END}"""
)
_SPACES = regex(r"\s+")


def tells_of_no_goods(folded: str) -> bool:
    """Whether folded text is nothing but such words."""
    return len(folded) <= _SHORT and _NO_GOODS.fullmatch(_SPACES.sub(" ", folded.strip())) is not None
