"""Figures that add up: of three that are told of one thing, the largest was ordered, one part is there, one lacks."""

from collections.abc import Iterator
from itertools import combinations

from bot.rules.reading.text.tokens import Sheet, Token
from bot.rules.script import pattern

_NAMES = frozenset(["line", "product", "sku", "color", "size", "row"])
_WHOLE = frozenset(["plain", "ordered", "label plain", "label ordered", ""])
_THERE, _LACKS = (
    frozenset(["have", "there", "row have"]),
    frozenset(["short", "rest", "cannot", "awaited", "left"]),
)
# What is said of these is found by other words.
_SHARED = frozenset(["part", "share"])
_REST = frozenset(["rest", "left"])
_FREE = frozenset(
    ["plain", "part", "share", "total", "cannot", "awaited", "rest", "left", "have", "there", ""]
)
# A figure that nothing was made of.
_BARE = pattern(
    r"(?<=[ぁ-んァ-ヺ一-龥 (])[1-9]\d{0,3}(?=[ぁ-ん一-龥、。，,.) ])(?![月日年时号番回色种店人%天周]|\s?[:/])"
)
_ADDED = pattern(r"(?:合计|合わせて|合せて|共|总共|一共|总计|计|total|all)(?:で|は|:|\s)?\s?$")
_SAID_TO_LACK = pattern(r"""
    \s?(?:[がはも]|分が)?[^、。,.，;\n\d]{0,10}?(?:ま?せん|な[いくし]|ず(?=[、。]|に)|无|切れ|不足|欠|だめ|駄目|没|缺|断|不到|(?<![a-z])(?:not?|short|missing|out)(?![a-z]))""")
# `30条里头有4条退回去了，实收26条`: a part of which something else is said than that it is there.
_OF_WHICH = pattern(r"(?:里[头面边]?|其中|当中)有$")
_FEWEST, _MOST, _NEAR = 3, 6, 8


def take_sums(sheet: Sheet) -> None:
    """Give the three their roles, where words have given them none or others."""
    figures = [token for token in sheet.tokens if token.kind == "qty" and token.value.isdigit()]
    if not 0 < len(figures) <= _MOST * 2 or "\t" in sheet.page.folded:
        return
    figures += [Token(*match.span(), "qty", match.group()) for match in _BARE.finditer(sheet.work)]
    if len(figures) < _FEWEST:
        return
    told: dict[int, Token] = {}
    for group in _groups(sheet, sorted(figures)):
        told |= {token.start: token for token in _three(sheet.page.folded, group)}
    if told:
        kept = [one for one in sheet.tokens if not (one.kind == "qty" and one.start in told)]
        sheet.tokens = [*kept, *told.values()]


def _groups(sheet: Sheet, figures: list[Token]) -> Iterator[list[Token]]:
    """Figures between which no second name of the same kind stands."""
    group: list[Token] = []
    seen: set[str] = set()
    for token in sorted([*(one for one in sheet.tokens if one.kind in _NAMES), *figures]):
        if token.kind == "qty":
            group.append(token)
        elif token.kind in seen and group:
            yield group
            group, seen = [], {token.kind}
        else:
            seen.add(token.kind)
    yield group


def _three(text: str, group: list[Token]) -> list[Token]:
    """The only three of a group that add up, unless their words say so already."""
    if not _FEWEST <= len(group) <= _MOST:
        return []
    most = max(group, key=lambda one: int(one.value))
    parts = [one for one in group if one.value not in {"0", most.value}]
    pairs = [
        pair for pair in combinations(parts, 2) if sum(int(one.value) for one in pair) == int(most.value)
    ]
    if len(pairs) != 1 or _is_shared(pairs[0]) or not _is_whole(text, most, group):
        return []
    there, lacks = pairs[0] if _comes_first(text, *pairs[0]) else pairs[0][::-1]
    wanted = ((most, "ordered"), (there, "have"), (lacks, "short"))
    return [one._replace(role=role) for one, role in wanted if _is_open(one, role)]


def _is_shared(pair: tuple[Token, Token]) -> bool:
    """`14個のうち9個は…、残り5個は…` leaves nothing open: the rest lacks."""
    roles = {one.role for one in pair}
    return bool(roles & _SHARED) and not roles & _REST


def _is_whole(text: str, most: Token, group: list[Token]) -> bool:
    """Told first, or said to be what was ordered; no sum of what was told before."""
    if _ADDED.search(text, max(0, most.start - _NEAR), most.start):
        return False
    return most.role == "ordered" or (most is group[0] and most.role in _WHOLE)


def _comes_first(text: str, one: Token, other: Token) -> bool:
    """Whether the first of two parts is there: by what is said of either, else in the usual order."""
    if one.role in _THERE and other.role in _THERE:
        return not _OF_WHICH.search(text, max(0, one.start - _NEAR), one.start)
    if one.role in _THERE or other.role in _LACKS:
        return True
    if one.role in _LACKS or other.role in _THERE:
        return False
    return not _SAID_TO_LACK.match(text, one.end)


def _is_open(token: Token, role: str) -> bool:
    return token.role != role and (token.role in _FREE or role == "ordered")
