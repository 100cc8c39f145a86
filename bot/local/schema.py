"""The kinds of rule that the table of limits is written in."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Rule:
    """Anything may stand there; a required field must."""

    required: bool = False


@dataclass(frozen=True, kw_only=True)
class Text(Rule):
    """A bare string, from `least` to `most` characters."""

    most: int
    least: int = 1


@dataclass(frozen=True, kw_only=True)
class Url(Text):
    """A web address."""

    most: int = 3000


@dataclass(frozen=True, kw_only=True)
class TextObject(Rule):
    """A text object; `kinds` says whether formatting is allowed there."""

    most: int = 3000
    kinds: tuple[str, ...] = ("plain_text", "mrkdwn")


@dataclass(frozen=True, kw_only=True)
class Number(Rule):
    """A whole number within bounds."""

    least: int = 0
    most: int = 10**9


@dataclass(frozen=True, kw_only=True)
class Amount(Rule):
    """Any number."""


@dataclass(frozen=True, kw_only=True)
class Flag(Rule):
    """true or false."""


@dataclass(frozen=True, kw_only=True)
class Choice(Rule):
    """One of a few words."""

    of: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Part(Rule):
    """An object of one of these shapes, told apart by its type; one shape alone needs none."""

    of: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Items(Rule):
    """A list."""

    each: Rule
    least: int = 1
    most: int = 10**6


Shape = dict[str, Rule]
