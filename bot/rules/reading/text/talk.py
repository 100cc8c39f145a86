"""Words of talk: they stand around any item in any notice, say nothing of it and are no part of its name."""

from collections import defaultdict

from bot.rules.data import load
from bot.rules.script import fold

_TABLE = load("filler")
#: Greetings in Hiragana, which look like names that are written so.
COURTESIES = frozenset(_TABLE["hiragana"])
#: What English sentences are made of, word by word.
ENGLISH = frozenset(word for phrase in _TABLE["en"] for word in fold(phrase).split())


def _by_first_letter() -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = defaultdict(list)
    for lang in ("zh", "ja"):
        for word in sorted(map(fold, _TABLE[lang]), key=len, reverse=True):
            table[word[0]].append(word)
    return {first: tuple(words) for first, words in table.items()}


_BEGINNING = _by_first_letter()


def pieces(folded: str) -> list[str]:
    """What stands between the words of talk in Chinese and Japanese.

    One pattern of them all would try every word at every letter, and take ten times as long.
    """
    found: list[str] = []
    done = 0
    for at, letter in enumerate(folded):
        if at < done or letter not in _BEGINNING:
            continue
        for word in _BEGINNING[letter]:
            if folded.startswith(word, at):
                found.append(folded[done:at])
                done = at + len(word)
                break
    found.append(folded[done:])
    return found


def without_talk(folded: str) -> list[str]:
    """The pieces that are left without the English words of talk too."""
    return [piece for piece in pieces(folded) if piece and not ENGLISH.issuperset(piece.split())]
