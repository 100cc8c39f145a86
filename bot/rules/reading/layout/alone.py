"""Cells without a heading: what a word or figure that stands alone between separators is, from its place."""

import re
from collections.abc import Iterator

from bot.rules.reading.quantity.uncounted import DENIED
from bot.rules.reading.text.tokens import Sheet, Token
from bot.rules.regex import regex
from bot.rules.script import pattern

# Words that are a colour or a size only where nothing else stands beside them.
_LONE_COLOR = pattern(r"""
    (?<=[,(/|、])\s?(natural|kraft|honey|butter|stone|sky|blush|forest|avocado|oak|beech|smoke|multi(?:-?colou?r)?|mix(?:ed)?(?:\scolou?rs?)?|assorted|bamboo|wood|copper|dots?|checks?
    |checked|border|flower)(?=\s?(?:colou?r)?\s?(?:[,)/|、\n]|\.(?!\d)|-\s|$))""")
_LONE_SIZE = pattern(r"""
    (?:(?<=[,(/|、])\s?|(?<![^\n.;])\s?)(small|medium|large|x-large|big|king|queen|twin)(?=\s?(?:[,)/|、\n]|$
    |(?:is|are|and|or|still|also|sold|out|instead|only|has|have|available|in\sstock|short)\b))
    |(?<![a-z-])(small|medium|large|x-large|big|king|queen|twin|double|single)(?=\ssize\b)|(?<![a-z-])(small|medium|large|big)(?=\sones?\b)""")
_SIZES = ("small", "medium", "large", "big", "king", "queen", "twin", "double", "single")
_ROW = regex(r"^[^\n\t|]*(?:[\t|][^\n\t|]*){3,}$", re.MULTILINE)
_CELL = regex(r"[^\t|\n]+")
_INTEGER = regex(r"\s*(\d{1,4})\s*")
_LETTERED = regex(r"[^\W\d_]")
# What was said of the lines of a table, below it: `11の不足分は…`, `14停产了`, `11 is discontinued`.
_TOLD_AGAIN = pattern(r"""
    (?:(?<=[\n。、,.;!?と和及\x00 ])|^)(\d{1,3})(?=(?:の(?!うち|内|中|方|ほう)|[はがもと、]
    |[的也已停没缺断涨下预补要等都和]|这?[两三四几]?[家行项样款个](?![月工])|\s(?:is|are|was|were|will|has|cannot|can't|comes|and)\b|,\s?\d{1,3}\s?(?:的|は|が|の)))""")
_BUT = pattern(r"(?:(?<![a-z])(?:not|isn't)|(?<!是)不是(?:缺|少)?)\s?$")
# `没有别的蓝`: no offer, and no item.
_NO_OTHER = pattern(r"没有?(?:别的|其[他它]的?|同样的?|类似的?|什么)\s?$")
_NEAR = 10


def take_lone_cells(sheet: Sheet) -> None:
    """Rows of cells without a heading, lines of a table named again, and words that mean something only alone."""
    if sheet.has("\t", "|"):
        _take_rows(sheet)
    _take_lines(sheet)
    if not sheet.work.isascii() and not sheet.has(",", "("):
        return
    sheet.take(_LONE_COLOR, lambda m: Token(*m.span(1), "color", sheet.written(*m.span(1)), "lone"))
    if sheet.has(*_SIZES):
        sheet.take(_LONE_SIZE, lambda m: _size(sheet, *m.span(m.lastindex or 0)))


def _size(sheet: Sheet, start: int, end: int) -> Token:
    return Token(start, end, "size", sheet.written(start, end))


def _take_rows(sheet: Sheet) -> None:
    """`order | line | name | colour | quantity | remark`: a figure before the name is the line, behind it how many."""
    found: list[Token] = []
    known = {token.start for token in sheet.tokens if token.kind == "row"}
    for row in _ROW.finditer(sheet.work):
        figures = list(_figures(sheet, row)) if row.start() not in known else []
        if figures and _LETTERED.search(row.group()):
            found.append(Token(row.start(), row.start(), "row", ""))
            found += figures
    sheet.tokens += found
    sheet.cover((token.start, token.end) for token in found)


def _figures(sheet: Sheet, row: re.Match[str]) -> Iterator[Token]:
    named = counted = numbered = False
    for cell in _CELL.finditer(sheet.work, *row.span()):
        figure = _INTEGER.fullmatch(cell.group())
        if figure is None:
            named = named or bool(_LETTERED.search(cell.group()))
        elif named and not counted:
            counted = True
            yield _cell(cell.start() + figure.start(1), figure[1], "qty", "label plain")
        elif not named and not numbered:
            numbered = True
            yield _cell(cell.start() + figure.start(1), figure[1].lstrip("0") or "0", "line", "label")


def _cell(start: int, word: str, kind: str, role: str) -> Token:
    return Token(start, start + len(word), kind, word, role)


def _take_lines(sheet: Sheet) -> None:
    """A bare figure at the beginning of a clause that is the number of a table's line means this line."""
    known = {token.value for token in sheet.tokens if token.kind == "line" and token.role == "label"}
    if known:
        sheet.take(_TOLD_AGAIN, lambda m: Token(*m.span(1), "line", m[1]) if m[1] in known else None)


def drop_denied(sheet: Sheet) -> None:
    """`MではなくSが欠品`, `not M but S`: a variant that is taken back for another one is none."""
    text = sheet.page.folded
    kinds = {token.start: token.kind for token in sheet.tokens if token.kind in {"color", "size"}}
    if not kinds:
        return
    sheet.tokens = [
        token._replace(kind="other") if token.start in kinds and _is_denied(token, text, kinds) else token
        for token in sheet.tokens
    ]


# `ネイビーではなくブラックしかない`: ordered was the first.
_ALL_THERE_IS = pattern(
    r"(?:て)?[、\s]{0,2}[^\s、。,\n]{1,12}\s?(?:しか|のみ(?:です|の|$|。)|だけ(?:です|しか|あり|残))"
)


def _is_denied(token: Token, text: str, kinds: dict[int, str]) -> bool:
    if _NO_OTHER.search(text, max(0, token.start - _NEAR), token.start):
        return True
    match = DENIED.match(text, token.end)
    if match is not None and _ALL_THERE_IS.match(text, match.end()):
        return False
    if match is None and not _BUT.search(text, max(0, token.start - _NEAR), token.start):
        return False
    end = match.end() if match else token.end
    return any(kinds.get(at) == token.kind for at in range(end, end + _NEAR))
