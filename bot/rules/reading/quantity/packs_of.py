"""Figures in two words: `12 packs of 25` are 300 pieces, `a dozen and a half` are 18."""

import re

from bot.rules.reading.quantity import quantity_words as words
from bot.rules.reading.quantity.making_en import was_made
from bot.rules.reading.text.counting import whole_number
from bot.rules.reading.text.tokens import Sheet, Token
from bot.rules.regex import regex

_FIGURE = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten)"
_PACKS = r"(?:packs?|boxes|box|bags?|sets?|cases?|bundles?|trays?|sleeves?|cartons?|crates?|rolls?|tins?|bunches|bunch)"
_OF_PACKS = regex(rf"(?<![\w.])(?P<packs>{_FIGURE}) {_PACKS} of (?P<each>\d{{1,4}})(?![\w%]|\.\d)")
_DOZENS = regex(
    rf"(?<![\w.])(?:(?P<packs>{_FIGURE})(?P<before> and a half)? )?dozen(?P<behind> and a half)?(?![a-z])"
)
_LARGER = regex(r"(?<![\d./:-])\d{2,5}(?![\d./:%-])")
_DOZEN, _REACH = 12, 24


def take_packs_of(sheet: Sheet) -> None:
    """Pieces, where the notice counts pieces elsewhere; the role is told by the words around them."""
    if " of " in sheet.work:
        _count_single_packs(sheet)
        sheet.take(_OF_PACKS, lambda m: _packs(sheet, m))
    if "dozen and a half" in sheet.work or "and a half dozen" in sheet.work:
        sheet.take(_DOZENS, lambda m: _told(sheet, m, _dozens(m)))


# `bags of 50`, `3 packs of 4`: what one holds, where packs are counted without it elsewhere.
_HOLDS = regex(
    rf"(?<![a-z])(?:(?P<packs>{_FIGURE}) )?(?P<pack>{_PACKS}) of (?P<each>\d{{1,4}})(?![\w%]|\.\d)"
)
_SINGLE = regex(
    rf"(?<![\w.,])(?P<packs>{_FIGURE}) (?:(?:more|other|last|full|whole|further|single) )?"
    rf"(?P<pack>{_PACKS})(?! of (?:\d|the))(?![a-z])"
)


def _count_single_packs(sheet: Sheet) -> None:
    """`bags of 50, they could fill seven bags`: each of them holds so many, wherever it is counted."""
    held = next((one for one in _HOLDS.finditer(sheet.work) if int(one["each"]) > 1), None)
    if held is None:
        return
    pack, each = _one(held["pack"]), int(held["each"])
    single = [one for one in _SINGLE.finditer(sheet.work) if _one(one["pack"]) == pack]
    counted = [*([held] if held["packs"] else []), *single] if single else []
    tokens = [_told(sheet, one, _count(one["packs"]) * each) for one in sorted(counted, key=re.Match.start)]
    sheet.tokens += tokens
    spans = [token[:2] for token in tokens] if held["packs"] else [held.span(), *(one[:2] for one in tokens)]
    sheet.cover(sorted(spans) if tokens else [])


def _one(packs: str) -> str:
    return packs.removesuffix("es").removesuffix("s")


def _packs(sheet: Sheet, match: re.Match[str]) -> Token | None:
    count = int(match["each"]) * _count(match["packs"])
    others = [*_LARGER.finditer(sheet.work, 0, match.start()), *_LARGER.finditer(sheet.work, match.end())]
    return _told(sheet, match, count) if any(int(other.group()) >= count for other in others) else None


def _count(packs: str | None) -> int:
    return 1 if packs in {None, "a", "an"} else whole_number(packs or "") or 1


def _dozens(match: re.Match[str]) -> int:
    half = _DOZEN // 2 if match["before"] or match["behind"] else 0
    return _count(match["packs"]) * _DOZEN + half


def _told(sheet: Sheet, match: re.Match[str], count: int) -> Token:
    before = sheet.work[max(0, match.start() - _REACH) : match.start()]
    after = _GOODS.sub("", sheet.work[match.end() : match.end() + _REACH].partition("\n")[0])
    return Token(*match.span(), "qty", str(count), _role(before, after))


# `a dozen and a half desk flags ordered`
_SAID = r"(?:are|is|were|was|in|left|came|made|arrived|ordered|sold|missing|short)"
_GOODS = regex(rf"^(?: (?!{_SAID})[a-z]+){{1,3}}(?= {_SAID})")


def _role(before: str, after: str) -> str:
    if words.LACK_AFTER.match(after) or words.LACK_BEFORE.search(before):
        return "short"
    if words.ORDERED_AFTER.match(after) or words.ORDERED_BEFORE.search(before):
        return "ordered"
    if words.REST_BEFORE.search(before):
        return "rest"
    there = words.HAVE_AFTER.match(after) or words.HAVE_BEFORE.search(before) or was_made(before)
    return "have" if there else "plain"
