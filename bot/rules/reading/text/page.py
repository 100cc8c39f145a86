"""The notice as the reader sees it: NFKC, without invisible characters, and with the way back to the original."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from unicodedata import normalize

from bot.rules.reading.values import Span
from bot.rules.regex import regex
from bot.rules.script import exchange, fold_running

LIMIT = 60_000

_INVISIBLE = (
    "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef"
)
_COMPATIBLE = (
    "\u00a8-\u00be\u2011\u2024-\u2026\u2033-\u2057\u2070-\u209c\u20a8\u2100-\u218b\u1100-\u11ff\u3130-\u318f"
    "\u3200-\u33ff\uf900-\ufb4f\ufe10-\ufe6f\uffe0-\uffee\U0001d400-\U0001d7ff\U0001f100-\U0001f2ff"
    "\U0002f800-\U0002fa1f"
)
# What changes its length; everything else is exchanged one for one by the two tables below.
_ODD = regex(
    "(?P<circled>[\u2460-\u249b\u2776-\u2793])(?P<counter>(?:番(?![傘茶線])|[号项項]))?"
    "|(?P<keycap>[0-9])\ufe0f?\u20e3"
    "|(?P<entity>&(?:amp|lt|gt);)"
    "|[\uff73\uff76-\uff84\uff8a-\uff8e][\uff9e\uff9f]"
    "|[^\\s\u0300-\u036f][\u0300-\u036f\u3099\u309a]{1,4}"
    f"|(?P<gone>[{_INVISIBLE}\u0300-\u036f])"
    f"|[{_COMPATIBLE}]"
)
_ANY_ODD = regex(
    f"[\u2460-\u249b\u2776-\u2793\u20e3&\uff9e\uff9f\u0300-\u036f\u3099\u309a{_INVISIBLE}{_COMPATIBLE}]"
)
# A till or an old mail program writes all in half-width kana; what is grammar is read as if in Hiragana.
_HALF = regex(r"[\uff71-\uff9d]")
_GRAMMAR = (
    "アリマセン",
    "リマセン",
    "リマス",
    "ナシ",
    "アリマス",
    "ゴザイマセン",
    "デキマセン",
    "シマセン",
    "ナリマシタ",
    "ナリマス",
    "マシタ",
    "マセン",
    "マス",
    "デシタ",
    "デス",
    "シカ",
    "ナイ",
    "クダサイ",
    "ドウシマスカ",
    "オセワニ",
    "スミマセン",
    "ノミ",
    "ダケ",
    "タリナイ",
    "タリマセン",
    "デハ",
    "カラ",
    "マデ",
)
# ナイ and カラ are grammar, ナイフ and カラー are not.
_KATAKANA_GRAMMAR = regex(
    f"(?:{'|'.join(sorted(_GRAMMAR, key=len, reverse=True))})+(?=[ガノヨネカケドトデモ]?(?![ァ-ヺー]))"
)
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">"}
_one_for_one = exchange(
    {chr(code): normalize("NFKC", chr(code)) for code in range(0xFF01, 0xFFA0)}
    | {
        chr(code): " "
        for code in [*range(9), *range(14, 32), 13, 0x7F, 0xA0, 0x3000, *range(0x2000, 0x200B), 0x202F]
    }
    | {chr(code): "\n" for code in (11, 12, 0x85, 0x2028, 0x2029)}
)


@dataclass(frozen=True, slots=True)
class Page:
    """The text in two spellings of equal length: as written (NFKC) and folded for comparing."""

    original: str
    text: str
    folded: str
    edges: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())
    circled: frozenset[int] = frozenset()
    cut: bool = False

    def span(self, start: int, end: int) -> Span:
        """Where a stretch of the text stands in the original."""
        return self._back(start, last=False), self._back(end, last=True)

    def _back(self, place: int, *, last: bool) -> int:
        here, there = self.edges
        if not here:
            return place
        at = bisect_right(here, place - 1 if last else place) - 1
        moved = there[at] + (place - here[at])
        return min(moved, there[at + 1] if at + 1 < len(there) else len(self.original))

    def blanked(self, text: str) -> "Page":
        """The same page with parts of its text made blank."""
        return replace(self, text=text, folded=fold_running(text))


def open_page(original: str) -> Page:
    """Prepare a notice for reading; what exceeds the limit stays unread and is marked."""
    source = original[:LIMIT]
    if "\n" not in source:
        source = source.replace("\r", "\n")
    text, edges, circled = (source, ((), ()), frozenset[int]()) if source.isascii() else _straighten(source)
    text = _one_for_one(text)
    folded = fold_running(text)
    if _HALF.search(source):
        folded = _KATAKANA_GRAMMAR.sub(_hiragana, folded)
    return Page(original, text, folded, edges, circled, cut=len(original) > LIMIT)


def _hiragana(match: re.Match[str]) -> str:
    return "".join(chr(ord(char) - 0x60) if "ァ" <= char <= "ヶ" else char for char in match.group())


def _straighten(source: str) -> tuple[str, tuple[tuple[int, ...], tuple[int, ...]], frozenset[int]]:
    if not _ANY_ODD.search(source):
        return source, ((), ()), frozenset()
    pieces: list[str] = []
    here, there = [0], [0]
    circled = set()
    done = length = 0
    for match in _ODD.finditer(source):
        new = _plain(match)
        kept = source[done : match.start()]
        pieces += (kept, new)
        length += len(kept)
        done = match.end()
        if match.group("circled"):
            circled.add(length)
        here += (length, length + len(new))
        there += (match.start(), done)
        length += len(new)
    if not pieces:
        return source, ((), ()), frozenset()
    pieces.append(source[done:])
    return "".join(pieces), (tuple(here), tuple(there)), frozenset(circled)


def _plain(match: re.Match[str]) -> str:
    kind = match.lastgroup
    if kind == "gone":
        return ""
    if kind == "entity":
        return _ENTITIES[match.group()]
    if kind in {"circled", "counter", "keycap"}:
        return _numbered(match)
    return normalize("NFKC", match.group())


def _numbered(match: re.Match[str]) -> str:
    """A circled number must not run into the quantity behind it: ②4個 is not 24個."""
    number = re.sub(r"\D", "", normalize("NFKC", match.group("circled") or "")) or match.group("keycap") or ""
    if not number:
        number = str((ord(match.group("circled")) - 0x2776) % 10 + 1)
    counter = match.group("counter")
    return f"{number}{normalize('NFKC', counter)}" if counter else f"{number}. "
