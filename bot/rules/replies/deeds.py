"""What an agent says that it has done, and at what price: to be held against what it was told."""

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

from bot.rules.regex import regex
from bot.rules.replies.phrases import TURNS, finds
from bot.rules.script import pattern

_MONEY = pattern(r"[¥￥]\s*(\d{1,6}(?:\.\d{1,2})?)|(\d{1,6}(?:\.\d{1,2})?)\s*(?:元|块|yuan|rmb|cny)")
_SIZE = regex(
    r"(?<![a-z\d])([smlx]{1,4}|\d{2,3})\s*(?:码|サイズ)|(?:サイズ|尺码|\bsize)\s*[はが:]?\s*([smlx]{1,4}|\d{2,3})(?![a-z\d])"
)


class Deed(StrEnum):
    """A kind of deed."""

    BOUGHT = "bought"
    RETURNED = "returned"  # cancelled, or paid back


def deeds_in(clauses: Iterable[str]) -> frozenset[Deed]:
    """What kinds of deeds clauses tell of; none where they only say that it is done."""
    told = "\n".join(clauses)
    return frozenset(deed for deed in Deed if finds(deed, told))


def money_in(plain: str) -> tuple[Decimal, ...]:
    """The amounts of yuan that folded text names."""
    return tuple(Decimal(one or other) for one, other in _MONEY.findall(plain))


def sizes_in(plain: str) -> tuple[str, ...]:
    """The sizes that folded text names."""
    return tuple(one or other for one, other in _SIZE.findall(plain))


def has_reservation(plain: str) -> bool:
    """Whether something follows on the deed that takes a part of it back."""
    deeds = list(TURNS["done"].finditer(plain))
    return bool(deeds) and finds("reservation", plain[deeds[0].end() :])
