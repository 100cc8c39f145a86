"""What must be mended in a draft (下書き) before it may be copied: one note for every breach.

The rules for all letters: name the order, tell nothing of suppliers, agents, China or costs, promise no date
that nobody confirmed, invent no cause, leave no placeholder, write no Simplified Chinese. A marketplace's own
limits are data in marketplaces.py; the words to look for are in draft_words.py.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from unicodedata import normalize
from urllib.parse import urlsplit

from bot.rules.drafting import draft_words as words
from bot.rules.drafting.marketplaces import LIMITS, OTHER_MALLS, MarketplaceLimits
from bot.rules.facts import Note
from bot.rules.words import Marketplace, Remedy

__all__ = ["LIMITS", "NOTHING_KNOWN", "PROBLEM_CODES", "About", "MarketplaceLimits", "check"]

#: Every code that `check` can answer with and the names of its values, for those who put them into words.
PROBLEM_CODES: dict[str, frozenset[str]] = {
    "empty": frozenset(),
    "too_long": frozenset({"length", "limit"}),
    "line_too_long": frozenset({"line", "length", "limit"}),
    "blank_lines": frozenset({"limit"}),
    "order_number_missing": frozenset({"number"}),
    "url_not_allowed": frozenset({"url"}),
    "email": frozenset({"found"}),
    "phone": frozenset({"found"}),
    "html": frozenset({"found"}),
    "coupon": frozenset({"found"}),
    "review": frozenset({"found"}),
    "rating": frozenset({"found"}),
    "cancel_request": frozenset({"found"}),
    "return_request": frozenset({"found"}),
    "emoji": frozenset({"found"}),
    "other_mall": frozenset({"found"}),
    "supply": frozenset({"found"}),
    "cost": frozenset({"found"}),
    "internal": frozenset({"found"}),
    "agent_number": frozenset({"found"}),
    "cause": frozenset({"found"}),
    "simplified": frozenset({"found"}),
    "placeholder": frozenset({"found"}),
    "restock_unconfirmed": frozenset({"found"}),
    "arrival_unconfirmed": frozenset({"found"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is known of the case behind a letter."""

    names: tuple[
        str, ...
    ] = ()  # the item's, the shop's and the customer's: whatever they hold, they may be said
    agents: tuple[str, ...] = ()  # what the agent is called
    numbers: tuple[str, ...] = ()  # the agent's own for the order
    remedy: Remedy | None = None
    defective: bool = False  # the agent wrote of a defect


NOTHING_KNOWN = About()


def check(
    text: str,
    marketplace: Marketplace,
    order_number: str | None,
    restock_confirmed: bool = False,
    about: About = NOTHING_KNOWN,
) -> tuple[Note, ...]:
    """Every breach in a draft, in a fixed order; nothing where it may be copied as it is."""
    limits = LIMITS[marketplace]
    if not text.strip():
        return (Note(code="empty"),)
    plain = normalize("NFKC", text)
    # An order number may look like a telephone number or hold "1688".
    said = plain.replace(normalize("NFKC", order_number), " ") if order_number else plain
    return (
        *_shape(text, limits),
        *_number(plain, order_number),
        *_links(said, limits),
        *_wording(text, words.URL.sub(" ", said), marketplace),
        *_secrets(words.URL.sub(" ", _without(said, about.names)), about),
        *([] if restock_confirmed else (*_restock(said), *_promises(said, about.remedy))),
    )


def _shape(text: str, limits: MarketplaceLimits) -> Iterator[Note]:
    if limits.length_max is not None and len(text) > limits.length_max:
        yield Note(code="too_long", values={"length": str(len(text)), "limit": str(limits.length_max)})
    for at, line in enumerate(text.splitlines() if limits.line_max else [], start=1):
        if len(line) > (limits.line_max or 0):
            values = {"line": str(at), "length": str(len(line)), "limit": str(limits.line_max)}
            yield Note(code="line_too_long", values=values)
    most = limits.blank_lines_max
    if most is not None and re.search(rf"(?:\r?\n[ \t　]*){{{most + 2},}}\S", text):
        yield Note(code="blank_lines", values={"limit": str(most)})


def _number(plain: str, order_number: str | None) -> Iterator[Note]:
    if order_number and normalize("NFKC", order_number) not in plain:
        yield Note(code="order_number_missing", values={"number": order_number})


def _links(said: str, limits: MarketplaceLimits) -> Iterator[Note]:
    for found in dict.fromkeys(url.rstrip(words.TAIL) for url in _all(words.URL, said)):
        if not _allowed(found, limits.hosts):
            yield Note(code="url_not_allowed", values={"url": found})


def _allowed(url: str, hosts: tuple[str, ...]) -> bool:
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".").lower()
    except ValueError:
        return False
    return parts.scheme == "https" and any(host == known or host.endswith(f".{known}") for known in hosts)


def _wording(text: str, said: str, marketplace: Marketplace) -> Iterator[Note]:
    asked = (sentence for sentence in words.SENTENCE.findall(said) if not words.NO_NEED.search(sentence))
    for sentence in asked:
        yield from _each("cancel_request", _all(words.CANCEL, sentence))
        yield from _each("return_request", _all(words.RETURN, sentence))
    for code, pattern in _patterns(marketplace).items():
        yield from _each(code, _all(pattern, said))
    yield from _each("emoji", words.EMOJI.findall(text))
    yield from _each("placeholder", _all(words.PLACEHOLDER, text))
    simplified = "".join(dict.fromkeys(letter for letter in text if _simplified(letter)))
    yield from _each("simplified", [simplified] if simplified else [])


def _patterns(marketplace: Marketplace) -> dict[str, re.Pattern[str]]:
    limits = LIMITS[marketplace]
    return {
        "email": words.EMAIL,
        "phone": words.PHONE,
        "html": words.HTML,
        **({} if limits.coupons else {"coupon": words.COUPON}),
        "review": words.REVIEW,
        **({} if limits.ratings else {"rating": words.RATING}),
        "other_mall": _other_malls(marketplace),
    }


def _without(said: str, names: Iterable[str]) -> str:
    for name in sorted((normalize("NFKC", name) for name in names), key=len, reverse=True):
        said = said.replace(name, " ") if len(name) > 1 else said
    return said


def _secrets(said: str, about: About) -> Iterator[Note]:
    """What a customer has no business to know, and causes that nobody knows of."""
    agents = (_named(name) for name in about.agents if len(name) > 1)
    yield from _each(
        "supply", (*_all(words.SUPPLY, said), *(part for name in agents for part in _all(name, said)))
    )
    yield from _each("cost", _all(words.COST, said))
    yield from _each("internal", _all(words.INTERNAL, said))
    numbers = (number for number in about.numbers if number in said)
    yield from _each("agent_number", (*_all(words.AGENT_NUMBER, said), *numbers))
    told = (part for part in words.SENTENCE.findall(said) if not words.SUPPOSED.search(part))
    yield from _each(
        "cause", (part for found in told for part in _all(words.CAUSE, found) if not about.defective)
    )


def _named(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z]){re.escape(normalize('NFKC', name))}(?![a-z])", re.IGNORECASE)


def _all(pattern: re.Pattern[str], said: str) -> Iterator[str]:
    return (found.group() for found in pattern.finditer(said))


def _each(code: str, found: Iterable[str]) -> Iterator[Note]:
    for text in dict.fromkeys(part.strip() for part in found):
        yield Note(code=code, values={"found": text})


def _other_malls(marketplace: Marketplace) -> re.Pattern[str]:
    others = [name for mall, limits in LIMITS.items() if mall is not marketplace for name in limits.names]
    names = sorted({*others, *OTHER_MALLS}, key=len, reverse=True)
    # ラクマート is a supplier's word, not the mall ラクマ.
    parts = [re.escape(name) + ("(?!ート)" if name == "ラクマ" else "") for name in names]
    return re.compile(rf"(?<![a-z])(?:{'|'.join(parts)})(?![a-z])", re.IGNORECASE)


def _simplified(letter: str) -> bool:
    """Whether a character exists in Chinese (GB 2312) and in no Japanese character set (JIS X 0213)."""
    return "一" <= letter <= "鿿" and _can(letter, "gb2312") and not _can(letter, "euc_jis_2004")


def _can(letter: str, encoding: str) -> bool:
    try:
        letter.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _restock(said: str) -> Iterator[Note]:
    for sentence in words.SENTENCE.findall(said):
        if (
            words.RESTOCK.search(sentence)
            and words.DATE.search(sentence)
            and not words.NO_RESTOCK.search(sentence)
        ):
            yield Note(code="restock_unconfirmed", values={"found": sentence.strip()})


def _promises(said: str, remedy: Remedy | None) -> Iterator[Note]:
    """Days that hang on goods which nobody holds: what is there may be promised, what is only ordered may not."""
    if remedy is Remedy.SHIP_REST:
        return
    for sentence in words.SENTENCE.findall(said):
        promise = words.ARRIVES.search(sentence) or (remedy is Remedy.WAIT and words.SHIPS.search(sentence))
        if (
            promise
            and words.DATE.search(sentence)
            and not (words.RESTOCK.search(sentence) or words.NOT_SO.search(sentence))
        ):
            yield Note(code="arrival_unconfirmed", values={"found": sentence.strip()})
