"""A row's cells as figures, days and words; what cannot be one is said with the cell."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, tzinfo
from decimal import Decimal
from unicodedata import normalize

from bot.rules.ledgers.columns import words
from bot.rules.ledgers.values import RowWrong
from bot.rules.sheets.headers import plain, unguarded

_FIGURE = re.compile(r"[^\d.,+\-]{0,4}(\d{1,3}(?:,\d{3})+|\d{1,9})?(\.\d{1,6})?[^\d.,\-]{0,6}")
_DAMAGED = re.compile(r"\d(?:\.\d+)?e\+?\d{2}", re.IGNORECASE)
_YEN = re.compile(r"円|jpy|yen", re.IGNORECASE)
_DAY = re.compile(r"(20\d\d)[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?")
_HOUR = re.compile(
    r"[ t]*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(z|utc|jst|[+\-]\d{2}:?\d{2})?", re.IGNORECASE
)
#: A cell that says that there is nothing.
_NOTHING = frozenset("-－ー—–")
_LAST_MINUTE = time(23, 59)
_MOST = 1_000_000
_YES, _NO = words("yes"), words("no")


@dataclass(frozen=True, slots=True)
class Cells:
    """One row, by what its columns hold."""

    raw: Sequence[str]
    places: Mapping[str, Sequence[int]]
    zone: tzinfo  # of times that do not say theirs

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
        if _YEN.search(normalize("NFKC", cell)):
            raise RowWrong("price_in_yen", cell)
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
        """Whether it has come to that: a day or a yes says so; other words say nothing."""
        cell = self._cell(name)
        if plain(cell) in _NO:
            return False
        return True if plain(cell) in _YES or _DAY.match(cell) else None

    def moment(self, name: str, *, ends: bool = False) -> datetime | None:
        """A time; a mere day begins, or `ends`, in the team's time zone."""
        cell = normalize("NFKC", self._cell(name))
        if not cell or cell in _NOTHING:
            return None
        day = _DAY.match(cell)
        if not day:
            raise RowWrong("date_unreadable", cell)
        try:
            return self._at(day, _HOUR.match(cell, day.end()), ends=ends)
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
        digits = ((found[1] or "0") + (found[2] or "")).replace(",", "") if found else ""
        if not found or not (found[1] or found[2]):
            raise RowWrong(error, cell)
        return Decimal(digits)

    def _at(self, day: re.Match[str], hour: re.Match[str] | None, *, ends: bool) -> datetime:
        date = "{}-{:0>2}-{:0>2}".format(*day.groups())
        if hour is None:
            edge = _LAST_MINUTE if ends else time()
            return datetime.combine(datetime.fromisoformat(date), edge, self.zone)
        clock = f"{hour[1]:0>2}:{hour[2]}:{hour[3] or '00'}"
        offset = {"z": "+00:00", "utc": "+00:00", "jst": "+09:00"}.get((hour[4] or "").lower(), hour[4] or "")
        told = datetime.fromisoformat(f"{date}T{clock}{offset}")
        return told if told.tzinfo else told.replace(tzinfo=self.zone)
