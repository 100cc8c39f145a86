"""What is told apart before anything else is heard: what was, what is no matter of goods, and that nothing lacks."""

from bot.rules.reading.stock.lacking import (
    AWAITED,
    COUNTED,
    LACKED,
    NO_THING,
    NOTHING_LACKS,
    NOUN_GONE,
    OF_AWAITED,
    OF_COUNTED,
    OF_THERE,
    THERE,
)
from bot.rules.reading.stock.not_lacking import told_of_no_lack
from bot.rules.reading.stock.other_lacks import MATERIAL, NO_HARM, NOT_GOODS, OTHER_LACKS
from bot.rules.reading.text.tokens import Sheet, Token
from bot.rules.script import pattern

SHORT = frozenset(["short", "temporary", "discontinued", "delisted", "price_change", "moq", "partial"])
OK = frozenset(["in_stock", "arrived", "resolved"])
Stretch = tuple[int, int]


# `誤：4番 5個不足` and, on the next line or behind an arrow, `正：4番 15個不足`.
_CORRECTED = pattern(r"""
    (?:(?<![^\n→])|(?<=\s))[\s【\[(]{0,3}(?:誤|误|错|wrong|ng)[\s】\])]{0,2}[:)】\]]\s?(?P<what>[^\n→]{2,80}?)\s{0,2}
    (?:\n|→)[\s【\[(]{0,3}(?:正|正しくは|正确|对|right|correct|ok)[\s】\])]{0,2}[:)】\]]""")


def role_of(category: str) -> str:
    """What a kind of statement does: it says that something is short, or there, or it is of a kind of its own."""
    if category in SHORT:
        return "short"
    return "ok" if category in OK else category


def silence_what_was(sheet: Sheet) -> None:
    """What was short once, and a balance that is, are not looked at again; the names in between are read already."""
    spans = _told_apart(sheet) + told_of_no_lack(sheet)
    spans += [one for one in _counted_gone(sheet) if not any(a < one[1] and one[0] < b for a, b, _ in spans)]
    if not spans:
        return
    spans.sort()
    was = [(start, end) for start, end, role in spans if role == "past"]
    if was:
        sheet.tokens = [token for token in sheet.tokens if token.kind != "qty" or not _within(token, was)]
    sheet.tokens += [Token(start, end, "mark", role, role_of(role)) for start, end, role in spans]
    sheet.cover((start, end) for start, end, _ in spans)


def _told_apart(sheet: Sheet) -> list[tuple[int, int, str]]:
    """What was, what is no matter of goods, and that nothing lacks."""
    spans = [(*match.span(), "past") for match in sheet.matches(LACKED)]
    if sheet.has(*OTHER_LACKS):
        spans += [(*match.span(), "stop") for match in sheet.matches(NOT_GOODS)]
    if NO_HARM.search(sheet.page.folded):
        spans += [(*match.span(), "stop") for match in sheet.matches(MATERIAL)]
    spans += [
        (match.end("what"), match.end("what"), "wrong") for match in _CORRECTED.finditer(sheet.page.folded)
    ]
    spans += [(*match.span(), "in_stock") for match in sheet.matches(NOTHING_LACKS)]
    if not sheet.lacks(OF_THERE):
        spans += [(*match.span(), "in_stock") for match in sheet.matches(THERE)]
    return spans


def _counted_gone(sheet: Sheet) -> list[tuple[int, int, str]]:
    """What is said right behind a figure or a noun: `20枚ない`, `4枚待ち`, `ペンは無い`."""
    spans: list[tuple[int, int, str]] = []
    if not sheet.lacks(OF_AWAITED):
        spans += [(*match.span(), "temporary") for match in sheet.matches(AWAITED)]
    if not sheet.lacks(OF_COUNTED):
        spans += [(*match.span(), "short") for match in sheet.matches(COUNTED)]
        spans += [
            (*match.span(), "short")
            for match in sheet.matches(NOUN_GONE)
            if not sheet.work.endswith(NO_THING, 0, match.start())
        ]
    return spans


def _within(token: Token, spans: list[Stretch]) -> bool:
    return any(start <= token.start < end for start, end in spans)
