"""What is there instead, told by a bare 有 before its colours: `藏青没货，有黑色和灰色`."""

from bot.rules.reading.text.tokens import Sheet, Token
from bot.rules.script import pattern

# At the beginning of a clause: what the shop has.
_HAS = pattern(r"""
    (?:(?<=[,，。、;；!(\s])|(?<=\x00[,，。、;；]))
    (?:(?:现在|目前|他家|她家|店里|店家|那边|老板那边?|仓库|手上|但是?|不过|另外|倒是?|都?)?(?:就|也|倒|只)?(?:还剩|还有|只有|仅有|只剩|仅剩|另有|现有|有|剩)(?:下|了)?(?:现货的?)?
    |(?:but\s|and\s)?(?:they\s|the\sshop\s|shop\s|we\s|seller\s|he\s|she\s)?(?:only\s|still\s|also\s){0,2}(?:has|have|got)(?:\sonly)?)\s?$""")
_JOINED = pattern(r"(?:[的款色]|\s)*(?:[、,，/]|和|与|跟|及|还有|或|or|and|&)?\s*")
_LIST = 8
# Behind the colours: nothing that says that these are out as well, or how many of them were ordered.
_ENDS = pattern(r"""
    (?:[的款]|两色|现货|有货|了|\s)*(?:可[选以换]|能[发拍换]|available|in\sstock|left|$|[。;；!?~)\n]
    |[,，](?!\s?(?:[\d\x00]{0,3}\s?(?:也|都|全|又|还|各)?(?:缺|没|断|少(?![^，,。]{0,2}钱)|差|无|停|卖完|售|欠|不够|\d))))""")
_NEAR = 24


def others_there(sheet: Sheet, marks: list[Token]) -> list[Token]:
    """A word of offering before the colours that are told to be there, where something is short before them."""
    short = [mark.end for mark in marks if mark.role == "short"]
    if not short:
        return []
    variants = sorted(token for token in sheet.tokens if token.kind in {"color", "size"})
    found = []
    for at, token in enumerate(variants):
        has = _HAS.search(sheet.page.folded, max(0, token.start - _NEAR), token.start)
        if has and min(short) <= has.start() and _is_all_that_is_said(sheet, variants[at : at + _LIST]):
            found.append(Token(has.start(), has.end(), "mark", "offer_before", "offer_before"))
    return found


def _is_all_that_is_said(sheet: Sheet, variants: list[Token]) -> bool:
    end = variants[0].end
    for token in variants[1:]:
        if not _JOINED.fullmatch(sheet.work, end, token.start):
            break
        end = token.end
    return _ENDS.match(sheet.page.folded, end) is not None
