"""Which days an expression of time means, seen from the day on which the notice was written."""

from collections.abc import Callable
from datetime import date, timedelta

from bot.rules.reading.days.china import add_working_days
from bot.rules.reading.days.months import (
    ahead_en,
    ahead_of,
    coming,
    coming_month,
    day_of,
    next_of_the_month,
    opened,
    part,
    relative_day,
    relative_month,
    week_of_month,
)
from bot.rules.reading.days.seasons import When, season
from bot.rules.reading.text.counting import number
from bot.rules.regex import regex
from bot.rules.script import fold, pattern

_N = r"(\d{1,2}\.5|\d{1,3}|[一二两三四五六七八九十半]{1,3})"
_WEEKDAYS = {
    name: day
    for day, names in enumerate(["月一", "火二", "水三", "木四", "金五", "土六", "日天"])
    for name in names
}
_DAYS_EN = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS_EN = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_UNDECIDED = pattern(
    r"未定|不明|不确定|不一定|[说讲]不[清准定]|说不上|不晓得|法确定|能确定|不好定|没日子|没个|没时间表|没给准话|不清楚|准信|说不|不好说|没定|待定|没消息|没有消息|没说|未确定|没有?确切|没有?时间|目途|目处|めど|メド|見通|见通|わから|わかり|分から|分かり|はっきり"
    r"""|定不|没谱|没个准|不知道|tbd|tba|unknown|not sure|no eta|undecided|not known|no date|no idea|unclear
    |not decided|confirmed|not fixed|don't know"""
)
_DURATION = pattern(rf"""
    (?:{_N}\s?(?:-|~|至|到|か|から|、|or|to)\s?)?{_N}[\s-]?(个半)?(个?工作日|个?营业日|business day|working day
    |日|天|周|个?星期|个?礼拜|个半?月|半月|(?:[ヶかカケヵ]|箇)月半?|day|week|month)""")
_AND_A_HALF = pattern(r"半月|月半")
_WORKING = pattern(r"工作日|营业日|business|working")
_WEEKS, _MONTHLY = pattern(r"周|星期|礼拜|week"), pattern(r"月|month")
_FULL = regex(r"(20\d\d)[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})")
_MONTH_DAY = pattern(r"""
    (\d{1,2})[/月]\s?の?(\d{1,2})(?:[日号])?(?:\s?\(.\))?(?:\s?(?:-|~|から|至
    |到)\s?(?:(\d{1,2})[/月])?(\d{1,2}))?""")
_MONTH_ONLY = pattern(r"(?:(来年|明年)の?)?(\d{1,2})月")
_EN_DAY = regex(
    r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:\s?(?:the\s)?(\d{1,2})(?:st|nd|rd|th)?(?:\s?(?:-|to)\s?(\d{1,2}))?)?"
)
_EN_DAY_FIRST = regex(
    r"(\d{1,2})(?:st|nd|rd|th)?\s(?:of\s)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
)
_WEEK = pattern(r"""
    (再来|来|今|翌|下下个?|下个?|这个?|本)?(?:周|星期|礼拜)(?:の?([月火水木金土日一二三四五六天]))?""")
_PART_OF_MONTH = pattern(r"\d月(?:の)?(?:[上中下]旬|底|末|初)")
_NAMED_DAY = pattern(r"号|\d(?:st|nd|rd|th)\b")
_WAVES = pattern(r"[〜～∼–—−]")
_WITHIN = pattern(r"以内|内$")
_SOON = pattern(r"过几天|过两天|几天后|数日|近日|few days|couple of days|soon|近期")


def when(words: str, today: date, *, of_the_month: bool = False) -> When:
    """Read one expression; `5日` is a duration unless it is said of the month; what cannot be read is empty."""
    text = _WAVES.sub("~", fold(words))
    if _UNDECIDED.search(text):
        return When(undecided=True)
    for reader in (next_of_the_month, *_READERS) if of_the_month else _READERS:
        found = reader(text, today)
        if found is not None:
            return found
    return When()


def _full(text: str, _today: date) -> When | None:
    match = _FULL.search(text)
    if match is None:
        return None
    day = day_of(int(match[1]), int(match[2]), int(match[3]))
    return When(day, day) if day else None


def _month_day(text: str, today: date) -> When | None:
    match = _MONTH_DAY.search(text)
    if match is None:
        return None
    start = coming(int(match[1]), int(match[2]), today)
    end = coming(int(match[3] or match[1]), int(match[4]), today) if match[4] else start
    return opened(text, start, end)


def _month_only(text: str, today: date) -> When | None:
    match = _MONTH_ONLY.search(text)
    month = int(match[2]) if match else 0
    if not 1 <= month <= 12:  # noqa: PLR2004
        return None
    if match and match[1]:
        return part(text, today.year + 1, month)
    return coming_month(text, month, today)


def _english_month(text: str, today: date) -> When | None:
    first = _EN_DAY_FIRST.search(text)
    match = first or _EN_DAY.search(text)
    if match is None:
        return None
    name, day = (match[2], match[1]) if first else (match[1], match[2])
    last = day if first else match[3] or day
    month = _MONTHS_EN.index(name) + 1
    if day:
        return When(coming(month, int(day), today), coming(month, int(last), today))
    return coming_month(text, month, today)


def _relative_week(text: str, today: date) -> When | None:
    named = [day for day, name in enumerate(_DAYS_EN) if name in text]
    match = _WEEK.search(text)
    ahead = ahead_of(match[1]) if match else 1 if named else ahead_en(text, "week")
    if ahead is None:
        return None
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=ahead)
    weekday = _WEEKDAYS.get(match[2]) if match and match[2] else named[0] if named else None
    if weekday is None:
        return When(monday, monday + timedelta(days=6))
    day = monday + timedelta(days=weekday)
    return When(day, day)


def _part_of_month(text: str, today: date) -> When | None:
    """`年后2月底`: the part of a month is told more exactly than the season."""
    return _month_only(text, today) if _PART_OF_MONTH.search(text) else None


def _named_day(text: str, today: date) -> When | None:
    """25号, `the 5th`: a day of the month that is not named."""
    return next_of_the_month(text, today) if _NAMED_DAY.search(text) else None


def _near(text: str, today: date) -> When | None:
    for word, days in (
        ("大后天", 3),
        ("明后", 2),
        ("后天", 2),
        ("あさって", 2),
        ("明日", 1),
        ("明天", 1),
        ("tomorrow", 1),
    ):
        if word in text:
            return When(today + timedelta(days=days), today + timedelta(days=days))
    if _SOON.search(text):
        return When(today + timedelta(days=2), today + timedelta(days=10))
    return None


def _duration(text: str, today: date) -> When | None:
    match = _DURATION.search(text)
    if match is None:
        return None
    low, high = number(match[1] or match[2]), number(match[2])
    if low is None or high is None:
        return None
    extra = 0.5 if match[3] or (_AND_A_HALF.search(match[4]) and match[2] != "半") else 0.0
    start, end = (_add(today, count + extra, match[4]) for count in (low, high))
    if _WITHIN.search(text):
        return When(today, end)
    return opened(text, start, end)


def _add(today: date, count: float, unit: str) -> date:
    if _WORKING.search(unit):
        return add_working_days(today, int(count))
    days = 7 if _WEEKS.search(unit) else 30 if _MONTHLY.search(unit) else 1
    return today + timedelta(days=int(count * days))


_READERS: tuple[Callable[[str, date], When | None], ...] = (
    _full,
    _month_day,
    relative_day,
    week_of_month,
    _part_of_month,
    _near,
    season,
    _duration,
    relative_month,
    _month_only,
    _relative_week,
    _english_month,
    _named_day,
)
