"""What a walk from left to right must know beforehand about the sentence or line that a token stands in."""

from itertools import pairwise
from typing import NamedTuple

from bot.rules.reading.text.tokens import Token

_END = Token(0, 0, "break", "", "newline")
_TELLING = frozenset(["line", "color", "size", "qty", "sku", "row", "bullet", "url"])
_VARIANTS = frozenset(["color", "size"])
_BUSY = frozenset(["product", "color", "size", "sku", "date", "row", "bullet"])


class Lookahead(NamedTuple):
    """Starts of line numbers that stand alone (`3番です。`), of names in lines that tell nothing of an item,
    of names that a figure follows in the same clause (`草帽6顶`), of line numbers
    that stand with a name alone (`2番のラックです。`), of names that a lack is told of next, and of names that are
    told to be there; and of colours and sizes that a name touches behind them.
    """

    lonely: frozenset[int]
    bare: frozenset[int]
    counted: frozenset[int]
    introduced: frozenset[int]
    lacking: frozenset[int]
    there: frozenset[int]
    leading: frozenset[int]


def look_ahead(tokens: list[Token]) -> Lookahead:
    """Read all tokens once."""
    return Lookahead(
        _lonely_lines(tokens),
        _bare_names(tokens),
        _counted_names(tokens),
        _introduced(tokens),
        _lacking_names(tokens),
        _names_there(tokens),
        _leading(tokens),
    )


def _lonely_lines(tokens: list[Token]) -> frozenset[int]:
    lonely: set[int] = set()
    lines: list[int] = []
    busy = started = False
    for token in [*tokens, _END]:
        if token.kind == "break" and token.role != "weak":
            lonely.update(lines if not busy and started else [])
            lines, busy = [], False
        elif token.kind == "line":
            lines.append(token.start)
        else:
            busy = busy or token.kind in _BUSY or token.role in {"short", "ok"}
            started = started or token.role == "short"
    return frozenset(lonely)


def _bare_names(tokens: list[Token]) -> frozenset[int]:
    if [token.role for token in tokens if token.kind == "product"] == ["goods"]:
        return frozenset()
    bare: set[int] = set()
    above: list[int] = []
    names: list[Token] = []
    telling = variants = False
    for token in [*tokens, _END]:
        if token.role == "newline":
            heads = [] if variants and not names else above
            bare.update(heads)
            starts = [] if telling else [name.start for name in names]
            # A line with a name alone may stand above lines with its variants.
            heading = len(names) == 1 and names[0].role == "goods"
            bare.update([] if heading else starts)
            above = starts if heading else []
            names, telling, variants = [], False, False
        elif token.kind == "product":
            names.append(token)
        else:
            variants = variants or token.kind in _VARIANTS
            telling = telling or token.kind in _TELLING or token.role in {"short", "return"}
    return frozenset(bare.union(above))


def _counted_names(tokens: list[Token]) -> frozenset[int]:
    counted: set[int] = set()
    name: Token | None = None
    for token in tokens:
        if token.kind == "product":
            # Behind a name that is surely one of goods, another word may be its colour.
            name = name if name is not None and name.role and not token.role else token
        elif token.kind == "qty" and name is not None:
            counted.add(name.start)
            name = None
        elif token.kind in _BETWEEN:
            # `充气垫只有1张`: what surely is goods may be told to lack before it is counted.
            name = name if token.role == "short" and name is not None and name.role else None
    return frozenset(counted)


# What parts a name from the figures behind it.
_BETWEEN = frozenset(["break", "mark", "line", "row", "bullet", "url", "date"])


def _lacking_names(tokens: list[Token]) -> frozenset[int]:
    lacking: set[int] = set()
    name: Token | None = None
    for token in tokens:
        if token.kind == "product":
            name = token
        elif token.role == "short" and token.value != "partial" and name is not None:
            lacking.add(name.start)
            name = None
        elif token.kind == "break" and token.role != "weak":
            name = None
    return frozenset(lacking)


def _names_there(tokens: list[Token]) -> frozenset[int]:
    """`锅具齐了`: nothing else stands in between."""
    pairs = pairwise(tokens)
    return frozenset(one.start for one, other in pairs if one.kind == "product" and other.role == "ok")


def _leading(tokens: list[Token]) -> frozenset[int]:
    """`素色围巾`: at most a space stands in between."""
    pairs = pairwise(tokens)
    return frozenset(
        one.start
        for one, other in pairs
        if one.kind in _VARIANTS and other.role == "goods" and other.start - one.end <= 1
    )


def _introduced(tokens: list[Token]) -> frozenset[int]:
    introduced: set[int] = set()
    told: list[Token] = []
    for token in [*tokens, _END]:
        if token.kind == "break" and token.role != "weak":
            if [one.kind for one in told] == ["line", "product"]:
                introduced.add(told[0].start)
            told = []
        elif token.kind != "break":
            told.append(token)
    return frozenset(introduced)
