"""How many stands behind a label: `欠品数：8`, `欠品数：8/20`, `不足: all`, `Ordered: 25 each`."""

from collections.abc import Callable

from bot.rules.reading.days.units import OF_TIME
from bot.rules.reading.layout.labels import Labelled
from bot.rules.reading.quantity.prices import COUNTER
from bot.rules.reading.text.counting import whole_number
from bot.rules.reading.text.tokens import Sheet, Token
from bot.rules.script import pattern

_NUMBER = pattern(rf"""
    (?:x|约)?\s?(\d{{1,3}}(?:,\d{{3}})+|\d{{1,5}}|[一二两三四五六七八九十百]{{1,4}})
    (?![\d/一二两三四五六七八九十百]|\.\s|\s?番|\s?は|-\d|\s?(?:cm|mm|ml|kg|inch)|{OF_TIME})""")
# `ordered 25 of each colour`
_OF_EACH = pattern(
    r"(?:\s?(?:pcs|pieces|[个枚点本着足]))?\s?(?:each\b|apiece|ずつ|(?:of|for|per)\s(?:each|every|both)\b)"
)
# What is short is money.
_OWED = pattern(r"\s?\d[\d,.]*\s?(?:yuan|yen|rmb|元|円)")
_ALL = pattern(r"(?:全(?:数|部|量|て|缺|件)?|すべて|all|所有)")
# `欠品数：8/20`, `8個（20個中）`: so many of so many; behind a label for how many it is no day.
_OF_SO_MANY = pattern(rf"""
    \s?(?P<part>\d{{1,4}})\s?(?:{COUNTER})?\s?(?:/|of|out\sof|[(]\s?(?:全|共|of)?)\s?(?P<whole>\d{{1,4}})(?!\d|/\d)
    \s?(?:{COUNTER})?(?:中\s?)?\s?[)]?(?=[\s。、,，;)(]|$)""")


def amount(role: str) -> Callable[[Sheet, Labelled], list[Token]]:
    """A reader of the figure behind a label of this role."""

    def read(sheet: Sheet, label: Labelled) -> list[Token]:
        if role == "short" and _OWED.match(sheet.work, label.value_start):
            return [Token(label.start, label.value_start, "mark", "stop", "stop")]
        if role in _OF_A_WHOLE and (pair := _so_many_of(sheet, label, role)):
            return pair
        match = _NUMBER.match(sheet.work, label.value_start, label.value_end)
        if match:
            each = role == "ordered" and _OF_EACH.match(sheet.work, match.end())
            told = f"{'each' if each else 'label'} {role}"
            return [Token(*match.span(1), "qty", str(whole_number(match[1])), told)]
        if role == "short" and _ALL.match(sheet.work, label.value_start, label.value_end):
            return [Token(label.value_start, label.value_end, "mark", "whole", "short")]
        return []

    return read


_OF_A_WHOLE = frozenset(["short", "have"])


def _so_many_of(sheet: Sheet, label: Labelled, role: str) -> list[Token]:
    match = _OF_SO_MANY.match(sheet.work, label.value_start, label.value_end)
    if match is None or int(match["part"]) > int(match["whole"]):
        return []
    told = (("part", role), ("whole", "ordered"))
    return [Token(*match.span(name), "qty", str(int(match[name])), f"label {kind}") for name, kind in told]
