"""A colour or a size in a reader's own word, where there is exactly one: what may be another shade has none."""

from unicodedata import normalize

from bot.rules.data import load

Words = dict[str, list[str]]


def _tidy(word: str) -> str:
    return normalize("NFKC", word).strip().casefold().replace("-", " ")


def _by_word(table: dict[str, Words]) -> dict[str, Words]:
    return {_tidy(word): words for words in table.values() for said in words.values() for word in said}


_PLAIN = load("plain")
_COLORS, _SIZES = _by_word(_PLAIN["colors"]), _by_word(_PLAIN["sizes"])


def own_color(word: str, lang: str) -> str:
    """The colour in the language's word; as it is written where that is the language's already, or not certain."""
    return _own(_COLORS, word, lang)


def own_size(word: str, lang: str) -> str:
    """The size in the language's word; as it is written where that is the language's already, or not certain."""
    return _own(_SIZES, word, lang)


def _own(known: dict[str, Words], word: str, lang: str) -> str:
    said = known.get(_tidy(word), {}).get(lang, [])
    return word if not said or _tidy(word) in map(_tidy, said) else said[0]
