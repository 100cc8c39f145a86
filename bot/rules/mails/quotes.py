"""What in a mail's text is the writer's own, and what was quoted or forwarded, with who wrote that and when."""

import re
from dataclasses import dataclass, replace
from unicodedata import normalize

from bot.rules.regex import regex

_DEEPEST = 6
#: Fewer letters than this above a quoted mail are no message of their own.
_LITTLE = 12
_SIGNATURE = regex(r"^-- ?$", re.MULTILINE)
_PASSED_ON = (
    r"forwarded message|forwarded by|original message|original appointment|转发的?(?:邮件|信息)?.{0,6}|轉寄郵件"
    r"|原始邮件|原始郵件|回复邮件|回复的原邮件|邮件原件|転送(?:された|する)?.{0,6}|転送メッセージ"
    r"|元のメッセージ|元のメール|オリジナルメッセージ"
)
_LINE = regex(
    rf"^[ \t]*[-_=*]{{2,}}[ \t]*(?P<what>{_PASSED_ON})[ \t]*[-_=*]{{2,}}[ \t]*$"
    r"|^[ \t]*(?P<begin>begin forwarded message|転送されたメッセージ|下記(?:の|に)?転送.{0,6})[ \t]*[:：]?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_WROTE = regex(
    r"^[ \t]*(?:on (?P<on>.{6,100}?)\bwrote|于?(?P<zh>20\d\d.{4,90}?)写道|在(?P<zai>.{6,100}?)写道"
    r"|(?P<ja>20\d\d[-/.年].{4,110}?)(?:のメール|が書きました|さんは書きました)"
    r"|(?P<dated>20\d\d[-/.年].{4,110}?@.{3,60}?[>＞]?))[ \t]*[:：]?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_RULE = regex(r"^[ \t]*_{10,}[ \t]*$", re.MULTILINE)
_FIELDS = {
    "from": ("from", "差出人", "送信者", "送信元", "发件人", "發件人", "寄件者"),
    "date": (
        "date",
        "sent",
        "日時",
        "日付",
        "送信日時",
        "日期",
        "时间",
        "時間",
        "发送时间",
        "发送日期",
        "寄件日期",
    ),
    "subject": ("subject", "件名", "题名", "主题", "主題", "主旨"),
    "other": (
        "to",
        "cc",
        "bcc",
        "reply-to",
        "宛先",
        "收件人",
        "收件者",
        "抄送",
        "副本",
        "添付ファイル",
        "附件",
        "importance",
    ),
}
_NAMES = {name: field for field, names in _FIELDS.items() for name in names}
_FIELD = regex(r"^[ \t]*\*{0,2}([^\s:：*][^:：*\n]{0,15}?)\*{0,2}[ \t]*[:：]\*{0,2}[ \t]*(.*)$")
_QUOTE = regex(r"^[ \t]{0,3}[>＞|]+[ \t]?")
_SENDER = regex(r"[\"“]?([^\"“”<>,、:：]{1,40}?)[\"”]?\s*<[^<>\s]+@[^<>\s]+>")


@dataclass(frozen=True, slots=True)
class Passed:
    """The text that counts, and what stood above it where it was passed on."""

    text: str
    sender: str = ""
    date: str = ""
    subject: str = ""


def own_words(text: str, *, forwarded: bool) -> Passed:
    """The writer's own words; those of the mail within where it was forwarded, or where nothing else was said."""
    return _tidied(_opened(text, forwarded=forwarded, depth=_DEEPEST))


def _opened(text: str, *, forwarded: bool, depth: int) -> Passed:
    above, below = _parted(text)
    own = _unquoted(above)
    if not below.text.strip():
        return Passed(
            own if _letters(own) >= _LITTLE or not _letters(_all_quoted(above)) else _all_quoted(above)
        )
    if not forwarded and _letters(own) >= _LITTLE:
        return Passed(own)
    inner = _opened(below.text, forwarded=False, depth=depth - 1) if depth else Passed(below.text)
    if not _letters(inner.text):
        return Passed(own)
    return replace(
        inner,
        sender=inner.sender or below.sender,
        date=inner.date or below.date,
        subject=inner.subject or below.subject,
    )


def _parted(text: str) -> tuple[str, Passed]:
    """The text above the first mail within, and that mail without its header lines."""
    marks = [found for rule in (_LINE, _WROTE) if (found := rule.search(text))]
    block = _header_block(text)
    starts = [(found.start(), found.end(), found) for found in marks]
    first = min(starts, key=lambda each: each[0], default=None)
    if block is not None and (first is None or block < first[0]):
        return text[:block], _headed(text[block:])
    if first is None:
        return text, Passed("")
    start, end, found = first
    rest = text[end:]
    below = _headed(_all_quoted(rest) if _is_quoted(rest) else rest)
    told = next(
        (part for name, part in found.groupdict().items() if part and name not in {"what", "begin"}), ""
    )
    sender = _SENDER.search(told)
    return text[:start], replace(
        below, date=below.date or told, sender=below.sender or (sender[1].strip() if sender else "")
    )


def _header_block(text: str) -> int | None:
    """Where three header lines or more follow one another, as Outlook puts them without any mark."""
    kinds: set[str] = set()
    at = start = count = 0
    for line in text.splitlines(keepends=True):
        kind = _kind_of(line)
        if kind and not count:
            start = at
        count, kinds = (count + 1, kinds | {kind}) if kind else (0, set())
        if count >= 3 and {"from", "date"} <= kinds:  # noqa: PLR2004 - from, date and one more
            return start
        at += len(line)
    return None


def _kind_of(line: str) -> str | None:
    found = _FIELD.match(_QUOTE.sub("", normalize("NFKC", line.rstrip("\r\n"))))
    return _NAMES.get(found[1].replace(" ", "").lower()) if found else None


def _headed(text: str) -> Passed:
    """A mail within: its header lines taken off and read."""
    lines = text.lstrip("\r\n ").splitlines()
    told: dict[str, str] = {}
    at = 0
    for at, line in enumerate([*lines, "end"]):  # noqa: B007 - where the header ends
        kind = _kind_of(line)
        if kind is None and (line.strip(" \t*>_") or told):
            break
        found = _FIELD.match(_QUOTE.sub("", normalize("NFKC", line)))
        if found and kind:
            told.setdefault(kind, found[2].strip())
    return Passed("\n".join(lines[at:]), told.get("from", ""), told.get("date", ""), told.get("subject", ""))


def _is_quoted(text: str) -> bool:
    lines = [line for line in text.splitlines() if line.strip()]
    return bool(lines) and sum(bool(_QUOTE.match(line)) for line in lines) * 2 > len(lines)


def _unquoted(text: str) -> str:
    """Without quoted lines and without what follows the sign of a signature."""
    cut = _SIGNATURE.search(text)
    shown = text[: cut.start()] if cut and text[: cut.start()].strip() else text
    return "\n".join(line for line in shown.splitlines() if not _QUOTE.match(line))


def _all_quoted(text: str) -> str:
    """Only the quoted lines, one level of quoting less."""
    return "\n".join(_QUOTE.sub("", line) for line in text.splitlines() if _QUOTE.match(line))


def _letters(text: str) -> int:
    return sum(sign.isalnum() for sign in text)


def _tidied(told: Passed) -> Passed:
    text = re.sub(r"\n{3,}", "\n\n", _RULE.sub("", told.text)).strip()
    return replace(told, text=text)
