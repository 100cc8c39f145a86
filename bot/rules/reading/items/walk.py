"""Gather tokens into items: one walk from left to right, in which each kind of token has its reader."""

from collections.abc import Callable

from bot.rules.reading.items.drafts import IDENTITY, Draft
from bot.rules.reading.items.figures import on_quantity
from bot.rules.reading.items.gathering import Gathering
from bot.rules.reading.items.links import leads_to_offer
from bot.rules.reading.items.lookahead import Lookahead, look_ahead
from bot.rules.reading.items.naming import on_line, on_name, on_row, on_variant
from bot.rules.reading.items.of_all import on_all
from bot.rules.reading.items.offering import on_price, on_url
from bot.rules.reading.items.orders import are_several, numbers_of, on_order
from bot.rules.reading.items.saying import on_mark
from bot.rules.reading.items.sections import close_row
from bot.rules.reading.items.turns import on_turns
from bot.rules.reading.items.waiting import on_date
from bot.rules.reading.text.tokens import Sheet, Token
from bot.rules.script import pattern

_COUNTED = r"(?:[(第]?[一二三四五六七八九十]{1,2}(?:[、.)]|部分))"
_HEAD = pattern(rf"[【\[◆■●◇□▼▲*#<]|{_COUNTED}")
_HEADING = pattern(rf"{_COUNTED}?[\s【\[◆■●◇□▼▲*#<>()\-=・】\]:\x00~]*")
# What is on its way is fine, where it stands above a list.
_ON_ITS_WAY = pattern(r"(?:在途|在路上|运输中|途中|配送中|输送中|in\stransit)")
_HEAD_LENGTH = 24
# `缺货清单（8/20更新）` above a list: what stands in it is short.
_LACKING = pattern(r"""
    (?:[【\[◆■●*#\s]|今日|本周|本次|\d{1,2}[/月]\d{1,2}日?\s?(?:的)?){0,3}
    (?:缺货|断货|缺件|短缺|未到货?|欠品|在库切れ|不足|shortage|out[\s-]of[\s-]stock|oos)の?(?:商品|品|items?)?\s?
    (?:清单|列表|一览|明细|汇总|リスト|一覧表?|list)(?:如下|です|は以下の通りです)?[】\]]?\s?(?:[(]?[\d/月日.\s-]{3,12}[^()\n\d]{0,6}[)]?)?\s?:?""")
_LISTED = pattern(r"\n\s{0,4}(?:\d{1,2}[.、)]|[(]\d{1,2}[)]|[-・*•●①②]|\d{1,2}番)")
_LINKS = pattern(r"\s*(?:(?:\d{1,2}[.):、]|[-・*•→]|\(\d+\)|[a-z][.):]|候補\s?\d?\s?:?)\s*)?<?https?:")
_CONTINUES = pattern(r"\s*<?https?:|\s*(?:\d{1,2}[.)、]|[-・*•→]|\(\d+\)|[a-z][.)])")
# `A5的要吗？+2元`: the price of what was asked.
_ASKED_PRICE = pattern(
    r"[?][\s~]{0,3}(?:就|只|不过|单价|每.)?(?:[+\-]|贵|便宜|加|多|少|\d{1,5}(?:\.\d{1,2})?[元块円])"
)
# The price of the link on the line before.
_PRICED = pattern(r"\s*(?:价格|単価|单价|値段|price|unit price)")
# `代わりにこれはどうですか？ https://…`
_LINK_NEXT = pattern(
    r"[ \x00\u2600-\u27bf\U0001f000-\U0001faff:]{0,4}(?:(?:url|リンク|链接|link)\s?:\s?)?<?https?:"
)
_EACH = frozenset(["each ordered", "each plain"])
_OFFERS = frozenset(["offer_before", "offer_label"])


def gather(sheet: Sheet, tokens: list[Token]) -> Gathering:
    """Walk over the sorted tokens once."""
    to = Gathering(work=sheet.work, text=sheet.page.folded)
    to.several_orders = are_several(numbers_of(tokens))
    to.links = any(token.kind == "url" for token in tokens)
    to.each = any(token.role in _EACH for token in tokens)
    ahead = look_ahead(tokens)
    for token in tokens:
        reader = _READERS.get(token.kind)
        if to.overflow:
            break
        if reader is not None:
            reader(to, token, ahead)
            if token.kind != "break":
                to.previous = token
                to.named_until = token.end if token.kind in IDENTITY else to.named_until
                to.line_start = False
    _heading(to, len(to.work))
    return to


def on_bullet(to: Gathering, token: Token, _ahead: Lookahead) -> None:
    """A list mark: a number begins an item, a sign only hints at one."""
    if token.role == "number":
        to.new_item = "number"
    elif to.offering != "label":
        to.new_item = to.new_item or "sign"


def on_break(to: Gathering, token: Token, _ahead: Lookahead) -> None:
    """The end of a line, a sentence or a clause."""
    if token.role == "newline":
        _line_ends(to, token)
    elif token.role == "strong":
        asked = _ASKED_PRICE.match(to.text, token.start) is not None
        _sentence_ends(to, token.end, goes_on=bool(_LINK_NEXT.match(to.text, token.end)), asked=asked)
    else:
        to.others = False


def _sentence_ends(to: Gathering, end: int, *, goes_on: bool = False, asked: bool = False) -> None:
    header = to.header
    awaited = any(mark.value == "return" for mark in header.reasons)
    if not to.said and not awaited and header.restock and header.restock.start >= to.sentence_start:
        header.restock = None
    to.sentence += 1
    to.sentence_start = to.previous.end if to.previous else 0
    to.renamed = None
    to.others = to.group = to.forward = to.said = to.revisited = to.pointed = False
    to.together = []
    to.forget()
    to.spoken, to.excepted = [], []
    to.leads_to_link = goes_on and bool(to.offering or to.last_offer)
    if to.leads_to_link:
        to.offering = to.offering or "list"
    elif to.offering != "label":
        to.last_offer = to.last_offer if to.last_offer and (to.last_offer.url or asked) else None
        to.leads_to_link = leads_to_offer(to, end)
        to.offering = "cue" if to.leads_to_link else ""
    _back_to_short(to)


def _back_to_short(to: Gathering) -> None:
    """After variants that are fine or of which nothing was said, the talk goes on about the item that is short."""
    if not to.focus or to.focus[0].own_line or not all(_passing(draft) for draft in to.focus):
        return
    short = [draft for draft in to.drafts if draft.stock == "short" or not (draft.stock or draft.base)]
    to.focus = short[-1:] or to.focus


def _passing(draft: Draft) -> bool:
    unsaid = draft.base is not None and not draft.stock and not draft.amounts
    return unsaid or draft.stock in {"ok", "wrong"}


def _line_ends(to: Gathering, token: Token) -> None:
    _heading(to, token.start)
    marks = to.line_marks
    _sentence_ends(to, token.end)
    close_row(to)
    to.line_start, to.line_named, to.new_item, to.line_marks, to.noted = True, False, "", [], False
    if _leads_to_links(to, marks, token):
        to.offering = "label"
    if to.offering == "label" and not _CONTINUES.match(to.text, token.end):
        priced = _PRICED.match(to.text, token.end)
        to.offering, to.last_offer = "", to.last_offer if priced else None


def _leads_to_links(to: Gathering, marks: list[Token], token: Token) -> bool:
    """A line that ends with an offer, not with a question, and a link on the next one."""
    told = [mark for mark in marks if mark.role == "short" or mark.role in _OFFERS]
    if not told or told[-1].role == "short" or not _LINKS.match(to.text, token.end):
        return False
    return to.work[max(0, token.start - 4) : token.start].rstrip(" \n")[-1:] != "?"


def _heading(to: Gathering, end: int) -> None:
    """A line that only says `在庫切れ` or `已采购` speaks for the lines below it."""
    if to.line_named:
        return
    start = to.work.rfind("\n", 0, end) + 1
    line = to.text[start:end].strip()
    if _LACKING.fullmatch(line) and _LISTED.match(to.text, end):
        to.section, to.focus = "short", []
        to.header.reasons.append(Token(start, end, "mark", "short", "short"))
        return
    if len(line) > _HEAD_LENGTH or not (_HEAD.match(line) or line.endswith(":")):
        return
    marks = [mark for mark in to.line_marks if mark.role in {"short", "ok"}]
    if marks and _HEADING.fullmatch(to.work, start, end):
        to.section, to.focus = _section(to, marks[-1]), []
    elif not marks and _HEAD.match(line):
        to.section, to.focus = "other" if to.section else "", []


def _section(to: Gathering, mark: Token) -> str:
    if not _ON_ITS_WAY.fullmatch(to.text, mark.start, mark.end):
        return mark.role
    to.header.reasons = [other for other in to.header.reasons if other is not mark]
    to.header.stock = "" if not to.header.reasons else to.header.stock
    return "ok"


def _on_counted(to: Gathering, token: Token, ahead: Lookahead) -> None:
    """A name, colour or size, and the figure that was told right before it: `5 red and 3 blue`."""
    (on_name if token.kind == "product" else on_variant)(to, token, ahead)
    if to.turned is not None:
        figure, to.turned = to.turned, None
        on_quantity(to, figure._replace(role=figure.role.removeprefix("turned ")), ahead)


_READERS: dict[str, Callable[[Gathering, Token, Lookahead], None]] = {
    "order": on_order,
    "row": on_row,
    "line": on_line,
    "product": _on_counted,
    "sku": on_name,
    "color": _on_counted,
    "size": _on_counted,
    "turns": on_turns,
    "all": on_all,
    "qty": on_quantity,
    "mark": on_mark,
    "date": on_date,
    "url": on_url,
    "price": on_price,
    "bullet": on_bullet,
    "break": on_break,
}
