"""Lists whose lines are numbered: what a word or price that stands alone in one says of its goods."""

from collections.abc import Iterator
from typing import NamedTuple

from bot.rules.reading.text.tokens import Sheet, Token
from bot.rules.regex import regex
from bot.rules.script import pattern

_LEAST = 2
_ROW = regex(r"[^\n]+")
_STATE = pattern(r"""
    (?:(?<=[\x00\s:、,→])|(?<=は\s)|(?<=は))
    (?:(?P<short>なし|ナシ|无し?|没有?|无い|none|nil|no)|(?P<in_stock>有り?|あり|アリ|ok|yes))
    (?:です|でした|了)?[ 。.!]{0,3}$""")
_ENDS_IN_PRICE = regex(r"(?P<before>[^\n]{0,24}?[\s:、,→は]+|)(?P<price>\x00+)[\s。.!]*$")
# What makes the price that of something else.
_OF_AN_OFFER = pattern(r"代|替|换|改|候补|なら|别|他|同|可以|能|instead|alternative|other|similar|http|offer")
# What may be left of a line whose goods are known and nothing else.
_SAYS_SOMETHING = regex(r"[^\W\d_]")
_NO_WORDS = pattern(
    r"(?:正常|没问题|济|済|です|でした|ます|は|の|が|を|も|的|了|各|约|x|(?<![a-z])(?:pcs?|sets?|pairs?|the|of|and|is)(?![a-z]))"
)


class Row(NamedTuple):
    """A line of a numbered list, with the token of its number."""

    start: int
    end: int
    head: Token


def rows_of(sheet: Sheet) -> list[Row]:
    """The lines that begin with a number, where there are several."""
    if "\n" not in sheet.work:
        return []
    heads = {token.start: token for token in sheet.tokens if _is_number(token)}
    rows = list(_rows(sheet.work, heads)) if len(heads) >= _LEAST else []
    return rows if len(rows) >= _LEAST else []


def _rows(work: str, heads: dict[int, Token]) -> Iterator[Row]:
    for match in _ROW.finditer(work):
        text = match.group()
        head = heads.get(match.start() + len(text) - len(text.lstrip(" \t"))) or heads.get(match.start())
        if head is not None:
            yield Row(match.start(), match.end(), head)


def _is_number(token: Token) -> bool:
    return token.kind == "line" or (token.kind == "bullet" and token.role == "number")


def row_marks(sheet: Sheet) -> list[Token]:
    """`2番：なし`, `托特包 黑 30 有`, `4番：＋2元`: lines that end in what is said of them."""
    return [mark for row in rows_of(sheet) if (mark := _state(sheet.work, row) or _rise(sheet, row))]


def _state(work: str, row: Row) -> Token | None:
    match = _STATE.search(work, row.head.end, row.end)
    if match is None:
        return None
    value = match.lastgroup or "short"
    return Token(
        match.start(value), match.end(value), "mark", value, "ok" if value == "in_stock" else "short"
    )


def _rise(sheet: Sheet, row: Row) -> Token | None:
    match = _ENDS_IN_PRICE.match(sheet.work, row.head.end, row.end)
    if match is None or _OF_AN_OFFER.search(sheet.page.folded, row.start, row.end):
        return None
    prices = (
        token for token in sheet.tokens if token.kind == "price" and token.start == match.start("price")
    )
    price = next(prices, None)
    rises = price is not None and price.role == "difference" and not price.value.startswith("-")
    return Token(match.end("price"), match.end("price"), "mark", "price_change", "short") if rises else None


def not_understood(sheet: Sheet) -> list[Row]:
    """The lines of a list that say something that nothing was made of: a day or a price, or words besides names."""
    marks = [token for token in sheet.tokens if token.kind == "mark"]
    return [row for row in rows_of(sheet) if not _is_told(row, marks, sheet.tokens) and _is_left(sheet, row)]


def _is_told(row: Row, marks: list[Token], tokens: list[Token]) -> bool:
    figures = (
        token for token in tokens if token.kind == "qty" and token.role.rpartition(" ")[2] not in _SILENT
    )
    return any(row.start <= token.start <= row.end for token in (*marks, *figures))


_SILENT = frozenset(["", "plain", "ordered", "total"])


def _is_left(sheet: Sheet, row: Row) -> bool:
    inside = [token for token in sheet.tokens if row.start <= token.start < row.end]
    kinds = {token.kind for token in inside}
    if "url" in kinds:
        return False
    if kinds & {"date", "price"}:
        return True
    return _SAYS_SOMETHING.search(_NO_WORDS.sub("", sheet.work[row.head.end : row.end])) is not None
