"""Days that people name by their number alone: 25号 is the next one to come."""

from calendar import monthrange
from datetime import date, timedelta

from bot.rules.regex import regex
from bot.rules.script import fold

_BARE = regex(r"(?<![\d月/.])(\d{1,2})(?=\s?号)")


def with_month(words: str, today: date) -> str:
    """The words, with the month before the first day that is named without one."""
    plain = fold(words)
    found = _BARE.search(plain)
    month = _month(int(found[1]), today) if found else None
    return (
        words
        if found is None or month is None
        else f"{plain[: found.start()]}{month}月{plain[found.start() :]}"
    )


def _month(day: int, today: date) -> int | None:
    """The month in which the next such day falls; None where no month soon has so many."""
    following = today.replace(day=1) + timedelta(days=31)
    for year, month, first in ((today.year, today.month, today.day), (following.year, following.month, 1)):
        if first <= day <= monthrange(year, month)[1]:
            return month
    return None
