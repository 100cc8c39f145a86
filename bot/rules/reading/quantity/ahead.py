"""Figures told before what they count, one after another: `少了2个碗3个盘子`, `缺3个红的2个蓝的`."""

from bot.rules.reading.quantity.prices import COUNTER
from bot.rules.reading.text.tokens import Sheet, Token
from bot.rules.reading.things.goods import is_goods
from bot.rules.script import pattern

_COUNTED = pattern(rf"\d{{1,4}}\s?{COUNTER}")
_NAME = pattern(r"的?([一-龥]{1,6}?)(?=[\d、,，。和跟与;!\s]|$)")
_AND = pattern(r"的?\s?(?:[、,，和跟与]|还有)?\s?")
_NAMED_BEFORE = pattern(r"([一-龥]{1,6})$")
_FEWEST, _NEAR = 2, 6


def take_counted_first(sheet: Sheet) -> None:
    """Mark each figure of such a row as that of the name behind it, with what is said of the first."""
    text = sheet.page.folded
    places = {token.start: at for at, token in enumerate(sheet.tokens) if token.kind == "qty"}
    if len(places) < _FEWEST:
        return
    variants = {token.start: token.end for token in sheet.tokens if token.kind in {"color", "size"}}
    ends = {end: start for start, end in variants.items()}
    done = -1
    for start in sorted(places):
        if start > done and not _stands_behind_a_name(text, start, ends):
            row = _row(sheet, start, places, variants)
            done = row[-1] if row else done
            _tell(sheet, [places[one] for one in row])


def _row(sheet: Sheet, start: int, places: dict[int, int], variants: dict[int, int]) -> list[int]:
    row: list[int] = []
    while start in places:
        token = sheet.tokens[places[start]]
        end = _named_until(sheet.page.folded, token, variants)
        if end < 0:
            break
        row.append(start)
        joined = _AND.match(sheet.page.folded, end)
        start = joined.end() if joined else end
    # Where a figure follows the last one, the names stand before their figures.
    return [] if len(row) < _FEWEST or start in places else row


def _named_until(text: str, token: Token, variants: dict[int, int]) -> int:
    """The end of what stands right behind a counted figure; -1 where that is no name."""
    if not _COUNTED.fullmatch(text, token.start, token.end):
        return -1
    if token.end in variants:
        return variants[token.end]
    name = _NAME.match(text, token.end)
    return name.end(1) if name and is_goods(name[1]) else -1


def _stands_behind_a_name(text: str, start: int, ends: dict[int, int]) -> bool:
    before = _NAMED_BEFORE.search(text, max(0, start - _NEAR), start)
    return start in ends or start - 1 in ends or bool(before and is_goods(before[1]))


def _tell(sheet: Sheet, row: list[int]) -> None:
    for at in row:
        token, first = sheet.tokens[at], sheet.tokens[row[0]].role.removeprefix("turned ")
        role = first if token.role == "plain" else token.role
        sheet.tokens[at] = token._replace(role=f"turned {role}")
