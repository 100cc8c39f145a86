"""Which numbers of our orders can stand in a text: looked up by what stands there, since there may be thousands."""

from collections.abc import Iterator

from bot.rules.regex import regex
from bot.rules.script import bare, fold

#: Of how many parts a number is made at most, with one sign between each and the next.
MOST_PARTS = 8
_PART = regex(r"[a-z0-9]+")
_NUMBER = regex(rf"[\W_]?[a-z0-9]+(?:[\W_][a-z0-9]+){{0,{MOST_PARTS - 1}}}[\W_]?")
_FIGURE = regex(r"[0-9]")


def is_in_words(number: str) -> bool:
    """Whether a number is none of figures and Latin letters, so that `numbers_in` does not tell of it."""
    plain = fold(number).strip()
    stands_out = _NUMBER.fullmatch(plain) and _FIGURE.search(plain)
    return not stands_out or bare(number) != "".join(_PART.findall(plain))


def numbers_in(work: str) -> frozenset[str]:
    """What stands in a folded text as numbers do, and what parts of it do: as orders are matched by."""
    parts = [part.span() for part in _PART.finditer(work)]
    return frozenset(found for at in range(len(parts)) for found in _from(work, parts[at : at + MOST_PARTS]))


def _from(work: str, parts: list[tuple[int, int]]) -> Iterator[str]:
    number, done = "", parts[0][0] - 1
    for start, end in parts:
        if start != done + 1 or (number and work[done].isalnum()):
            return
        number, done = number + work[start:end], end
        if _FIGURE.search(number):
            yield number
