"""What a heading says of the figures behind it: `能发的数：黑16 白9 灰21`, `发现少：发带1 围巾2 袖套5`."""

import re

from bot.rules.reading.quantity.prices import COUNTER
from bot.rules.reading.text.counting import whole_number
from bot.rules.reading.text.tokens import Sheet, Token
from bot.rules.regex import regex
from bot.rules.script import pattern

_SHORT = r"缺[少件数]?|少[货了发到件]?|短[少缺]|漏发|没[到收]到?|未[到收]|欠|差|不足|missing|short|lacking"
# `以下全缺：托盘30，杯刷12`: all that was ordered lacks.
_ALL = r"""(?:全都?|全部都?|都|通通|统统|均|一律)(?:缺(?:货|了)?|断(?:货|了)?|没(?:有|货|了)?|无(?:货)?|卖[完光]了?
    |售罄|停产)
    |[一1][个件条只样点]也?都?没有?(?:到|来)?|全欠|全て(?:欠品|在库切れ)|すべて(?:欠品|在库切れ)|全部(?:欠品|在库切れ)|all\s(?:out\sof\sstock|sold\sout|missing)"""
_HAVE = r"""[能可](?:发|给|供|出|交|拿|买|拍)(?:货|出|到)?|现有|有货|现货|库存|在库|剩余?|[实已]?[到收](?:货|到)?
    |实[发点]|已[发买拍采交]|备货|(?:出荷|发送|手配|用意|购入)(?:可能|でき(?:る|た))|ある|available|received|arrived|in\sstock"""
_ORDERED = r"[订拍要买](?:了|购|货|的)?|下单|采购|需求|ご?注文|ordered"
# Behind a word of denial another one of having says the contrary.
_HEAD = pattern(rf"""
    (?:(?<![^\n。;,、])|(?<=[\x00\s]))[^,，。、;:\n\d\x00()没未不无]{{0,6}}?
    (?:(?P<all>{_ALL})|(?P<short>{_SHORT})|(?P<row_have>{_HAVE})|(?P<ordered>{_ORDERED}))
    (?:的|有|是|量|数量?|明细|情况|如下|清单|qty){{0,3}}\s?:(?:[ ]?|\s*\n[ ]*)(?=[^\d\n,。;:]{{1,12}}\d)""")
# A name and how many of it; the names are read later.
_ONE = pattern(rf"""
    (?P<name>[^\d\s,，、。;:/()→\-][^\d,，、。;:\n/()→]{{0,11}}?)\s?[x*:]?\s?(?P<n>\d{{1,5}})(?![\d:%-]|[./]\d)
    (?:[ ]?{COUNTER})?""")
_NEXT = regex(r"[\s、,/]{0,3}")
_NO_COUNT = pattern(
    r"\s?(?:[元块円月日号时天年周码%]|cm|mm|ml|kg|g(?![a-z])|番|サイズ|工作日|个(?:月|工作日))"
)
# A figure with a word of its own.
_TOLD = pattern(r"(?:[订定要拍买有到剩缺少差欠发给收来的是共计各](?:了|货)?|数量?)\s?$")
_SEVERAL = 2


def take_headings(sheet: Sheet) -> None:
    """Rows of names with a figure each, behind a word that says what all the figures are."""
    if ":" not in sheet.work:
        return
    for head in list(_HEAD.finditer(sheet.page.folded)):
        row = _row(
            sheet.work, head.end(), below="\n" in head.group()[head.end(head.lastgroup or 0) - head.start() :]
        )
        if len(row) >= _SEVERAL:
            start = head.start(head.lastgroup or 0)
            lacks = head.lastgroup in _LACKING
            role = "ordered" if head.lastgroup == "all" else (head.lastgroup or "").replace("_", " ")
            sheet.tokens += [
                Token(match.start("n"), match.end(), "qty", str(whole_number(match["n"]) or 0), role)
                for match in row
            ]
            if lacks:
                value = "partial" if role == "short" else "short"
                sheet.tokens.append(Token(start, head.end(), "mark", value, "short"))
            sheet.cover([(start, head.end()), *((match.start("n"), match.end()) for match in row)])


_LACKING = frozenset(["short", "all"])


def _row(work: str, start: int, *, below: bool) -> list[re.Match[str]]:
    """As many as follow each other, side by side or one in each line below."""
    row: list[re.Match[str]] = []
    while match := _ONE.match(work, start):
        if _NO_COUNT.match(work, match.end("n")):
            return []
        if _TOLD.search(match["name"]):
            break
        row.append(match)
        gap = _NEXT.match(work, match.end())
        start = gap.end() if gap else match.end()
        ends = work[match.end() : start].count("\n")
        if below and not ends and start < len(work):
            return []
        if ends > below:
            break
    return row
