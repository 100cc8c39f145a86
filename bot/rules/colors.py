"""Colour words of three languages and what they have in common: one key for each colour."""

import re
from functools import cache, lru_cache
from unicodedata import normalize

from bot.rules.data import load
from bot.rules.script import fold

_TABLE: dict[str, dict[str, list[str]]] = {
    key: words for key, words in load("colors").items() if key != "about"
}
_SCRIPTS = {"ja": ("ja",), "zh": ("zh", "zh_hant"), "en": ("en",)}
_ENDINGS = ("カラー", "色", "系", "款", "の", "柄", " color", " colour", " ones", " one")
# In Chinese these say nothing certain: 青 may be green or blue, 花色 is "pattern" in general.
_NOT_IN_CHINESE = frozenset(["青", "青色", "茶"])


def _tidy(word: str) -> str:
    return _bare(fold(normalize("NFKC", word)))


def _plain(word: str) -> str:
    """As _tidy, in the script in which it is written: 黒 stays apart from 黑."""
    return _bare(normalize("NFKC", word).casefold())


def _bare(word: str) -> str:
    return word.strip(" 　・「」()（）[]【】'\"").replace("-", " ")


def _words(lang: str) -> dict[str, str]:
    return {
        _tidy(word): key
        for key, by_script in _TABLE.items()
        for script in _SCRIPTS[lang]
        for word in by_script.get(script, [])
    }


_BY_LANG = {lang: _words(lang) for lang in _SCRIPTS}
_OWN = {
    lang: frozenset(
        _plain(word) for words in _TABLE.values() for script in scripts for word in words.get(script, [])
    )
    for lang, scripts in _SCRIPTS.items()
}


@lru_cache(maxsize=4096)
def color_key(word: str, lang: str | None = None) -> str | None:
    """The colour that a word means; the language decides where the same character means two colours."""
    plain = _tidy(word)
    for candidate in (plain, *_shortened(plain)):
        for known in _in_order(lang, candidate):
            if candidate in known:
                return known[candidate]
    return None


def _shortened(plain: str) -> list[str]:
    return [
        plain[: -len(ending)].strip() for ending in _ENDINGS if plain.endswith(ending) and plain != ending
    ]


def _in_order(lang: str | None, word: str) -> list[dict[str, str]]:
    if lang == "zh" and word in _NOT_IN_CHINESE:
        return [_BY_LANG["zh"]]
    first = lang if lang in _BY_LANG else "ja"
    return [_BY_LANG[first], *(_BY_LANG[other] for other in _BY_LANG if other != first)]


def color_label(key: str, lang: str) -> str:
    """The word to show for a colour; a key that nobody knows is shown as it is."""
    words = _TABLE.get(key, {}).get(lang if lang in _SCRIPTS else "ja")
    return words[0] if words else key


def color_in(word: str, lang: str) -> str:
    """The word for the same colour in a language; one that is of the language, or that nobody knows, stays."""
    plain = _plain(word)
    key = color_key(word)
    if key is None or not _OWN[lang].isdisjoint((plain, *_shortened(plain))):
        return word
    return color_label(key, lang)


def same_color(a: str, b: str) -> bool:
    """Whether two words mean one colour; words that nobody knows must be alike."""
    one, other = color_key(a), color_key(b)
    if one is None or other is None:
        return _tidy(a).replace(" ", "") == _tidy(b).replace(" ", "")
    return one == other


def color_words() -> dict[str, str]:
    """Every known colour word, folded, with its key; for finding colours in running text."""
    return {word: key for lang in ("en", "zh", "ja") for word, key in _BY_LANG[lang].items()}


def colors_in(plain: str) -> tuple[str, ...]:
    """The colour words in folded running text, each once; of one character only where 色 follows."""
    return tuple(dict.fromkeys(found[0] for found in _running().finditer(plain)))


@cache
def _running() -> re.Pattern[str]:
    words = sorted(map(re.escape, color_words()), key=len, reverse=True)
    latin = [word for word in words if word.isascii()]
    others = [word if len(word) > 1 else f"{word}(?=色)" for word in words if not word.isascii()]
    return re.compile(rf"\b(?:{'|'.join(latin)})\b|{'|'.join(others)}")
