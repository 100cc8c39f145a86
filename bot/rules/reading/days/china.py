"""China's two long holidays, when factories stand still, and the days that count as working days there."""

from datetime import date, timedelta

from bot.rules.data import load

_TABLE = load("china")
Window = tuple[date, date]


def _windows(name: str) -> dict[int, Window]:
    return {
        int(year): (date.fromisoformat(row["from"]), date.fromisoformat(row["to"]))
        for year, row in _TABLE[name].items()
    }


SPRING_FESTIVAL = _windows("spring_festival")
NATIONAL_DAY = _windows("national_day")


def next_window(windows: dict[int, Window], day: date, margin: int = 0) -> Window | None:
    """The window that a day lies in or that comes next; one that ended up to `margin` days ago still counts."""
    for year in (day.year, day.year + 1):
        window = windows.get(year)
        if window is not None and window[1] + timedelta(days=margin) >= day:
            return window
    return None


def add_working_days(day: date, count: int) -> date:
    """The day that many Chinese working days later; weekends and the long holidays do not count."""
    while count > 0:
        day += timedelta(days=1)
        count -= _works(day)
    return day


def _works(day: date) -> bool:
    closed = [SPRING_FESTIVAL.get(day.year), NATIONAL_DAY.get(day.year)]
    return day.weekday() < 5 and not any(window and window[0] <= day <= window[1] for window in closed)  # noqa: PLR2004
