"""Sentences about a whole list: `下の3点、20個ずつのご注文ですが半分しか` above it, `上記どちらも4個しか` below it."""

from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from bot.rules.reading.items.drafts import IDENTITY, Draft
from bot.rules.reading.items.gathering import Gathering
from bot.rules.reading.items.lookahead import Lookahead
from bot.rules.reading.text.tokens import Sheet, Token
from bot.rules.regex import regex
from bot.rules.script import pattern

_COUNT = r"[2-9二两三四五六七八九十]"
_EACH = rf"""(?:どれ|どちら|いずれ|两方と|両方と)も|两方|両方|それぞれ|ずつ|各|全て|すべて|全部|全商品|みな
    |{_COUNT}\s?(?:点|つ|品|商品|种类?|色|サイズ|件|行)と?も"""
_BELOW = pattern(r"下记|以下の|下の|次の|以下(?=[、,]|\d)")
_ABOVE = pattern(r"上记|以上[、の]|上の|これら")
_ANY = pattern(_EACH)
# In the same sentence as the things themselves: `1番 帽子 8個、4番 ポーチ 16個は、それぞれ半分しか`.
_WITHIN = pattern(r"(?:それぞれ|(?:どれ|どちら|いずれ|両方と|两方と)も)")
_SENTENCE = regex(r"[^。!?\n]+[。!?]*")
_OF_THE_LIST = pattern(
    r"\s?(?:(?:と|が|は|の(?:商品)?|、)?(?:も|共に|どちら|どれ|いずれ|すべて|全て|全部|各)|[、はが])"
)
_FIGURES = frozenset(["qty", "date"])
_SEVERAL, _MOST = 2, 40


class Line(NamedTuple):
    """A line of the page, and whether anything is named in it."""

    start: int
    end: int
    names: bool


def take_all(sheet: Sheet) -> None:
    """A token where such a sentence begins, with the place where its list begins, and one where it ends."""
    if not _ANY.search(sheet.page.folded):
        return
    names = sorted(token.start for token in sheet.tokens if _is_name(token))
    if len(names) < _SEVERAL:
        return
    lines = list(_lines(sheet.page.folded, names))
    found = [*_around(sheet, lines), *_inside(sheet, names)]
    for start, end, begins, count in found:
        sheet.tokens = [
            one
            for one in sheet.tokens
            if not (start <= one.start < end and _counts_the_list(sheet, one, count))
        ]
        sheet.tokens += [Token(start, start, "all", str(begins)), Token(end, end, "all", "", "end")]


def _is_name(token: Token) -> bool:
    return token.kind in IDENTITY and (token.kind != "product" or bool(token.role))


def _counts_the_list(sheet: Sheet, token: Token, count: int) -> bool:
    return (
        token.kind == "qty"
        and token.value == str(count)
        and _OF_THE_LIST.match(sheet.page.folded, token.end) is not None
    )


def _lines(text: str, names: list[int]) -> Iterator[Line]:
    start = 0
    for row in text.split("\n"):
        end = start + len(row)
        if row.strip():
            yield Line(start, end, names=any(start <= name < end for name in names))
        start = end + 1


def _around(sheet: Sheet, lines: list[Line]) -> Iterator[tuple[int, int, int, int]]:
    """Sentences in a line of their own above or below at least two lines that name things."""
    for at, line in enumerate(lines):
        told = _told(sheet, line)
        if told is None:
            continue
        below = list(takewhile(lambda one: one.names, lines[at + 1 : at + 1 + _MOST]))
        above = list(takewhile(lambda one: one.names, reversed(lines[max(0, at - _MOST) : at])))
        text = sheet.page.folded[told[0] : told[1]]
        if len(above) >= _SEVERAL and not _BELOW.search(text):
            yield *told, above[-1].start, len(above)
        elif len(below) >= _SEVERAL and not above and not _ABOVE.search(text):
            yield *told, -1, len(below)


def _told(sheet: Sheet, line: Line) -> tuple[int, int] | None:
    """From the first sentence for all to the last that names nothing."""
    if line.names or not _ANY.search(sheet.page.folded, line.start, line.end):
        return None
    counted = any(one.kind in _FIGURES and line.start <= one.start < line.end for one in sheet.tokens)
    said = any(one.role in _SAID and line.start <= one.start < line.end for one in sheet.tokens)
    return (line.start, line.end) if counted or said else None


_SAID = frozenset(["share have", "share short"])


def _inside(sheet: Sheet, names: list[int]) -> Iterator[tuple[int, int, int, int]]:
    """Behind at least two things of the same sentence."""
    for sentence in _SENTENCE.finditer(sheet.page.folded):
        sign = _WITHIN.search(sheet.page.folded, *sentence.span())
        if sign is None or any(sign.end() <= name < sentence.end() for name in names):
            continue
        before = [name for name in names if sentence.start() <= name < sign.start()]
        lines = [one for one in sheet.tokens if one.kind == "line" and one.start in before]
        if len(lines) >= _SEVERAL:
            yield sign.start(), sentence.end(), sentence.start(), len(lines)


def on_all(to: Gathering, token: Token, _ahead: Lookahead) -> None:
    """What follows is about everything in the list above, or about what is still to come."""
    if token.role == "end":
        to.of_all, to.focus = False, [one for one in to.focus[-1:] if one is not to.header]
        return
    begins = int(token.value)
    listed = [one for one in to.drafts if one.named and one.stock not in _DONE and _first(one) >= begins]
    if begins >= 0 and len(listed) < _SEVERAL:
        return
    to.of_all, to.focus = True, listed if begins >= 0 else [to.header]
    to.forget()
    to.new_item = ""


_DONE = frozenset(["ok", "wrong", "other"])


def _first(draft: Draft) -> int:
    return max(held.start for kind in IDENTITY if (held := draft.get(kind)))


def share_all(header: Draft, drafts: list[Draft]) -> None:
    """What was told above a list of everything in it."""
    for draft in drafts if header.amounts else ():
        if not draft.named or draft.stock in _DONE:
            continue
        for role, told in header.amounts.items():
            group = _WHOLE if role in _WHOLE else _PART
            if not draft.amounts.keys() & group:
                draft.amounts[role] = told


_WHOLE = frozenset(["ordered", "plain", "total"])
_PART = frozenset(
    ["have", "short", "rest", "left", "part", "share", "cannot", "awaited", "share have", "share short"]
)
