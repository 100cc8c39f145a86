"""Find known words in folded text: the longest at each place, in one pass, whatever their number."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, compress, count, product
from operator import or_
from typing import Generic, NamedTuple, TypeVar

from bot.rules.regex import regex
from bot.rules.script import fold

V = TypeVar("V")
_BRACES = regex(r"\{([^{}]*)\}")
_ONE = {"": (1,)}
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


class Hit(NamedTuple, Generic[V]):
    """A known word in the text."""

    start: int
    end: int
    value: V


class Words(Generic[V]):
    """A set of words, each with what it stands for; single characters only where `least` allows them."""

    def __init__(self, table: Mapping[str, V], *, least: int = 2) -> None:
        self._values = {word: value for word, value in table.items() if len(word) >= max(least, 1)}
        self._singles = frozenset(word for word in self._values if len(word) == 1)
        lengths: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set, {"": {1}}))
        for word in self._values.keys() - self._singles:
            lengths[word[:2]][word[2:3]].add(len(word))
        self._lengths = {pair: _longest_first(by_third) for pair, by_third in lengths.items()}

    def find(self, text: str, pairs: Sequence[str], chars: Sequence[str] = ()) -> list[Hit[V]]:
        """All words from left to right, never overlapping; Latin words only where they stand alone."""
        found: list[Hit[V]] = []
        free = 0
        values, lengths = self._values, self._lengths
        for start in self._candidates(pairs, chars):
            if start >= free:
                by_third = lengths.get(text[start : start + 2], _ONE)
                for length in by_third.get(text[start + 2 : start + 3]) or by_third[""]:
                    word = text[start : start + length]
                    if word in values and _alone(text, start, word):
                        free = start + len(word)
                        found.append(Hit(start, free, values[word]))
                        break
        return found

    def _candidates(self, pairs: Sequence[str], chars: Sequence[str]) -> Iterator[int]:
        """Places where a word may begin, found without leaving the interpreter's fast lane."""
        begins: Iterator[bool] = map(self._lengths.__contains__, pairs)
        if self._singles:
            begins = map(or_, chain(begins, [False]), map(self._singles.__contains__, chars))
        return compress(count(), begins)


def _longest_first(by_third: Mapping[str, set[int]]) -> dict[str, tuple[int, ...]]:
    """How long words can be that begin with two letters and a third one; those that end before are among them."""
    return {third: tuple(sorted(sizes | by_third[""], reverse=True)) for third, sizes in by_third.items()}


def _alone(text: str, start: int, word: str) -> bool:
    if word[0] in _LATIN and start and text[start - 1] in _LATIN:
        return False
    end = start + len(word)
    return word[-1] not in _LATIN or text[end : end + 1] not in _LATIN


def spelled_out(phrases: Iterable[str]) -> Iterator[str]:
    """Every phrase with its braces taken apart, folded: `在庫{が,}ない` gives two."""
    for phrase in filter(None, fold("\n".join(phrases)).split("\n")):
        if "{" not in phrase:
            yield phrase
            continue
        parts = _BRACES.split(phrase)
        # What stood in braces are the odd parts.
        choices = [part.split(",") if at % 2 else (part,) for at, part in enumerate(parts)]
        yield from map("".join, product(*choices))
