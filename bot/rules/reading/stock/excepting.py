"""`2番以外`, `除了M码`, `except line 3`: what is said next holds for everything else."""

from bot.rules.reading.text.tokens import Sheet, Token
from bot.rules.regex import regex
from bot.rules.script import pattern

_SIGNS = ("外", "除", "のぞ", "except", "apart from", "other than", "excluding", "but ")
# Behind the name. それ以外 and 以外にも speak of others beside, and 以外 of nothing named of nobody.
_BEHIND = pattern(r"""
    (?<!それ)(?<!これ)(?<!あれ)(?<!上记)(?<!展示品)(?<!见本)(?<!现品)(?<!サンプル)(?<![\s、。,!?\n])
    (?:以外(?!に)(?:の(?:商品|もの|分|方|色|サイズ|行|番号))?|を\s?(?:除[いき]|のぞ[いき])(?:まして|ますと|て)?|を\s?除けば)""")
_AROUND = pattern(r"""
    (?P<open>除(?:了|去)?)(?P<what>[^。!?;\n缺没断无货到外]{1,24}?)(?:以外|之外|外)?[,，、]?\s?
    (?=都|全|其[他它余]|剩|别的|均|所有|另外)""")
_BEFORE = regex(
    r"(?P<open>(?<![a-z])(?:except|apart\sfrom|other\sthan|excluding|(?<=all\s)but|(?<=everything\s)but)(?:\sfor)?)\s"
    r"(?P<what>[^.!?;,\n]{1,30}?)(?=,?\s(?:is|are|has|have|was|were|all|arrived)\b)"
)
_LAST = regex(
    r"(?P<open>,?\s(?:except|apart\sfrom|other\sthan|excluding)(?:\sfor)?)\s(?P<what>[^.!?;,\n]{1,30})(?=[.!?;,\n]|$)"
)


def take_exceptions(sheet: Sheet) -> None:
    """A mark where the names of what is excepted end; the words around them are taken."""
    if not sheet.has(*_SIGNS):
        return
    marks = [Token(*match.span(), "mark", "", "excepted") for match in _BEHIND.finditer(sheet.work)]
    covered = [(mark.start, mark.end) for mark in marks]
    for finder, role in ((_AROUND, "excepted"), (_BEFORE, "excepted"), (_LAST, "excepted_last")):
        for match in finder.finditer(sheet.work):
            marks.append(Token(match.end("what"), match.end("what"), "mark", "", role))
            covered += [match.span("open"), (match.end("what"), match.end())]
        sheet.cover(sorted(covered))
    sheet.tokens += marks
