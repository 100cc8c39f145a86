"""The hours in a pasted chat log (WeChat, QQ, Teams): when its words were written, where they may be believed."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from unicodedata import normalize

from bot.rules.regex import regex

OLDEST = timedelta(hours=12)  # an older log is likelier to be of another day than to have lain about since

_DAY = r"(?:(?P<year>20\d\d)[-/.年])?(?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?"
_OTHER_DAY = (
    r"昨[天日]|前[天日]|きのう|(?:星期|周)[一二三四五六日天]|[月火水木金土日]曜日?"
    r"|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
)
_WHEN = (
    rf"(?:{_DAY}[ ,]*|(?P<other>{_OTHER_DAY})[ ,]*)?(?P<half>上午|下午|午前|午後|早上|晚上|am|pm)?[ ]?"
    r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?P<end> ?[ap]m)?"
)
_NAME = r"[^\d\n:\[\]()、。,]{1,24}?"
_HEADS = (
    regex(rf"^(?P<name>{_NAME})[ \t:]+[\[(]?{_WHEN}[\])]?[ \t:]*$", re.IGNORECASE),
    regex(rf"^[\[(]?{_WHEN}[\])]?[ \t]+(?P<name>{_NAME})(?:[:\t]|$)", re.IGNORECASE),
    regex(rf"^(?P<name>){_WHEN}$", re.IGNORECASE),
)
# An hour that something is said of is nobody's signature.
_NO_NAME = regex(
    r"締|期限|まで|予定|到着|入荷|発送|発車|時間|时间|截止|以前|之前|营业|営業|休|closing|until|deadline",
    re.IGNORECASE,
)
_AFTERNOON = regex(r"下午|午後|晚上|pm", re.IGNORECASE)
_NOON = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class LogHour:
    """The head of one message in a log, and the words below it."""

    said: str
    hour: time
    day: date | None  # None: the log names none
    other_day: bool  # yesterday, or a weekday
    words: str


def log_hours(text: str, today: date) -> list[LogHour]:
    """The messages of a log in their order; nothing where the text is none."""
    found: list[tuple[str, re.Match[str], list[str]]] = []
    for raw in normalize("NFKC", text).splitlines():
        line = raw.strip()
        head = _head(line)
        if head:
            found.append((line, head, [line[head.end() :]]))
        elif found:
            found[-1][2].append(line)
    read = (_hour(head, "\n".join(words), today) for _, head, words in found)
    return [hour for hour in read if hour is not None]


def hour_of(hours: list[LogHour], is_stockout: Callable[[str], bool]) -> LogHour | None:
    """The message that tells of the stockout, where the log has several; else its first."""
    if len(hours) > 1:
        return next((hour for hour in hours if is_stockout(hour.words)), hours[0])
    return hours[0] if hours else None


def believed(hour: LogHour, pasted_at: datetime, tz: tzinfo) -> datetime | None:
    """When it was written: on the day of the paste, before it, and not long before; None where that cannot be."""
    here = pasted_at.astimezone(tz)
    if hour.other_day or (hour.day is not None and hour.day != here.date()):
        return None
    at = datetime.combine(here.date(), hour.hour, tz)
    return at.astimezone(pasted_at.tzinfo) if here - OLDEST <= at <= here else None


def _head(line: str) -> re.Match[str] | None:
    found = (pattern.search(line) for pattern in _HEADS)
    return next((head for head in found if head and not _NO_NAME.search(head["name"])), None)


def _hour(head: re.Match[str], words: str, today: date) -> LogHour | None:
    hour = int(head["hour"])
    if _AFTERNOON.search(f"{head['half'] or ''}{head['end'] or ''}") and hour < _NOON:
        hour += _NOON
    try:
        day = (
            date(int(head["year"] or today.year), int(head["month"]), int(head["day"]))
            if head["month"]
            else None
        )
    except ValueError:
        return None
    said = f"{head['hour']}:{head['minute']}"
    at = time(hour, int(head["minute"]))
    return LogHour(said=said, hour=at, day=day, other_day=bool(head["other"]), words=words)
