"""Make silent what is not the writer's own: tags, quoted text, mail and chat headers; places stay the same."""

import re

from bot.rules.reading.text.page import Page
from bot.rules.regex import regex

_NAMED = r"qt|info|title|code|hr|toall|tasks?|qtmeta[^\]\n]{0,80}|to:\s?\d{1,20}|rp [^\]\n]{0,80}|reply [^\]\n]{0,80}"
_MORE = r"picon(?:name)?:\d{1,20}|pname:\d{1,20}|preview[^\]\n]{0,80}|download:\d{1,20}|deleted|dtext:[^\]\n]{0,40}"
_TAG = regex(rf"\[(/?)({_NAMED}|{_MORE})\]", re.IGNORECASE)
_MARKUP = regex(
    r"<[@#!][^<>\n]{1,80}>|:[a-z][a-z0-9_+-]{1,30}:(?!/)|`{1,3}|~(?=\S)[^~\n]{1,200}(?<=\S)~(?![\w~])|[*_]{2,}"
    r"|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])|(?<=[a-z0-9/])\|[^<>|\n]{0,200}>",
    re.IGNORECASE,
)
_LINE = regex(r"[^\n]+")
_QUOTED = regex(r"\s{0,8}[>＞|](?![^|\n]*\|)")
_FORWARD = regex(
    r"\s*-{2,}\s*(?:forwarded|転送|转发|fw)|\s*begin forwarded message|\s*-{3,}.{0,20}(?:転送|转发).{0,20}-{3,}",
    re.IGNORECASE,
)
_REPLIED = regex(
    r"\s*-{2,}\s*(?:original message|元のメッセージ|原始邮件|原始郵件|original appointment|回复邮件)"
    r"|\s*on .{6,90} wrote:\s*$|.{4,90}(?:写道|のメール|さんは書きました|wrote)\s*:?\s*$|\s*_{10,}\s*$",
    re.IGNORECASE,
)
# The title of a mail that is passed on: what stands below `Original Message` is the notice.
_FORWARDED = regex(
    r"\s*(?:(?:subject|件名|题名|主题|主旨|主題)\s*:\s*)?(?:fwd?|転送|转发|轉發)\s*:", re.IGNORECASE
)
_HEADER = regex(
    r"\s*\*{0,2}(?:from|to|cc|bcc|sent|date|reply-to|差出人|宛先|送信日時|送信者|送信元|日時|日付|发件人|收件人|发送时间|抄送"
    r"|發件人|收件人|寄件者|受信日時)\*{0,2}\s*:[^\n]*"
    r"|\s*\*{0,2}时间\*{0,2}\s*:[^\n]*(?:\d:\d\d|\d{4})[^\n]*",
    re.IGNORECASE,
)
_TITLE = regex(
    r"\s*(?:(?:subject|件名|题名|主题|主旨|主題)\s*:\s*(?:(?:fwd?|re|转发|答复|回复|返信|転送)\s*:\s*)*"
    r"|(?:fwd?|转发|轉發|転送)\s*:\s*)",
    re.IGNORECASE,
)
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?"
_DAY = (
    r"(?:\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|"
    r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/月]\d{1,2}日?|昨天|今天|前天|星期.|周.|今日|昨日)"
)
_HALF = r"(?:上午|下午|午前|午後|晚上|凌晨|早上|中午|am|pm)"
_STAMP = rf"(?:{_DAY},?\s*(?:\([^)\n]{{1,3}}\))?\s*)?{_HALF}?\s*{_CLOCK}(?:\s*[ap]m)?"
_CHAT = regex(
    rf"\s*(?:[\[(]?{_STAMP}[\])]?\s*[^\s:,。、]{{1,16}}\s*:|[\[(]?{_STAMP}[\])]?\s*$"
    rf"|[^\n:。、,!?]{{1,24}}?\s+[\[(]?{_STAMP}[\])]?\s*:?\s*$|[^\s:。、,]{{1,16}}\s*[\[(]{_STAMP}[\])]\s*:?)",
    re.IGNORECASE,
)
_NOISY = regex(
    r"[\[<`~*_|>]|:[a-z][a-z0-9_+-]{1,30}:|\d:\d\d|--|写道|wrote|のメール|書きました|(?:from|to|cc|date|sent|subject)\s*:"
    r"|(?:fwd?|转发|轉發|転送)\s*:|(?:差出人|宛先|日時|日付|件名|主题|主題|主旨|题名|[发發]件人|收件人|寄件者|日期|时间|時間)[^\n]{0,3}:",
    re.IGNORECASE,
)
# One of these stands in all that `_NOISY` finds.
_SIGNS = frozenset("[<`~*_|>:-道wWメ書")
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾田董袁潘蒋蔡余杜叶程苏魏吕丁任"
    "沈姚卢姜崔钟谭陆汪范金石廖贾夏韦方白邹孟熊秦邱江尹薛雷侯龙史陶黎贺顾毛邵钱严武戴莫孔向汤小老阿"
)
# A person who says several lines one after another: `吴晓：`.
_SPEAKER = regex(
    rf"^[ \t]*([{_SURNAMES}]"
    r"(?![色码号款大])[一-龥]{1,2}|[^\s:]{1,6}さん)[ \t]?:",
    re.MULTILINE,
)
# `【ラクマート】いつもありがとうございます`: who writes; a heading that tells of a lack is more than that.
_SENDER = regex(
    r"\A\s{0,8}[【\[][^】\]\n欠缺切断斷無无停廃]{1,20}[】\]]"
    r"(?=[ \t]*\n?(?:いつも|お世話|お疲れ|平素|こんにち|您好|你好|亲|dear\b|hi\b|hello\b))",
    re.IGNORECASE,
)
# Cheap signs that a line may be a header at all.
_SUSPECT = regex(
    r"\d:\d\d|-{2,}|_{8,}|写道|wrote|のメール|書きました|^\s*\*{0,2}[^\s:]{2,8}\*{0,2}\s*:", re.IGNORECASE
)
_ENOUGH = 4


def quiet(page: Page) -> Page:
    """The page without tags and headers, and without quotes unless everything is a quote."""
    speakers = _SPEAKER.findall(page.text) if page.text.count(":") > 1 else []
    told = page.text if len(set(speakers)) == len(speakers) else _SPEAKER.sub(_blank, page.text)
    told = _SENDER.sub(_blank, told)
    if _SIGNS.isdisjoint(page.text) or not _NOISY.search(page.text):
        return page if told is page.text else page.blanked(told)
    text = _mail(_MARKUP.sub(_blank, _untag(told)))
    return page.blanked(text) if text != page.text else page


def untagged(page: Page) -> Page:
    """The page with its quotes but without tags, whose figures mean nothing to people."""
    return page.blanked(_TAG.sub(_blank, page.text))


def _blank(match: re.Match[str]) -> str:
    return _spaces(match.group())


def _spaces(text: str) -> str:
    return " " * len(text) if "\n" not in text else re.sub(r"[^\n]", " ", text)


def _untag(text: str) -> str:
    """Chatwork's marks go; what stands inside [qt] goes with them, unless it is never closed."""
    if "[" not in text:
        return text
    pieces: list[str] = []
    done = depth = 0
    opened = text.lower().count("[/qt]")
    for tag in _TAG.finditer(text):
        between = text[done : tag.start()]
        pieces.append(_spaces(between) if depth else between)
        name, closing = tag.group(2).lower(), bool(tag.group(1))
        if name == "qt":
            depth = max(0, depth - 1) if closing else depth + (opened > 0)
            opened -= closing
        pieces.append(_gap(name, tag.group()))
        done = tag.end()
    pieces.append(text[done:])
    return "".join(pieces)


def _gap(name: str, tag: str) -> str:
    ends_line = name in {"hr", "title", "info", "qt"}
    return "\n" + " " * (len(tag) - 1) if ends_line else " " * len(tag)


def _mail(text: str) -> str:
    """Quoted lines and headers go; if next to nothing would be left, the quotes are the notice and stay."""
    kept = _silence(text, quotes=True)
    return kept if _letters(kept) >= min(_ENOUGH, _letters(text)) else _silence(text, quotes=False)


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text[:4000]))


def _silence(text: str, *, quotes: bool) -> str:
    pieces: list[str] = []
    done = 0
    for line in _LINE.finditer(text):
        pieces.append(text[done : line.start()])
        done = line.end()
        if (
            quotes
            and _SUSPECT.search(line.group())
            and _REPLIED.match(line.group())
            and _letters("".join(pieces)) >= _ENOUGH
            and not _FORWARDED.match(text)
        ):
            return "".join(pieces) + _spaces(text[line.start() :])
        pieces.append(_own(line.group(), quotes=quotes))
    return "".join(pieces) + text[done:]


def _own(line: str, *, quotes: bool) -> str:
    mark = _QUOTED.match(line)
    if mark:
        return _spaces(line) if quotes else _spaces(mark.group()) + _unheaded(line[mark.end() :])
    return _unheaded(line)


def _unheaded(line: str) -> str:
    if not _SUSPECT.search(line):
        return line
    if _HEADER.fullmatch(line) or _FORWARD.match(line) or _REPLIED.match(line):
        return _spaces(line)
    for opening in (_TITLE, _CHAT):
        match = opening.match(line)
        if match:
            return _spaces(match.group()) + line[match.end() :]
    return line
