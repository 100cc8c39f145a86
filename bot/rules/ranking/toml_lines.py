"""Where each key of a TOML text stands: tomllib gives values without lines, and people need the line."""

import re
import tomllib
from bisect import bisect_right

from bot.rules.regex import regex

Path = tuple[str | int, ...]

_GAP = regex(r"(?:\s|#[^\n]*)*")
_STRING = regex(
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2})' r"|'''.*?'''(?:'{0,2})" r'|"(?:\\.|[^"\\\n])*"' r"|'[^'\n]*'",
    re.DOTALL,
)
_BARE_KEY = regex(r"[A-Za-z0-9_-]+")
_SCALAR = regex(r"\d{4}-\d\d-\d\d \d\d[^\s,\]}#]*|[^\s,\]}#]+")


def lines_of(text: str) -> dict[Path, int]:
    """The line of every key, table and list item, by its path; the text must already be valid TOML."""
    return _Scanner(text).scan()


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.breaks = [found.start() for found in re.finditer("\n", text)]
        self.lines: dict[Path, int] = {}
        self.counts: dict[Path, int] = {}

    def scan(self) -> dict[Path, int]:
        table: Path = ()
        while self._skip():
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)
        return self.lines

    def _skip(self) -> str:
        """Go past white space and comments; the next character, empty at the end."""
        gap = _GAP.match(self.text, self.at)
        self.at = gap.end() if gap else self.at
        return self.text[self.at : self.at + 1]

    def _line(self) -> int:
        return bisect_right(self.breaks, self.at - 1) + 1

    def _take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.text, self.at)
        if found is None:
            raise ValueError(self.text[self.at : self.at + 20])
        self.at = found.end()
        return found.group()

    def _keys(self) -> tuple[str, ...]:
        parts = [self._key()]
        while self._skip() == ".":
            self.at += 1
            parts.append(self._key())
        return tuple(parts)

    def _key(self) -> str:
        if self._skip() in {'"', "'"}:
            return str(tomllib.loads(f"key = {self._take(_STRING)}")["key"])
        return self._take(_BARE_KEY)

    def _header(self) -> Path:
        line = self._line()
        repeated = self.text.startswith("[[", self.at)
        self.at += 2 if repeated else 1
        keys = self._keys()
        self._skip()
        self.at += 2 if repeated else 1
        path = self._place(keys[:-1], line)
        path = self._next(path + keys[-1:]) if repeated else self._last(path + keys[-1:])
        self.lines.setdefault(path, line)
        return path

    def _place(self, keys: tuple[str, ...], line: int) -> Path:
        path: Path = ()
        for key in keys:
            path = self._last((*path, key))
            self.lines.setdefault(path, line)
        return path

    def _last(self, path: Path) -> Path:
        return (*path, self.counts[path] - 1) if path in self.counts else path

    def _next(self, path: Path) -> Path:
        self.lines.setdefault(path, self._line())
        self.counts[path] = self.counts.get(path, 0) + 1
        return self._last(path)

    def _pair(self, table: Path) -> None:
        line = self._line()
        path = table
        for key in self._keys():
            path = (*path, key)
            self.lines.setdefault(path, line)
        self._skip()
        self.at += 1  # the equals sign
        self._value(path)

    def _value(self, path: Path) -> None:
        first = self._skip()
        if first == "[":
            self._items(path)
        elif first == "{":
            self._inline(path)
        else:
            self._take(_STRING if first in {'"', "'"} else _SCALAR)

    def _items(self, path: Path) -> None:
        self.at += 1
        count = 0
        while (mark := self._skip()) != "]":
            if mark == ",":
                self.at += 1
                continue
            self.lines[*path, count] = self._line()
            self._value((*path, count))
            count += 1
        self.at += 1

    def _inline(self, path: Path) -> None:
        self.at += 1
        while (mark := self._skip()) != "}":
            if mark == ",":
                self.at += 1
            else:
                self._pair(path)
        self.at += 1
