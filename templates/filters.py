"""Filters for the texts: dates, times and money for the reader's language and time zone (`lang`, `tz`)."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta, tzinfo
from decimal import Decimal
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo

from babel.dates import format_date
from jinja2 import pass_context
from jinja2.runtime import Context

from templates.safe import Trusted, escape, one_line, visible

_DATE = {"ja": "M/d(E)", "en": "EEE d MMM", "zh": "M月d日"}
_DATE_AND_YEAR = {"ja": "y/M/d(E)", "en": "EEE d MMM y", "zh": "y年M月d日"}
_LONG_DATE = {"ja": "M月d日", "en": "d MMMM", "zh": "M月d日"}
_YUAN = {"ja": "{}元", "en": "CN¥{}", "zh": "{}元"}
_AND = {"ja": "、", "en": ", ", "zh": "、"}
_DOT = {"ja": " ・ ", "en": " · ", "zh": "，"}
_UNITS = {
    "ja": ("日", "時間", "分", "秒"),
    "en": (" d ", " h ", " min ", " s "),
    "zh": ("天", "小时", "分", "秒"),
}
_SECONDS = 3
#: From so many minutes on, a length of time is roughly told in days.
_DAYS_FROM = 48 * 60
_USER = re.compile(r"[UW][A-Z0-9_]{1,30}")
_CHANNEL = re.compile(r"[CG][A-Z0-9_]{1,30}")
#: How the timeline names those who are known by a name only (bot/flows/actors.py).
_BY_NAME = "chatwork:"
_LINK_LIMIT = 300


@pass_context
def date_short(context: Context, value: date | str, year: int | None = None) -> str:
    """A day with its weekday: 11/23(月); where it is not of the given year, 2027/1/5(火)."""
    lang, day = _lang(context), _day(context, value)
    form = _DATE if year in {None, day.year} else _DATE_AND_YEAR
    return str(format_date(day, form[lang], locale=lang))


@pass_context
def date_long(context: Context, value: date | str) -> str:
    """A day as a letter writes it: 11月23日."""
    lang = _lang(context)
    return str(format_date(_day(context, value), _LONG_DATE[lang], locale=lang))


@pass_context
def time(context: Context, value: datetime | str) -> str:
    """Hours and minutes in the desk's time zone."""
    return _moment(value).astimezone(_tz(context)).strftime("%H:%M")


@pass_context
def time_exact(context: Context, value: datetime | str) -> str:
    """The time with seconds, for telling who came first."""
    return _moment(value).astimezone(_tz(context)).strftime("%H:%M:%S")


@pass_context
def slack_time(context: Context, value: datetime | str) -> Trusted:
    """A time that Slack shows in each reader's own zone, and the desk's where it cannot."""
    return Trusted(f"<!date^{int(_moment(value).timestamp())}^{{time}}|{time(context, value)}>")


@pass_context
def slack_day(context: Context, value: datetime | str) -> Trusted:
    """As slack_time, with the day."""
    fallback = f"{date_short(context, value)} {time(context, value)}"
    return Trusted(f"<!date^{int(_moment(value).timestamp())}^{{date_short_pretty}} {{time}}|{fallback}>")


@pass_context
def yuan(context: Context, value: Decimal) -> str:
    """Money in yuan; never a bare ¥, which a Japanese reader takes for yen."""
    return _YUAN[_lang(context)].format(number(value))


@pass_context
def commas(context: Context, items: Iterable[object], most: int | None = None) -> Trusted:
    """Several things in a row, each escaped unless it is trusted; of more than `most` the first ones."""
    things = list(items)
    more = [Trusted("…")] if most is not None and len(things) > most else []
    return _joined([*things[:most], *more], _AND[_lang(context)])


@pass_context
def dots(context: Context, items: Iterable[object]) -> Trusted:
    """Several facts in a row, set apart."""
    return _joined(items, _DOT[_lang(context)])


def _joined(items: Iterable[object], between: str) -> Trusted:
    return Trusted(
        between.join(escape(item if isinstance(item, Trusted) else visible(str(item))) for item in items)
    )


def number(value: Decimal | float) -> str:
    """A number without needless zeros, with at most two decimals."""
    text = f"{Decimal(value):,.2f}"
    return text.rstrip("0").rstrip(".")


def signed(value: Decimal) -> str:
    """A change with its sign: +8, −3."""
    return f"{'+' if value >= 0 else '−'}{number(abs(value))}"


@pass_context
def duration(context: Context, value: timedelta) -> str:
    """A length of time in its two largest units: 4分5秒, 2 h 10 min."""
    lang = _lang(context)
    seconds = max(0, int(value.total_seconds()))
    amounts = (seconds // 86_400, seconds // 3_600 % 24, seconds // 60 % 60, seconds % 60)
    first = next((index for index, amount in enumerate(amounts) if amount), 3)
    shown = zip(amounts[first : first + 2], _UNITS[lang][first : first + 2], strict=True)
    return "".join(f"{amount}{unit}" for amount, unit in shown if amount or first == _SECONDS).strip()


@pass_context
def roughly(context: Context, value: timedelta) -> str:
    """A length of time in its largest unit, for lists; hours up to two days."""
    minutes = max(0, int(value.total_seconds()) // 60)
    of_unit = (1_440, 60, 1)
    unit = 0 if minutes >= _DAYS_FROM else 1 if minutes >= of_unit[1] else 2
    return f"{minutes // of_unit[unit]}{_UNITS[_lang(context)][unit]}".strip()


def mention(user: str | Iterable[str]) -> Trusted:
    """One or several people by their Slack ids; anything else is only named."""
    if isinstance(user, str):
        known = _USER.fullmatch(user)
        return Trusted(f"<@{user}>") if known else escape(one_line(user.removeprefix(_BY_NAME), 80))
    return Trusted(" ".join(mention(each) for each in user))


def channel(channel_id: str) -> Trusted:
    """A channel by its Slack id; anything else is only named."""
    known = _CHANNEL.fullmatch(channel_id)
    return Trusted(f"<#{channel_id}>") if known else escape(one_line(channel_id, 80))


def link(url: str, text: str | None = None) -> Trusted:
    """A link whose text is ours; an address that is no plain web link is shown and not linked."""
    shown = escape(one_line(text or url, 80))
    address = _address(url)
    if len(address) > _LINK_LIMIT or not is_web_address(url):
        return shown
    return Trusted(f"<{address}|{shown}>")


def bare(url: str) -> Trusted:
    """An address in full, to be copied or pressed."""
    return Trusted(f"<{_address(url)}>") if is_web_address(url) else escape(one_line(url, _LINK_LIMIT))


def is_web_address(url: str) -> bool:
    """Whether the text is an address that may be linked."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def _address(url: str) -> Trusted:
    return escape(quote(visible(url), safe=";/?:@&=+$,#%!*'()~-._"))


def _day(context: Context, value: date | str) -> date:
    if isinstance(value, str):
        value = datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
    return value.astimezone(_tz(context)).date() if isinstance(value, datetime) else value


def _moment(value: datetime | str) -> datetime:
    """A time, also as the timeline keeps it."""
    return datetime.fromisoformat(value) if isinstance(value, str) else value


def _lang(context: Context) -> str:
    return str(context["lang"])


def _tz(context: Context) -> tzinfo:
    zone: tzinfo | str = context["tz"]
    return ZoneInfo(zone) if isinstance(zone, str) else zone


FILTERS: dict[str, Callable[..., object]] = {
    "bare": bare,
    "clip": one_line,
    "commas": commas,
    "date_long": date_long,
    "date_short": date_short,
    "dots": dots,
    "duration": duration,
    "link": link,
    "channel": channel,
    "mention": mention,
    "number": number,
    "roughly": roughly,
    "signed": signed,
    "slack_day": slack_day,
    "slack_time": slack_time,
    "time": time,
    "time_exact": time_exact,
    "yuan": yuan,
}
