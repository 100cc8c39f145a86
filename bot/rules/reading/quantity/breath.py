"""Variants with a figure each, and one word for all of them: `黒Sが1、白Mが2足りない`, `店にあるのは白12 黒7`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.rules.reading.quantity import quantity_words as words
from bot.rules.reading.quantity.prices import COUNTER
from bot.rules.reading.quantity.totals import Places, drop_whole, said_of_parts
from bot.rules.reading.text.tokens import TAKEN, Sheet, Token
from bot.rules.reading.things.goods import GOODS_EN, is_goods
from bot.rules.regex import regex
from bot.rules.script import pattern

# In the text that is looked at a variant is written \x01, a figure that was read already \x02, all else taken \x00.
_VARIANT, _COUNTED = "\x01", "\x02"
_NAME = r"(?<!\x01)\x01++(?:[ ]?[の的/-]?[ ]?\x01++){0,2}+"
_TIE = r"(?:サイズ|的)?[ ]?(?P<tie>が|は|各|只?有|只?剩|缺|欠|差|少|订|要|[=:x*])?[ ]?"
_BARE = rf"""
    (?P<bare>0|[1-9]\d{{0,2}})(?![\d%]|[./:-]\d|[ ]?(?:cm|mm|ml|kg|inch|月|日|号|元|円|码|点钟|yuan|days))
    (?:[ ]?{COUNTER})?"""
_PIECE = pattern(rf"{_NAME}{_TIE}(?:(?P<read>\x02++)|{_BARE})")
# `5 red and 3 blue`
_TURNED = pattern(r"""
    (?<![\w.,\x01\x02])(?<!\x01[ ])(?<!\x01[x*:=])
    (?:(?P<read>\x02+)|(?P<bare>[1-9]\d{0,2}|(?<![a-z])(?:none|zero|nothing)(?=[ ]of)))
    [ ](?:of[ ](?:the[ ])?)?(?P<tie>)\x01+""")
# `120个是白色、80个是黑色`
_ARE = pattern(r"(?<!\x02)(?P<read>\x02++)是(?P<tie>)(?P<bare>)\x01++的?")
_COUNTED_FIRST = regex(r"[\d\x02] (?:of (?:the )?)?\x01")
_AND = r"[ ]?(?:[、,/・;&+]|と|和|及び?|跟|,? and)[ ]?"
_JOINED = regex(rf"{_AND}(?P<name>[一-龥々ァ-ヺー]{{1,10}}|[a-z]+(?: [a-z]+)? )?[ ]?|[ ]{{1,2}}|")
# Goods with a figure each, or behind one: `マグ2個、皿3枚`, `2 mugs and 3 plates`.
_SMALL = regex(r"(?<![\da-z./-])[1-9]\d{0,2}(?![\d./:-])")
_BEFORE = regex(r"(?:缺少?|欠|短少)?([一-龥々ァ-ヺー]{1,10})[がは]?[ ]?$")
_BEHIND = regex(r"(?:[ ](?:pcs|pairs|sets|boxes)[ ]of)?[ ]([a-z]+)([ ][a-z]+)?")
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
    |(?:收到|到货|到了|买到|拍到|拿到|找到|抢到|到手|到仓|来了|发来|给了|实到|实收|只有|只剩|还剩|只到|只来|只发|只给
    |凑到)了?[ :]?$
    |(?<![a-z])(?:confirmed|can\s(?:give|supply|send)|store\shas|shop\shas|they\shave)(?:\s(?:this\smorning|today|now|so\sfar|us|only))?:?\s*$
    |(?<![a-z])(?:in\s(?:the\s)?(?:shop|store|stock|warehouse)(?:\snow)?|available|received|arrived|left
    |(?:they|shop|we)\s(?:only\s)?(?:have|has|got|have\sonly))[ :]{0,2}$""")
_OUT = pattern(
    r"\s?(?:が|は|の|也|都|全|均|、)?\s?(?:な[いくし]|无[いくし]?|ありま?せん|ございま?せん|没有?|缺|欠品|不足|以上)"
)
_ONLY = pattern(r"\s?(?:しか|のみ|だけ|まで(?!に)|なら|でよろし|で大丈夫)")
_REACH = 24
_TIED = dict.fromkeys("缺欠差少", "short") | dict.fromkeys(("有", "剩", "只有", "只剩"), "row have")
_TIED |= dict.fromkeys("订要", "ordered")

Row = list[re.Match[str]]


class Counted(NamedTuple):
    """Where figures stand that were read already, with their places among the tokens; in order, and by where."""

    places: Places
    at: dict[int, int]


def take_breaths(sheet: Sheet) -> None:
    """Give each figure of such a row what is said of all of them, also where it has no counter."""
    text = sheet.page.folded
    named = [
        token[:2] for token in sheet.tokens if token.kind in _VARIANTS and token.role not in _NOT_COUNTED
    ]
    counted = [span for span in named if _FIGURE.search(text, max(0, span[0] - 3), span[1] + 5)]
    goods = list(_goods(text)) if _SEVERAL_FIGURES.search(text) else []
    if len(counted) + len(goods) < _SEVERAL:
        return
    text = _masked(sheet, [*goods, *named])
    places = sorted((token.start, at) for at, token in enumerate(sheet.tokens) if token.kind == "qty")
    read = Counted(places, dict(places))
    for row in _rows(text, _PIECE):
        _tell(sheet, text, row, read)
    for row in _rows(text, _TURNED) if _COUNTED_FIRST.search(text) else ():
        _tell(sheet, text, row, read, turned="turned ")
    for row in _rows(text, _ARE) if "\x02是\x01" in text else ():
        _tell(sheet, text, row, read, turned="turned ")


def _goods(text: str) -> Iterator[tuple[int, int]]:
    for figure in _SMALL.finditer(text):
        if text[figure.start() - 1] > "\u3000" or text[figure.start() - 1] == " ":
            before = _BEFORE.search(text, max(0, figure.start() - _LONGEST), figure.start())
            if before and is_goods(before[1]):
                yield before.span(1)
        behind = _BEHIND.match(text, figure.end()) if text[figure.end() : figure.end() + 1] == " " else None
        if behind and (behind[2] or "")[1:] in GOODS_EN:
            yield behind.start(1), behind.end()
        elif behind and behind[1] in GOODS_EN:
            yield behind.span(1)


_LONGEST = 14
_SEVERAL_FIGURES = regex(r"\d[^\n]{2,24}?\d")
_VARIANTS = frozenset(["color", "size", "line"])
_NOT_COUNTED = frozenset(["label", "all_colors"])
_FIGURE = regex("[0-9一二两三四五六七八九十]")
_SEVERAL = 2


def _masked(sheet: Sheet, named: list[tuple[int, int]]) -> str:
    letters = list(sheet.page.folded)
    for token in sheet.tokens:
        letter = _COUNTED if token.kind == "qty" else TAKEN
        letters[token.start : token.end] = letter * (token.end - token.start)
    for start, end in named:
        letters[start:end] = _VARIANT * (end - start)
    return "".join(letters)


def _rows(text: str, piece: re.Pattern[str]) -> Iterator[Row]:
    """Two or more pieces that only words of listing stand between."""
    row: Row = []
    for match in piece.finditer(text):
        if row and not (_says_alike(row[-1], match) and _is_joined(text, row[-1].end(), match.start())):
            yield from [row] if len(row) > 1 else []
            row = []
        row.append(match)
    yield from [row] if len(row) > 1 else []


def _is_joined(text: str, start: int, end: int) -> bool:
    joined = _JOINED.fullmatch(text, start, end)
    name = joined["name"] if joined else None
    return joined is not None and (name is None or is_goods(name) or name.split()[-1] in GOODS_EN)


def _says_alike(one: re.Match[str], other: re.Match[str]) -> bool:
    """`A4 100 A5 100，A5缺45`: a word of its own begins another matter."""
    return _TIED.get(one["tie"] or "") == _TIED.get(other["tie"] or "")


def _tell(sheet: Sheet, text: str, row: Row, read: Counted, turned: str = "") -> None:
    known = [read.at.get(match.start("read")) if match["read"] else None for match in row]
    roles = ["plain" if at is None else sheet.tokens[at].role for at in known]
    figures = list(_figures(sheet, row, known))
    of_all = said_of_parts(sheet, text, read.places, row[0].start(), figures)
    said = _said(text, row, roles) or of_all or ""
    for match, at in zip(row, known, strict=True):
        role = said or _TIED.get(match["tie"] or "", "plain")
        if at is None and match["bare"]:
            figure = match["bare"] if match["bare"].isdigit() else "0"
            sheet.tokens.append(Token(*match.span("bare"), "qty", figure, turned + role))
        elif at is not None and sheet.tokens[at].role in (
            {"plain", "have", "there"} if turned else {"plain"}
        ):
            sheet.tokens[at] = sheet.tokens[at]._replace(role=turned + role)
    if any(match["bare"] for match in row):
        sheet.cover(match.span("bare") for match in row if match["bare"])
    if of_all is None and said == "short":
        drop_whole(sheet, text, read.places, row[0].start(), figures)


def _figures(sheet: Sheet, row: Row, known: list[int | None]) -> Iterator[int]:
    for match, at in zip(row, known, strict=True):
        figure = match["bare"] if at is None else sheet.tokens[at].value
        yield int(figure) if figure and figure.isdigit() else 0


def _said(text: str, row: Row, roles: list[str]) -> str:
    """What the words before or behind the whole row, or a zero in it, say of each figure."""
    before, end = text[max(0, row[0].start() - _REACH) : row[0].start()], row[-1].end()
    lacks = roles[-1] == "short" or (roles[-1] == "plain" and _follows(words.LACK_AFTER, text, end))
    out = lacks or _follows(_OUT, text, end)
    if any(match["bare"] in _NONE for match in row) or "row have" in roles:
        return "row have"
    if lacks or (out and (_PART_OF.search(before) or all(match["tie"] == "が" for match in row))):
        return "short"
    if _LACK.search(before):
        return "short"
    if _THERE.search(before) or (roles[-1] == "there" and _ONLY.match(text, end)):
        return "row have"
    return ""


_NONE = frozenset(["0", "none", "zero", "nothing"])


def _follows(form: re.Pattern[str], text: str, end: int) -> bool:
    if text.startswith("\n", end):
        return False
    return bool(form.match(text, end) or (text.startswith(" ", end) and form.match(text, end + 1)))
