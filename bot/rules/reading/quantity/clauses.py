"""English says what a figure is anywhere in its clause: `40 pcs of the bag are shipped`, `in the shop now 22 rolls`."""

from math import inf

from bot.rules.reading.text.tokens import Sheet, Token
from bot.rules.regex import regex
from bot.rules.script import pattern

_BREAK = regex(r"[,;!?()\n]|\s/\s|\.(?=\s|$)|(?<![a-z])(?:but|and|while|so|because|when)(?![a-z])")
_NOT = r"(?:no|not|cannot|can't|cant|\w+n't|never|unable|refuses?d?|impossible)"
_LACKS = pattern(rf"(?<![a-z]){_NOT}(?![a-z])(?!\s(?:more|over)\sthan)")
_ORDERED = pattern(r"""
    (?<![a-z])(?:you(?![a-z])\s(?:\w+\s)?(?:want|need|ask|order|request|bought|buy|paid|pay)\w*|your?\s(?:order|qty|quantity|po|request)|ordered
    |on\s(?:the\s|your\s)?(?:order|po|invoice)|in\s(?:the\s|your\s)order|p/?o|invoice)(?![a-z])""")
_THERE = pattern(r"""
    (?<![a-z])(?:has|have|had|hold|holds|holding|left|got|shel(?:f|ves)|in\s(?:the\s|their\s|his\s)?(?:shop|store|warehouse|factory|hand|stock)
    |arrived|came|come|received|inside|ship|ships|shipped|sent|send|delivered|go\sout|went\sout|available|avaliable|availble
    |ready|can|could|supply|maximum|max|more\sthan|at\smost|took|collect(?:s|ed)?|found|secured|here|reserved|keeps?|kept|packed|remain\w*|only
    |just|counted)(?![a-z])""")
_TOLD = frozenset(["plain", "ordered", "total", "label ordered", "label plain"])
_ROLES = ((_LACKS, "cannot"), (_ORDERED, "ordered"), (_THERE, "have"))


def hear_clauses(sheet: Sheet) -> None:
    """Where a notice counts twice, the words of its own clause say what a bare figure is."""
    counted = sorted((token.start, at) for at, token in enumerate(sheet.tokens) if token.kind == "qty")
    if len(counted) < 2:  # noqa: PLR2004
        return
    places = [at for _, at in counted]
    tokens = [sheet.tokens[at] for at in places]
    most = _most(tokens)
    ends = [0, *(token.end for token in tokens)]
    starts = [*(token.start for token in tokens[1:]), len(sheet.page.folded)]
    for place, token, (first, last) in zip(places, tokens, zip(ends, starts, strict=False), strict=False):
        if token.role == "plain":
            role = _role(_clause(sheet.page.folded, token, first, last))
            if role == "ordered" or (role and int(token.value) < most):
                sheet.tokens[place] = token._replace(role=role)


def heard(text: str, start: int, end: int) -> str:
    """What an English clause makes of a figure in it, as far as it says so."""
    before = _BREAK.split(text[max(0, start - _REACH) : start])[-1]
    behind = _BREAK.split(text[end : end + _REACH])[0]
    return _role(f"{before} 0 {behind}")


_REACH = 60


def _clause(text: str, token: Token, first: int, last: int) -> str:
    before = _BREAK.split(text[first : token.start])[-1]
    behind = _BREAK.split(text[token.end : last])[0]
    return f"{before} 0 {behind}"


def _role(clause: str) -> str:
    if not clause.isascii():
        return ""
    return next((role for form, role in _ROLES if form.search(clause)), "")


def _most(tokens: list[Token]) -> float:
    """Below this a figure may be a part: of the largest that is told, or of whatever a rest is left of."""
    if any(token.role == "rest" for token in tokens):
        return inf
    told = sorted(int(token.value) for token in tokens if token.role in _TOLD)
    alike = len(told) > 1 and told[-1] == told[-2]
    return (told[-1] + alike) if told else 0
