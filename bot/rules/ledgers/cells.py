"""A row's cells as figures, days and words; what cannot be one is said with the cell."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from decimal import Decimal
from unicodedata import normalize
from urllib.parse import urlsplit

from bot.rules.ledgers.columns import words
from bot.rules.ledgers.values import RowWrong
from bot.rules.regex import regex
from bot.rules.sheets.headers import plain, unguarded

_FIGURE = regex(r"[^\d.,+\-]{0,4}(\d{1,3}(?:,\d{3})+|\d{1,9})?(\.\d{1,6})?[^\d.,\-]{0,6}")
_DAMAGED = regex(r"\d(?:\.\d+)?e\+?\d{2}", re.IGNORECASE)
#: Books write a figure below 0 with a triangle, with one of many dashes, or in brackets; ー also stands in words.
_BELOW = regex(
    r"[▲△▼▽\u2010-\u2015\u2212\u2500\u2501\u2796负負]|マイナス|(?<![ァ-ヺー])ー\s*\d|[(\[{【〔《〈「『].*\d"
)
#: What makes the figure before it a larger one: 2万, 3k, 5w.
_SCALED = regex(r"\d.*[万萬千仟百佰十拾億亿兆]|\d\s*(?:k(?!g)|[wm](?![a-z]))", re.IGNORECASE)
_YEN = regex(r"[円圓]|日[元圆币幣]|jpy|yen", re.IGNORECASE)
_FOREIGN = regex(
    r"[$€£₩฿]|usd|eur|gbp|hkd|twd|krw|ドル|ユーロ|ウォン|[美港台韩韓欧][元金币幣]", re.IGNORECASE
)
#: With signs between all parts, or between none: 2026115 could be two days.
_DAY = regex(r"(20\d\d)(?:[-/.年](?=\d{1,2}[-/.月])|(?=\d{4}(?!\d)))(\d{1,2})[-/.月]?(\d{1,2})(?!\d)日?")
_WEEKDAY = r"\s{0,2}(?:\((?:[月火水木金土日]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)(?:曜日?)?\)|[月火水木金土日]曜日?)?"
_HOUR = regex(
    _WEEKDAY + r"[ t,]{0,3}(?:(?P<before>午前|午後|上午|下午)?\s{0,2}"
    r"(?P<h>\d{1,2})(?:[:時时点](?=\d)(?P<m>\d\d|\d(?=分))(?:[:分](?=\d)(?P<s>\d\d|\d(?=秒))(?:\.\d+)?)?[分秒]?|[時时点])"
    r"\s?(?P<after>[ap]\.?m\.?)?\s?(?P<zone>z|utc|gmt|jst|[+\-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)
_NOON = 12
_ZONES = {"z": "+00:00", "utc": "+00:00", "gmt": "+00:00", "jst": "+09:00"}
#: A cell that says that there is nothing.
_NOTHING = frozenset("-－ー—–")
_LAST_MINUTE = time(23, 59)
_MOST = 1_000_000
_LONGEST_URL = 1000
_YES, _NO, _ENDED, _GOING = words("yes"), words("no"), words("ended"), words("going")


@dataclass(frozen=True, slots=True)
class Cells:
    """One row, by what its columns hold."""

    raw: Sequence[str]
    places: Mapping[str, Sequence[int]]
    zone: tzinfo  # of times that do not say theirs
    as_of: date | None = None  # where it is not known, every day counts as past

    def has(self, *names: str) -> bool:
        """Whether any of these columns says something."""
        return any(self._cell(name) for name in names)

    def text(self, name: str) -> str | None:
        """Words as they stand there; empty where the cell says that there are none, None where it is empty."""
        cell = self._cell(name)
        if cell in _NOTHING:
            return ""
        return cell or None

    def code(self, name: str) -> str:
        """A number or SKU in plain characters; empty where there is none."""
        cell = normalize("NFKC", self._cell(name))
        if _DAMAGED.fullmatch(cell):
            raise RowWrong("damaged", cell)
        return " ".join(cell.split())

    def needed(self, name: str) -> str:
        """As code, where a row cannot do without."""
        found = self.code(name)
        if not found:
            raise RowWrong("missing", name)
        return found

    def whole(self, name: str) -> int | None:
        """A count from 0."""
        cell = self._cell(name)
        figure = self._figure(cell, "qty_unreadable")
        if figure is None:
            return None
        if figure != int(figure) or figure > _MOST:
            raise RowWrong("qty_unreadable", cell)
        return int(figure)

    def figure(self, name: str, most: int = _MOST) -> Decimal | None:
        """A figure from 0."""
        cell = self._cell(name)
        figure = self._figure(cell, "figure_unreadable")
        if figure is not None and figure > most:
            raise RowWrong("figure_out_of_range", cell)
        return figure

    def yuan(self, name: str) -> Decimal | None:
        """A price in yuan."""
        cell = self._cell(name)
        bare = normalize("NFKC", cell)
        if _YEN.search(bare):
            raise RowWrong("price_in_yen", cell)
        if _FOREIGN.search(bare):
            raise RowWrong("price_not_in_yuan", cell)
        return self.figure(name)

    def share(self, name: str) -> Decimal | None:
        """A share in per cent; what a spreadsheet keeps as 0.31 is 31."""
        figure = self.figure(name, 100)
        if figure is None or "%" in normalize("NFKC", self._cell(name)) or not 0 < figure < 1:
            return figure
        return figure * 100

    def yes(self, name: str) -> bool | None:
        """Whether it is so."""
        cell = self._cell(name)
        if not cell or cell in _NOTHING:
            return None
        if plain(cell) in _YES or plain(cell) in _NO:
            return plain(cell) in _YES
        raise RowWrong("yes_or_no", cell)

    def happened(self, name: str) -> bool | None:
        """Whether it has come to that: a yes or a day that is not ahead says so; other words say nothing."""
        cell = normalize("NFKC", self._cell(name))
        if plain(cell) in _NO:
            return False
        day = _DAY.match(cell)
        if not day:
            return True if plain(cell) in _YES else None
        try:
            return self.as_of is None or _date(day) <= self.as_of
        except ValueError:
            raise RowWrong("date_unreadable", cell) from None

    def moment(self, name: str, *, ends: bool = False) -> datetime | None:
        """A time; a mere day begins, or `ends`, in the team's time zone."""
        cell = normalize("NFKC", self._cell(name))
        if not cell or cell in _NOTHING:
            return None
        day = _DAY.match(cell)
        hour = _HOUR.fullmatch(cell, day.end()) if day else None
        if not day or not hour:
            raise RowWrong("date_unreadable", cell)
        try:
            return self._at(_date(day), hour, ends=ends)
        except ValueError:
            raise RowWrong("date_unreadable", cell) from None

    def word(self, name: str, known: Mapping[str, str], error: str) -> str | None:
        """What a word of a closed list stands for."""
        cell = self._cell(name)
        if not cell:
            return None
        if plain(cell) not in known:
            raise RowWrong(error, cell)
        return known[plain(cell)]

    def says(self, name: str, known: Mapping[str, str]) -> bool:
        """Whether the cell holds one of these words."""
        return plain(self._cell(name)) in known

    def ended(self, name: str) -> bool | None:
        """Whether the cell says that it is no longer sold or there; other words than those we know say nothing."""
        return True if self.says(name, _ENDED) else False if self.says(name, _GOING) else None

    def _cell(self, name: str) -> str:
        """What stands there; of several columns the first that is filled in."""
        cells = (
            unguarded(self.raw[at].replace("\0", "")).strip()
            for at in self.places.get(name, ())
            if at < len(self.raw)
        )
        return next((cell for cell in cells if cell), "")

    def _figure(self, cell: str, error: str) -> Decimal | None:
        bare = normalize("NFKC", cell)
        if not bare or bare in _NOTHING:
            return None
        found = _FIGURE.fullmatch(bare)
        if found and (_BELOW.search(bare) or _SCALED.search(bare)):
            raise RowWrong(error, cell)
        digits = ((found[1] or "0") + (found[2] or "")).replace(",", "") if found else ""
        if not found or not (found[1] or found[2]):
            raise RowWrong(error, cell)
        return Decimal(digits)

    def _at(self, day: date, hour: re.Match[str], *, ends: bool) -> datetime:
        if hour["h"] is None:
            return datetime.combine(day, _LAST_MINUTE if ends else time(), self.zone)
        clock = f"{_hour(hour):0>2}:{hour['m'] or '':0>2}:{hour['s'] or '':0>2}"
        zone = hour["zone"] or ""
        told = datetime.fromisoformat(f"{day}T{clock}{_ZONES.get(zone.lower(), zone)}")
        return told if told.tzinfo else told.replace(tzinfo=self.zone)


def is_address(text: str) -> bool:
    """Whether a browser could go there."""
    if len(text) > _LONGEST_URL or any(sign.isspace() for sign in text):
        return False
    try:
        parts = urlsplit(text)
        reachable = parts.port != 0
    except ValueError:
        return False
    named = any(sign.isalnum() for sign in parts.hostname or "")
    return reachable and named and parts.scheme in {"https", "http"}


def _date(day: re.Match[str]) -> date:
    """The day of the calendar. Raises ValueError where it has none of that name."""
    year, month, of_month = map(int, day.groups())
    return date(year, month, of_month)


def _hour(hour: re.Match[str]) -> int:
    """The hour of 24. Raises ValueError for one that no half of the day has."""
    told = int(hour["h"])
    half = (hour["before"] or hour["after"] or "").lower()
    if not half:
        return told
    if told > _NOON or (hour["before"] and hour["after"]):
        raise ValueError(half)
    return told % _NOON + (_NOON if half[0] == "p" or half in {"午後", "下午"} else 0)
