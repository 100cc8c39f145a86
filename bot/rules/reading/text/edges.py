"""With which letters a pattern can begin and end, so that it is tried only where a match is possible.

Of fifty tries at a place where a match could begin by its first letter three succeed; most others are over at the
second or third letter. What a pattern can begin with is read off its source: in the parsed pattern every path to the
first three letters is followed. Where a path cannot be told (a reference to a group, say) any letter is taken to be
possible, so that a try may be in vain, but no match is ever missed.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, reduce
from importlib import import_module
from itertools import chain
from operator import or_
from typing import Any, NamedTuple

# The parser that `re` itself works with; its nodes are pairs of a name and what belongs to it.
_parse = import_module("re._parser").parse
Node = tuple[str, Any]
Nodes = list[Node]

_ASCII = frozenset(map(chr, range(128)))
_SPACES = frozenset(char for char in map(chr, range(0x3001)) if char.isspace())
_WORDLY = frozenset(char for char in _ASCII if char.isalnum() or char == "_")
# What a wide range of characters is compared with one by one; of others it may hold any.
_KANA = frozenset(map(chr, range(0x3000, 0x3100)))
_KNOWN = _ASCII | _SPACES | _KANA
_WIDE = 0x200
_END = ""


class Letters(NamedTuple):
    """A set of characters, or all others; the end of a text counts as the character that is none."""

    chars: frozenset[str]
    others: bool = False

    def __or__(self, more: "Letters") -> "Letters":
        if self.others and more.others:
            return Letters(self.chars & more.chars, others=True)
        if self.others:
            return Letters(self.chars - more.chars, others=True)
        return Letters(more.chars - self.chars if more.others else self.chars | more.chars, more.others)

    def has(self, char: str) -> bool:
        """Whether a character may stand there."""
        return (char in self.chars) is not self.others


NONE, ANY = Letters(frozenset()), Letters(frozenset(), others=True)


# Letters one after another, on one way through a pattern.
Path = tuple[Letters, ...]
# Which letters stand next to an outermost one, and behind that: the given ones, or (if true) all others.
Beside = tuple[frozenset[str], bool, frozenset[str], bool]


class Edge(dict[str, Beside]):
    """For each letter that a match may begin with (or end with), the two that can be next to it.

    It is found out when it has been asked for often: who reads one notice shall not wait for what only pays later.
    """

    def __init__(self, pattern: re.Pattern[str], *, last: bool = False) -> None:
        super().__init__()
        self._pattern, self._last = pattern, last
        self._asked = 0

    def __missing__(self, letter: str) -> Beside:
        self._asked += 1
        if self._asked < OFTEN:
            return *ANY, *ANY
        ways = [
            path[1:] for path in _all_paths(self._pattern.pattern, last=self._last) if path[0].has(letter)
        ]
        found = (*_union(next_to for next_to, _ in ways), *_union(behind for _, behind in ways))
        if len(self) < _MOST:
            self[letter] = found
        return found


#: From then on an edge tells.
OFTEN = 100
_TOLD = 3
# More letters than notices are written in: a text of all that there are shall not fill the memory.
_MOST = 5_000


@cache
def _all_paths(source: str, *, last: bool) -> list[Path]:
    nodes = _nodes(_parse(source))
    return list(_paths(_reversed(nodes) if last else nodes, _TOLD))


def _nodes(parsed: Iterable[tuple[object, Any]]) -> Nodes:
    return [(str(name), value) for name, value in parsed]


def _paths(nodes: Nodes, count: int) -> Iterator[Path]:
    """Each path through so many letters of a pattern; where it may end before, all others are possible too."""
    if count == 1 or not nodes:
        yield (_first(nodes), *[ANY] * (count - 1))
        return
    (name, value), rest = nodes[0], nodes[1:]
    letter = _letter(name, value)
    if letter is not None:
        yield from ((letter, *path) for path in _paths(rest, count - 1))
    elif name in _PASSED:
        ahead = _nodes(value[1]) if name == "ASSERT" and value[0] > 0 else []
        known = _first(ahead) != ANY
        yield from [(_ENDED,) * count] if str(value) in _ENDS else _paths(ahead if known else rest, count)
    else:
        ways = _repeated(name, value) if name in _REPEATS else _ways(name, value)
        yield from [(ANY,) * count] if ways is None else chain(*(_paths(way + rest, count) for way in ways))


def _repeated(name: str, value: Any) -> list[Nodes] | None:  # noqa: ANN401  what the parser gives
    """Once and again, or not at all; None where it may take no letter and still go on."""
    least, most, within = value
    again = [(name, (max(0, least - 1), most - 1, within))] if most > 1 else []
    once = _nodes(within) + again
    return None if _first(_nodes(within)) == ANY else [once] if least else [once, []]


def _first(nodes: Nodes) -> Letters:
    """The letters that may come first where a pattern goes on."""
    if not nodes:
        return ANY
    (name, value), rest = nodes[0], nodes[1:]
    letter = _letter(name, value)
    if letter is not None:
        return letter
    if name == "ASSERT" and value[0] > 0:
        ahead = _first(_nodes(value[1]))
        return _first(rest) if ahead == ANY else ahead
    if name in _REPEATS:
        least, _, within = value
        return _first(_nodes(within) + rest) | (NONE if least else _first(rest))
    if name in _PASSED:
        return _ENDED if str(value) in _ENDS else _first(rest)
    ways = _ways(name, value)
    return ANY if ways is None else _union(_first(way + rest) for way in ways)


_REPEATS = frozenset(["MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"])
# They take no letter.
_PASSED = frozenset(["AT", "ASSERT", "ASSERT_NOT"])
_ENDS = frozenset(["AT_END", "AT_END_STRING"])
_ENDED = Letters(frozenset([_END, "\n"]))


def _ways(name: str, value: Any) -> list[Nodes] | None:  # noqa: ANN401  what the parser gives
    """How a pattern may go on from a node that holds others; None where that cannot be told."""
    if name == "BRANCH":
        return [_nodes(way) for way in value[1]]
    if name == "SUBPATTERN" and not (value[1] or value[2]):
        return [_nodes(value[3])]
    return [_nodes(value)] if name == "ATOMIC_GROUP" else None


def _letter(name: str, value: Any) -> Letters | None:  # noqa: ANN401  what the parser gives
    """The letters that a node stands for, if it stands for one."""
    if name == "LITERAL":
        return Letters(frozenset(chr(value)))
    if name == "NOT_LITERAL":
        return Letters(frozenset(chr(value)), others=True)
    if name == "ANY":
        return Letters(frozenset("\n"), others=True)
    return _class(_nodes(value)) if name == "IN" else None


def _class(items: Nodes) -> Letters:
    """Of a denied class all that is certainly in it is left out."""
    denied = items[0][0] == "NEGATE"
    if not denied:
        return _union(_member(*item) for item in items)
    certain = [_certainly(*item) for item in items[1:]]
    return Letters(frozenset().union(*certain), others=True)


def _member(name: str, value: Any) -> Letters:  # noqa: ANN401  what the parser gives
    if name == "CATEGORY":
        return _categories().get(str(value), ANY)
    if name == "LITERAL":
        return Letters(frozenset(chr(value)))
    first, last = value
    if last - first < _WIDE:
        return Letters(frozenset(map(chr, range(first, last + 1))))
    return Letters(frozenset(char for char in _KNOWN if not first <= ord(char) <= last), others=True)


def _certainly(name: str, value: Any) -> frozenset[str]:  # noqa: ANN401  what the parser gives
    found = _member(name, value)
    return (
        _KNOWN - found.chars if found.others and name == "RANGE" else _KNOWN_OF.get(str(value), found.chars)
    )


@cache
def _categories() -> dict[str, Letters]:
    # Figures of all scripts are among them; behind these there are none.
    digits = frozenset(filter(str.isdecimal, map(chr, range(0x1FC00))))
    return {
        "CATEGORY_DIGIT": Letters(digits),
        "CATEGORY_SPACE": Letters(_SPACES),
        "CATEGORY_WORD": Letters(_ASCII - _WORDLY, others=True),
        "CATEGORY_NOT_DIGIT": Letters(digits, others=True),
        "CATEGORY_NOT_SPACE": Letters(_SPACES, others=True),
        "CATEGORY_NOT_WORD": Letters(_WORDLY, others=True),
    }


# Of those that stand for all others, what is certainly in them.
_KNOWN_OF = {
    "CATEGORY_WORD": _WORDLY,
    "CATEGORY_NOT_DIGIT": _ASCII - frozenset("0123456789"),
    "CATEGORY_NOT_SPACE": _ASCII - _SPACES,
    "CATEGORY_NOT_WORD": _ASCII - _WORDLY,
}


def _union(parts: Iterable[Letters]) -> Letters:
    return reduce(or_, parts, NONE)


def _reversed(nodes: Nodes) -> Nodes:
    """The same pattern as it looks from its end."""
    return [(name, _turned(name, value)) for name, value in reversed(nodes)]


def _turned(name: str, value: Any) -> Any:  # noqa: ANN401  what the parser gives
    if name == "AT":
        return _TURNED.get(str(value), value)
    if name == "BRANCH":
        return None, [_reversed(_nodes(way)) for way in value[1]]
    if name in _REPEATS:
        return (*value[:2], _reversed(_nodes(value[2])))
    if name == "ASSERT":
        return -value[0], _reversed(_nodes(value[1]))
    if name == "SUBPATTERN":
        return (*value[:3], _reversed(_nodes(value[3])))
    return _reversed(_nodes(value)) if name == "ATOMIC_GROUP" else value


_TURNED = {"AT_END": "AT_BEGINNING", "AT_END_STRING": "AT_BEGINNING", "AT_BEGINNING": "AT_END"}
