"""Whether two names can be of one product: in the words of one language, or of several.

An agent rarely calls a thing as the shop does, and often in Chinese. So a name contradicts another only where that is
plain: it is the name of another product of ours; or both name kinds of goods, and no kind in common; or both are
Japanese, or both English, and share nothing. A word that nobody knows contradicts nothing.
"""

import re
from collections.abc import Collection
from functools import lru_cache
from unicodedata import normalize

from bot.rules.data import load
from bot.rules.reading.things.goods import GOODS_EN, is_goods
from bot.rules.regex import regex
from bot.rules.script import bare, fold

_KINDS: dict[str, str] = {kind: words for kind, words in load("kinds").items() if kind != "about"}
_LATIN = regex(r"[a-z]+")
_KANA = regex(r"[ぁ-ゖァ-ヺ]")
_HAN = regex(r"[一-龥々]")
_PLURAL = ("", "s", "es")


def same_product(one: str | None, other: str | None) -> bool:
    """Whether one name is the other, or a part of it, however it is written."""
    mine, theirs = _plain(one or ""), _plain(other or "")
    return bool(mine and theirs) and (mine in theirs or theirs in mine)


def other_product(said: str, known: str, ours: Collection[str] = ()) -> bool:
    """Whether a name is plainly not that of the known product; `ours` are those of our products that it fits."""
    if same_product(said, known):
        return False
    if any(_plain(said) == _plain(name) for name in ours):
        return True
    mine, theirs = kinds(said), kinds(known)
    if mine and theirs:
        return mine.isdisjoint(theirs)
    return bool(ours) or _nothing_shared(said, known)


@lru_cache(maxsize=4096)
def kinds(name: str) -> frozenset[str]:
    """The kinds of goods that the words of a name are of: none where nobody knows them."""
    plain = _tidy(name)
    words = [*_FOREIGN.findall(plain), *_LATIN.findall(plain)]
    return frozenset(kind for word in words for kind in _OF_WORD.get(word, ()))


def _nothing_shared(said: str, known: str) -> bool:
    """Both Japanese or both English names of goods, and no two letters, no character or no word in common."""
    one, other = _tidy(said), _tidy(known)
    if _KANA.search(one) and _KANA.search(other):
        return is_goods(one) and _pieces(one).isdisjoint(_pieces(other))
    if one.isascii() and other.isascii():
        mine, theirs = set(_LATIN.findall(one)), set(_LATIN.findall(other))
        return not mine.isdisjoint(GOODS_EN) and bool(theirs) and mine.isdisjoint(theirs)
    return False


def _pieces(name: str) -> set[str]:
    bare = re.sub(r"[\W_]+", "", name)
    return {*map(str.__add__, bare, bare[1:]), *_HAN.findall(bare)}


@lru_cache(maxsize=4096)
def _tidy(name: str) -> str:
    return fold(normalize("NFKC", name))


@lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    return bare(name)


def _by_word() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for kind, words in _KINDS.items():
        for word in map(_tidy, words.split()):
            for ending in _PLURAL if word.isascii() else _PLURAL[:1]:
                found.setdefault(word + ending, set()).add(kind)
    return found


_OF_WORD = _by_word()
# The longest word at a place counts: a knitted hat is no knitwear.
_FOREIGN = regex("|".join(sorted((word for word in _OF_WORD if not word.isascii()), key=len, reverse=True)))
