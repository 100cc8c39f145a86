"""Variants with a figure each, and one word for all of them: `黒Sが1、白Mが2足りない`, `店にあるのは白12 黒7`."""

import re
from collections.abc import Iterator

from bot.rules.reading.quantity import quantity_words as words
from bot.rules.reading.quantity.prices import COUNTER
from bot.rules.reading.text.tokens import TAKEN, Sheet, Token
from bot.rules.script import pattern

# In the text that is looked at a variant is written \x01, a figure that was read already \x02, all else taken \x00.
_VARIANT, _COUNTED = "\x01", "\x02"
_NAME = r"\x01+(?:[ ]?[の的/-]?[ ]?\x01+)?"
_TIE = r"(?:サイズ|的)?[ ]?(?P<tie>が|は|各|只?有|只?剩|缺|欠|差|少|订|要|[=:x*])?[ ]?"
_BARE = rf"""
    (?P<bare>0|[1-9]\d{{0,2}})(?![\d%]|[./:-]\d|[ ]?(?:cm|mm|ml|kg|inch|月|日|号|元|円|码|点钟|yuan|days))
    (?:[ ]?{COUNTER})?"""
_PIECE = pattern(rf"{_NAME}{_TIE}(?:(?P<read>\x02+)|{_BARE})")
# `5 red and 3 blue`
_TURNED = pattern(
    r"(?<![\w.,\x01\x02])(?<!\x01 )(?<!\x01[x*:=])(?:(?P<read>\x02+)|(?P<bare>[1-9]\d{0,2}))[ ](?P<tie>)\x01+"
)
_COUNTED_FIRST = re.compile(r"[\d\x02] \x01")
_JOINED = re.compile(r"[ ]?(?:[、,/・;&+]|と|和|及び?|跟|,? and)[ ]?|[ ]{1,2}|")
_PART_OF = pattern(r"""
    (?:うち|其中(?:的|有)?|当中|(?<![a-z])(?:of\s(?:which|them|these)|among\sthem|including),?)[ 、,:]{0,2}$""")
_LACK = pattern(r"""
    (?:不足|欠品|欠|缺货?|短缺|差|少|未着|未入荷|(?:足り|届か|届いてい|买え|揃わ|取れ|手に入ら|入ら|来|でき)ない)
    (?:数量?|分|もの|商品|の|品)?(?:は|が|的?是|的?有|了)?[ :、]{0,2}$
    |(?<![a-z])(?:short(?:age)?|missing|lack(?:ing)?)(?:\s(?:items?|qty|are|is|of))?[ :]{0,2}$""")
_THERE = pattern(r"""
    (?:ある|残っている|届いた|买えた|确保できた|取れた|入った|揃った|用意できる|出せる|送れる)(?:の|もの|分|数量?)?
    (?:は|が)[ :、]?$
    |(?:在库|现货|库存|手元|店に?)(?:数量?)?(?:は|が|有|只有|只剩|剩)?[ :、]{0,2}$
    |(?:现在?|目前|店里|仓库|实际|实)(?:只|就)?(?:有|剩|到|收到?|存)[ :]?$
    |(?:收到|到货|到了|买到|拍到|只有|只剩|还剩|凑到)了?[ :]?$
    |(?<![a-z])(?:in\s(?:the\s)?(?:shop|store|stock|warehouse)(?:\snow)?|available|received|arrived|left
    |(?:they|shop|we)\s(?:only\s)?(?:have|has|got|have\sonly))[ :]{0,2}$""")
_OUT = pattern(
    r"\s?(?:が|は|の|也|都|全|均|、)?\s?(?:な[いくし]|无[いくし]?|ありま?せん|ございま?せん|没有?|缺|欠品|不足|以上)"
)
_ONLY = pattern(r"\s?(?:しか|のみ|だけ)")
_REACH = 24
_TIED = dict.fromkeys("缺欠差少", "short") | dict.fromkeys(("有", "剩", "只有", "只剩"), "row have")
_TIED |= dict.fromkeys("订要", "ordered")

Row = list[re.Match[str]]


def take_breaths(sheet: Sheet) -> None:
    """Give each figure of such a row what is said of all of them, also where it has no counter."""
    variants = [token for token in sheet.tokens if token.kind in _VARIANTS and token.role not in _NOT_COUNTED]
    text = sheet.page.folded
    counted = sum(_FIGURE.search(text, max(0, one.start - 3), one.end + 5) is not None for one in variants)
    if counted < _SEVERAL:
        return
    text = _masked(sheet, variants)
    read = {token.start: at for at, token in enumerate(sheet.tokens) if token.kind == "qty"}
    for row in _rows(text, _PIECE):
        _tell(sheet, text, row, read)
    for row in _rows(text, _TURNED) if _COUNTED_FIRST.search(text) else ():
        _tell(sheet, text, row, read, turned="turned ")


_VARIANTS = frozenset(["color", "size"])
_NOT_COUNTED = frozenset(["label", "all_colors"])
_FIGURE = re.compile("[0-9一二两三四五六七八九十]")
_SEVERAL = 2


def _masked(sheet: Sheet, variants: list[Token]) -> str:
    letters = list(sheet.page.folded)
    for token in sheet.tokens:
        letter = _COUNTED if token.kind == "qty" else TAKEN
        letters[token.start : token.end] = letter * (token.end - token.start)
    for token in variants:
        letters[token.start : token.end] = _VARIANT * (token.end - token.start)
    return "".join(letters)


def _rows(text: str, piece: re.Pattern[str]) -> Iterator[Row]:
    """Two or more pieces that only words of listing stand between."""
    row: Row = []
    for match in piece.finditer(text):
        if row and not _JOINED.fullmatch(text, row[-1].end(), match.start()):
            yield from [row] if len(row) > 1 else []
            row = []
        row.append(match)
    yield from [row] if len(row) > 1 else []


def _tell(sheet: Sheet, text: str, row: Row, read: dict[int, int], turned: str = "") -> None:
    known = [read.get(match.start("read")) if match["read"] else None for match in row]
    roles = ["plain" if at is None else sheet.tokens[at].role for at in known]
    said = _said(text, row, roles)
    for match, at in zip(row, known, strict=True):
        role = said or _TIED.get(match["tie"] or "", "plain")
        if at is None and match["bare"]:
            sheet.tokens.append(Token(*match.span("bare"), "qty", match["bare"], turned + role))
        elif at is not None and sheet.tokens[at].role == "plain":
            sheet.tokens[at] = sheet.tokens[at]._replace(role=turned + role)
    sheet.cover(match.span("bare") for match in row if match["bare"])
    if said == "short":
        _drop_total(sheet, row[0].start(), sum(_figures(sheet, row, known)))


def _figures(sheet: Sheet, row: Row, known: list[int | None]) -> Iterator[int]:
    for match, at in zip(row, known, strict=True):
        figure = match["bare"] if at is None else sheet.tokens[at].value
        yield int(figure) if figure and figure.isdigit() else 0


def _said(text: str, row: Row, roles: list[str]) -> str:
    """What the words before or behind the whole row, or a zero in it, say of each figure."""
    before, end = text[max(0, row[0].start() - _REACH) : row[0].start()], row[-1].end()
    lacks = roles[-1] == "short" or (roles[-1] == "plain" and _follows(words.LACK_AFTER, text, end))
    out = lacks or _follows(_OUT, text, end)
    if any(match["bare"] == "0" for match in row) or "row have" in roles:
        return "row have"
    if lacks or (out and (_PART_OF.search(before) or all(match["tie"] == "が" for match in row))):
        return "short"
    if _LACK.search(before):
        return "short"
    if _THERE.search(before) or (roles[-1] == "there" and _ONLY.match(text, end)):
        return "row have"
    return ""


def _follows(form: re.Pattern[str], text: str, end: int) -> bool:
    return bool(form.match(text, end) or (text.startswith(" ", end) and form.match(text, end + 1)))


def _drop_total(sheet: Sheet, start: int, parts: int) -> None:
    """`全部で45個、うち赤5個・青3個がない`: what was ordered of all is told of none of them."""
    told = [at for at, token in enumerate(sheet.tokens) if token.kind == "qty" and token.end <= start]
    last = max(told, key=lambda at: sheet.tokens[at].start, default=None)
    token = sheet.tokens[last] if last is not None else None
    if (
        last is None
        or token is None
        or token.role not in _WHOLE
        or _APART.search(sheet.page.folded, token.end, start)
    ):
        return
    if token.value.isdigit() and int(token.value) > parts:
        sheet.tokens[last] = token._replace(kind="other")


_WHOLE = frozenset(["total", "ordered", "plain"])
_APART = re.compile(r"[。\n;!?]")
