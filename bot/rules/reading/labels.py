"""Labels and what stands behind them: `カラー：黒`, `【数量】10`, `注文数 20`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.rules.data import load
from bot.rules.reading.lexicon import Hit, Words
from bot.rules.reading.tokens import TAKEN
from bot.rules.script import fold, pattern

FIELD_OF = {
    fold(word): field for field, words in load("labels").items() if field != "about" for word in words
}
_LABELS = Words(FIELD_OF)
_ONE = re.compile(
    r"(?<![^\s\x00,，、。;；:：|/★☆■●◆・【\[(「<*\-])(["
    + "".join(w for w in FIELD_OF if len(w) == 1)
    + r"])(?=\s?[:】\]])"
)
_COLON = re.compile(r"\s{0,3}(?:[:】\]=］】]|は\s?[:])\s{0,3}[:]?[ \t]{0,6}")
_IS = re.compile(r"(?:は|是|为)[\s,、:]{0,2}(?=\S)")
# A topic is no label when a statement follows it: 商品は既に終売です.
_TELLS = pattern(
    r"[^、。,\n]{0,16}(?:した|して|ません|ない|なり|なく|切れ|終了|欠品|未定|ところ|とのこと|と言|売|できま|います|おります|没|断|缺|停|不)|既に|すでに|もう|まだ|現在|今|こちら"
)
_GAP = re.compile(r"[ \t]{1,6}(?=[^\s:|=→\-])")
_FREE = re.compile(r"[\s\x00,，、。;；:：|/★☆■●◆・【\[(「<*\-}）)」】!！?？]")
# Labels that may stand before a mere space, where a person leaves the colon out.
_LOOSE = frozenset(
    ["product", "sku", "color", "size", "ordered", "short", "have", "line", "reason", "restock"]
)
_SPOKEN = frozenset(["product", "color", "size", "restock"])
_NOT_SPOKEN = frozenset(
    fold(word)
    for word in ("入荷", "再入荷", "到货", "补货", "色", "ページ", "item", "type", "预计", "restock")
)
_SHORT_VALUE = frozenset(
    ["line", "sku", "color", "size", "variant", "ordered", "short", "have", "order", "product"]
)

_BELOW = frozenset(
    ["product", "color", "size", "variant", "url", "order", "sku", "restock", "reason", "offer"]
)
_STOP = re.compile(r"[,、，。;；|★☆\x00]|\s{2,}|\s(?=[(\[【])|->|→|\(")
_PRODUCT_STOP = re.compile(r"[,、，。;；|★☆]|\s{3,}|->|→|[(\[【]")


class Labelled(NamedTuple):
    """A label with its field and the stretch of its value."""

    start: int
    field: str
    value_start: int
    value_end: int
    loose: bool = False


def find_labels(text: str) -> Iterator[Labelled]:
    """Every label of the text with its value, which ends at the next label or at the end of its line."""
    openings = [opening for opening in _openings(text) if opening is not None]
    for at, (start, field, value, loose) in enumerate(openings):
        following = openings[at + 1][0] if at + 1 < len(openings) else len(text)
        newline = text.find("\n", value)
        end = min(following, newline if newline >= 0 else len(text))
        if end <= value and not loose and field in _BELOW and text[value - 1] not in "】]":
            value, end = _next_line(text, value, following)
        yield Labelled(start, field, value, _value_end(text, field, value, end), loose)


def _next_line(text: str, value: int, following: int) -> tuple[int, int]:
    """A label alone on its line may have its value on the next one."""
    start = value
    while start < following and text[start] in " \t\n" and start - value < 12:  # noqa: PLR2004
        start += 1
    newline = text.find("\n", start)
    return start, max(start, min(following, newline if newline >= 0 else len(text)))


def _openings(text: str) -> Iterator[tuple[int, str, int, bool] | None]:
    hits: list[Hit[str]] = _LABELS.find(text)
    ones = [Hit(match.start(1), match.end(1), FIELD_OF[match[1]]) for match in _ONE.finditer(text)]
    if ones:
        covered = [(hit.start, hit.end) for hit in hits]
        hits = sorted([*hits, *(one for one in ones if not _inside(one.start, covered))])
    for hit in hits:
        yield _opening(text, hit)


def _inside(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _opening(text: str, hit: Hit[str]) -> tuple[int, str, int, bool] | None:
    if hit.start and not _FREE.match(text[hit.start - 1]) and text[hit.start - 1] != TAKEN:
        return None
    colon = _COLON.match(text, hit.end)
    if colon:
        return hit.start, hit.value, colon.end(), False
    return _loose(text, hit)


def _loose(text: str, hit: Hit[str]) -> tuple[int, str, int, bool] | None:
    word = text[hit.start : hit.end]
    if hit.value in _SPOKEN and word not in _NOT_SPOKEN:
        spoken = _IS.match(text, hit.end)
        if spoken and not _TELLS.match(text, spoken.end()):
            return hit.start, hit.value, spoken.end(), True
    gap = _GAP.match(text, hit.end) if hit.value in _LOOSE else None
    if gap is None or not _starts_field(text, hit, gap.end()):
        return None
    return hit.start, hit.value, gap.end(), True


def _starts_field(text: str, hit: Hit[str], value: int) -> bool:
    if hit.value in {"ordered", "short", "have", "line"}:
        return text[value].isdigit()
    if hit.value == "product" and text[hit.start].isascii():
        return False
    before = text[max(0, hit.start - 400) : hit.start].rpartition("\n")[2]
    return not before.strip() or hit.value in {"size", "color", "sku"}


def _value_end(text: str, field: str, start: int, end: int) -> int:
    if field in _SHORT_VALUE:
        stop = (_PRODUCT_STOP if field == "product" else _STOP).search(text, start, end)
        end = stop.start() if stop else end
    while end > start and text[end - 1] in " \t・,、，。;；★☆■●◆【[(（「『/|-→:*":
        end -= 1
    return end
