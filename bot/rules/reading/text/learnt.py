"""Words that the team taught: found in a notice before everything else that might claim them."""

from functools import lru_cache

from bot.rules.reading.text.lexicon import Words
from bot.rules.reading.text.page import Page
from bot.rules.reading.text.tokens import Sheet, Token
from bot.rules.reading.values import Known, Reason
from bot.rules.script import fold

#: A learnt reason until it is weighed beside what everybody says about stock.
LEARNT = "learnt"
_KINDS = ("color", "size", "reason")


def take_learnt(sheet: Sheet, known: Known) -> None:
    """Tokens for learnt colours, sizes and reasons; each keeps the key that it was learnt for."""
    if not known.vocabulary:
        return
    entries = tuple(
        (word, f"{kind}:{key}") for kind in _KINDS for word, key in known.vocabulary.get(kind, {}).items()
    )
    hits = _words(entries).find(sheet.work, sheet.pairs, sheet.chars)
    sheet.tokens += [_token(sheet, hit.start, hit.end, hit.value) for hit in hits]
    sheet.cover([(hit.start, hit.end) for hit in hits])


def says_learnt_reason(page: Page, known: Known) -> bool:
    """Whether a word stands there of which the team taught that it says why something is short."""
    return any(fold(word) in page.folded for word in known.vocabulary.get("reason", ()))


def usual_size(word: str, known: Known) -> str:
    """A size under the name that the team taught for it, where it did."""
    taught = {fold(learnt): key for learnt, key in known.vocabulary.get("size", {}).items()}
    return taught.get(fold(word), word)


@lru_cache(maxsize=64)
def _words(entries: tuple[tuple[str, str], ...]) -> Words[str]:
    return Words({fold(word): value for word, value in entries}, least=1)


def _token(sheet: Sheet, start: int, end: int, value: str) -> Token:
    kind, _, key = value.partition(":")
    if kind != "reason":
        return Token(start, end, kind, sheet.written(start, end), key)
    return Token(start, end, LEARNT, "short" if key == Reason.UNKNOWN else key, "short")
