"""Read a TOML file that people wrote: problems are noted with their lines, and reading goes on."""

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from bot.rules.ranking.toml_lines import Path, lines_of

Choice = TypeVar("Choice", bound=StrEnum)

#: What `wrong_type` calls the kinds of value, in "expected" and "found".
KINDS: dict[type, str] = {
    bool: "yes_no",
    int: "whole_number",
    Decimal: "number",
    str: "text",
    list: "list",
    dict: "table",
    datetime: "date",
    date: "date",
    time: "date",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleProblem:
    """One thing to mend; templates put the code into words."""

    line: int | None
    code: str
    values: dict[str, str] = field(default_factory=dict)


class RulesError(ValueError):
    """A rules file that cannot be used, with everything that is wrong with it."""

    def __init__(self, problems: Iterable[RuleProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"line {problem.line}: {problem.code}" for problem in self.problems))


class Page:
    """The file being read and the problems found so far."""

    def __init__(self, text: str) -> None:
        text = text.removeprefix("\ufeff")
        try:
            self.data: dict[str, Any] = tomllib.loads(text, parse_float=Decimal)
        except tomllib.TOMLDecodeError as error:
            raise RulesError([_syntax(str(error), text)]) from error
        self.lines = lines_of(text)
        self.problems: list[RuleProblem] = []

    def note(self, path: Path, code: str, **values: str) -> None:
        """Remember a problem at this place of the file."""
        line = next(
            (self.lines[path[:end]] for end in range(len(path), 0, -1) if path[:end] in self.lines), None
        )
        self.problems.append(RuleProblem(line=line, code=code, values=values))

    def root(self) -> "Table":
        """The file itself as a table."""
        return Table(self, (), self.data)

    def finish(self) -> None:
        """Raise what was found, in the order of the lines."""
        if self.problems:
            raise RulesError(sorted(self.problems, key=lambda problem: problem.line or 0))


def _syntax(message: str, text: str) -> RuleProblem:
    place = re.search(r" \(at line (\d+), column (\d+)\)$", message)
    line, column = (int(place[1]), place[2]) if place else (text.count("\n") + 1, "")
    detail = re.sub(r" \(at [^)]*\)$", "", message)
    return RuleProblem(line=line, code="not_toml", values={"column": column, "detail": detail})


def _nearest(word: str, known: Iterable[str]) -> str:
    return next(iter(difflib.get_close_matches(word.lower(), list(known), n=1, cutoff=0.5)), "")


class Table:
    """One table of the file. Asking it for a key notes what is wrong there and answers with the default."""

    def __init__(self, page: Page, path: Path, data: Mapping[str, Any]) -> None:
        self.page = page
        self.path = path
        self.data = data

    def note(self, key: str, code: str, **values: str) -> None:
        """Remember a problem of this key."""
        self.page.note((*self.path, key), code, key=key, **values)

    def only(self, *known: str) -> None:
        """Note every key that is not one of these, with the one that was probably meant."""
        for key in self.data:
            if key not in known:
                self.note(key, "unknown_key", nearest=_nearest(key, known), known=", ".join(known))

    def number(self, key: str, default: Decimal | None, *, most: int) -> Decimal | None:
        """A number from 0 to `most`; false switches a limit off."""
        if key not in self.data:
            return default
        value = self.data[key]
        if value is False:
            return None
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            self._wrong(key, "number")
            return default
        number = Decimal(value)
        return number if self._within(key, number, 0, most) else default

    def whole(self, key: str, default: int, *, least: int, most: int) -> int:
        """A whole number between two bounds."""
        value = self.data.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int):
            self._wrong(key, "whole_number")
            return default
        return value if self._within(key, Decimal(value), least, most) else default

    def whole_or_off(self, key: str, default: int | None, *, least: int, most: int) -> int | None:
        """A whole number between two bounds, or false to switch a limit off."""
        if key not in self.data:
            return default
        return None if self.data[key] is False else self.whole(key, default or least, least=least, most=most)

    def wholes(self, key: str, default: tuple[int, ...], *, least: int, most: int) -> tuple[int, ...]:
        """A list of different whole numbers, in rising order."""
        found = []
        for at, value in self._listed(key, default):
            if isinstance(value, bool) or not isinstance(value, int):
                self._wrong(key, "whole_number", at)
            elif self._within(key, Decimal(value), least, most, at):
                found.append(value)
        return tuple(sorted(self._once(key, found)))

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false."""
        value = self.data.get(key, default)
        if isinstance(value, bool):
            return value
        self._wrong(key, "yes_no")
        return default

    def text(self, key: str) -> str:
        """A text that must be there and say something."""
        value = self.data.get(key, "")
        if not isinstance(value, str):
            self._wrong(key, "text")
        elif not value.strip():
            self.note(key, "missing")
        else:
            return value.strip()
        return ""

    def texts(self, key: str) -> tuple[str, ...]:
        """One text or a list of texts."""
        value = self.data.get(key, [])
        listed = [(None, value)] if isinstance(value, str) else self._listed(key, ())
        found = []
        for at, item in listed:
            if not isinstance(item, str):
                self._wrong(key, "text", at)
            elif not item.strip():
                self._note_item(key, at, "empty")
            else:
                found.append(item.strip())
        return tuple(self._once(key, found))

    def choices(self, key: str, kind: type[Choice]) -> tuple[Choice, ...]:
        """One or several of a fixed set of words."""
        words = [choice.value for choice in kind]
        found = []
        for word in self.texts(key):
            if word in words:
                found.append(kind(word))
            else:
                self._note_item(
                    key,
                    self._index(key, word),
                    "unknown_value",
                    value=word,
                    nearest=_nearest(word, words),
                    known=", ".join(words),
                )
        return tuple(found)

    def table(self, key: str) -> "Table":
        """The table under a key, empty where there is none."""
        value = self.data.get(key, {})
        if not isinstance(value, dict):
            self._wrong(key, "table")
            value = {}
        return Table(self.page, (*self.path, key), value)

    def tables(self, key: str) -> list["Table"]:
        """The tables written as [[key]]."""
        return [
            Table(self.page, (*self.path, key, at), value)
            for at, value in self._listed(key, ())
            if isinstance(value, dict) or self._wrong(key, "table", at)
        ]

    def _listed(self, key: str, default: tuple[int, ...]) -> list[tuple[int, Any]]:
        value = self.data.get(key, list(default))
        if not isinstance(value, list):
            self._wrong(key, "list")
            return []
        return list(enumerate(value))

    def _index(self, key: str, word: str) -> int | None:
        value = self.data[key]
        return next((at for at, item in enumerate(value) if str(item).strip() == word), None)

    def _note_item(self, key: str, at: int | None, code: str, **values: str) -> None:
        path = (*self.path, key) if at is None else (*self.path, key, at)
        self.page.note(path, code, key=key, **values)

    def _wrong(self, key: str, expected: str, at: int | None = None) -> bool:
        value = self.data[key] if at is None else self.data[key][at]
        self._note_item(key, at, "wrong_type", expected=expected, found=KINDS[type(value)])
        return False

    def _within(self, key: str, value: Decimal, least: int, most: int, at: int | None = None) -> bool:
        if value.is_finite() and least <= value <= most:
            return True
        self._note_item(key, at, "out_of_range", value=f"{value:f}", least=str(least), most=str(most))
        return False

    def _once(self, key: str, found: list[Any]) -> list[Any]:
        for value in {value for value in found if found.count(value) > 1}:
            self.note(key, "repeated", value=str(value))
        return list(dict.fromkeys(found))
