"""Times named by a feast or the turn of the year: 年后, 节后, 春節明け, 年内."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from bot.rules.reading.days.china import NATIONAL_DAY, SPRING_FESTIVAL, Window, next_window
from bot.rules.script import pattern


class When(NamedTuple):
    """A range of days, open at an end that is None; undecided when the agent says that nobody knows."""

    start: date | None = None
    end: date | None = None
    undecided: bool = False


_RECOVERY = timedelta(days=14)


def _after_feast(windows: dict[int, Window], margin: int) -> Callable[[date], When]:
    """The fortnight after a holiday; the one just past still counts for some days."""

    def days(today: date) -> When:
        return _after(next_window(windows, today, margin))

    return days


def _after(window: Window | None) -> When:
    return When(window[1] + timedelta(days=1), window[1] + _RECOVERY) if window else When()


def _after_next_feast(today: date) -> When:
    windows = [next_window(NATIONAL_DAY, today, 7), next_window(SPRING_FESTIVAL, today, 7)]
    return _after(min(filter(None, windows), default=None))


def _before_spring(today: date) -> When:
    window = next_window(SPRING_FESTIVAL, today)
    return When(today, window[0] - timedelta(days=1)) if window else When()


def _after_new_year(today: date) -> When:
    year = today.year + (today.month > 1)
    return When(date(year, 1, 1), date(year, 1, 15))


def _next_year(today: date) -> When:
    return When(date(today.year + 1, 1, 1), None)


# In this order: 旧正月明け is no 正月明け, and 年后 is after the Spring Festival, never after 1 January.
_SEASONS: tuple[tuple[re.Pattern[str], Callable[[date], When]], ...] = (
    (pattern(r"国慶|national|golden"), _after_feast(NATIONAL_DAY, 14)),
    (
        pattern(r"""
            春節(?!前)|旧正月|旧历|农历|过完年|过年|^(?:大约|大概|约)?年后|chinese new|lunar|cny|spring fes|开春
            |开年|春$"""),
        _after_feast(SPRING_FESTIVAL, 21),
    ),
    (pattern(r"元旦|^年明け|新年后|正月明け|after (?:the )?new year"), _after_new_year),
    (pattern(r"年前|節前"), _before_spring),
    (pattern(r"節后|明け|假期|放假|休み|休暇|holiday"), _after_next_feast),
    (pattern(r"年内"), lambda today: When(today, date(today.year, 12, 31))),
    (
        pattern(r"年末|年底|year end|end of (?:the |this )?year"),
        lambda today: When(date(today.year, 12, 21), date(today.year, 12, 31)),
    ),
    (pattern(r"(?:来年|明年|next year)(?!の?\d)"), _next_year),
)


def season(text: str, today: date) -> When | None:
    """The days that a season's name in folded text means; None when there is no such name in it."""
    return next((days(today) for words, days in _SEASONS if words.search(text)), None)
