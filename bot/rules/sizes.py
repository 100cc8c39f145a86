"""Size words and what they have in common: letters, shoe numbers, lengths, capacities."""

import re
from functools import lru_cache
from unicodedata import normalize

from bot.rules.data import load
from bot.rules.script import fold, pattern

_TABLE: dict[str, list[str]] = {key: words for key, words in load("sizes").items() if key != "about"}


def _tidy(word: str) -> str:
    plain = fold(normalize("NFKC", word)).strip(" 　・「」()[]【】'\"")
    return re.sub(r"(?<=\d)\s*[×xX*]\s*(?=\d)", "x", re.sub(r"\s+", " ", plain))


_ALIASES = {_tidy(word): key for key, words in _TABLE.items() for word in words}
_NUMBER = r"(\d{1,4}(?:\.\d{1,2})?(?:x\d{1,4}(?:\.\d{1,2})?){0,2})"
_UNITS = [
    (pattern(rf"{_NUMBER}\s?(?:cm|厘米|公分|センチ)"), "cm"),
    (pattern(rf"{_NUMBER}\s?(?:mm|毫米|ミリ)"), "mm"),
    (pattern(rf"{_NUMBER}\s?(?:ml|毫升|cc)"), "ml"),
    (pattern(rf"{_NUMBER}\s?(?:米|メートル|m)"), "m"),
    (pattern(rf"{_NUMBER}\s?(?:リットル|升)"), "l"),
    (pattern(rf"{_NUMBER}\s?(?:インチ|寸|英寸|inch|in|\")"), "in"),
    (pattern(rf"{_NUMBER}\s?(?:kg|公斤|キロ)"), "kg"),
    (pattern(rf"{_NUMBER}\s?(?:g|克|グラム)"), "g"),
]
_LADIES = pattern(r"(5|7|9|11|13|15)号")
_BARE = pattern(r"(\d{2,3}(?:\.5)?|\d{2,4}(?:\.\d)?(?:x\d{1,4}(?:\.\d)?){1,2})\s?(?:码|号|サイズ|size)?")
_ENDING = pattern(r"\s?(?:サイズ|码|号|尺码|size)$")
_OPENING = pattern(r"^(?:サイズ|尺码|size)\s?")


@lru_cache(maxsize=4096)
def size_key(word: str) -> str | None:
    """The size that a word means: `XL`, `37.5`, `17cm`, `jp9`; None when it is no size that we know."""
    plain = _OPENING.sub("", _tidy(word))
    return _alias(plain) or _ladies(plain) or _measured(plain) or _bare(plain)


def _alias(plain: str) -> str | None:
    return _ALIASES.get(plain) or _ALIASES.get(_ENDING.sub("", plain))


def _ladies(plain: str) -> str | None:
    match = _LADIES.fullmatch(plain)
    return f"jp{match.group(1)}" if match else None


def _measured(plain: str) -> str | None:
    for form, unit in _UNITS:
        match = form.fullmatch(plain)
        if match:
            return f"{match.group(1)}{unit}"
    return None


def _bare(plain: str) -> str | None:
    match = _BARE.fullmatch(plain)
    return match.group(1) if match else None


def same_size(a: str, b: str) -> bool:
    """Whether two words mean one size; words that nobody knows must be alike."""
    one, other = size_key(a), size_key(b)
    if one is None or other is None:
        return _tidy(a).replace(" ", "") == _tidy(b).replace(" ", "")
    return one == other


def size_words() -> dict[str, str]:
    """Every known size word, folded, with its key; for finding sizes in running text."""
    return dict(_ALIASES)
