"""Which days a month, a part of it or a day of it means."""

from calendar import monthrange
from datetime import date, timedelta

from bot.rules.reading.days.seasons import When
from bot.rules.reading.text.counting import number
from bot.rules.script import pattern

_MONTH_END = pattern(r"月底|月末|end of")
# The year is seldom written: what is longer past than this must be next year's.
_PAST = timedelta(days=60)
_TO_DAY = r"(?:[日号]?\s?(?:-|~|から|至|到|か|、|or)\s?(\d{1,2})(?=[日号]|$))?"
_MONTH_REL = pattern(rf"(再来|来|今|本|翌|下下个?|下个?|这个?)月(?:の?\s?(\d{{1,2}}){_TO_DAY}(?:[日号]|$))?")
_OF_THE_MONTH = pattern(rf"(?<![\d/.月])([12]\d|3[01]|0?[1-9]){_TO_DAY}(?:[日号]|st\b|nd\b|rd\b|th\b)")
_NTH_WEEK = pattern(r"月(?:份)?の?\s?第([一二三四五1-5])(?:个?(?:周|星期|礼拜))")
_WEEK_EN = pattern(r"(first|second|third|fourth|1st|2nd|3rd|4th)\sweek")
_ORDINALS = ("first", "second", "third", "fourth", "1st", "2nd", "3rd", "4th")
_MONTH = pattern(r"(1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月")
_OPEN = pattern(r"以上|以降|more|\+|多")
_PARTS = (
    (pattern(r"上旬"), (1, 10)),
    (pattern(r"中旬"), (11, 20)),
    (pattern(r"下旬|底"), (21, 31)),
    (pattern(r"初|头|early|beginning|start"), (1, 5)),
    (pattern(r"半ば|中顷|mid|中"), (13, 17)),
    (pattern(r"末|end|いっぱい"), (-5, 31)),
    (pattern(r"late"), (21, 31)),
)


def relative_month(text: str, today: date) -> When | None:
    """来月, `next month`, 下个月底."""
    match = _MONTH_REL.search(text)
    ahead = ahead_of(match[1]) if match else ahead_en(text, "month")
    if ahead is None:
        return part("末", today.year, today.month) if _MONTH_END.search(text) and "年" not in text else None
    year, month = today.year + (today.month - 1 + ahead) // 12, (today.month - 1 + ahead) % 12 + 1
    if match and match[2]:
        day = day_of(year, month, int(match[2]))
        return opened(text, day, day_of(year, month, int(match[3])) if match[3] else day)
    return part(text, year, month)


def relative_day(text: str, today: date) -> When | None:
    """`来月5日` is a day of that month, never so many days from now."""
    match = _MONTH_REL.search(text)
    return relative_month(text, today) if match and match[2] else None


def week_of_month(text: str, today: date) -> When | None:
    """`12月の第2週`, 下个月第一周."""
    if not _NTH_WEEK.search(text):
        return None
    match = _MONTH.search(text)
    month = int(number(match[1]) or 0) if match else 0
    if 1 <= month <= 12:  # noqa: PLR2004
        return coming_month(text, month, today)
    return relative_month(text, today)


def next_of_the_month(text: str, today: date) -> When | None:
    """`5日に入荷`: the next day of that number, in this month or one that has it."""
    match = _OF_THE_MONTH.search(text)
    start = _next_day(int(match[1]), today) if match else None
    if match is None or start is None:
        return None
    return opened(text, start, _next_day(int(match[2]), start) if match[2] else start)


def _next_day(day: int, today: date) -> date | None:
    later = (today.month - 1 + ahead for ahead in range(3))
    months = ((today.year + month // 12, month % 12 + 1) for month in later)
    days = (day_of(year, month, day) for year, month in months)
    return next((found for found in days if found and found >= today), None)


def coming_month(text: str, month: int, today: date) -> When:
    """A month or a part of it; one long past is next year's."""
    found = part(text, today.year, month)
    long_past = found.end is not None and found.end < today - _PAST
    return part(text, today.year + 1, month) if long_past else found


def ahead_of(word: str | None) -> int | None:
    """How many weeks or months from this one."""
    if word in {None, "今", "本", "这", "这个"}:
        return 0
    return 2 if word in {"再来", "下下", "下下个"} else 1


def ahead_en(text: str, unit: str) -> int | None:
    """The same in English; None where nothing is said."""
    if unit not in text:
        return None
    return 1 if "next" in text or "following" in text else 0 if "this" in text else None


def opened(text: str, start: date | None, end: date | None) -> When:
    """A range that has no end where the words say so."""
    return When(start, None if _OPEN.search(text) else end)


def part(text: str, year: int, month: int) -> When:
    """A part of a month, or all of it."""
    last = monthrange(year, month)[1]
    week = _NTH_WEEK.search(text)
    if week:
        return _nth_week(year, month, int(number(week[1]) or 1))
    ordinal = _WEEK_EN.search(text)
    if ordinal:
        return _nth_week(year, month, _ORDINALS.index(ordinal[1]) % 4 + 1)
    for words, (first, final) in _PARTS:
        if words.search(text):
            start = last - 4 if first < 0 else first
            return When(date(year, month, start), date(year, month, min(final, last)))
    return When(date(year, month, 1), date(year, month, last))


def _nth_week(year: int, month: int, which: int) -> When:
    """The weeks of a month as calendars show them: the first one holds its first day."""
    first = date(year, month, 1)
    monday = first - timedelta(days=first.weekday()) + timedelta(weeks=which - 1)
    return When(max(monday, first), monday + timedelta(days=6))


def coming(month: int, day: int, today: date) -> date | None:
    """The year is never written: a day more than 60 days past must be next year's."""
    found = day_of(today.year, month, day)
    return day_of(today.year + 1, month, day) if found and found < today - _PAST else found


def day_of(year: int, month: int, day: int) -> date | None:
    """A day of the calendar, if there is such a day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
