"""Figures told one after another for items told before: `分别是20个和15个`, `10 and 7 respectively`."""

import re

from bot.rules.reading.items.gathering import Gathering
from bot.rules.reading.items.lookahead import Lookahead
from bot.rules.reading.quantity import quantity_words as words
from bot.rules.reading.quantity.prices import COUNTER, NUMBER
from bot.rules.reading.text.counting import whole_number
from bot.rules.reading.text.tokens import Sheet, Token
from bot.rules.regex import regex
from bot.rules.script import pattern

_FIGURE = rf"(?:0|{NUMBER})(?!\d|[.:]\d|[月日号%])\s?{COUNTER}?"
_AND = r"\s?(?:、|,\sand\s|,|/|和|跟|与|と|及び|・|;|\sand\s|\s)\s?"
_ROW = rf"({_FIGURE}(?:{_AND}{_FIGURE}){{1,9}})"
_SIGNS = ("分别", "依次", "顺序", "それぞれ", "順に", "顺に", "respectively")
_BEFORE = pattern(rf"""
    (?:(?<!区)分别|依次|按顺序|それぞれ|顺に)(?:是|为|有|就|只|都|订|要|拍|买|缺|少|差|欠|剩|到|发|收|了|的|数量
    |注文|在库|残り|は|が|で){{0,4}}\s?:?\s?{_ROW}""")
_BEHIND = pattern(rf"""
    (?<![\d.a-z]){_ROW}(?:\s(?:pcs|pieces|units|pairs|sets))?(?P<lack>\s(?:are\s|were\s)?(?:missing|short|lacking|out|not\savailable))?,?\srespectively""")
_ONE = regex(pattern(_FIGURE).pattern)
_REACH = 14
_ROLES = (*words.LACKING_OR_ORDERED_BEFORE, (words.HAVE_BEFORE, "have"))


def take_turns(sheet: Sheet) -> None:
    """Rows of figures that are meant one by one."""
    if not sheet.has(*_SIGNS):
        return
    for form in (_BEFORE, _BEHIND):
        for row in list(form.finditer(sheet.work)):
            figures = [(match, _value(match)) for match in _ONE.finditer(sheet.work, *row.span(1))]
            role = _role(sheet.work[max(0, row.start() - _REACH) : row.start(1)])
            if role == "plain" and (
                words.LACK_AFTER.match(sheet.work, row.end(1)) or row.groupdict().get("lack")
            ):
                role = "short"
            sheet.tokens.append(Token(row.start(), row.start(), "turns", str(len(figures))))
            sheet.tokens += [Token(*match.span(), "qty", value, f"turn {role}") for match, value in figures]
            sheet.cover([row.span()])


def _value(match: re.Match[str]) -> str:
    return str(whole_number(re.sub(pattern(rf"\s?{COUNTER}$").pattern, "", match.group().strip())) or 0)


def _role(before: str) -> str:
    told = pattern(r"(?:分别|依次|按顺序|それぞれ|顺に)(?=[^一-龥]*.{0,6}$)|[是为都:]").sub("", before)
    return next((role for form, role in _ROLES if form.search(told)), "plain")


def on_turns(to: Gathering, token: Token, _ahead: Lookahead) -> None:
    """Choose the items that the figures are of: as many as there are figures, the nearest that are so many."""
    count = int(token.value)
    short = [draft for draft in to.drafts if draft.named and draft.stock not in {"ok", "wrong", "other"}]
    named = [draft for draft in to.drafts if draft.named and draft.stock != "wrong"]
    pools = (to.focus, to.family(), [draft for draft in named if draft.sentence == to.sentence], short, named)
    to.turns = next((list(pool) for pool in pools if len(pool) == count), [])


def take_turn(to: Gathering, token: Token) -> None:
    """Give the figure to the item whose turn it is."""
    if to.turns:
        role = token.role.removeprefix("turn ")
        to.turns.pop(0).amounts[role] = token._replace(role=role)
