"""What a heading says of the items behind it: `已买：1番、2番`, `没货的：3番 帽子`, `【未到】5番`, `OK：6番`."""

from bot.rules.reading.items.gathering import Gathering
from bot.rules.reading.text.tokens import Token
from bot.rules.script import pattern

# What may stand before the word in its line: a list mark, and words that say nothing by themselves.
_LEAD = pattern(r"""
    [\s【\[◆■●◇□▼▲*#<>()\-=・~]*(?:[(第]?[一二三四五六七八九十\d]{1,2}(?:[、.)]|部分)\s?)?
    (?:以下|下列|本次|这次|今天|今日|目前|现在|这些|其中|另外|商品|单里|店家|本日|すでに|现在は|the|now|already)*
    [\s:]?(?:都|全部?|是|已经?|还|也|均|items?|lines?|で)*\s?""")
_COLON = pattern(r"""
    [ ]?(?:的|了|商品|部分|清单|明细|的商品|的有|的是|如下|もの|品|分|items?|lines?){0,2}[ ]?[】\])]?[ ]?
    (?::|(?<=[】\]]))[ ]?(?=[^\s])""")
_MOST_LEAD = 16


def heads_a_row(to: Gathering, token: Token) -> bool:
    """Whether a word of stock begins its line or sentence, and a colon behind it opens a list in the same line."""
    begin = max(to.text.rfind(end, 0, token.start) for end in "\n。;") + 1
    if token.start - begin > _MOST_LEAD or not _LEAD.fullmatch(to.text, begin, token.start):
        return False
    end = token.end - 1 if to.text[token.end - 1] == ":" else token.end
    return "\n" not in to.text[end : end + 1] and _COLON.match(to.text, end) is not None


def open_section(to: Gathering, token: Token) -> bool:
    """From here to the end of the line, or to the next heading, all that is named is there; or it lacks."""
    if not heads_a_row(to, token):
        return False
    to.focus, to.row_headed = [], True
    to.section = "ok" if token.role == "ok" else ""
    to.forget()
    return token.role == "ok"


def close_row(to: Gathering) -> None:
    """What a heading in a line says ends with the line."""
    if to.row_headed:
        to.section, to.row_headed = "", False
