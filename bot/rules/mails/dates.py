"""Dates as mail programs write them above a quoted mail: Japanese, Chinese and English."""

import re
from datetime import datetime, tzinfo
from email.utils import parsedate_to_datetime
from unicodedata import normalize

from bot.rules.regex import regex

_DAY = regex(r"(20\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_CLOCK = regex(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
_KANJI_CLOCK = regex(r"(\d{1,2})\s*[時时点]\s*(\d{1,2})\s*分")
_AFTER_NOON = regex(r"下午|午後|晚上|傍晚|(?<![a-z])p\.?m\b", re.IGNORECASE)
_BEFORE_NOON = regex(r"上午|午前|凌晨|早上|(?<![a-z])a\.?m\b", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = regex(
    rf"(?:({'|'.join(_MONTHS)})[a-z]*\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?|(\d{{1,2}})\s+({'|'.join(_MONTHS)})[a-z]*\.?),?\s+(20\d\d)",
    re.IGNORECASE,
)
_ZONED = regex(r"[+-]\d{4}\b|\b(?:GMT|UTC)\b")
_NOON = 12


def written_in(text: str, zone: tzinfo) -> datetime | None:
    """The moment that a header line names, in the zone where it names none; None without a time of day."""
    plain = normalize("NFKC", text).strip()
    if _ZONED.search(plain):
        try:
            exact = parsedate_to_datetime(plain)
        except (ValueError, TypeError):
            exact = None
        if exact is not None and exact.tzinfo is not None:
            return exact
    day, clock = _day(plain), _clock(plain)
    if day is None or clock is None:
        return None
    try:
        return datetime(*day, *clock, tzinfo=zone)
    except ValueError:
        return None


def _day(text: str) -> tuple[int, int, int] | None:
    found = _DAY.search(text)
    if found:
        year, month, day = (int(part) for part in found.groups())
        return year, month, day
    named = _NAMED.search(text)
    if not named:
        return None
    month_word = (named[1] or named[4]).lower()
    return int(named[5]), _MONTHS.index(month_word[:3]) + 1, int(named[2] or named[3])


def _clock(text: str) -> tuple[int, int, int] | None:
    found = _CLOCK.search(text) or _KANJI_CLOCK.search(text)
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2])
    second = int(found[3] or 0) if found.re is _CLOCK else 0
    if _AFTER_NOON.search(text) and hour < _NOON:
        hour += _NOON
    if _BEFORE_NOON.search(text) and hour == _NOON:
        hour = 0
    return hour, minute, second
