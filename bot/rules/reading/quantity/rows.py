"""Sizes with a figure each, one after another: `S×2 M×3 L×1`, `大2個小3個`, `37→2足 38→1足`."""

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.rules.reading.quantity.prices import COUNTER
from bot.rules.reading.quantity.uncounted import DENIED
from bot.rules.reading.text.tokens import Sheet, Starts, Token
from bot.rules.regex import regex
from bot.rules.script import fold, pattern

_FIGURE = (
    rf"(?P<n>\d{{1,3}})(?![\d%]|[./:-]\d|\s?(?:cm|mm|ml|kg|月|日|元|円|码|号|サイズ))(?P<unit>\s?{COUNTER})?"
)
_TIE = r"(?P<tie>[x*:=]|→|->|…{1,2}|\.{2,3}|が|は|各|の|剩|有|在库|残り?|缺|欠|差|少|订|要|拍)?"
_TIES = rf"\s?{_TIE}\s?"
_UNITS = Starts(
    (
        "234567xsmlf",
        pattern(rf"""
            (?<![a-z0-9'&.-])(?P<v>[2-7]xl|x{{1,4}}[sl]|[2-7]l|ss|ll|[smlf])(?P<tail>码|号)?(?:サイズ)?{_TIES}{_FIGURE}"""),
    ),
    ("大中小", pattern(rf"(?P<v>[大中小])(?P<tail>号)?(?:サイズ)?{_TIES}{_FIGURE}")),
    (
        "234",
        pattern(
            rf"(?<![\d.:/→-])(?P<v>2[2-9](?:\.[05])?|3\d(?:\.[05])?|4[0-6](?:\.[05])?)(?P<tail>码|号)?{_TIES}{_FIGURE}"
        ),
    ),
    ("156789", pattern(rf"(?<![\d.:/→-])(?P<v>[5-9]0|1[0-7]0)(?P<tail>码|号|サイズ)?{_TIES}{_FIGURE}")),
)
_BETWEEN = regex(r"[\s、,/・;と和]{0,4}")
_SEVERAL, _NEAR = 2, 24
_BY_WORD = frozenset("大中小")
_PAIRED = frozenset(["足", "双"])


def take_size_rows(sheet: Sheet) -> None:
    """Where two sizes or more follow each other, each with its figure, these are how many of each."""
    if not _SIGNS.search(sheet.work):
        return
    for row in list(_rows(sheet)):
        role = _role(sheet.work, row)
        for match in row:
            _take(sheet, match, role, is_last=match is row[-1])


# `total shortage 9 pcs (M 4, L 5)`: how many of each lack.
_OF_LACK = pattern(r"(?:shortage|short|缺|差|少|不足|欠品)[^。.\n()]{0,14}\($")


def _take(sheet: Sheet, match: re.Match[str], role: str, *, is_last: bool) -> None:
    """The size, and its figure unless the words around it have yet to say what it is."""
    start, end = match.start("v"), max(match.end("v"), match.end("tail"))
    sheet.tokens.append(Token(start, end, "size", sheet.written(start, end)))
    said = _SAID.search(sheet.work, end, match.start("n")) or (is_last and match["unit"])
    if said and not _APART.match(sheet.work, match.end()):
        sheet.cover([(start, end)])
        return
    role = _TOLD.get(match["tie"] or "", role)
    sheet.tokens.append(Token(match.start("n"), match.end(), "qty", str(int(match["n"])), role))
    sheet.cover([match.span()])


_TOLD = dict.fromkeys(map(fold, ("剩", "有", "在庫", "残", "残り")), "row have") | {
    **dict.fromkeys("缺欠差少", "short"),
    **dict.fromkeys(map(fold, "订要拍"), "ordered"),
}


def _role(work: str, row: list[re.Match[str]]) -> str:
    """With a zero among them the figures are what is there."""
    if any(int(match["n"]) == 0 for match in row):
        return "row have"
    return "short" if _OF_LACK.search(work, max(0, row[0].start() - _NEAR), row[0].start()) else "plain"


_SAID = pattern(r"[がは]")
_APART = regex(r"[\s、,]|$")
# Two figures in sight of each other, the second of which stands behind a size.
_SIGNS = pattern(r"""
    \d[^\d\n]{0,6}(?:[xsmlf大中小][^\d\n]{0,4}|[234]\d(?:\.[05])?(?:码|号)?\s?(?:[x*:=→がは]|->|\s)\s?
    |(?:[5-9]0|1[0-7]0)(?:码|号|サイズ)?\s?[x*:=→がは缺欠少各订])\d""")


def _rows(sheet: Sheet) -> Iterator[list[re.Match[str]]]:
    row: list[re.Match[str]] = []
    for match in sheet.matches(_UNITS):
        if row and not (_follows(sheet.work, row[-1], match) and _is_alike(row[-1], match)):
            yield from _whole(sheet, row)
            row = []
        row.append(match)
    yield from _whole(sheet, row)


def _follows(work: str, before: re.Match[str], match: re.Match[str]) -> bool:
    between = work[before.end() : match.start()]
    apart = between or before["unit"] or match["v"] in _BY_WORD
    return bool(_BETWEEN.fullmatch(between)) and bool(apart)


def _is_alike(one: re.Match[str], other: re.Match[str]) -> bool:
    """Letters beside letters; numbers of shoes rise."""
    if one["v"][:1].isdigit() and one["v"][-1:].isdigit() and other["v"][-1:].isdigit():
        return float(other["v"]) > float(one["v"])
    return one["v"][-1:].isdigit() == other["v"][-1:].isdigit()


def _whole(sheet: Sheet, row: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    denied = row and DENIED.match(sheet.work, row[-1].end())
    if denied or len(row) < _SEVERAL or len({match["v"] for match in row}) < len(row):
        return
    if row[0]["v"].endswith("0") and int(row[0]["v"]) > _LARGEST_SHOE:
        sure = _is_about_children(sheet.page.folded)
    elif row[0]["v"][-1:].isdigit():
        sure = _is_about_shoes(sheet, row)
    else:
        sure = not row[0]["v"].isascii() or all(sheet.written(*match.span("v")).isupper() for match in row)
    if sure:
        yield row


_LARGEST_SHOE = 46
# Whose clothes go by their height: `100が2、110が3`.
_CHILDREN = pattern(r"""
    子ども|子供|こども|キッズ|ベビー|ジュニア|园児|男の子|女の子|儿童|童[装裤裙鞋帽袜衣]|宝宝|婴儿|小孩|男童|女童
    |(?<![a-z])(?:kids?|child(?:ren)?|baby|toddlers?|boys?|girls?)(?![a-z])""")
_SHOES = pattern(r"""
    靴(?!下)|鞋|ブーツ|サンダル|スニーカー|パンプス|ローファー|シューズ(?!ラック)|スリッパ|スリッポン
    |shoes|boots|sandals|sneakers""")


@lru_cache(maxsize=1)
def _is_about_children(text: str) -> bool:
    """Asked for every row of one notice: looked up once."""
    return bool(_CHILDREN.search(text))


def _is_about_shoes(sheet: Sheet, row: list[re.Match[str]]) -> bool:
    units = {(match["unit"] or "").strip() for match in row}
    called = any(match["tail"] for match in row)
    return called or bool(units & _PAIRED) or bool(_SHOES.search(sheet.page.folded))
