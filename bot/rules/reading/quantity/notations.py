"""How many were ordered and how many are there, without words beside the figures: `注文/在庫=40/25`, `100→64`."""

import re

from bot.rules.reading.layout.labels import FIELD_OF
from bot.rules.reading.quantity import quantity_words as words
from bot.rules.reading.quantity.prices import COUNTER
from bot.rules.reading.text.tokens import Sheet, Token
from bot.rules.regex import regex
from bot.rules.script import pattern

_WORD = r"[^\s\d/→=:()【】\[\]、,。\x00]{1,10}"
_COUNT = rf"\d{{1,5}}(?:\s?{COUNTER})?"
# What the figures stand for, told once: `注文/在庫＝`, `(订/到)`, `ordered/in stock:`.
_HEADS = pattern(rf"""
    (?P<names>{_WORD}(?:\s?/\s?{_WORD}){{1,2}})\s?(?:[)】\]]\s?)?(?:[=:]|は|→)?(?=\s{{0,3}}\d|[^\n]*\n|[)】\]])""")
_ROW = pattern(rf"(?<![\d./])({_COUNT})\s?/\s?({_COUNT})(?:\s?/\s?({_COUNT}))?(?![\d/]|\.\d)")
# Beside how many were ordered, what came in is no day.
_ROLES = {"order": "ordered", "ordered": "ordered", "short": "short", "have": "have", "restock": "have"}
_FIGURE = regex(r"\d+")
# What may stand between an arrow and what is there: `→ 给 2`, `→ 能发 12`, `→ 現貨9台`.
_CAN = r"""(?:[只能可实现已就才]?(?:[给发到收有剩出拿买拍备交](?:货|到|出)?了?|货)|在库|库存|入荷|确保|可能?
    |ご?用意|手配|准备|现物|ストック|送れる|出せる|买えた|届いた)数?\s?:?\s?"""
# `100→64`, `20個→12個`: an order, and what is left of it.
_ARROW = pattern(rf"""
    (?<![\d./:-])(\d{{1,5}})\s?(?:{COUNTER})?\)?\s?(?:→|->|=>)\s?(?:{_CAN})?(\d{{1,5}})(?![\d/:%]|[.,-]\d)
    (?:[ ]?{COUNTER})?""")
# `30→なし`, `5枚→没有`: nothing is left of it.
_ARROW_TO_NOTHING = pattern(rf"""
    (?<![\d./:-])(\d{{1,5}})(?:\s?{COUNTER})?\s?(?:→|->|=>|の?うち|中)\s?(なし|无し|ない|无い|ありま?せん|ございま?せん|ゼロ|没有?|无
    |none|nothing|zero|nil|全?(?:断|缺|没|无)货?)(?=[\s、,。;!)了です]|$)""")
_SOMETHING_ELSE = pattern(r"\s?(?:[月日号时天年码周元円块]|cm|mm|ml|kg|番|サイズ|インチ|yuan|rmb|%)")


def take_headed(sheet: Sheet) -> None:
    """Rows of figures under names that are told once, in the same order."""
    if "/" not in sheet.work:
        return
    for heads in list(_HEADS.finditer(sheet.work)):
        roles = [_ROLES.get(FIELD_OF.get(name.strip(), ""), "") for name in heads["names"].split("/")]
        if all(roles) and "ordered" in roles:
            _take_rows(sheet, heads, roles)
            return


def _take_rows(sheet: Sheet, heads: re.Match[str], roles: list[str]) -> None:
    found = [row for row in _ROW.finditer(sheet.work) if bool(row[3]) == (len(roles) > 2)]  # noqa: PLR2004
    # Rows of figures, or `20/15/5（注文/在庫/不足）`: the names behind them.
    rows = [row for row in found if row.start() >= heads.end()] or found
    for row in rows:
        for place, role in enumerate(roles, 1):
            figure = _FIGURE.match(sheet.work, row.start(place))
            if figure is not None:
                sheet.tokens.append(Token(*figure.span(), "qty", figure.group(), f"label {role}"))
    if rows:
        sheet.cover(sorted([heads.span(), *(row.span() for row in rows)]))


# `35ok15ng`, `ok35 ng15`, `○35 ×15`: so many are there, so many lack.
_FINE, _OUT = r"(?:ok|○|◯|〇)", r"(?:ng|[x×✕✖])"
_OK_AND_NOT = (
    pattern(
        rf"(?<![\d./:-])(?P<have>\d{{1,4}})\s?(?:{COUNTER})?\s?{_FINE}[\s,、/]{{0,2}}(?P<short>\d{{1,4}})\s?(?:{COUNTER})?\s?{_OUT}(?![a-z\d])"
    ),
    pattern(
        rf"(?<![a-z]){_FINE}\s?(?P<have>\d{{1,4}})\s?(?:{COUNTER})?[\s,、/]{{0,2}}{_OUT}\s?(?P<short>\d{{1,4}})(?![\d./:])(?:\s?{COUNTER})?"
    ),
)


def take_ok_and_not(sheet: Sheet) -> None:
    """What is there and what lacks, each with its sign."""
    if not sheet.has("ok", "○", "◯", "〇"):
        return
    for form in _OK_AND_NOT:
        pairs = list(form.finditer(sheet.work))
        for pair in pairs:
            sheet.tokens.append(Token(*pair.span("have"), "qty", pair["have"], "row have"))
            sheet.tokens.append(Token(*pair.span("short"), "qty", pair["short"], "short"))
        sheet.cover(pair.span() for pair in pairs)


def take_arrows(sheet: Sheet) -> None:
    """A smaller figure behind an arrow is what is there of the larger one before it."""
    if sheet.has("→", ">", "中", "うち"):
        _take_pairs(sheet, [match for match in _ARROW.finditer(sheet.work) if _is_pair(sheet.work, match)])
        _take_pairs(sheet, list(_ARROW_TO_NOTHING.finditer(sheet.work)))


def _take_pairs(sheet: Sheet, pairs: list[re.Match[str]]) -> None:
    for pair in pairs:
        left = pair[2] if pair[2].isdigit() else "0"
        sheet.tokens += [
            Token(*pair.span(1), "qty", pair[1], "ordered"),
            Token(*pair.span(2), "qty", left, "have"),
        ]
    sheet.cover(pair.span() for pair in pairs)


def _is_pair(work: str, match: re.Match[str]) -> bool:
    after = work[match.end() : match.end() + _REACH]
    lacks = words.LACK_AFTER.match(after) or words.CANNOT_AFTER.match(after)
    return int(match[2]) <= int(match[1]) > 0 and not lacks and not _SOMETHING_ELSE.match(after)


_REACH = 12
