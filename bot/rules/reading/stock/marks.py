"""Phrases that say something about stock, and what each is worth where it stands."""

import re
from bisect import bisect_left, bisect_right
from functools import cache

from bot.rules.data import load
from bot.rules.reading.stock.apart import role_of, silence_what_was
from bot.rules.reading.stock.denying import is_part_of_a_name, meant
from bot.rules.reading.stock.lacking import LACKING, NOT_BEFORE
from bot.rules.reading.stock.lone import lone_marks
from bot.rules.reading.stock.numbered import row_marks
from bot.rules.reading.stock.others_there import others_there
from bot.rules.reading.stock.owed import but_for_money
from bot.rules.reading.text.learnt import LEARNT
from bot.rules.reading.text.lexicon import Hit, Words, spelled_out
from bot.rules.reading.text.tokens import TAKEN, TOLD, Sheet, Token
from bot.rules.script import pattern

_ASKED = pattern(r"""
    .{0,2}(?:です|でしょう|ます|ました|いる)?か(?:どうか)?(?:[?。、\s」』]|$)|[了的]?(?:吗|么|没有?\?)|\s?\?""")
# A full stop is one where nothing follows it at once.
_BREAK = pattern(r"[\n。!?;,，、:.](?<!\.(?=\S))(?<!\.\.\.(?=\s?[\d\x00]))")
_BREAKS = {"\n": "newline"} | dict.fromkeys("。!?;.", "strong") | dict.fromkeys(",，、:", "weak")


# What may be a part of a longer statement.
_OPEN = frozenset(["stop", "request", "return"])


@cache
def _phrases() -> Words[str]:
    """All phrases with their meaning: thousands of spellings, which the first notice asks for and not the start."""
    told = [(meaning, phrases) for meaning, phrases in load("words").items() if meaning != "about"]
    return Words({word: meaning for meaning, phrases in told for word in spelled_out(phrases)})


def take_marks(sheet: Sheet) -> None:
    """All phrases in the order of the text; hypotheses and questions lose their weight here."""
    silence_what_was(sheet)
    breaks = [Token(*match.span(), "break", "", _BREAKS[match[0]]) for match in _BREAK.finditer(sheet.work)]
    dates = {token.end for token in sheet.tokens if token.kind == "date"}
    marks = [
        _phrase(sheet, hit, dates)
        for hit in _phrases().find(sheet.work, sheet.pairs)
        if TAKEN not in sheet.work[hit.start : hit.end] and not is_part_of_a_name(sheet, hit)
    ]
    sheet.cover((mark.start, mark.end) for mark in marks if mark.value not in _OPEN)
    lacking = _covered(sheet, [_spelled(match) for match in sheet.matches(LACKING)])
    marks = [mark for mark in marks if not (mark.role == "return" and _lies_in(mark, lacking))]
    _covered(sheet, [mark for mark in marks if mark.role == "return"])
    marks += lacking
    marks += _not_before(sheet)
    marks += _covered(sheet, lone_marks(sheet, dates))
    marks += _covered(sheet, row_marks(sheet))
    there = _covered(sheet, others_there(sheet, marks))
    marks = [mark for mark in marks if not (mark.value == "partial" and _lies_in(mark, there))] + there
    marks += _learnt(sheet)
    marks = _none_lacks(sheet, marks)
    sheet.tokens += breaks
    sheet.tokens += _weighed(sheet, sorted(_about_prices(sheet, but_for_money(sheet, marks))), breaks)


def _none_lacks(sheet: Sheet, marks: list[Token]) -> list[Token]:
    """`缺0`, `欠品 0`: a word of lack that belongs to a nought says that nothing lacks."""
    lacks = [token for token in sheet.tokens if token.kind == "qty" and token.role == "short"]
    noughts = {token.start for token in lacks if token.value == "0"}
    return [mark for mark in marks if not noughts & {mark.end, mark.end + 1}] if noughts else marks


def _phrase(sheet: Sheet, hit: Hit[str], dates: set[int]) -> Token:
    """What the shop makes good on a day that is told, as in `下周四补上`, is not here yet."""
    value = "return" if hit.value == "resolved" and hit.start in dates else meant(sheet, hit)
    if value == "notice" and _TO_YOU.match(sheet.page.folded, hit.end):
        value = TOLD
    return Token(hit.start, hit.end, "mark", value, role_of(value))


# `到货后通知您`: a promise, no circular.
_TO_YOU = pattern(r"[您你]|一声|一下[您你]?")


def _lies_in(mark: Token, longer: list[Token]) -> bool:
    """`生産` alone announces goods; in `生産はもうしない` it is a part of the contrary."""
    return any(one.start <= mark.start < one.end for one in longer)


def _learnt(sheet: Sheet) -> list[Token]:
    """What the team taught is a statement like the others, and loses its force where they do."""
    return [token._replace(kind="mark") for token in sheet.tokens if token.kind == LEARNT]


def _covered(sheet: Sheet, marks: list[Token]) -> list[Token]:
    sheet.cover((mark.start, mark.end) for mark in marks)
    return marks


def _not_before(sheet: Sheet) -> list[Token]:
    """`月底才` says that there is nothing before that day."""
    ends = [token.end for token in sheet.tokens if token.kind == "date"]
    found = [match for end in ends if (match := NOT_BEFORE.match(sheet.work, end))]
    waited = [
        match
        for token in sheet.tokens
        if token.kind == "date"
        and _DONE.match(sheet.work, token.end)
        and (match := _WAIT_FOR.search(sheet.work, max(0, token.start - _NEAR_DAY), token.start))
    ]
    starts = (
        [token.start for token in sheet.tokens if token.kind == "date"]
        if sheet.has("だと", "ですと", "場合")
        else []
    )
    found += [match for at in starts if (match := _IF_IT_IS.search(sheet.work, max(0, at - _NEAR_DAY), at))]
    return [Token(match.start(), match.end(), "mark", "temporary", "short") for match in (*found, *waited)]


# `赤だと12月末`
_IF_IT_IS = pattern(r"(?:(?<=\x00)|(?<=色)|(?<=サイズ))(?:だと|ですと|の场合は?)、?\s?$")


# `钱包 等12/8`, `mug: wait till Dec 8`, where nothing follows the day.
_WAIT_FOR = pattern(
    r"(?:(?<![一-龥])|(?<=[要得需]))等(?:到|至)?\s?$|(?<![a-z])wait(?:ing)?(?:\s(?:for|till|until|to))?\s?$"
)
_DONE = pattern(r"\s*(?:左右|前后)?\s*(?:[,，。;!(|]|\n|$)")
_NEAR_DAY = 16


def _spelled(match: re.Match[str]) -> Token:
    return Token(match.start(), match.end(), "mark", match.lastgroup or "", "short")


def _short(match: re.Match[str]) -> Token:
    return Token(match.start(), match.end(), "mark", "short", "short")


_BY_THE_SHOP = pattern(r"(?:在库|库存|值段|価格|价格|単価|单价|表示|标价|stock|price|数)[^。，、,.\n]{0,8}$")


def _about_prices(sheet: Sheet, marks: list[Token]) -> list[Token]:
    """`68元不出了` is no end of production: what is refused right behind a price is the price; so with a lot."""
    ends = {
        token.end + gap: "price_change" for token in sheet.tokens if token.kind == "price" for gap in range(4)
    }
    marks = [*marks, *_only_dearer(sheet)]
    lots = [token for token in (*sheet.tokens, *marks) if token.value == "moq"]
    ends |= {lot.end + gap: "moq" for lot in lots for gap in range(_NEAR_LOT)}
    return [
        mark._replace(value=ends[mark.start]) if mark.start in ends and mark.value in _REFUSED else mark
        for mark in marks
    ]


def _only_dearer(sheet: Sheet) -> list[Token]:
    """`79元にしないと出荷しない`, `79元に上げないと`."""
    ends = [token.end for token in sheet.tokens if token.kind == "price"]
    found = [match for end in ends if (match := _UNLESS_RAISED.match(sheet.work, end))]
    return [Token(match.start(), match.end(), "mark", "price_change", "short") for match in found]


_UNLESS_RAISED = pattern(
    r"(?:に|まで)(?:し|上げ|値上げし|引き?上げ|変更し)(?:てもらわ|て顶か|ていただか|)な(?:いと|ければ)"
)
_REFUSED = frozenset(["discontinued", "short"])
# `3個以上でないと販売しない`: what is refused is the small quantity.
_NEAR_LOT = 8


def _weighed(sheet: Sheet, marks: list[Token], breaks: list[Token]) -> list[Token]:
    """Marks without those that a condition or a question takes the force from."""
    scopes = _hypotheses(marks, breaks, sheet.page.folded)
    marks = [
        mark._replace(role="said")
        if mark.role == "wrong"
        and _BY_THE_SHOP.search(sheet.page.folded, max(0, mark.start - 12), mark.start)
        else mark
        for mark in marks
    ]
    return [mark._replace(role="said") if _idle(sheet, mark, scopes) else mark for mark in marks]


def _idle(sheet: Sheet, mark: Token, scopes: list[tuple[int, int]]) -> bool:
    if mark.role == "offer_before":
        return sheet.page.folded.startswith(("的话", "的时候", "时"), mark.end)
    if mark.role not in {"short", "ok"}:
        return False
    at = bisect_right(scopes, (mark.start, len(sheet.work))) - 1
    if at >= 0 and scopes[at][0] <= mark.start < scopes[at][1]:
        return True
    return mark.value != "partial" and bool(_ASKED.match(sheet.page.folded, mark.end, mark.end + 10))


def _hypotheses(marks: list[Token], breaks: list[Token], text: str) -> list[tuple[int, int]]:
    """From `if` to the end of its clause, and from the beginning of a clause to 場合 or 的话."""
    edges = [0, *(mark.start for mark in breaks), len(text)]
    scopes = []
    for mark in marks:
        at = bisect_left(edges, mark.start)
        if mark.role == "condition":
            scopes.append((mark.start, edges[at]))
        elif mark.role == "condition_back":
            first = edges[at] if edges[at] == mark.start else edges[at - 1]
            scopes.append((max(text.rfind(" ", first, mark.start) + 1, first), mark.start))
    return sorted(scopes)
