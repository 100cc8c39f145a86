"""Which days an expression of time means, seen from the day on which the notice was written."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from bot.rules.reading.days.china import add_working_days
from bot.rules.reading.days.seasons import When, season
from bot.rules.reading.text.counting import number
from bot.rules.regex import regex
from bot.rules.script import fold, pattern

_N = r"(\d{1,3}|[一二两三四五六七八九十半]{1,3})"
_WEEKDAYS = {
    name: day
    for day, names in enumerate(["月一", "火二", "水三", "木四", "金五", "土六", "日天"])
    for name in names
}
_DAYS_EN = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS_EN = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_UNDECIDED = pattern(
    r"未定|不明|不确定|不一定|[说讲]不[清准定]|说不上|不晓得|法确定|能确定|不好定|没日子|没个|没时间表|没给准话|不清楚|准信|说不|不好说|没定|待定|没消息|没有消息|没说|未确定|没有?确切|没有?时间|わから|わかり|分から|分かり|はっきり"
    r"""|定不|没谱|没个准|不知道|tbd|tba|unknown|not sure|no eta|undecided|not known|no date|unclear
    |not decided|confirmed|not fixed|don't know"""
)
_DURATION = pattern(rf"""
    (?:{_N}\s?(?:-|~|至|到|か|から|、|or|to)\s?)?{_N}[\s-]?(个半)?(个?工作日|个?营业日|business day|working day
    |日|天|周|个?星期|个?礼拜|个半?月|半月|[ヶかカケヵ]月|箇月|day|week|month)""")
_MONTH_END, _WORKING = pattern(r"月底|月末|end of"), pattern(r"工作日|营业日|business|working")
_WEEKS, _MONTHLY = pattern(r"周|星期|礼拜|week"), pattern(r"月|month")
# The year is seldom written: what is longer past than this must be next year's.
_PAST = timedelta(days=60)
_FULL = regex(r"(20\d\d)[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})")
_MONTH_DAY = pattern(r"""
    (\d{1,2})[/月]\s?の?(\d{1,2})(?:[日号])?(?:\s?\(.\))?(?:\s?(?:-|~|から|至
    |到)\s?(?:(\d{1,2})[/月])?(\d{1,2}))?""")
_MONTH_ONLY = pattern(r"(?:(来年|明年)の?)?(\d{1,2})月")
_EN_DAY = regex(r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:\s?(?:the\s)?(\d{1,2}))?")
_EN_DAY_FIRST = regex(
    r"(\d{1,2})(?:st|nd|rd|th)?\s(?:of\s)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
)
_WEEK = pattern(r"""
    (再来|来|今|翌|下下个?|下个?|这个?|本)?(?:周|星期|礼拜)(?:の?([月火水木金土日一二三四五六天]))?""")
_MONTH_REL = pattern(r"(再来|来|今|本|翌|下下个?|下个?|这个?)月(?:の?(\d{1,2})[日号])?")
_PARTS = (
    (pattern(r"上旬"), (1, 10)),
    (pattern(r"中旬"), (11, 20)),
    (pattern(r"下旬|底"), (21, 31)),
    (pattern(r"初|头|early|beginning|start"), (1, 5)),
    (pattern(r"半ば|中顷|mid|中"), (13, 17)),
    (pattern(r"末|end|いっぱい"), (-5, 31)),
    (pattern(r"late"), (21, 31)),
)
_OPEN = pattern(r"以上|以降|more|\+|多")
_WITHIN = pattern(r"以内|内$")
_SOON = pattern(r"过几天|过两天|几天后|数日|近日|few days|couple of days|soon|近期")


def when(words: str, today: date) -> When:
    """Read one expression; what cannot be read gives an empty range."""
    text = fold(words)
    if _UNDECIDED.search(text):
        return When(undecided=True)
    for reader in _READERS:
        found = reader(text, today)
        if found is not None:
            return found
    return When()


def _full(text: str, _today: date) -> When | None:
    match = _FULL.search(text)
    if match is None:
        return None
    day = _day(int(match[1]), int(match[2]), int(match[3]))
    return When(day, day) if day else None


def _month_day(text: str, today: date) -> When | None:
    match = _MONTH_DAY.search(text)
    if match is None:
        return None
    start = _coming(int(match[1]), int(match[2]), today)
    end = _coming(int(match[3] or match[1]), int(match[4]), today) if match[4] else start
    return _opened(text, start, end)


def _month_only(text: str, today: date) -> When | None:
    match = _MONTH_ONLY.search(text)
    month = int(match[2]) if match else 0
    if not 1 <= month <= 12:  # noqa: PLR2004
        return None
    if match and match[1]:
        return _part(text, today.year + 1, month)
    return _coming_month(text, month, today)


def _english_month(text: str, today: date) -> When | None:
    first = _EN_DAY_FIRST.search(text)
    match = first or _EN_DAY.search(text)
    if match is None:
        return None
    name, day = (match[2], match[1]) if first else (match[1], match[2])
    month = _MONTHS_EN.index(name) + 1
    if day:
        found = _coming(month, int(day), today)
        return When(found, found)
    return _coming_month(text, month, today)


def _coming_month(text: str, month: int, today: date) -> When:
    found = _part(text, today.year, month)
    long_past = found.end is not None and found.end < today - _PAST
    return _part(text, today.year + 1, month) if long_past else found


def _relative_month(text: str, today: date) -> When | None:
    match = _MONTH_REL.search(text)
    ahead = _ahead(match[1]) if match else _ahead_en(text, "month")
    if ahead is None:
        return _part("末", today.year, today.month) if _MONTH_END.search(text) and "年" not in text else None
    year, month = today.year + (today.month - 1 + ahead) // 12, (today.month - 1 + ahead) % 12 + 1
    if match and match[2]:
        day = _day(year, month, int(match[2]))
        return When(day, day)
    return _part(text, year, month)


def _relative_week(text: str, today: date) -> When | None:
    named = [day for day, name in enumerate(_DAYS_EN) if name in text]
    match = _WEEK.search(text)
    ahead = _ahead(match[1]) if match else 1 if named else _ahead_en(text, "week")
    if ahead is None:
        return None
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=ahead)
    weekday = _WEEKDAYS.get(match[2]) if match and match[2] else named[0] if named else None
    if weekday is None:
        return When(monday, monday + timedelta(days=6))
    day = monday + timedelta(days=weekday)
    return When(day, day)


def _ahead(word: str | None) -> int | None:
    if word in {None, "今", "本", "这", "这个"}:
        return 0
    return 2 if word in {"再来", "下下", "下下个"} else 1


def _ahead_en(text: str, unit: str) -> int | None:
    if unit not in text:
        return None
    return 1 if "next" in text or "following" in text else 0 if "this" in text else None


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
    extra = 0.5 if match[3] or ("半月" in match[4] and match[2] != "半") else 0.0
    start, end = (_add(today, count + extra, match[4]) for count in (low, high))
    if _WITHIN.search(text):
        return When(today, end)
    return _opened(text, start, end)


def _add(today: date, count: float, unit: str) -> date:
    if _WORKING.search(unit):
        return add_working_days(today, int(count))
    days = 7 if _WEEKS.search(unit) else 30 if _MONTHLY.search(unit) else 1
    return today + timedelta(days=int(count * days))


def _opened(text: str, start: date | None, end: date | None) -> When:
    return When(start, None if _OPEN.search(text) else end)


def _part(text: str, year: int, month: int) -> When:
    last = monthrange(year, month)[1]
    for words, (first, final) in _PARTS:
        if words.search(text):
            start = last - 4 if first < 0 else first
            return When(date(year, month, start), date(year, month, min(final, last)))
    return When(date(year, month, 1), date(year, month, last))


def _coming(month: int, day: int, today: date) -> date | None:
    """The year is never written: a day more than 60 days past must be next year's."""
    found = _day(today.year, month, day)
    return _day(today.year + 1, month, day) if found and found < today - _PAST else found


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_READERS: tuple[Callable[[str, date], When | None], ...] = (
    _full,
    _month_day,
    _near,
    season,
    _duration,
    _relative_month,
    _month_only,
    _relative_week,
    _english_month,
)
