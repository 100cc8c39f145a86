"""Phrases that say something about stock, and what each is worth where it stands."""

import re
from typing import NamedTuple

from bot.rules.data import load
from bot.rules.reading.lexicon import Words, spelled_out
from bot.rules.reading.tokens import Sheet, Token
from bot.rules.script import pattern

SHORT = frozenset(["short", "temporary", "discontinued", "delisted", "price_change", "moq", "partial"])
RETURN = "return"
OK = frozenset(["in_stock", "arrived", "resolved"])
_CATEGORY = {
    word: category
    for category, phrases in load("words").items()
    if category != "about"
    for word in spelled_out(phrases)
}
_PHRASES = Words(_CATEGORY)
_ASKED = pattern(
    r".{0,2}(?:です|でしょう|ます|ました|いる)?か(?:どうか)?(?:[?。、\s]|$)|[了的]?(?:吗|么|没有?\?)|\s?\?"
)
_LONE = pattern(
    r"(?<![不没一-龥])缺(?![一-龥])|(?<=[\s\x00、，,番款色码])[缺差](?=\s?[\x00\s]|[!!])|缺(?=\x00)|差(?=\x00)|(?<=\x00)缺(?![点陷])|(?<=[\s\x00])[无無](?=[\s\x00]|$)|(?<=\x00)没(?=[\s\x00,，。]|$)|(?<=\x00)补(?![丁充])"
)
# The same statements with other words in between.
_GAPPED = pattern(
    r"在库[はがも]?[^、。,\n\x00]{1,8}(?:ありません|ございません|ないです|ない(?=[。、\s]|$)|なし)|(?:没有?|无)(?!问题)[^、。,\n\x00]{1,4}(?:货|库存|现货)(?!吗|的话)"
    r"|\b(?:no|not|without)\s(?:\w+\s){1,3}(?:stock|inventory)\b|\b(?:can\s?not|can't|couldn't|unable\sto)\s(?:\w+\s){1,2}(?:supply|ship|buy|purchase|get|find)\b"
    r"|(?:购入|手配|用意|确保|仕入れ?|调达|买付け?)[^、。\n\x00]{1,6}(?:できません|できない|できず|出来ません|不可)"
)
_BREAK = pattern(r"(?P<newline>\n)|(?P<strong>[。!?;]|\.(?=\s|$))|(?P<weak>[,，、:])")


class Stretch(NamedTuple):
    """From one break to the next."""

    start: int
    end: int


def take_marks(sheet: Sheet) -> None:
    """All phrases in the order of the text; hypotheses and questions lose their weight here."""
    breaks = [Token(m.start(), m.end(), "break", "", m.lastgroup or "") for m in _BREAK.finditer(sheet.work)]
    marks = [
        Token(hit.start, hit.end, "mark", hit.value, _role(hit.value)) for hit in _PHRASES.find(sheet.work)
    ]
    sheet.cover([(mark.start, mark.end) for mark in marks if mark.value != "stop"])
    gapped = [Token(m.start(), m.end(), "mark", "short", "short") for m in _GAPPED.finditer(sheet.work)]
    sheet.cover([(mark.start, mark.end) for mark in gapped])
    marks += gapped
    dates = {token.end for token in sheet.tokens if token.kind == "date"}
    lone = [_alone(m) for m in _LONE.finditer(sheet.work) if m.group() != "补" or m.start() in dates]
    sheet.cover([(mark.start, mark.end) for mark in lone])
    sheet.tokens += breaks
    sheet.tokens += _weighed(sheet, sorted([*marks, *lone]), breaks)


def _alone(match: re.Match[str]) -> Token:
    coming = match.group() == "补"
    return Token(
        match.start(), match.end(), "mark", "return" if coming else "short", "return" if coming else "short"
    )


def _role(category: str) -> str:
    if category in SHORT:
        return "short"
    return "ok" if category in OK else category


def _weighed(sheet: Sheet, marks: list[Token], breaks: list[Token]) -> list[Token]:
    """Marks without those that a condition, a question or the past takes the force from."""
    if not marks:
        return marks
    scopes = _hypotheses(marks, breaks, sheet.page.folded)
    return [mark._replace(role="said") if _idle(sheet, mark, scopes) else mark for mark in marks]


def _idle(sheet: Sheet, mark: Token, scopes: list[Stretch]) -> bool:
    if mark.role not in {"short", "ok"}:
        return False
    if any(scope.start <= mark.start < scope.end for scope in scopes):
        return True
    return bool(_ASKED.match(sheet.page.folded, mark.end, mark.end + 10)) and mark.value != "partial"


def _hypotheses(marks: list[Token], breaks: list[Token], sheet_text: str) -> list[Stretch]:
    edges = [0, *(mark.start for mark in breaks), len(sheet_text)]
    scopes = []
    for mark in marks:
        if mark.role == "condition":
            scopes.append(Stretch(mark.start, min(edge for edge in edges if edge >= mark.start)))
        elif mark.role == "condition_back":
            spaced = sheet_text.rfind(" ", 0, mark.start) + 1
            scopes.append(Stretch(max(spaced, *(edge for edge in edges if edge <= mark.start)), mark.start))
    return scopes


def is_sentence_end(token: Token) -> bool:
    """Whether a break ends more than a clause."""
    return token.kind == "break" and token.role in {"newline", "strong"}


def says_wrong(text: str) -> bool:
    """Whether a stretch of text takes something back."""
    return bool(re.search("間違|弄错|搞错|mistake", text))
