"""Times as people in Japan read them; the workspace keeps Japan Standard Time."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

JST = timezone(timedelta(hours=9), "JST")

WEEKDAYS = {"ja": "月火水木金土日", "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

DATE_TOKEN = re.compile(r"\{(\w+)\}")


def at_of(ts: str) -> datetime:
    """The moment in a message's ts."""
    return datetime.fromtimestamp(float(ts), JST)


def hour_minute(at: datetime) -> str:
    return f"{at:%H:%M}"


def day_name(day: date, language: str, *, year: bool = False) -> str:
    weekday = WEEKDAYS[language][day.weekday()]
    if language == "ja":
        return f"{f'{day.year}年' if year else ''}{day.month}月{day.day}日（{weekday}）"
    return f"{weekday}, {day.day} {MONTHS[day.month - 1]}{f' {day.year}' if year else ''}"


def full_time(at: datetime, language: str) -> str:
    return f"{day_name(at.date(), language, year=True)} {at:%H:%M:%S} JST"


def relative_day(day: date, today: date, say: Callable[..., str], language: str) -> str:
    """Today, yesterday, or the day's name."""
    named = day_name(day, language, year=day.year != today.year)
    if day == today:
        return f"{say('today')} · {named}"
    if day == today - timedelta(days=1):
        return f"{say('yesterday')} · {named}"
    return named


def date_by_format(seconds: str, template: str, fallback: str, language: str) -> str:
    """What Slack's `<!date^…>` shows; an unknown token or a time out of range shows the fallback."""
    try:
        at = datetime.fromtimestamp(int(seconds), JST)
    except (ValueError, OverflowError, OSError):
        return fallback
    tokens = _tokens(at, language)
    if any(name not in tokens for name in DATE_TOKEN.findall(template)):
        return fallback
    return DATE_TOKEN.sub(lambda found: tokens[found[1]], template)


def _tokens(at: datetime, language: str) -> dict[str, str]:
    day = day_name(at.date(), language)
    with_year = day_name(at.date(), language, year=True)
    return {
        "date_num": f"{at:%Y-%m-%d}",
        "date_slash": f"{at:%Y/%m/%d}",
        "date": with_year,
        "date_long": with_year,
        "date_long_full": with_year,
        "date_pretty": with_year,
        "date_short": day,
        "date_short_pretty": day,
        "date_long_pretty": with_year,
        "day_divider_pretty": day,
        "time": f"{at:%H:%M}",
        "time_secs": f"{at:%H:%M:%S}",
        "ago": f"{at:%H:%M}",
    }
