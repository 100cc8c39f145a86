"""A figure told before its parts: `合計8個不足（白5、黒3）`, `残り6点（赤4、青2）`, `うち2点（タオル4枚、毛布5枚）`."""

from bisect import bisect_left

from bot.rules.reading.quantity import quantity_words as words
from bot.rules.reading.text.tokens import Sheet, Token
from bot.rules.script import pattern

_OPENS = pattern(r"[(:=]|其中|分别|内訳|内わけ|明细|うち|of\swhich")
_COUNTS_ITEMS = pattern(r"[点件款品种项]$|商品$|\s?items?$")
# A sentence, or a variant that is named before; the parts may be told in a sentence of their own.
_ENDS = pattern(r"[。\n;!?](?!\s?(?:内訳|内わけ|明细|其中|うち|breakdown))|\x01")
_FAR = 120
_WHOLE = frozenset(["total", "ordered", "plain"])
_THERE = frozenset(["have", "there", "part", "share"])
_LACKING = frozenset(["rest", "short", "cannot"])
_REACH = 24

# Where each figure stands and its place among the tokens, in the order of the text.
Places = list[tuple[int, int]]


def said_of_parts(sheet: Sheet, text: str, counted: Places, start: int, figures: list[int]) -> str | None:
    """What a total right before a row says of its figures, which is then told of none of them; None without one."""
    told = _told_before(sheet, text, counted, start)
    if not told:
        return None
    token = sheet.tokens[told[-1]]
    are = "是\x01" in text[start : start + _REACH]
    opened = are or (start - token.end <= _REACH and _OPENS.search(sheet.page.folded, token.end, start))
    items = token.value == str(len(figures)) and _COUNTS_ITEMS.search(
        sheet.page.folded[token.start : token.end]
    )
    if not opened or not (items or token.value == str(sum(figures))):
        return None
    _spend(sheet, told)
    lacking = token.role in _LACKING or words.LACK_AFTER.match(sheet.page.folded, token.end)
    return "short" if lacking and not items else ""


def drop_whole(sheet: Sheet, text: str, counted: Places, start: int, figures: list[int]) -> None:
    """`全部で45個、うち赤5個・青3個がない`: what was ordered of all is told of none of them."""
    told = _told_before(sheet, text, counted, start)
    _spend(sheet, [at for at in told if _is_of_all(sheet.tokens[at], sum(figures))])


def _is_of_all(token: Token, parts: int) -> bool:
    if token.role in _THERE:
        return True
    whole = token.role.removeprefix("label ") in _WHOLE
    return whole and token.value.isdigit() and int(token.value) > parts


def _told_before(sheet: Sheet, text: str, counted: Places, start: int) -> list[int]:
    """The figures of the sentence before a place, from the last variant on that is named there."""
    begin = max(0, start - _FAR)
    ends = [match.end() for match in _ENDS.finditer(text, begin, start)]
    first = ends[-1] if ends else begin
    near = counted[bisect_left(counted, (first, 0)) : bisect_left(counted, (start, 0))]
    return [at for _, at in near if sheet.tokens[at].kind == "qty"]


def _spend(sheet: Sheet, told: list[int]) -> None:
    for at in told:
        sheet.tokens[at] = sheet.tokens[at]._replace(kind="other")
